import type { ExportTarget } from './target.ts'
import { valuesOf } from './values.ts'

/** Exports values as outputs of this step. They have no prefix: several leases share only `values`. */
export const output: ExportTarget = {
  description: 'outputs of this step',
  logPhrase: 'as outputs',
  names: (configs) => ({
    outputs: configs.flatMap(({ name: lease, prepared }) =>
      prepared.names.map((name) => ({ lease, name })),
    ),
  }),
  write(leases) {
    const outputs = leases.flatMap(({ config, lease }) =>
      [...valuesOf(lease)].map(([name, value]) => ({ lease: config.name, name, value })),
    )
    return {
      outputs,
      exported: outputs.map(({ lease, name }) => ({ lease, name: `output:${name}` })),
    }
  },
}
