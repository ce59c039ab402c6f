import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { chosenNameError, duplicateNames, envValueError, textValueError } from '../exports/names.ts'
import { type ExportName, exportNames, exportTargets } from '../exports/registry.ts'
import { type LeaseOutputs, stepOutputs } from '../exports/stepOutputs.ts'
import type {
  ExportedFile,
  ExportedName,
  ExportedValue,
  JobView,
  LeaseToExport,
  Writes,
} from '../exports/target.ts'
import { outputOnlyValues } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { leasedLines, leasedSummary } from './audit.ts'
import { exportNotices, exportWarnings } from './exportWarnings.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { describeExports, describeRefresh, missingStepIdWarning } from './log.ts'
import { refreshCommandPath, writeRefreshFiles } from './refreshFiles.ts'
import type { ExportedLease, ObtainedLease, Run } from './run.ts'

/** An export whose checks have passed. Nothing is written yet. */
export interface PreparedExport {
  readonly obtained: readonly ObtainedLease[]
  readonly writes: Required<Writes>
  readonly exported: readonly ExportedLease[]
  /** The lines of the record. */
  readonly lines: readonly string[]
}

/** Returns what is to be exported. Throws `EXPORT_FAILED` if a check fails. */
export function prepareExport(
  { runtime, plan, journal }: Run,
  obtained: readonly ObtainedLease[],
): PreparedExport {
  const writes = planExports(
    { runtime, plan },
    obtained.map((lease) => ({ ...lease, command: refreshCommandPath(runtime, lease.config) })),
  )
  const variables = [
    ...writes.env,
    ...writes.files.flatMap(({ lease, variable, directory }) =>
      [variable, directory?.variable].flatMap((name) =>
        name === undefined ? [] : [{ lease, name }],
      ),
    ),
  ]
  throwIfAny([
    ...obtained.flatMap(({ config }) => chosenNameErrors(config, variables)),
    ...writes.env.flatMap((variable) => valueErrors(runtime, variable)),
    ...writes.outputs.flatMap(outputErrors),
  ])
  throwIfAny(duplicateNames(variables))
  const exported = obtained.map((lease) => ({
    obtained: lease,
    where: writes.exported.filter(isOf(lease)).map(({ name }) => name),
  }))
  return { obtained, writes, exported, lines: leasedLines(runtime, exported, journal) }
}

/**
 * Exports all leases: files first, since they can be removed, then everything else at once. Logs
 * where each was exported.
 */
export function exportAll(
  { runtime, plan, journal, record }: Run,
  { obtained, writes, exported, lines }: PreparedExport,
): void {
  for (const lease of obtained) writeRefreshFiles(runtime, journal, lease)
  const paths = writeFiles(runtime, journal, writes.files)
  const env = new Map<string, string | Secret>(writes.env.map(({ name, value }) => [name, value]))
  for (const { file, path } of paths) {
    if (file.variable !== undefined) env.set(file.variable, path)
    if (file.directory) env.set(file.directory.variable, directoryOf(path))
  }
  for (const line of exportNotices(runtime, env, writes)) runtime.log('notice', line)
  for (const line of exportWarnings(runtime, env, { obtained, writes }))
    runtime.log('warning', line)
  const revocable = revocableLeases(journal)
  const outputs = obtained.map((lease) => outputsOfLease(lease, { writes, paths, revocable }))
  runtime.exportValues({
    env,
    outputs: new Map<string, string | Secret>([
      ...stepOutputs(outputs, plan.form, runtime.now()),
      ['record', record],
    ]),
    record: { path: record, lines },
    ...(plan.step.summary && { summary: leasedSummary(runtime, exported) }),
  })
  for (const line of describeExports(runtime, plan, exported)) runtime.log('info', line)
  for (const line of describeRefresh(plan)) runtime.log('info', line)
  const missingId = missingStepIdWarning(runtime, plan)
  if (missingId !== undefined) runtime.log('warning', missingId)
}

type PlannedStep = Pick<Run, 'runtime' | 'plan'>
type PlannedLease = ObtainedLease & Pick<LeaseToExport, 'command'>

/** Returns what all targets write. */
function planExports(step: PlannedStep, obtained: readonly PlannedLease[]): Required<Writes> {
  const planned = exportNames.map((target) => planTarget(step, target, obtained))
  return {
    env: planned.flatMap(({ env = [] }) => env),
    outputs: planned.flatMap(({ outputs = [] }) => outputs),
    files: planned.flatMap(({ files = [] }) => files),
    notices: planned.flatMap(({ notices = [] }) => notices),
    exported: planned.flatMap(({ exported }) => exported),
  }
}

