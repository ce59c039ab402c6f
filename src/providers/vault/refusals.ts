import { inactive, lagging, standby, unreturnable } from './commonRows.ts'
import { loginRows, mfa } from './loginRows.ts'
import { dataRows, readRows } from './readRows.ts'
import type { Row } from './row.ts'

/** All of them, in the order of a lease. */
export const refusals: readonly Row[] = [
  ...loginRows,
  mfa,
  standby,
  lagging,
  inactive,
  ...readRows,
  ...Object.values(dataRows),
  unreturnable,
]
