import { refusalOutputs } from './exports/output.ts'
import { dialIdentity } from './flow/preconnect.ts'
import { TOMBSTONE } from './journal/tombstone.ts'
import { saveState } from './runner/commandFiles.ts'
import { rawInputs } from './runner/inputs.ts'
import { run } from './runner/process.ts'
import { worldOfMain } from './runner/runtime.ts'

run(async (program) => {
  saveState(TOMBSTONE)
  const world = worldOfMain(program)
  dialIdentity(world)
  await world.turn()
  // Loaded while hands are shaken with the hosts of token and keys: parsing a large file would else come before the first word to them.
  const { lease } = await import('./flow/main.ts')
  await lease(world, rawInputs())
}, refusalOutputs)
