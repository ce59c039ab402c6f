import { nothingLeased, readJournal } from './journal/journal.ts'
import { isSettled } from './journal/outstanding.ts'
import { restartWithoutBlockers } from './runner/certificateLoader.ts'
import { plainLines, toRunner } from './runner/commands.ts'
import { rawInputs, state } from './runner/inputs.ts'
import { run } from './runner/process.ts'

if (!restartWithoutBlockers())
  run(async (program) => {
    const found = readJournal(state)
    if (!found || found.entries.size + found.warnings.length === 0)
      return toRunner(plainLines(nothingLeased(state)))
    if (isSettled(found)) return toRunner(plainLines('Nothing is left to give back'))
    // Loaded only here: a post with nothing to do does not parse what revokes and records.
    const [{ worldOfPost }, { close }] = await Promise.all([
      import('./runner/runtime.ts'),
      import('./flow/post.ts'),
    ])
    await close(worldOfPost(program, found.opening), found, rawInputs)
  })