/** Reads the job's files that a target needs, and returns what the target writes. */
function planTarget(
  { runtime, plan }: PlannedStep,
  name: ExportName,
  obtained: readonly PlannedLease[],
): Writes {
  const target = exportTargets[name]
  const leases = obtained.filter(({ config }) => config.exports.has(name))
  if (leases.length === 0) return { exported: [] }
  const job: Omit<JobView, 'existing'> = {
    variable: (key) => runtime.variable(key),
    delimiter: runtime.job.windows ? ';' : ':',
    settings: plan.step,
    filePath: (file) => runtime.tempFilePath(file),
  }
  const existing: Record<string, string | undefined> = {}
  for (const [key, path] of Object.entries(target.reads?.(job) ?? {}))
    existing[key] = runtime.readText(path)
  return target.write(leases, { ...job, existing })
}

const isOf =
  ({ config }: Pick<ObtainedLease, 'config'>) =>
  ({ lease }: { readonly lease: string }): boolean =>
    lease === config.name

/**
 * Returns an error for each variable whose name a server chose and that a server may not choose.
 * The names that were known before were checked before the first request.
 */
function chosenNameErrors(
  config: LeaseConfig,
  variables: readonly ExportedName[],
): readonly string[] {
  const known = [...config.exports].flatMap(
    (target) => exportTargets[target].names([config]).variables ?? [],
  )
  return variables.filter(isOf({ config })).flatMap(({ name }) => {
    const error = known.some((own) => own.name === name) ? undefined : chosenNameError(name)
    return error === undefined ? [] : [`lease "${config.name}": ${name} ${error}`]
  })
}

function valueErrors({ job }: Runtime, { lease, name, value }: ExportedValue): readonly string[] {
  const error = envValueError(name, value, job.windows)
  return error === undefined ? [] : [`lease "${lease}": ${error}`]
}

function outputErrors({ lease, name, value }: ExportedValue): readonly string[] {
  const error = textValueError(name, value)
  return error === undefined ? [] : [`lease "${lease}": ${error}`]
}

function throwIfAny(errors: readonly string[]): void {
  if (errors.length > 0) throw new Failure('EXPORT_FAILED', errors.join('\n'))
}

const directoryOf = (path: string): string => path.replace(/[\\/][^\\/]+$/, '')

interface WrittenFile {
  readonly file: ExportedFile
  readonly path: string
}

/** Writes all files, each after its journal entry. Returns their paths. */
function writeFiles(
  runtime: Runtime,
  journal: Journal,
  files: readonly ExportedFile[],
): readonly WrittenFile[] {
  const written: WrittenFile[] = []
  for (const file of files) {
    const path = runtime.tempFilePath(file.file)
    const { content, atEnd } = file
    journal.append({ kind: 'file', path, ...(atEnd !== 'delete' && { restore: atEnd.restore }) })
    runtime.writeTempFile(path, typeof content === 'function' ? content(path) : content)
    written.push({ file, path })
  }
  return written
}

/**
 * Returns the leases that post can revoke completely. Some providers can revoke only some leases,
 * or only parts of one.
 */
function revocableLeases({ entries }: Journal): ReadonlySet<string> {
  const receipts = entries.filter((entry) => entry.kind === 'receipt')
  const lasting = new Set(
    receipts.flatMap(({ lease, revocation }) => (revocation === null ? [lease] : [])),
  )
  return new Set(receipts.flatMap(({ lease }) => (lasting.has(lease) ? [] : [lease])))
}

function outputsOfLease(
  obtained: ObtainedLease,
  {
    writes,
    paths,
    revocable,
  }: {
    readonly writes: Writes
    readonly paths: readonly WrittenFile[]
    readonly revocable: ReadonlySet<string>
  },
): LeaseOutputs {
  const { config, lease } = obtained
  const values = new Map<string, string | Secret>()
  for (const { name, value } of writes.outputs?.filter(isOf(obtained)) ?? [])
    values.set(name, value)
  const hasOutputs = config.exports.has('output')
  for (const { file, path } of paths)
    if (file.lease === config.name) {
      if (file.output !== undefined) values.set(file.output, path)
      if (file.directory) values.set(file.directory.output, directoryOf(path))
    }
  return {
    name: config.name,
    from: config.from,
    lease,
    ends: revocable.has(config.name) ? 'revoked' : 'expires',
    refresh: config.refresh !== undefined,
    values,
    extras: new Map([...outputOnlyValues(lease)].filter(([key]) => key !== 'token' || hasOutputs)),
  }
}
