import { Failure } from '../core/failure.ts'
import { quoted } from '../core/sanitize.ts'
import { deriveIssuer } from '../identity/issuer.ts'
import { Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import type { ParseYaml } from '../inputs/yamlValue.ts'
import { reviewFields } from './fields.ts'
import { type FindingKind, kindNames } from './findings.ts'
import type { Checkout, ReviewRuntime } from './runtime.ts'
import { parseTable, type TableRow } from './table.ts'

/** What a review does, after all inputs were checked. */
export interface ReviewPlan {
  readonly path: Checkout
  readonly base: Checkout | undefined
  /** Empty if only the inventory is taken. */
  readonly policies: readonly string[]
  /** `undefined` without a table. */
  readonly table: { readonly file: string; readonly rows: readonly TableRow[] } | undefined
  readonly issuer: string
  /** The names of this action in `uses`, in lower case. */
  readonly actions: readonly string[]
  /** Seconds. */
  readonly maxAge: number
  readonly failOn: ReadonlySet<FindingKind>
}

/** Events that run on a branch which only people with write access can change. */
const OWN_BRANCH = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']
const MOST_TABLE = 64 * 1024

/** Returns the plan of a review. Throws `INPUT_INVALID` with every mistake in the inputs. */
export function parseReviewInputs(
  runtime: ReviewRuntime,
  raw: ReadonlyMap<string, string>,
  parse: ParseYaml,
): ReviewPlan {
  const errors: string[] = []
  const known = reviewFields.map(({ name }) => name)
  const read = new Reader({ values: raw, fields: reviewFields, parse, errors, where: '' })
  for (const name of raw.keys())
    if (!known.includes(name)) read.addError(name, `is not an input${didYouMean(name, known)}`)
  const [path, base] = [openFolder(runtime, read, 'path'), openFolder(runtime, read, 'base')]
  rejectNesting(read)
  const policies = read.list('policies') ?? []
  const derived = deriveIssuer(runtime.github('server_url'), read.optional('issuer'))
  if ('error' in derived) read.addError('issuer', derived.error)
  const table = tableOf(runtime, read, { path, base, parse, errors })
  const failOn = parseFailOn(read)
  const [actions, maxAge] = [parseActions(runtime, read), parseMaxAge(read)]
  if (errors.length > 0 || !path) throw inputFailure(errors)
  const issuer = 'issuer' in derived ? derived.issuer.iss : ''
  return { path, base, policies, table, issuer, actions, maxAge, failOn }
}

function inputFailure(errors: readonly string[]): Failure {
  const count = errors.length === 1 ? '' : `${errors.length} mistakes in the inputs:\n`
  return new Failure('INPUT_INVALID', `${count}${errors.join('\n')}`)
}

function openFolder(runtime: ReviewRuntime, read: Reader, name: string): Checkout | undefined {
  const path = read.optional(name)
  if (path === undefined) return undefined
  const checkout = runtime.checkout(path)
  if (!checkout)
    read.addError(
      name,
      `must be a folder of the workspace, without a link in its path; got ${quoted(path)}`,
    )
  return checkout
}

const normal = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')

/** Of two nested checkouts, the outer one would contain files of the inner one. */
function rejectNesting(read: Reader): void {
  const base = read.optional('base')
  if (base === undefined) return
  const [outer, inner] = [read.required('path'), base]
    .map((path) => `${normal(path)}/`.replace(/^\//, ''))
    .sort((a, b) => a.length - b.length)
  if (inner?.toLowerCase().startsWith(outer?.toLowerCase() ?? ''))
    read.addError('base', 'must be a folder beside "path", not inside it or around it')
}

interface TableSource {
  readonly path: Checkout | undefined
  readonly base: Checkout | undefined
  readonly parse: ParseYaml
  readonly errors: string[]
}

/** Reads the table from `base`: one that a pull request changes could admit any job. */
function tableOf(
  runtime: ReviewRuntime,
  read: Reader,
  { path, base, parse, errors }: TableSource,
): ReviewPlan['table'] {
  const file = read.optional('table')
  if (file === undefined) return undefined
  if (!read.has('policies')) read.addError('table', 'needs "policies"')
  const event = runtime.github('event_name') ?? ''
  if (!read.has('base') && !OWN_BRANCH.includes(event)) {
    read.addError(
      'base',
      `is required with "table" on ${quoted(event)}: the table must not come from what is reviewed`,
    )
    return undefined
  }
  const from = read.has('base') ? base : path
  const text = from?.read(file, MOST_TABLE)
  if (text === undefined) {
    if (from)
      read.addError(
        'table',
        `must be a file of at most 64 KiB in "${from === base ? 'base' : 'path'}", and not a link`,
      )
    return undefined
  }
  return { file, rows: parseTable(text, parse, errors) }
}

function parseActions(runtime: ReviewRuntime, read: Reader): readonly string[] {
  const own = runtime.github('action_repository')
  const names = read.list('action') ?? (own === undefined ? [] : [own])
  if (names.length === 0)
    read.addError('action', 'is required: the runner does not state the repository of this action')
  for (const name of names.filter((one) => !/^[\w.-]+\/[\w.-]+$/.test(one)))
    read.addError('action', `must be OWNER/REPOSITORY; got ${quoted(name)}`)
  return names.map((name) => name.toLowerCase())
}

function parseMaxAge(read: Reader): number {
  const [, days] = /^(\d{1,4})d$/.exec(read.required('max-age')) ?? []
  if (days === undefined) read.addError('max-age', 'must be a number of days, such as 92d')
  return Number(days) * 86_400
}

function parseFailOn(read: Reader): ReadonlySet<FindingKind> {
  const names = read.list('fail-on') ?? []
  if (names.length === 1 && names[0] === 'none') return new Set()
  const known = names.flatMap((name) => kindNames.find((kind) => kind === name) ?? [])
  for (const name of names.filter((one) => !known.some((kind) => kind === one)))
    read.addError(
      'fail-on',
      `must be "none" or name kinds of findings${didYouMean(name, kindNames)}; got ${quoted(name)}`,
    )
  return new Set(known)
}
