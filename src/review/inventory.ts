import { asFailure } from '../core/failure.ts'
import { quoted } from '../core/sanitize.ts'
import { loadPlan } from '../flow/plan.ts'
import { importYaml } from '../inputs/deferredYaml.ts'
import { loadWorkflowParser, type ParseWorkflow } from '../inputs/workflowYaml.ts'
import { isYamlMap, type ParseYaml, type YamlValue } from '../inputs/yamlValue.ts'
import type { Finding } from './findings.ts'
import type { Checkout, FilePlace } from './runtime.ts'
import { type LeaseStep, readWorkflow, type WorkflowContent } from './workflowFile.ts'

/** One lease of a workflow, as it is written there. No field of it holds a secret. */
export interface LeaseEntry extends FilePlace {
  readonly workflow: string
  readonly job: string
  readonly environment: string
  readonly version: string
  readonly name: string
  readonly from: string
  /** The address of the server, or the scope, as written; empty for the public clouds. */
  readonly server: string
  /** The role, account, client or identity that is leased. */
  readonly identity: string
  /** The secrets that are read with the lease. */
  readonly paths: readonly string[]
  readonly exports: readonly string[]
  readonly 'owned-by': string
  readonly purpose: string
  readonly reviewed: string
  readonly expects: boolean
}

/** The leases of a checkout, and what is wrong with them by themselves. */
export interface Inventory {
  readonly leases: readonly LeaseEntry[]
  readonly findings: readonly Finding[]
}

const FOLDER = '.github/workflows'
const MOST_BYTES = 512 * 1024
const MOST_FILES = 300
const DAY_S = 86_400

/** What an inventory is judged by. */
export interface InventoryRules {
  /** The names of this action in `uses`, in lower case. */
  readonly actions: readonly string[]
  readonly serverUrl: string | undefined
  /** Seconds since the epoch. */
  readonly now: number
  /** Seconds after which a review is due. */
  readonly maxAge: number
}

/** Lists every lease in the workflow files of a checkout, with the mistakes in its inputs. */
export async function takeInventory(checkout: Checkout, rules: InventoryRules): Promise<Inventory> {
  const [parseWorkflow, parse] = await Promise.all([loadWorkflowParser(), importYaml()])
  const files = checkout
    .list(FOLDER)
    .filter(({ path }) => /^[^/]+\/[^/]+\/[^/]+\.ya?ml$/.test(path))
  const read = files
    .slice(0, MOST_FILES)
    .map(({ path }) => contentOf(checkout, path, { parseWorkflow, rules }))
  const steps = read.flatMap(({ content }) => content?.steps ?? [])
  const entries = steps.map((step) => ({ step, leases: leasesIn(step, parse) }))
  const errors = await Promise.all(steps.map((step) => inputErrors(step, rules, parse)))
  const tooMany: readonly Finding[] = files.length > MOST_FILES ? [overflow()] : []
  return {
    leases: entries.flatMap(({ leases }) => leases.map(({ entry }) => entry)),
    findings: [
      ...tooMany,
      ...read.flatMap(({ finding, content }) => [
        ...(finding ? [finding] : []),
        ...(content ? aroundLeases(content) : []),
      ]),
      ...errors.flat(),
      ...entries.flatMap(({ step, leases }) =>
        leases.flatMap((lease) => judgeLease(step, lease, rules)),
      ),
    ],
  }
}

const overflow = (): Finding => ({
  ...{ kind: 'unreadable', file: '', line: 1 },
  text: `there are more than ${MOST_FILES} workflow files; only the first were read`,
  fix: 'review parts of the repository in several steps',
})

function contentOf(
  checkout: Checkout,
  file: string,
  {
    parseWorkflow,
    rules,
  }: { readonly parseWorkflow: ParseWorkflow; readonly rules: InventoryRules },
): { readonly content?: WorkflowContent; readonly finding?: Finding } {
  const unreadable = (text: string, line = 1) => ({
    finding: { kind: 'unreadable', file, line, text, fix: 'correct the file' } as const,
  })
  const text = checkout.read(file, MOST_BYTES)
  if (text === undefined) return unreadable('is not a regular file of at most 512 KiB')
  const parsed = parseWorkflow(text)
  return 'tree' in parsed
    ? { content: readWorkflow(file, parsed.tree, rules.actions) }
    : unreadable(parsed.error, parsed.line)
}

