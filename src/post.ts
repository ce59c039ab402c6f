import { plainLines, toRunner } from './edge/commands.ts'
import { state } from './edge/inputs.ts'
import { run } from './edge/program.ts'
import { readJournal } from './lease/journal.ts'

run(async (program) => {
  const found = readJournal(state)
  if (!found || found.entries.size + found.warnings.length === 0)
    return toRunner(plainLines('Nothing was leased, so there is nothing to give back'))
  // Loaded only now: most of what main needs, post never does.
  const [{ worldOfPost }, { close }] = await Promise.all([import('./edge/world.ts'), import('./flow/close.ts')])
  await close(worldOfPost(program, found.opening), found)
})
