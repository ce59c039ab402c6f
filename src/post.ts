import { restartWithoutBlockers } from './edge/certificateLoader.ts'
import { plainLines, toRunner } from './edge/commands.ts'
import { rawInputs, state } from './edge/inputs.ts'
import { run } from './edge/program.ts'
import { worldOfPost } from './edge/world.ts'
import { close } from './flow/close.ts'
import { nothingLeased, readJournal } from './lease/journal.ts'

if (!restartWithoutBlockers())
  run(async (program) => {
    const found = readJournal(state)
    if (!found || found.entries.size + found.warnings.length === 0)
      return toRunner(plainLines(nothingLeased(state)))
    await close(worldOfPost(program, found.opening), found, rawInputs)
  })