function aroundLeases({ notFollowed, staticSecrets }: WorkflowContent): readonly Finding[] {
  return [
    ...notFollowed.map(
      ({ file, line, what }): Finding => ({
        ...{ kind: 'not-followed', file, line },
        text: `${quoted(what)} is not followed, and may lease credentials, too`,
        fix: 'review the file that defines it',
      }),
    ),
    ...staticSecrets.map(
      ({ file, line, name }): Finding => ({
        ...{ kind: 'static-secret', file, line },
        text: `${quoted(name)} looks like a stored, long-lived secret beside a lease`,
        fix: 'lease it, too, and delete the stored one',
      }),
    ),
  ]
}

type Fields = ReadonlyMap<string, YamlValue>

interface WrittenLease {
  readonly entry: LeaseEntry
  readonly fields: Fields
  /** `expect` of the lease, and that of the step. */
  readonly expect: readonly Fields[]
}

/** Returns the leases of a step as they are written, whether or not their inputs are valid. */
function leasesIn(step: LeaseStep, parse: ParseYaml): readonly WrittenLease[] {
  const flat = new Map([...step.inputs].map(([name, { text }]) => [name, text]))
  const many = flat.has('leases') ? mapIn(flat, 'leases', parse) : undefined
  const shared = many ? [mapIn(flat, 'expect', parse)] : []
  return [...(many ?? new Map<string, YamlValue>([['', flat]]))].map(([name, value]) => {
    const own: Fields = isYamlMap(value) ? value : new Map()
    const defaults = ['export', 'labels'].flatMap((key) => {
      const text = flat.get(key)
      return many && text !== undefined ? [[key, text] as const] : []
    })
    const fields = new Map<string, YamlValue>([...defaults, ...own])
    const expect = [...shared, mapIn(fields, 'expect', parse)].filter(({ size }) => size > 0)
    return {
      entry: entryOf(step, name, { fields, parse, expects: expect.length > 0 }),
      fields,
      expect,
    }
  })
}

/** Returns a mapping that may be written as text. */
function mapIn(fields: Fields, name: string, parse: ParseYaml): Fields {
  const value = fields.get(name)
  const parsed = typeof value === 'string' ? parse(value) : { value }
  return 'value' in parsed && isYamlMap(parsed.value) ? parsed.value : new Map()
}

// In this order: a Google lease has a provider and, mostly, an account, which is what it can use.
const IDENTITIES = [
  'role',
  'service-account',
  'client-id',
  'identity',
  'workload-identity-provider',
]

interface EntrySource {
  readonly fields: Fields
  readonly parse: ParseYaml
  readonly expects: boolean
}

function entryOf(
  step: LeaseStep,
  name: string,
  { fields, parse, expects }: EntrySource,
): LeaseEntry {
  const text = (key: string): string => clip(fields.get(key))
  const labels = mapIn(fields, 'labels', parse)
  const from = text('from')
  const exported = fields.get('export') ?? ''
  const listed =
    typeof exported === 'string' ? exported.replace(/[[\]\s]/g, '').split(',') : exported
  const { file, line, workflow, job, environment, version } = step
  return {
    ...{ file, line, workflow, job, environment, version, from, expects },
    name: name || text('name') || from,
    server: text('address') || text('scope'),
    identity: IDENTITIES.map(text).find((value) => value !== '') ?? '',
    paths: [...mapIn(fields, 'read', parse).values()].flat().map(clip),
    exports: [listed].flat().map(clip).filter(Boolean),
    'owned-by': clip(labels.get('owned-by')),
    purpose: clip(labels.get('purpose')),
    reviewed: clip(labels.get('reviewed')),
  }
}

