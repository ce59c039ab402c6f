import type { ProviderCase } from './providerCase.ts'
import { aws } from './providerCases/aws.ts'
import { azure } from './providerCases/azure.ts'
import { awsCluster } from './providerCases/eks.ts'
import { gcp } from './providerCases/gcp.ts'
import { kubernetes } from './providerCases/kubernetes.ts'
import { oauth } from './providerCases/oauth.ts'
import { octoSts } from './providerCases/octo-sts.ts'
import { awsRegistry, azureRegistry } from './providerCases/registries.ts'
import { awsRead, azureRead, gcpRead } from './providerCases/stores.ts'
import { vault } from './providerCases/vault.ts'

/** The columns of the matrix; the first one also stands behind the calls that all of them share. */
export const providerCases: readonly [ProviderCase, ...ProviderCase[]] = [
  vault,
  aws,
  oauth,
  gcp,
  azure,
  octoSts,
  kubernetes,
  awsRead,
  awsCluster,
  gcpRead,
  azureRead,
  awsRegistry,
  azureRegistry,
]
