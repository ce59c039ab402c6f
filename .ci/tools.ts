// Security tools at pinned versions, which Go and pip build or download into .cache/tools
// (decision 17).
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A tool, the program that its installation needs, and the commands that install it. */
export interface Tool {
  readonly name: string
  readonly version: string
  readonly needs: { readonly name: string; readonly ask: readonly [string, ...string[]] }
  readonly steps: (folder: string) => readonly (readonly [string, ...string[]])[]
  readonly program: string
}

const GO = { name: 'Go', ask: ['go', 'version'] } as const
const PYTHON = { name: 'Python', ask: ['python3', '--version'] } as const

/** Returns a program of a Go module; Go verifies its source with the checksum database. */
export function goTool(name: string, module: string, version: string): Tool {
  return {
    name,
    version,
    needs: GO,
    steps: () => [['go', 'install', '-p=2', `${module}@${version}`]],
    program: name,
  }
}

/** Returns a program of a Python package without dependencies, in its own environment. */
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

/**
 * Installs a tool, if it is not installed yet. Returns the path of its program, or the name of what
 * the machine lacks. Throws if the installation fails.
 */
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
  // A Python environment contains its own path, so it is created in its final place, and removed if
  // a step fails.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const step of steps(folder)) {
    if (ran(step, folder, 'inherit').status === 0) continue
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`${name} ${version} could not be obtained: ${step.join(' ')}`)
  }
  return { path }
}

/** One run of a tool, which must report no finding. */
export interface Check {
  readonly sentence: string
  readonly tool: Tool
  readonly argv: readonly string[]
}

/**
 * Runs the checks, prints their results and sets the exit code. A check whose tool is not available
 * is skipped; in CI it fails.
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

/** Runs a tool and returns whether it succeeded. Prints its output only if it did not. */
function clean(path: string, argv: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(path, argv, { encoding: 'utf8' })
  if (status !== 0) console.log(error?.message ?? `${stdout}${stderr}`)
  return status === 0
}
