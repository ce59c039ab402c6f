import type { Secret } from '../../core/secret.ts'
import { partitionOfSts, regionalEndpoint, signingRegion } from './partitions.ts'
import { presign, type Signer } from './sigv4.ts'

/** The region, STS, cluster and time for which a token for EKS is signed. */
export interface ClusterTokenScope {
  readonly region: string
  /** The STS that granted the session. */
  readonly sts: URL
  /** The name that binds the token to one cluster. */
  readonly bound: string
  /** Seconds since the epoch. */
  readonly now: number
}

/**
 * Returns a token for an EKS cluster: a signed request with which the cluster asks STS who the
 * session is. No permission is needed for it.
 */
export function signClusterToken(
  signer: Signer,
  { region, sts, bound, now }: ClusterTokenScope,
): string {
  // Clusters accept the hosts of AWS only, and no VPC endpoint.
  const aws = partitionOfSts(sts.hostname) !== undefined
  const host = aws ? regionalEndpoint(region, { fips: false, dualStack: false }) : sts
  const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', host)
  const signed: Secret = presign({ url, headers: { 'x-k8s-aws-id': bound }, expires: 60 }, signer, {
    ...{ region: signingRegion(region), service: 'sts', now },
  })
  return `k8s-aws-v1.${Buffer.from(signed.reveal()).toString('base64url')}`
}

/** Matches the name of a cluster, or the id of one on an Outpost: a token is bound to either. */
export const BOUND = /^[\w-]{1,100}$/
