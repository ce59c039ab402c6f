import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { done, type Fault, type Guard, type Verdict } from './fault.ts'

/** A copy of the project in which things may be broken. */
export interface WorktreeCopy {
  /** Breaks one thing, hears what its guard says, and mends it. */
  break(fault: Fault): Promise<Verdict>
  /** What a guard says of the project as it is now. */
  judge(guard: Guard): Promise<Verdict>
  /** The names of the tests that pass in these files while nothing is broken. */
  passing(files: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  close(): void
}

const PARTS = [
  'src',
  '__tests__',
  'package.json',
  'tsconfig.json',
  '.biome.json',
  '.gitignore',
  'action.yml',
  'README.md',
  '.ci',
  '.github',
  '.gitattributes',
  'docs',
  'CHANGELOG.md',
  'LICENSE',
  'dist',
]

interface Suite {
  readonly name: string
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
}

/** Copies the project to a directory under the system's; its packages are shared. */
export function openWorktreeCopy(): WorktreeCopy {
  const root = mkdtempSync(join(tmpdir(), 'sabotage-'))
  for (const part of PARTS) cpSync(part, join(root, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction')
  const judge = async (guard: Guard): Promise<Verdict> =>
    typeof guard === 'string' ? checked(root, guard) : tested(root, guard)
  return {
    judge,
    async break(fault) {
      const path = join(root, fault.file)
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, done(fault, text).text)
      try {
        return await judge(fault.guard)
      } finally {
        writeFileSync(path, text)
      }
    },
    async passing(files) {
      const suites = await jest(root, files)
      return new Map(
        suites.map(({ name, assertionResults }) => [
          name.slice(root.length + 1).replaceAll('\\', '/'),
          assertionResults
            .filter(({ status }) => status === 'passed')
            .map(({ fullName }) => fullName),
        ]),
      )
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

async function tested(root: string, { test, named }: Exclude<Guard, string>): Promise<Verdict> {
  const [suite] = await jest(root, [test, '-t', named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')])
  const failed = suite?.assertionResults.filter(({ status }) => status === 'failed') ?? []
  if (failed.length > 0) return { caught: `${test} › ${named}` }
  return {
    survived:
      suite && suite.assertionResults.length > 0
        ? `${test} › ${named} passes`
        : `${test} does not even load`,
  }
}

/** What jest says, also when tests fail. */
async function jest(root: string, args: readonly string[]): Promise<readonly Suite[]> {
  const report = join(root, 'report.json')
  rmSync(report, { force: true })
  const binary = join('node_modules', 'jest', 'bin', 'jest.js')
  const quietly = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', binary]
  const { printed } = await ran(root, [
    ...quietly,
    ...args,
    '--json',
    `--outputFile=${report}`,
    `--cacheDirectory=${join(root, '.cache')}`,
  ])
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as { testResults: readonly Suite[] })
      .testResults
  } catch {
    throw new Error(`jest said nothing that can be read:\n${printed}`)
  }
}

const CHECKS = {
  types: [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
  lint: [
    join('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'lint',
    '--error-on-warnings',
    'src',
  ],
} as const

async function checked(root: string, what: keyof typeof CHECKS): Promise<Verdict> {
  const { code } = await ran(root, CHECKS[what])
  return code === 0 ? { survived: `${what} are fine` } : { caught: what }
}

function ran(
  cwd: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolved) => {
    const child = execFile(process.execPath, args, { cwd, maxBuffer: 1 << 26 }, (_, out, err) =>
      resolved({ code: child.exitCode ?? 1, printed: `${out}${err}` }),
    )
  })
}
