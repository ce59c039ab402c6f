import { Failure } from '../../src/core/failure.ts'
import type { Runtime } from '../../src/core/runtime.ts'
import type { LabEvent, Texts } from './transcript.ts'
import { plain } from './wire.ts'

/** Files by path; main's and post's worlds share one. */
export type Disk = Map<string, string>

/** What left the step, in plain text. */
export interface StepFilesInMemory
  extends Pick<
    Runtime,
    | 'exportValues'
    | 'variable'
    | 'containerActions'
    | 'tempFilePath'
    | 'writeTempFile'
    | 'readText'
    | 'removeTempFile'
    | 'removeStale'
    | 'appendToRecord'
    | 'appendSummary'
  > {
  /** What later steps see. */
  readonly env: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: () => string
}

interface Behind {
  /** Run and attempt, which stand in the names of our directories. */
  readonly run: string
  readonly note: (event: LabEvent) => void
  readonly full: Full
  readonly disk: Disk
  readonly variables: Texts
  readonly containerActions: boolean
  /** The number in the name of our directory; a count of this process unless given. */
  readonly directoryNumber?: number | undefined
}

const TEMP = '/imagined/temp/lease-credentials-'
let made = 0

/** What a full disk stops. */
export type Written = 'remember' | 'expose' | 'store' | 'append' | 'summarize'

/** Throws when the disk is full for this call. */
export type Full = (what: Written, code: 'STATE_UNWRITABLE' | 'EXPORT_FAILED') => void

/** Counts writes, and refuses them from the given one on. */
export function fullDisk(from: Readonly<Partial<Record<Written, number>>>): Full {
  const counts = new Map<Written, number>()
  return (what, code) => {
    const n = (counts.get(what) ?? 0) + 1
    counts.set(what, n)
    if (n >= (from[what] ?? Number.POSITIVE_INFINITY)) throw new Failure(code, 'the disk is full')
  }
}

/** An outlet onto a disk in memory. */
export function stepFilesInMemory({
  note,
  full,
  disk,
  variables,
  containerActions,
  run,
  directoryNumber = ++made,
}: Behind): StepFilesInMemory {
  const env: Record<string, string> = {}
  const outputs: Record<string, string> = {}
  const summaries: string[] = []
  const directory = `${TEMP}${run}-${directoryNumber.toString(16).padStart(16, '0')}`
  const ours = new RegExp(
    `^${TEMP}${run}-[0-9a-f]{16}/(?:docker/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$`,
  )
  const check = (path: string): void => {
    if (!ours.test(path)) throw new Failure('EXPORT_FAILED', 'a path does not belong to this step')
  }
  return {
    env,
    outputs,
    summary: () => summaries.join(''),
    exportValues(exposure) {
      full('expose', 'EXPORT_FAILED')
      if (exposure.record) full('append', 'EXPORT_FAILED')
      const { record, summary } = exposure
      if (record)
        disk.set(
          record.path,
          `${disk.get(record.path) ?? ''}${record.lines.map((line) => `${line}\n`).join('')}`,
        )
      // Only a warning, as with the runner's own files.
      if (summary && summaryWritable(full)) summaries.push(summary)
      const [variables, values] = [texts(exposure.env), texts(exposure.outputs)]
      Object.assign(env, variables)
      Object.assign(outputs, values)
      note({ kind: 'expose', env: variables, outputs: values })
    },
    variable: (name) => variables[name],
    containerActions: () => containerActions,
    tempFilePath(name) {
      check(`${directory}/${name}`)
      return `${directory}/${name}`
    },
    writeTempFile(path, content) {
      full('store', 'EXPORT_FAILED')
      check(path)
      if (disk.has(path)) throw new Failure('EXPORT_FAILED', `${path} is there already`)
      disk.set(path, plain(content))
      note({ kind: 'store', path, content: plain(content) })
    },
    readText: (path) => disk.get(path),
    removeTempFile(path) {
      // Post removes what main placed: any directory of this run will do.
      check(path)
      note({ kind: 'remove', path })
      return disk.delete(path) ? 'removed' : 'absent'
    },
    removeStale: () => note({ kind: 'sweep' }),
    appendToRecord(path, line) {
      check(path)
      full('append', 'EXPORT_FAILED')
      disk.set(path, `${disk.get(path) ?? ''}${line}\n`)
      note({ kind: 'append', path, line })
    },
    appendSummary(markdown) {
      full('summarize', 'EXPORT_FAILED')
      summaries.push(markdown)
      note({ kind: 'summarize', markdown })
    },
  }
}

function summaryWritable(full: Full): boolean {
  try {
    full('summarize', 'EXPORT_FAILED')
    return true
  } catch {
    return false
  }
}

const texts = (values: Parameters<Runtime['exportValues']>[0]['env']): Texts =>
  Object.fromEntries([...values].map(([name, value]) => [name, plain(value)]))
