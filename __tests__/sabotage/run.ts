// Deliberate faults, each of which a named test must catch: `npm run test:sabotage`, or `-- ORDER`
// for those whose rule has that word.
import { readFileSync } from 'node:fs'
import { allFaults } from './all.ts'
import { done, type Fault, type Verdict } from './fault.ts'
import { openWorktreeCopy, type WorktreeCopy } from './worktreeCopy.ts'

const words = process.argv.slice(2).map((word) => word.toLowerCase())
const faults = allFaults.filter(({ breaks }) =>
  words.every((word) => breaks.toLowerCase().includes(word)),
)
const rotted = faults.flatMap((fault) => done(fault, readFileSync(fault.file, 'utf8')).rotted ?? [])
if (rotted.length > 0)
  throw new Error(`These faults have rotted, and must be found anew:\n${rotted.join('\n')}`)
const left = [...faults]
const verdicts = new Map<Fault, Verdict>()
const begun = performance.now()
// Two at a time; each in a copy of its own.
const workshops = [openWorktreeCopy(), openWorktreeCopy()]
try {
  await unbroken(workshops[0] as WorktreeCopy)
  await Promise.all(workshops.map(work))
} finally {
  for (const each of workshops) each.close()
}
const survivors = [...verdicts].filter(([, verdict]) => 'survived' in verdict)
for (const [{ breaks }, verdict] of survivors)
  console.log(`SURVIVED  ${breaks}: ${'survived' in verdict ? verdict.survived : ''}`)
console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`)
console.log(`${verdicts.size - survivors.length} passed, ${survivors.length} failed`)
process.exitCode = survivors.length > 0 || verdicts.size === 0 ? 1 : 0

/** A guard that fails anyway, or that is not there, guards nothing. */
async function unbroken(copy: WorktreeCopy): Promise<void> {
  for (const guard of new Set(faults.map((fault) => fault.guard)))
    if (typeof guard === 'string' && 'caught' in (await copy.judge(guard)))
      throw new Error(`${guard} fail while nothing is broken`)
  const guards = faults.flatMap(({ guard }) => (typeof guard === 'string' ? [] : [guard]))
  const passing =
    guards.length === 0
      ? new Map<string, readonly string[]>()
      : await copy.passing([...new Set(guards.map(({ test }) => test))])
  const absent = guards.flatMap(({ test, named }) =>
    passing.get(test)?.some((name) => name.includes(named)) ? [] : [`${test}: ${named}`],
  )
  if (absent.length > 0)
    throw new Error(`These tests do not pass while nothing is broken:\n${absent.join('\n')}`)
}

async function work(copy: WorktreeCopy): Promise<void> {
  for (let fault = left.shift(); fault; fault = left.shift()) {
    const verdict = await copy.break(fault)
    verdicts.set(fault, verdict)
    const [word, what] =
      'caught' in verdict ? ['caught  ', verdict.caught] : ['SURVIVED', verdict.survived]
    console.log(`${word}  ${fault.breaks}\n          ${fault.file} → ${what}`)
  }
}
