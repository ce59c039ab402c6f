import { isMasked } from '../core/masks.ts'
import type { Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { exportTargets } from '../exports/registry.ts'
import type { Writes } from '../exports/target.ts'
import type { ObtainedLease } from './run.ts'

type ExportedEnv = ReadonlyMap<string, string | Secret>

/**
 * Returns notices for the user: those of the targets, variables that the export overwrites, and
 * file paths that container actions cannot open.
 */
export function exportNotices(
  job: Pick<Runtime, 'variable' | 'containerActions'>,
  env: ExportedEnv,
  writes: Required<Writes>,
): readonly string[] {
  const notices = [...writes.notices]
  const overwritten = [...env.keys()].filter((name) => job.variable(name) !== undefined)
  if (overwritten.length > 0)
    notices.push(
      `These variables were set before and are overwritten for later steps: ` +
        `${overwritten.join(', ')}`,
    )
  if (writes.files.length > 0 && job.containerActions())
    notices.push(
      'This job runs container actions, which cannot open the exported files ' +
        'at these paths; export to them by "output" or "env"',
    )
  return notices
}

/**
 * Returns warnings about probable problems: variables that some tools read before the exported
 * ones, and values that are too short to be masked.
 */
export function exportWarnings(
  job: Pick<Runtime, 'variable'>,
  env: ExportedEnv,
  {
    obtained,
    writes,
  }: {
    readonly obtained: readonly ObtainedLease[]
    readonly writes: Required<Writes>
  },
): readonly string[] {
  return obtained.flatMap((lease) => {
    const { name, exports, refresh } = lease.config
    const overriding = [...exports]
      .flatMap((target) => exportTargets[target].overriddenBy?.(lease) ?? [])
      .filter((variable) => job.variable(variable) && !env.has(variable))
    const short = shortValues(name, writes)
    return [
      ...(overriding.length > 0
        ? [
            `Some tools read ${overriding.join(', ')}, set earlier in this job, before what ` +
              `lease "${name}" exports${refresh ? ', and what they find there is not refreshed' : ''}`,
          ]
        : []),
      ...(short.length > 0
        ? [
            `Too short to be masked in the log: ${[...new Set(short)].join(', ')} of lease ` +
              `"${name}"`,
          ]
        : []),
    ]
  })
}

/** Returns the names of a lease's secrets that are too short for a mask. */
function shortValues(lease: string, { env, outputs, files }: Required<Writes>): readonly string[] {
  const inFiles = files.flatMap(({ lease: owner, output: name, content: value }) =>
    name === undefined ? [] : [{ lease: owner, name, value }],
  )
  return [...env, ...outputs, ...inFiles].flatMap(({ lease: owner, name, value }) =>
    owner === lease && value instanceof Secret && !isMasked(value.reveal()) ? [name] : [],
  )
}
