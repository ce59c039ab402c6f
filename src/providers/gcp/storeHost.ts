import type { GcpConfig } from './config.ts'
import type { GcpSource } from './readSpec.ts'

/** Returns the host of Secret Manager for a global or a regional secret. */
export const storeHost = (
  { universe }: Pick<GcpConfig, 'universe'>,
  { location }: Pick<GcpSource, 'location'>,
): string =>
  location === undefined ? `secretmanager.${universe}` : `secretmanager.${location}.rep.${universe}`
