// The tools of a security team, at versions of our choice, built or fetched by their own trade's
// package managers into .cache/tools.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A tool: what the machine must have for it, and how it gets into a folder. */
export interface Tool {
  readonly name: string
  readonly version: string
  readonly needs: { readonly name: string; readonly ask: readonly [string, ...string[]] }
  readonly steps: (folder: string) => readonly (readonly [string, ...string[]])[]
  readonly program: string
}

const GO = { name: 'Go', ask: ['go', 'version'] } as const
const PYTHON = { name: 'Python', ask: ['python3', '--version'] } as const

/** A program of a Go module; the module proxy's checksum database vouches for its source. */
export function goTool(name: string, module: string, version: string): Tool {
  return {
    name,
    version,
    needs: GO,
    steps: () => [['go', 'install', '-p=2', `${module}@${version}`]],
    program: name,
  }
}

/** A program of a Python package that has no dependencies, in an environment of its own. */
export function pythonTool(name: string, version: string): Tool {
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary',
    ':all:',
  ] as const
  const steps = (folder: string) =>
    [
      ['python3', '-m', 'venv', folder],
      [join(folder, 'bin', 'python'), ...pip, `${name}==${version}`],
    ] as const
  return { name, version, needs: PYTHON, steps, program: join('bin', name) }
}

const ran = (
  [file, ...rest]: readonly [string, ...string[]],
  folder: string,
  stdio: 'ignore' | 'inherit',
): SpawnSyncReturns<Buffer> =>
  spawnSync(file, rest, { stdio, env: { ...process.env, GOBIN: folder } })

/** Where a tool's program lies, or what the machine lacks for it. */
export function obtained({
  name,
  version,
  needs,
  steps,
  program,
}: Tool): { readonly path: string } | { readonly lacks: string } {
  const folder = resolve('.cache', 'tools', `${name}-${version}`)
  const path = join(folder, program)
  if (existsSync(path)) return { path }
  if (ran(needs.ask, folder, 'ignore').status !== 0) return { lacks: needs.name }
  // A Python environment knows its own path, so it is made in its place, and taken away again when
  // it is not finished.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const step of steps(folder)) {
    if (ran(step, folder, 'inherit').status === 0) continue
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`${name} ${version} could not be obtained: ${step.join(' ')}`)
  }
  return { path }
}

/** Something that a tool looks at; it has to find nothing. */
export interface Check {
  readonly sentence: string
  readonly tool: Tool
  readonly argv: readonly string[]
}

/**
 * Runs the checks, counts them, and sets the exit code. A tool that cannot be had is skipped by
 * name, and a failure in CI.
 */
export function finish(checks: readonly Check[]): void {
  const verdicts = checks.map(({ sentence, tool, argv }) => {
    const got = obtained(tool)
    const verdict =
      'lacks' in got
        ? process.env['CI']
          ? 'failed'
          : 'skipped'
        : clean(got.path, argv)
          ? 'passed'
          : 'failed'
    console.log(
      `${verdict.padEnd(7)} ${sentence} (${tool.name} ` +
        `${tool.version}${'lacks' in got ? `; this machine has no ${got.lacks}` : ''})`,
    )
    return verdict
  })
  const count = (wanted: string): number => verdicts.filter((each) => each === wanted).length
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
  process.exitCode = count('failed') > 0 ? 1 : 0
}

/** What a tool printed is shown only when it complains. */
function clean(path: string, argv: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(path, argv, { encoding: 'utf8' })
  if (status !== 0) console.log(error?.message ?? `${stdout}${stderr}`)
  return status === 0
}
