import { clusterRefusals } from '../../src/providers/aws/clusterRefusals.ts'
import { ecrRefusals } from '../../src/providers/aws/ecrRefusals.ts'
import { refusals as aws } from '../../src/providers/aws/refusals.ts'
import { storeRefusals as awsStores } from '../../src/providers/aws/storeRefusals.ts'
import { acrRefusals } from '../../src/providers/azure/acrRefusals.ts'
import { refusals as azure } from '../../src/providers/azure/refusals.ts'
import { storeRefusals as keyVault } from '../../src/providers/azure/storeRefusals.ts'
import { refusals as gcp } from '../../src/providers/gcp/refusals.ts'
import { storeRefusals as secretManager } from '../../src/providers/gcp/storeRefusals.ts'
import { refusals as kubernetes } from '../../src/providers/kubernetes/refusals.ts'
import { deletionRows } from '../../src/providers/kubernetes/revoke.ts'
import { refusals as oauth } from '../../src/providers/oauth/refusals.ts'
import { refusals as octoSts } from '../../src/providers/octo-sts/refusals.ts'
import { notRevoked } from '../../src/providers/octo-sts/revoke.ts'
import type { Refusal } from '../../src/providers/refusals.ts'
import type { ProviderName } from '../../src/providers/registry.ts'
import { refusals as vault } from '../../src/providers/vault/refusals.ts'

/** The refusal table of each provider, for the documentation. No step loads all of them. */
export const refusals: Readonly<Record<ProviderName, readonly Refusal[]>> = {
  aws: [...aws, ...awsStores, ...ecrRefusals, ...clusterRefusals],
  vault,
  gcp: [...gcp, ...secretManager],
  azure: [...azure, ...keyVault, ...acrRefusals],
  kubernetes: [...kubernetes, ...deletionRows],
  oauth,
  'octo-sts': [...octoSts, notRevoked],
}
