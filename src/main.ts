import { saveState } from './edge/handOver.ts'
import { rawInputs } from './edge/inputs.ts'
import { run } from './edge/program.ts'
import { worldOfMain } from './edge/world.ts'
import { dialIdentity } from './flow/dialIdentity.ts'
import { refusalOutputs } from './handover/output.ts'
import { TOMBSTONE } from './lease/tombstone.ts'

run(async (program) => {
  saveState(TOMBSTONE)
  const world = worldOfMain(program)
  dialIdentity(world)
  await world.turn()
  // Loaded while hands are shaken with the hosts of token and keys: parsing a large file would else come before the first word to them.
  const { lease } = await import('./flow/lease.ts')
  await lease(world, rawInputs())
}, refusalOutputs)
