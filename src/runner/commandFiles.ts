import { asFailure, Failure, type FailureCode } from '../core/failure.ts'
import type { Environment, ExportedValues } from '../core/runtime.ts'
import { type Secret, unwrap } from '../core/secret.ts'
import { type AppendHandle, type OpenForAppend, openForAppend } from './appendFile.ts'
import { random } from './random.ts'

const SUMMARY_LIMIT = 1024 * 1024

/**
 * Writes variables, outputs and record. Throws `EXPORT_FAILED` and removes everything written if
 * one of them cannot be written. The record's file must exist. Returns a warning if only the
 * summary could not be written.
 */
export function writeCommandFiles(
  paths: Environment,
  { summary, ...exposure }: ExportedValues,
  open: OpenForAppend = openForAppend,
): string | undefined {
  writeAllOrNone(() => planTexts(paths, exposure), open)
  if (summary === undefined) return undefined
  try {
    appendSummary(paths, summary, open)
    return undefined
  } catch (error) {
    return asFailure(error).message
  }
}

function writeAllOrNone(texts: () => readonly PlannedText[], open: OpenForAppend): void {
  const files: AppendHandle[] = []
  try {
    const all = texts()
    for (const { path } of all) files.push(open(path))
    for (const [index, text] of all.entries()) writeText(files[index] as AppendHandle, text)
  } catch (error) {
    const clean = files.map((file) => file.rollBack()).every(Boolean)
    throw unwritable(
      'EXPORT_FAILED',
      clean ? 'later steps see none of it' : 'part of it could not be removed',
      error,
    )
  } finally {
    for (const file of files) file.close()
  }
}

interface PlannedText {
  readonly path: string
  readonly text: string
  readonly limit?: number
  /** Whether the text is a block for the runner, which must begin on a line of its own. */
  readonly block?: boolean
}

function planTexts(
  paths: Environment,
  { env, outputs, record }: Omit<ExportedValues, 'summary'>,
): readonly PlannedText[] {
  const commands = [
    ['GITHUB_ENV', heredocs(env, /^[A-Za-z_][A-Za-z0-9_]*$/)],
    ['GITHUB_OUTPUT', heredocs(outputs, /^[A-Za-z_][A-Za-z0-9_-]*$/)],
  ] as const
  return [
    ...commands
      .filter(([, text]) => text !== '')
      .map(([variable, text]) => ({
        path: commandFilePath(paths, variable, 'EXPORT_FAILED'),
        text,
        block: true,
      })),
    ...(record
      ? [{ path: record.path, text: record.lines.map((line) => `${line}\n`).join('') }]
      : []),
  ]
}

function writeText(
  file: AppendHandle,
  { text, limit = Number.POSITIVE_INFINITY, block = false }: PlannedText,
): void {
  if (file.size + Buffer.byteLength(text) > limit)
    throw new Failure('EXPORT_FAILED', 'the job summary would exceed 1 MiB')
  // An unfinished last line must not absorb the first one written here; empty lines are skipped.
  file.write(block && file.size > 0 ? `\n${text}` : text)
}

/**
 * Returns an opener that sends one notice for each of the runner's files whose mode could not be
 * set to 0600.
 */
export function noticingOpener(
  paths: Environment,
  notice: (text: string) => void,
  open: OpenForAppend = openForAppend,
): OpenForAppend {
  const unnoticed = new Set(['GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_OUTPUT'])
  return (path, create) => {
    const file = open(path, create)
    const variable = [...unnoticed].find((name) => paths[name] === path)
    if (file.ownerOnly || variable === undefined) return file
    unnoticed.delete(variable)
    notice(`The mode of the runner's file ${variable} could not be set to 0600`)
    return file
  }
}

/** Pairs for the runner's state, saved in one write; the last value of a key counts. */
export type StatePairs = Readonly<Record<string, string>>

/** Saves pairs in the state of this step. Throws `STATE_UNWRITABLE` if that fails. */
export const saveState = (pairs: StatePairs): void => stateWriter(process.env)(pairs)

/**
 * Returns a function that writes pairs at once into the state that post reads. The function throws
 * `STATE_UNWRITABLE` if that fails, and `INTERNAL` for a malformed pair.
 */
export function stateWriter(
  paths: Environment,
  open: OpenForAppend = openForAppend,
): (pairs: StatePairs) => void {
  let cut = false
  return (pairs) => {
    const text = Object.entries(pairs).map(stateLine).join('')
    let file: AppendHandle | undefined
    try {
      file = open(commandFilePath(paths, 'GITHUB_STATE', 'STATE_UNWRITABLE'))
      file.write(`${cut ? '\n' : ''}${text}`)
      cut = false
    } catch (error) {
      // A partial line that is still in the file must not absorb the next one.
      cut = file?.rollBack() === false || cut
      throw unwritable('STATE_UNWRITABLE', 'post would not know of it', error)
    } finally {
      file?.close()
    }
  }
}

function stateLine([key, line]: readonly [key: string, line: string]): string {
  if (!/^\w+$/.test(key) || /[\r\n\0]/.test(line))
    throw new Failure('INTERNAL', 'a line for the state is malformed')
  return `${key}=${line}\n`
}

/** Appends to the job summary, if the runner has one. Throws `EXPORT_FAILED` if that fails. */
export function appendSummary(
  paths: Environment,
  markdown: string,
  open: OpenForAppend = openForAppend,
): void {
  const path = paths['GITHUB_STEP_SUMMARY']
  if (!path) return
  let file: AppendHandle | undefined
  try {
    file = open(path)
    writeText(file, { path, text: `${markdown}\n`, limit: SUMMARY_LIMIT })
  } catch (error) {
    file?.rollBack()
    throw unwritable('EXPORT_FAILED', 'the job summary does not show this step', error)
  } finally {
    file?.close()
  }
}

function heredocs(values: ExportedValues['env'], name: RegExp): string {
  return [...values].map(([key, value]) => heredoc(key, value, name)).join('')
}

/**
 * Returns `NAME<<DELIMITER`, the value and `DELIMITER`. The delimiter is random, so that no value
 * can be written to end the block. Throws `EXPORT_FAILED` for a malformed name or value.
 */
function heredoc(key: string, value: string | Secret, name: RegExp): string {
  const text = unwrap(value)
  const delimiter = `ghadelimiter_${random(16).toString('hex')}`
  if (!name.test(key)) throw new Failure('EXPORT_FAILED', 'a name for later steps is malformed')
  if (text.includes('\0') || text.includes(delimiter))
    throw new Failure(
      'EXPORT_FAILED',
      `the value of ${key} contains a character that cannot be exported`,
    )
  return `${key}<<${delimiter}\n${text}\n${delimiter}\n`
}

function commandFilePath(paths: Environment, variable: string, code: FailureCode): string {
  const path = paths[variable]
  if (path) return path
  throw new Failure(code, `the runner does not set ${variable} for this step`)
}

/**
 * Returns a failure that shows only the error code of the operating system, which is safe to print;
 * returns a `Failure` unchanged.
 */
function unwritable(code: FailureCode, consequence: string, error: unknown): Failure {
  if (error instanceof Failure) return error
  const reason = (error as NodeJS.ErrnoException).code ?? 'it is not a regular file'
  return new Failure(
    code,
    `a file of the runner could not be written (${reason}); ${consequence}`,
    { cause: error },
  )
}
