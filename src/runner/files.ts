import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../core/failure.ts'
import type { Environment, Runtime } from '../core/runtime.ts'
import { bytesOf } from '../core/secret.ts'
import { NO_FOLLOW, openForAppend, writeAll } from './appendFile.ts'
import { readRegularFile } from './places.ts'
import { createStepTempDir, type StepTempDir } from './stepTempDir.ts'

/** The file functions of `Runtime`, and `ensureExists`, which creates the file of the record. */
export interface Files
  extends Pick<
    Runtime,
    | 'tempFilePath'
    | 'writeTempFile'
    | 'readText'
    | 'removeTempFile'
    | 'removeStale'
    | 'appendToRecord'
  > {
  ensureExists(path: string): void
}

const LARGEST_TEXT = 1024 * 1024

/**
 * Returns the file functions of a step. Files are readable by their owner only and never in the
 * workspace; temporary files are created exclusively.
 */
export function createFiles(env: Environment): Files {
  const tempDir = createStepTempDir(env)
  const ready = directories(tempDir)
  const record = (path: string, text: string): void => {
    tempDir.assertOwnPath(path)
    orFail('the record could not be written', () => {
      ready(path)
      append(path, text)
    })
  }
  return {
    tempFilePath: tempDir.path,
    writeTempFile(path, content, { executable } = { executable: false }) {
      tempDir.assertOwnPath(path)
      orFail('a file for later steps could not be written', () => {
        ready(path)
        create(path, bytesOf(content), executable ? 0o700 : 0o600)
      })
    },
    readText: (path) =>
      regularText(
        path.startsWith('~/')
          ? join(env['HOME'] ?? env['USERPROFILE'] ?? '/', path.slice(2))
          : path,
      ),
    removeTempFile(path) {
      tempDir.assertOwnPath(path)
      return orFail('a file that holds a credential could not be removed', () =>
        removeFile(path, tempDir.directoriesOf(path)),
      )
    },
    removeStale: tempDir.removeStale,
    ensureExists: (path) => record(path, ''),
    appendToRecord: (path, line) => record(path, `${line}\n`),
  }
}

/**
 * Returns a function that creates the directories of a file at their first use. Those of main are
 * created again if they are missing. It throws if one of them is a link or not a directory.
 */
function directories(tempDir: StepTempDir): (path: string) => void {
  const made = new Set<string>()
  const ready = (directory: string): void => {
    const known =
      made.has(directory) || !tempDir.isOwn(directory)
        ? lstatSync(directory, { throwIfNoEntry: false })
        : undefined
    if (known?.isDirectory()) return
    if (known) throw new Error('not a directory')
    // Not recursive: this must fail if another step has created something at the path.
    mkdirSync(directory, { mode: 0o700 })
    made.add(directory)
  }
  return (path) => {
    for (const directory of tempDir.directoriesOf(path)) ready(directory)
  }
}

function create(path: string, content: Buffer, mode: number): void {
  const file = openSync(
    path,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
    mode,
  )
  try {
    writeAll(file, content)
    fsyncSync(file)
  } catch (error) {
    unlinkSync(path)
    throw error
  } finally {
    closeSync(file)
  }
}

function append(path: string, text: string): void {
  const file = openForAppend(path, 'create')
  try {
    file.write(text)
  } catch (error) {
    file.rollBack()
    throw error
  } finally {
    file.close()
  }
}

function removeFile(path: string, directories: readonly string[]): 'removed' | 'absent' {
  try {
    for (const directory of directories)
      if (!lstatSync(directory).isDirectory()) throw new Error('not a directory')
    unlinkSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
  try {
    for (const directory of directories.toReversed()) rmdirSync(directory)
  } catch {
    // A directory holds more files, or the record.
  }
  return 'removed'
}

function regularText(path: string): string | undefined {
  const content = readRegularFile(path, LARGEST_TEXT)
  return typeof content === 'string' ? undefined : content.toString()
}

function orFail<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    // The error code of the operating system is safe to print.
    throw new Failure(
      'EXPORT_FAILED',
      `${what} (${(error as NodeJS.ErrnoException).code ?? 'the path is not a regular file'})`,
      {
        cause: error,
      },
    )
  }
}
