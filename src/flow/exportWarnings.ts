import { isMasked } from '../core/masks.ts'
import type { Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { overriddenBy } from '../exports/overrides.ts'
import type { LeaseExport } from './leaseExport.ts'

type JobView = Pick<Runtime, 'variable' | 'containerActions'>
type ExportedEnv = ReadonlyMap<string, string | Secret>

/**
 * Returns notices for the user: variables that the export overwrites, and file paths that container
 * actions cannot open.
 */
export function exportNotices(
  job: JobView,
  env: ExportedEnv,
  parts: readonly LeaseExport[],
): readonly string[] {
  const overwritten = [...env.keys()].filter((name) => job.variable(name) !== undefined)
  const paths = parts.some(
    ({ obtained: { config } }) => config.exports.has('file') || config.exports.has('profile'),
  )
  return [
    ...(overwritten.length > 0
      ? [
          `These variables were set before and are overwritten for later steps: ` +
            `${overwritten.join(', ')}`,
        ]
      : []),
    ...(paths && job.containerActions()
      ? [
          'This job runs container actions, which do not find these files under the paths ' +
            'that they are given; export to them by "output" or "env"',
        ]
      : []),
  ]
}

/**
 * Returns warnings about probable problems: variables that some tools read before the exported
 * ones, and values that are too short to be masked.
 */
export function exportWarnings(
  job: JobView,
  env: ExportedEnv,
  parts: readonly LeaseExport[],
): readonly string[] {
  return parts.flatMap(({ obtained, env: own, outputs, credentialFiles }) => {
    const { exports, name, refresh } = obtained.config
    const ways = (['env', 'profile', 'file'] as const).filter(
      (way) => exports.has(way) && (way !== 'file' || refresh),
    )
    const shadows = ways
      .flatMap((way) => overriddenBy(obtained.lease.credentials, way))
      .filter((each) => job.variable(each) && !env.has(each))
    const short = [
      ...own,
      ...outputs,
      ...credentialFiles.map(({ variable, content }) => [variable, content] as const),
    ]
      .filter(([, value]) => value instanceof Secret && !isMasked(value.reveal()))
      .map(([key]) => key)
    return [
      ...(shadows.length > 0
        ? [
            `Some tools read ${shadows.join(', ')}, set earlier in this job, before what ` +
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
