import type { Runtime } from '../core/runtime.ts'
import type { Outstanding } from '../journal/outstanding.ts'

/**
 * Returns a line for each lease that later steps obtained again, with how often: by lines of the
 * record, which any step can write. The bound in the log does not depend on them.
 */
export function refreshNotes(
  runtime: Pick<Runtime, 'readText'>,
  record: string | undefined,
  receipts: Outstanding['receipts'],
): readonly string[] {
  const leases = receipts.flatMap(([, { lease, refreshLifetime }]) =>
    refreshLifetime === undefined ? [] : [lease],
  )
  if (record === undefined || leases.length === 0) return []
  const lines = runtime.readText(record)?.split('\n') ?? []
  return [...new Set(leases)].flatMap((lease) => {
    const own = `"event":"refreshed","lease":${JSON.stringify(lease)},`
    const count = lines.filter((line) => line.includes(own)).length
    const times = count === 1 ? 'once' : `${count} times`
    return count === 0 ? [] : [`${lease}: refreshed ${times}, according to the later steps`]
  })
}
