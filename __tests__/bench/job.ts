import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inputVariables } from '../lab/action.ts'
import { parsePairs } from '../lab/file-commands.ts'
import type { Case, Phase } from './cases.ts'
import type { Site } from './servers.ts'

/** Who does the work. */
export type Side = 'action' | 'floor'

/** What one process took. Without a preload there is the time only, and nothing disturbs it. */
export interface Cost {
  readonly wall: number
  readonly code: number
  readonly output: string
  readonly more: More | undefined
}

/** CPU in milliseconds, the most memory in MB, and the files of its own that were loaded. */
export interface More {
  readonly cpu: number
  readonly peak: number
  readonly files: readonly string[]
}

type Env = Readonly<Record<string, string>>
type Look = 'time' | 'use' | 'files'

const root = join(import.meta.dirname, '..', '..')
const FLOOR = join(root, '__tests__', 'bench', 'floor')
const FILES = ['env', 'output', 'state', 'step_summary'] as const

/**
 * A job of the runner: main, then post with the state that main left. `close` removes its
 * directories.
 */
export function openJob(
  subject: Case,
  site: Site,
  { side, dist }: { readonly side: Side; readonly dist: string },
) {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  for (const each of ['temp', 'workspace']) mkdirSync(join(home, each))
  writeFileSync(join(home, 'event.json'), '{}')
  const env = environment(site, home)
  const own =
    side === 'floor'
      ? { ...subject.floor(site), keys: site.keys }
      : inputVariables(
          { inputs: undefined, directory: root, main: '', post: '' },
          subject.inputs(site),
        )
  const entryOf = (phase: Phase): string =>
    side === 'floor' ? join(FLOOR, `${phase}.cjs`) : join(resolve(root, dist), `${phase}.js`)
  let state: Env = {}
  const phases = {
    async main(look: Look): Promise<Cost> {
      const files = Object.fromEntries(
        FILES.map((name) => [`GITHUB_${name.toUpperCase()}`, join(home, name)]),
      )
      for (const file of Object.values(files)) writeFileSync(file, '')
      const cost = await run(
        [entryOf('main')],
        { ...env, ...own, ...files, NODE_EXTRA_CA_CERTS: site.ca.file },
        look,
      )
      state = Object.fromEntries(parsePairs(readFileSync(join(home, 'state'), 'utf8')))
      return cost
    },
    post(look: Look): Promise<Cost> {
      const known = Object.fromEntries(
        Object.entries(trusting(state, site)).map(([key, value]) => [`STATE_${key}`, value]),
      )
      const files = { GITHUB_STEP_SUMMARY: join(home, 'step_summary') }
      return run(
        [entryOf('post')],
        { ...env, ...own, ...files, ...known, ...(side === 'floor' && { ca: site.ca.pem }) },
        look,
      )
    },
  }
  return { ...phases, close: () => rmSync(home, { recursive: true, force: true }) }
}

/** A bare start of Node. */
export const bare = (look: Look): Promise<Cost> => run(['-e', '0'], { PATH: '/usr/bin:/bin' }, look)

function environment({ facts, idToken }: Site, home: string): Env {
  return {
    ...Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]),
    ),
    ...{
      PATH: '/usr/bin:/bin',
      HOME: home,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: join(home, 'workspace'),
      GITHUB_EVENT_PATH: join(home, 'event.json'),
    },
    ...{ RUNNER_TEMP: join(home, 'temp'), RUNNER_OS: 'Linux', RUNNER_ENVIRONMENT: 'github-hosted' },
    ...{
      ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.bearer,
    },
  }
}

/**
 * An ordinary runner believes the public authorities and names no file of others, which post would
 * have to weigh against what it believed in main. So post sees the state of such a runner, and of
 * leases whose `ca-certificate` names the lab's authority; the floor is given the same.
 */
function trusting(state: Env, { ca }: Site): Env {
  return Object.fromEntries(
    Object.entries(state).map(([key, line]) => {
      if (!line.startsWith('{')) return [key, line]
      const value = JSON.parse(line) as Readonly<Record<string, unknown>>
      if (key === 'opening') return [key, JSON.stringify({ ...value, ca: undefined })]
      return [key, value['kind'] === 'receipt' ? JSON.stringify({ ...value, ca: ca.pem }) : line]
    }),
  )
}

function run(argv: readonly string[], env: Env, look: Look): Promise<Cost> {
  const { promise, resolve } = Promise.withResolvers<Cost>()
  const preload = look === 'time' ? [] : ['--require', join(import.meta.dirname, 'meter.cjs')]
  const begun = performance.now()
  const child = spawn(process.execPath, [...preload, ...argv], {
    env: { ...env, ...(look !== 'time' && { meter: look }) },
    cwd: env['GITHUB_WORKSPACE'] ?? tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe', look === 'time' ? 'ignore' : 'pipe'],
  })
  let wall = 0
  const texts = ['', '', '']
  const [, out, err, told] = child.stdio
  for (const [at, stream] of [out, err, told].entries()) {
    if (stream)
      (stream as NodeJS.ReadableStream).setEncoding('utf8').on('data', (chunk: string) => {
        texts[at] += chunk
      })
  }
  child.on('exit', () => {
    wall = performance.now() - begun
  })
  child.on('close', (code) => {
    const [output = '', errors = '', more = ''] = texts
    resolve({
      wall,
      code: code ?? 1,
      output: `${output}${errors}`,
      more: more === '' ? undefined : (JSON.parse(more) as More),
    })
  })
  return promise
}
