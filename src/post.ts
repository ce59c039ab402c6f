import { restartWithoutBlockers } from './edge/certificateLoader.ts'
import { plainLines, toRunner } from './edge/commands.ts'
import { rawInputs, state } from './edge/inputs.ts'
import { run } from './edge/program.ts'
import { nothingLeased, readJournal } from './lease/journal.ts'
import { isSettled } from './lease/outstanding.ts'

if (!restartWithoutBlockers())
  run(async (program) => {
    const found = readJournal(state)
    if (!found || found.entries.size + found.warnings.length === 0)
      return toRunner(plainLines(nothingLeased(state)))
    if (isSettled(found)) return toRunner(plainLines('Nothing is left to give back'))
    // Loaded only here: a post with nothing to do does not parse what revokes and records.
    const [{ worldOfPost }, { close }] = await Promise.all([
      import('./edge/world.ts'),
      import('./flow/close.ts'),
    ])
    await close(worldOfPost(program, found.opening), found, rawInputs)
  })
