import type { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { errorIn, type KubeAction } from '../kubernetes/api.ts'
import { rows } from '../kubernetes/refusals.ts'
import { match } from '../refusals.ts'
import { rejection } from '../response.ts'
import { noAccessEntry } from './clusterRefusals.ts'
import type { AwsClusterConfig } from './describeCluster.ts'
import { leasedRole } from './narrowing.ts'

export { leaseToken } from '../kubernetes/tokenRequest.ts'

/** Returns the failure for a request that an EKS cluster rejected. */
export function rejectedByCluster(
  response: HttpResponse,
  action: KubeAction,
  { config, base }: { readonly config: AwsClusterConfig; readonly base: URL },
): Failure {
  const { namespace = '', name = '' } = config.cluster.serviceAccount?.account ?? {}
  const to =
    action === 'token'
      ? `the request for a token of ${namespace}/${name}`
      : `the creation of a Secret in ${namespace}`
  return rejection(response, {
    ...{ code: 'EXCHANGE_REFUSED', host: base.host, to },
    row: match([noAccessEntry, ...rows], errorIn(response, action)),
    diagnostics: [
      `  the cluster needs an access entry for ${leasedRole(config).arn}, and a RoleBinding ` +
        'for the user or a group of that entry',
    ],
  })
}
