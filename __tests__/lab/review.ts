import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { asFailure, type Failure } from '../../src/core/failure.ts'
import type { Finding } from '../../src/review/findings.ts'
import { runReview } from '../../src/review/main.ts'
import { reviewRuntime } from '../../src/runner/reviewRuntime.ts'

/** The end of a review. */
export interface Reviewed {
  readonly failure: Failure | undefined
  readonly findings: readonly Finding[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** Everything that it printed, as the runner reads it. */
  readonly printed: string
  /** The annotations at a file, as `KIND FILE:LINE`. */
  readonly annotated: readonly string[]
}

/** A workspace with whole checkouts in a directory of its own. */
export interface Workspace {
  readonly root: string
  write(path: string, content: unknown): void
  review(
    inputs: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
  ): Promise<Reviewed>
  close(): void
}

/** Opens a workspace with files; a value that is not a string is written as indented JSON. */
export function openWorkspace(files: Readonly<Record<string, unknown>> = {}): Workspace {
  const outer = mkdtempSync(join(tmpdir(), 'review-'))
  const root = join(outer, 'workspace')
  mkdirSync(root)
  const write = (path: string, content: unknown): void => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return {
    root,
    write,
    review: (inputs, env = {}) => review(outer, inputs, env),
    close: () => rmSync(outer, { recursive: true, force: true }),
  }
}

async function review(
  outer: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<Reviewed> {
  const printed: string[] = []
  const files = {
    GITHUB_OUTPUT: join(outer, 'output'),
    GITHUB_STEP_SUMMARY: join(outer, 'summary'),
  }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const runtime = reviewRuntime(
    { print: (text) => void printed.push(text) },
    {
      GITHUB_WORKSPACE: join(outer, 'workspace'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_ACTION_REPOSITORY: 'OWNER/lease-credentials',
      ...files,
      ...env,
    },
  )
  const failure = await runReview(runtime, new Map(Object.entries(inputs))).then(
    () => undefined,
    asFailure,
  )
  const outputs = outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8'))
  const all = printed.join('')
  return {
    ...{ failure, outputs, printed: all },
    findings: JSON.parse(outputs['findings'] ?? '[]') as readonly Finding[],
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    annotated: [...all.matchAll(/^::(\w+) file=(.*?),line=(\d+)::/gm)].map(
      ([, kind, file, line]) => `${kind} ${file}:${line}`,
    ),
  }
}

const outputsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
      name,
      value,
    ]),
  )