const clip = (value: YamlValue | undefined): string =>
  typeof value === 'string' ? value.slice(0, 200) : ''

/** Returns the mistakes that main would reject, but not those in inputs that are expressions. */
async function inputErrors(
  { file, line, inputs }: LeaseStep,
  { serverUrl }: InventoryRules,
  parse: ParseYaml,
): Promise<readonly Finding[]> {
  const raw = new Map([...inputs].map(([name, { text }]) => [name, text]))
  const open = [...raw].filter(([, text]) => text.includes('${{')).map(([name]) => name)
  const facts = { serverUrl, isPem: () => true }
  const failure = await loadPlan(raw, async () => parse, facts).then(() => undefined, asFailure)
  const lines = (failure?.message ?? '').split(/\n(?=")/)
  const mistakes = lines.flatMap((text) => {
    const [, name = ''] = /^"([\w-]+)/.exec(text) ?? []
    return name === '' || open.includes(name) ? [] : [{ name, text }]
  })
  const unresolved: readonly Finding[] = open.map((name) => ({
    ...{ kind: 'not-followed', file, line: inputs.get(name)?.line ?? line },
    text: `"${name}" is an expression, and was not checked`,
    fix: 'write the value itself unless it is secret',
  }))
  return [
    ...mistakes.map(
      ({ name, text }): Finding => ({
        ...{ kind: 'input-error', file, line: inputs.get(name)?.line ?? line },
        text: text.slice(0, 1_000),
        fix: 'correct the input: the step would fail before its first request',
      }),
    ),
    ...unresolved,
  ]
}

function judgeLease(
  { inputs }: LeaseStep,
  { entry, expect, fields }: WrittenLease,
  { now, maxAge }: InventoryRules,
): readonly Finding[] {
  const { file, line, name, reviewed } = entry
  const at = (kind: Finding['kind'], text: string, fix: string): Finding => ({
    ...{ kind, file, line, fix },
    text: `${quoted(name)} ${text}`,
  })
  const isTest = inputs.get('dry-run')?.text === 'true' || fields.get('must-be-rejected') === 'true'
  const wild = expect.flatMap((one) =>
    [...one].filter(([, value]) => [value].flat().some((text) => String(text).includes('*'))),
  )
  const age = now - Date.parse(reviewed) / 1000
  const due = reviewed === '' ? 'has no label `reviewed`' : reviewProblem(reviewed, age, maxAge)
  return [
    ...(entry.expects || isTest
      ? []
      : [at('no-expect', 'compares no claim', 'write `expect` with `repository_id` and the ref')]),
    ...wild.map(([claim]) =>
      at('wildcard', `compares ${quoted(claim)} with a wildcard`, 'compare the value exactly'),
    ),
    ...(due === undefined || isTest
      ? []
      : [at('review-due', due, 'review the lease, and write the date into the label `reviewed`')]),
  ]
}

function reviewProblem(reviewed: string, age: number, maxAge: number): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(reviewed) || Number.isNaN(age) || age < -DAY_S)
    return `has the review date ${quoted(reviewed)}, which must be a past day such as 2026-09-21`
  return age > maxAge + DAY_S ? `was last reviewed on ${reviewed}` : undefined
}

/** Returns what a repository leases for the first time: roles and secret paths not in `base`. */
export function newLeases(head: Inventory, base: Inventory): readonly Finding[] {
  const keys = ({ from, server, identity, paths }: LeaseEntry): readonly string[] =>
    [`identity ${identity}`, ...paths.map((path) => `path ${path}`)].map((key) =>
      [from, server, key].filter(Boolean).join(' '),
    )
  const known = new Set(base.leases.flatMap(keys))
  return head.leases.flatMap((lease) =>
    keys(lease)
      .filter((key) => !known.has(key) && known.add(key))
      .map(
        (key): Finding => ({
          ...{ kind: 'new', file: lease.file, line: lease.line },
          text: `${quoted(lease.name)} is the first lease in this repository of ${quoted(key)}`,
          fix: 'let the owner of the role or secret approve it',
        }),
      ),
  )
}
