import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Job, Texts } from './job.ts'

/** What a library sees of the command that it started. */
export interface Called {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A lease with `refresh` in a job, as the later steps of the job see it. */
export interface Refreshing {
  /** The directory of the lease's files. */
  readonly folder: string
  /** The command, as it stands in the profile or in Google's file. */
  readonly command: string
  readonly session: string
  /** The environment of a later step. */
  readonly env: Texts
  /** Starts the command in a later step; a variable that is `undefined` is removed. */
  call(change?: Readonly<Record<string, string | undefined>>): Promise<Called>
  /** Leaves so many seconds until the end of the stored session. */
  leave(seconds: number): void
  /** The names of the lease's files. */
  files(): readonly string[]
  /** The lines of the record. */
  record(): readonly Readonly<Record<string, unknown>>[]
}

/** Looks at a lease with `refresh` from a later step. */
export async function laterStep(job: Job, lease = 'aws'): Promise<Refreshing> {
  let env: Texts = {}
  await job.run((step) => {
    env = step.env
  })
  const file = env['AWS_CONFIG_FILE'] ?? env['GOOGLE_APPLICATION_CREDENTIALS'] ?? ''
  const folder = dirname(file)
  const session = join(folder, `lease-${lease}.json`)
  const command = commandIn(readFileSync(file, 'utf8'), lease)
  return {
    ...{ folder, session, env, command },
    call: (change = {}) => start([command], { ...env, ...change }),
    leave(seconds) {
      const [, json = '{}'] = readFileSync(session, 'utf8').split('\n')
      const ends = Math.floor(Date.now() / 1000) + seconds
      const expiration = new Date((ends - 60) * 1000).toISOString().replace('.000', '')
      const aged = JSON.stringify({ ...JSON.parse(json), Expiration: expiration })
      writeFileSync(session, `${ends - 960}\n${aged}\n`)
    },
    files: () => readdirSync(folder).sort(),
    record: () => linesOf(join(folder, 'record.jsonl')),
  }
}

/** Every file under some directories, with its content. */
export function filesUnder(...directories: readonly string[]): ReadonlyMap<string, string> {
  const found = directories.flatMap((directory) =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map((each) => join(directory, each))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile()),
  )
  return new Map(found.map((path) => [path, readFileSync(path, 'latin1')]))
}

function commandIn(text: string, lease: string): string {
  if (!text.startsWith('{')) {
    const [, section = ''] = text.split(`[profile ${lease}]`)
    return /^credential_process = (.*)$/m.exec(section)?.[1] ?? ''
  }
  const { credential_source: source } = JSON.parse(text) as {
    readonly credential_source: { readonly executable?: { readonly command: string } }
  }
  return source.executable?.command ?? ''
}

/** Starts a program with an environment, and returns both of its streams. */
export function start(
  [file, ...parameters]: readonly [string, ...string[]],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Called> {
  const given = Object.entries(env).filter(([, value]) => value !== undefined)
  const child = spawn(file, parameters, {
    env: Object.fromEntries(given) as Texts,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
    })
  return new Promise((done, reject) =>
    child.on('error', reject).on('close', (code) => done({ code, ...texts })),
  )
}

const linesOf = (path: string): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
