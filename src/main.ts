import { rawInputs } from './edge/inputs.ts'
import { run } from './edge/program.ts'
import { worldOfMain } from './edge/world.ts'
import { lease } from './flow/lease.ts'
import { refusalOutputs } from './handover/output.ts'

run((program) => lease(worldOfMain(program), rawInputs()), refusalOutputs)
