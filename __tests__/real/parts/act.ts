import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { goInstall } from './goInstall.ts'
import { go, linux, type Part, placeOf, type Tool } from './part.ts'

const curl: Tool = { name: 'curl', ask: ['curl', '--version'], answers: /^curl / }

/** A runner of workflow files that others wrote. */
export const act: Part = {
  name: 'act 0.2.89',
  folder: 'act-v0.2.89',
  tools: [go, curl, linux],
  make: (folder) => goInstall('github.com/nektos/act@v0.2.89', folder),
}

type Texts = Readonly<Record<string, string>>

export interface Workflow {
  /** The name of a file in `workflows/`, without its ending. */
  readonly name: string
  /** `GITHUB_*` and the variables of the request for ID tokens. */
  readonly env: Texts
  /** `vars.*` of the repository. */
  readonly vars: Texts
  /** The folder of the built action. */
  readonly action: string
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

const WORKFLOWS = resolve(import.meta.dirname, '../workflows')
/** As users name the action. */
const NAME = 'octo-org/lease-credentials@v1'

/** Runs a workflow on this machine (no container), in a repository that holds nothing but it. */
export async function runWorkflow({ name, action, env, vars }: Workflow): Promise<WorkflowRun> {
  const root = mkdtempSync(join(tmpdir(), 'real-act-'))
  try {
    const [app, own, seen, home] = ['app', 'action', 'seen', 'home'].map((each) => join(root, each)) as [string, string, string, string]
    for (const each of [app, own, seen, home]) mkdirSync(each)
    const file = join(app, '.github/workflows', `${name}.yml`)
    cpSync(join(WORKFLOWS, `${name}.yml`), file)
    if (existsSync(join(WORKFLOWS, name))) cpSync(join(WORKFLOWS, name), join(app, '.github/actions', name), { recursive: true })
    // Nothing but what is published: if it needed more, it would break here.
    for (const each of ['action.yml', 'dist']) cpSync(join(action, each), join(own, each), { recursive: true })
    const flags = [
      ...['push', '--workflows', file, '--platform', 'ubuntu-latest=-self-hosted', '--local-repository', `${NAME}=${own}`],
      ...['--no-cache-server', '--json', '--pull=false', '--actor', env['GITHUB_ACTOR'] ?? 'octocat'],
      ...Object.entries({ ...env, SEEN: seen }).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
      ...Object.entries(vars).flatMap(([key, value]) => ['--var', `${key}=${value}`]),
    ]
    const path = [dirname(process.execPath), process.env['PATH']].join(':')
    const machine = { PATH: path, HOME: home, XDG_CACHE_HOME: join(home, '.cache'), LANG: 'C.UTF-8' }
    const { passed, printed } = await ran(join(placeOf(act), 'act'), flags, { cwd: app, env: machine })
    const files = readdirSync(seen).map((each) => [basename(each), readFileSync(join(seen, each), 'utf8')])
    return { passed, ...read(printed), seen: Object.fromEntries(files) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
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
  const results = lines.flatMap(({ step, stage, stepResult }) => (step && stepResult ? [[`${stage === 'Post' ? 'Post ' : ''}${step}`, stepResult]] : []))
  return { log: lines.map(({ msg = '' }) => msg.trimEnd()).join('\n'), steps: Object.fromEntries(results) }
}

function lineOf(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    return { msg: text }
  }
}

function ran(file: string, flags: readonly string[], options: { readonly cwd: string; readonly env: Texts }): Promise<{ passed: boolean; printed: string }> {
  return new Promise((done) => {
    execFile(file, flags, { ...options, maxBuffer: 64 * 1024 * 1024, timeout: 180_000 }, (error, stdout, stderr) => done({ passed: error === null, printed: stdout + stderr }))
  })
}
