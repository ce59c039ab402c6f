// What the action survives: each kind of call, each fault, each provider, on the built action: `npm
// run test:faults`. Words after `--` choose rows: those whose title has all of them (`npm run
// test:faults -- 'vault read' silence`), and of words with `|` between them any.
// `--record` writes the results into `docs/status.json`.

import { RECORD, recordResults, resultOf } from '../status.ts'
import { matrixOf } from './matrix.ts'
import { play, type Verdict } from './play.ts'
import { providerCases } from './providerCases.ts'
import { budgetOf, type Row, rowsOf, titleOf } from './row.ts'

const AT_A_TIME = 4
const recorded = process.argv.includes(RECORD)
const words = process.argv.slice(2).filter((word) => word !== RECORD)
const rows = rowsOf(providerCases).filter((row) =>
  words.every((word) => word.split('|').some((each) => titleOf(row).includes(each))),
)
const begun = performance.now()
const verdicts = await again(await playAll(rows))
console.log(matrixOf(verdicts))
const failed = verdicts.filter(({ complaints }) => complaints.length > 0)
for (const { row, complaints, shown } of failed)
  console.log(
    `\nFAILED ${titleOf(row)}\n${complaints.map((each) => `  ${each}`).join('\n')}\n${shown}`,
  )
if (recorded && words.length === 0) recordResults('lab', resultsOf(verdicts))
const peak = Math.max(...verdicts.map((each) => each.peak ?? 0)) / 1024 / 1024
console.log(
  `\n${Math.round((performance.now() - begun) / 1000)} s in all; at most ` +
    `${Math.round(peak)} MB of memory in a step`,
)
console.log(`${verdicts.length - failed.length} passed, ${failed.length} failed`)
// The table is large: an exit before a pipe has taken it would cut it off.
process.stdout.write('', () => process.exit(failed.length > 0 || verdicts.length === 0 ? 1 : 0))

/**
 * Four at a time: two begin with those that mostly wait, two with those that mostly compute. The
 * verdicts come in the order of the rows.
 */
async function playAll(all: readonly Row[]): Promise<readonly Verdict[]> {
  const found = new Map<Row, Verdict>()
  const waiting = all.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  const work = async (next: () => Row | undefined): Promise<void> => {
    for (let row = next(); row; row = next()) {
      found.set(row, await played(row))
      if (found.size % 50 === 0) console.log(`${found.size} of ${all.length}`)
    }
  }
  await Promise.all(
    Array.from({ length: AT_A_TIME }, (_, n) =>
      work(() => (n % 2 === 0 ? waiting.shift() : waiting.pop())),
    ),
  )
  return all.flatMap((row) => found.get(row) ?? [])
}

/** A lab that breaks has shown nothing of the action. */
async function played(row: Row): Promise<Verdict> {
  try {
    return await play(row)
  } catch (error) {
    const complaints = [`the lab broke: ${error instanceof Error ? error.message : error}`]
    return { row, outcome: '?', seconds: 0, peak: undefined, complaints, shown: '' }
  }
}

/**
 * Where others use the machine, a step may be late for deadlines of a second. So a few rows that
 * failed are played once more, one after the other; what is wrong with the action goes wrong again.
 */
async function again(found: readonly Verdict[]): Promise<readonly Verdict[]> {
  const few = found.filter(({ complaints }) => complaints.length > 0).length <= found.length / 100
  const settled: Verdict[] = []
  for (const verdict of found) {
    if (few && verdict.complaints.length > 0)
      console.log(`again, alone: ${titleOf(verdict.row)} (${verdict.complaints.join('; ')})`)
    settled.push(few && verdict.complaints.length > 0 ? await played(verdict.row) : verdict)
  }
  return settled
}

function lengthOf(row: Row): number {
  return row.extent === 'ever' &&
    (row.serverFault.kind === 'transient' || row.serverFault.name === 'drips for ever')
    ? budgetOf(row)
    : 0
}

/** Counts by provider, without the calls that all of them share. */
function resultsOf(all: readonly Verdict[]): Parameters<typeof recordResults>[1] {
  const own = all.filter(({ row }) => row.heading.startsWith(`${row.providerCase.name} `))
  const byProvider = Map.groupBy(own, ({ row }) => row.providerCase.name.replace(/ .*/, ''))
  return Object.fromEntries(
    [...byProvider].map(([name, found]) => {
      const wrong = found.filter(({ complaints }) => complaints.length > 0).length
      return [name, resultOf({ passed: found.length - wrong, failed: wrong, skipped: 0 }, [])]
    }),
  )
}
