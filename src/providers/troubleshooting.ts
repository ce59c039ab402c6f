import { refusals as aws } from './aws/refusals.ts'
import { refusals as azure } from './azure/refusals.ts'
import { refusals as gcp } from './gcp/refusals.ts'
import { refusals as oauth } from './oauth/refusals.ts'
import { refusals as octoSts } from './octo-sts/refusals.ts'
import { notRevoked } from './octo-sts/revoke.ts'
import type { Refusal } from './refusals.ts'
import type { ProviderName } from './registry.ts'
import { refusals as vault } from './vault/refusals.ts'

/** The refusal table of each provider, for the documentation. No step loads all of them. */
export const refusals: Readonly<Record<ProviderName, readonly Refusal[]>> = {
  aws,
  vault,
  gcp,
  azure,
  oauth,
  'octo-sts': [...octoSts, notRevoked],
}
