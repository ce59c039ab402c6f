import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { endDescendants } from '../processes.ts'
import { goInstall } from './goInstall.ts'
import { go, linux, type Part, placeOf, type Tool } from './part.ts'

// The workflows' steps use it; this version learnt to sign for S3.
const curl: Tool = {
  name: 'curl 7.75',
  ask: ['curl', '--version'],
  answers: /^curl (?:7\.(?:7[5-9]|[89]\d)|[89]\.|\d\d)/,
}

/** A runner of workflow files that others wrote. */
export const act: Part = {
  name: 'act 0.2.89',
  folder: 'act-v0.2.89',
  tools: [go, curl, linux],
  make: (folder) => goInstall('github.com/nektos/act@v0.2.89', folder),
}

type Texts = Readonly<Record<string, string>>

/** A workflow, and the repository and job that it runs in. */
export interface Workflow {
  /** The folder of the unpacked archive of the action. */
  readonly action: string
  /** What is checked out, by path; the workflow is `.github/workflows/workflow.yml`. */
  readonly files: Texts
  /** `GITHUB_*` and the variables of the request for ID tokens. */
  readonly env: Texts
  /** `vars.*` of the repository. */
  readonly vars: Texts
  /** Another runner than act. */
  readonly runner?: string
}

/** What became of a workflow. */
export interface WorkflowRun {
  readonly passed: boolean
  /** The log as people see it, with act's masks. */
  readonly log: string
  /** By name of the step, and `Post` before it: success, failure or skipped. */
  readonly steps: Texts
  /** What its steps wrote into the folder `$SEEN`, by name of the file. */
  readonly seen: Texts
}

/** As users name the action. */
const NAME = 'octo-org/lease-credentials@v1'
const DEVELOPMENT = /[\\/](?:node_modules|\.cache|\.git)$/
const FOLDERS = ['app', 'action', 'seen', 'home'] as const

/** Runs a workflow on this machine, without a container. */
export async function runWorkflow({
  action,
  files,
  env,
  vars,
  runner = join(placeOf(act), 'act'),
}: Workflow): Promise<WorkflowRun> {
  const root = mkdtempSync(join(tmpdir(), 'real-act-'))
  const [app, own, seen, home] = FOLDERS.map((each) => join(root, each)) as [
    string,
    string,
    string,
    string,
  ]
  try {
    for (const folder of [app, own, seen, home]) mkdirSync(folder)
    for (const [path, text] of Object.entries(files)) write(join(app, path), text)
    // act gets a copy: a workflow must not change the action for the next one. What only
    // development needs can be gigabytes.
    cpSync(action, own, { recursive: true, filter: (path) => !DEVELOPMENT.test(path) })
    const flags = [
      ...[
        'push',
        '--platform',
        'ubuntu-latest=-self-hosted',
        '--local-repository',
        `${NAME}=${own}`,
      ],
      ...[
        '--no-cache-server',
        '--json',
        '--pull=false',
        '--actor',
        env['GITHUB_ACTOR'] ?? 'octocat',
      ],
      ...Object.entries({ ...env, SEEN: seen }).flatMap(([name, value]) => [
        '--env',
        `${name}=${value}`,
      ]),
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ]
    const path = [dirname(process.execPath), process.env['PATH']].join(':')
    const machine = {
      PATH: path,
      HOME: home,
      TMPDIR: home,
      XDG_CACHE_HOME: join(home, '.cache'),
      LANG: 'C.UTF-8',
    }
    const { passed, printed } = await ran(runner, flags, { cwd: app, env: machine })
    const notes = readdirSync(seen).map((each) => [each, readFileSync(join(seen, each), 'utf8')])
    return { passed, ...read(printed), seen: Object.fromEntries(notes) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  // A script must be one that a step can call.
  writeFileSync(path, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 })
}

/** One line of act's log. */
interface Line {
  readonly msg?: string
  readonly step?: string
  readonly stage?: string
  readonly stepResult?: string
}

function read(printed: string): Pick<WorkflowRun, 'log' | 'steps'> {
  const lines = printed.split('\n').map(lineOf)
  const results = lines.flatMap(({ step, stage, stepResult }) =>
    step && stepResult ? [[`${stage === 'Post' ? 'Post ' : ''}${step}`, stepResult]] : [],
  )
  return {
    log: lines.map(({ msg = '' }) => msg.trimEnd()).join('\n'),
    steps: Object.fromEntries(results),
  }
}

function lineOf(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    return { msg: text }
  }
}

const PATIENCE_MS = 180_000

function ran(
  file: string,
  flags: readonly string[],
  options: { readonly cwd: string; readonly env: Texts },
): Promise<{ passed: boolean; printed: string }> {
  return new Promise((done) => {
    const child = execFile(
      file,
      flags,
      { ...options, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        clearTimeout(timer)
        done({ passed: error === null, printed: stdout + stderr })
      },
    )
    // The steps of a workflow are in groups of their own, and would outlive it.
    const timer = setTimeout(() => {
      endDescendants(child.pid ?? Number.NaN)
      child.kill('SIGKILL')
    }, PATIENCE_MS)
  })
}
