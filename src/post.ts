import { nothingLeased, readJournal } from './journal/journal.ts'
import { isSettled } from './journal/outstanding.ts'
import { restartWithoutBlockers } from './runner/authorities.ts'
import { logLines, writeStdout } from './runner/commands.ts'
import { rawInputs, state } from './runner/inputs.ts'
import { run } from './runner/process.ts'

if (!restartWithoutBlockers())
  run(async (stepProcess) => {
    const found = readJournal(state)
    if (!found || found.entries.size + found.warnings.length === 0)
      return writeStdout(logLines(nothingLeased(state)))
    if (isSettled(found)) return writeStdout(logLines('Nothing is left to revoke'))
    // Loaded only here: a post step with nothing to do does not parse the code that revokes and
    // records.
    const [{ postRuntime }, { runPost }] = await Promise.all([
      import('./runner/runtime.ts'),
      import('./flow/post.ts'),
    ])
    await runPost(postRuntime(stepProcess, found.header), found, rawInputs)
  })
