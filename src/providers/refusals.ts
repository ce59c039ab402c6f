import { refusals as aws } from './aws/refusals.ts'
import { storeRefusals as awsStores } from './aws/storeRefusals.ts'
import { refusals as azure } from './azure/refusals.ts'
import { storeRefusals as azureVault } from './azure/storeRefusals.ts'
import { refusals as gcp } from './gcp/refusals.ts'
import { storeRefusals as gcpStore } from './gcp/storeRefusals.ts'
import { refusals as oauth } from './oauth/refusals.ts'
import { refusals as octoSts } from './octo-sts/refusals.ts'
import { notRevoked } from './octo-sts/revoke.ts'
import type { Refusal } from './provider.ts'
import type { ProviderName } from './registry.ts'
import { refusals as vault } from './vault/refusals.ts'

/**
 * The rejections of each server with their causes, for the README's troubleshooting. No step loads
 * all of them.
 */
export const refusals: Readonly<Record<ProviderName, readonly Refusal[]>> = {
  aws: [...aws, ...awsStores],
  vault,
  gcp: [...gcp, ...gcpStore],
  azure: [...azure, ...azureVault],
  oauth,
  'octo-sts': [...octoSts, notRevoked],
}
