import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Console } from './console.ts'
import { parsePairs, parsePaths } from './file-commands.ts'
import type { Masker } from './masker.ts'

/** The command files of one step. */
export interface StepFiles {
  readonly paths: Readonly<Record<FileName, string>>
  /**
   * Reads them once the step has ended, however it ended. They stay where they are: the runner
   * makes a new FileCommandManager for each step, which does not know the files of the last one.
   */
  take(console: Console): Taken
}

export type FileName = 'env' | 'path' | 'output' | 'state' | 'step_summary'

/** What a step left in its files. */
export interface Taken {
  readonly env: Readonly<Record<string, string>>
  readonly paths: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Masked. */
  readonly summary: string
  /** A file was not in the form that the runner reads: the step has failed. */
  readonly failed: boolean
}

const PREFIXES: Readonly<Record<FileName, string>> = {
  env: 'set_env_',
  path: 'add_path_',
  output: 'set_output_',
  state: 'save_state_',
  step_summary: 'step_summary_',
}
const SUMMARY_LIMIT = 1024 * 1024

const suffixes = new Map<string, string>()

/** The path of a command file of the step that was started last. */
export const currentFile = (temp: string, prefix: string): string =>
  join(temp, '_runner_file_commands', `${prefix}${suffixes.get(temp)}`)

export function openFiles(temp: string, masker: Masker): StepFiles {
  const folder = join(temp, '_runner_file_commands')
  const suffix = randomUUID()
  suffixes.set(temp, suffix)
  const names = Object.keys(PREFIXES) as FileName[]
  const paths = Object.fromEntries(
    names.map((name) => [name, join(folder, `${PREFIXES[name]}${suffix}`)]),
  ) as Record<FileName, string>
  mkdirSync(folder, { recursive: true })
  for (const path of Object.values(paths)) writeFileSync(path, '')
  return {
    paths,
    take: (console) => takeAll(paths, console, masker),
  }
}

function takeAll(
  paths: Readonly<Record<FileName, string>>,
  console: Console,
  masker: Masker,
): Taken {
  let failed = false
  const read = (name: FileName): string =>
    existsSync(paths[name]) ? readFileSync(paths[name], 'utf8') : ''
  const attempt = (name: FileName, take: (text: string) => void): void => {
    try {
      take(read(name))
    } catch (error) {
      failed = true
      console.tell('error', `Unable to process file command '${name}' successfully.`)
      console.tell('error', (error as Error).message)
    }
  }
  const paired = (
    name: FileName,
    said: (key: string, value: string) => string,
  ): Record<string, string> => {
    const found = new Map<string, string>()
    attempt(name, (text) => {
      for (const [key, value] of parsePairs(text)) {
        if (name === 'env' && key.toUpperCase() === 'NODE_OPTIONS') {
          console.tell('error', `Can't store ${key} output parameter using '$GITHUB_ENV' command.`)
          continue
        }
        found.set(key, value)
        console.tell('debug', said(key, value))
      }
    })
    return Object.fromEntries(found)
  }
  const directories: string[] = []
  attempt('path', (text) => directories.push(...parsePaths(text)))
  const env = paired('env', (key, value) => `${key}='${value}'`)
  const outputs = paired('output', (key, value) => `Set output ${key} = ${value}`)
  const state = paired('state', (key, value) => `Save intra-action state ${key} = ${value}`)
  let summary = ''
  attempt('step_summary', (text) => {
    if (Buffer.byteLength(text) > SUMMARY_LIMIT)
      console.tell(
        'error',
        `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k`,
      )
    else summary = text.split('\n').map(masker.mask).join('\n')
  })
  return { env, paths: directories, outputs, state, summary, failed }
}
