import { replicaLag, revokeDenied, sealed, standby } from './commonRows.ts'
import { loginRows, mfa } from './loginRows.ts'
import { dataRows, readRows } from './readRows.ts'
import type { VaultRefusalRow } from './row.ts'

/** All troubleshooting rows, in the order of a lease. */
export const refusals: readonly VaultRefusalRow[] = [
  ...loginRows,
  mfa,
  standby,
  replicaLag,
  sealed,
  ...readRows,
  ...Object.values(dataRows),
  revokeDenied,
]
