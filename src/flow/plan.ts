import { type Expectations, parseExpectations } from '../identity/expect.ts'
import { type Issuer, issuerOf } from '../identity/source.ts'
import { nearest } from '../inputs/nearest.ts'
import type { Node, ParseYaml } from '../inputs/node.ts'
import { type Page, Reader } from '../inputs/reader.ts'
import { Failure } from '../kit/failure.ts'
import { type ProviderName, providerNames, providers } from '../providers/index.ts'
import type { Order } from '../providers/provider.ts'
import { conflicts } from './conflicts.ts'
import { besideLeases, leaseFields, stepFields } from './fields.ts'

/** What the inputs ask for, whole and free of mistakes. */
export interface Plan {
  readonly form: 'flat' | 'many'
  readonly step: Step
  readonly leases: readonly Wanted[]
}

/** What concerns all leases of the step. */
export interface Step {
  readonly issuer: Issuer
  readonly allowEvents: ReadonlySet<string>
  readonly ifUnavailable: 'fail' | 'skip'
  readonly verifySignature: boolean
  readonly summary: boolean
  /** Milliseconds. */
  readonly timeout: number
}

/** One lease wanted, and what is to become of it. */
export interface Wanted {
  readonly name: string
  readonly from: ProviderName
  readonly order: Order
  readonly audience: string
  /** The step's and the lease's own: all must hold. */
  readonly expect: readonly Expectations[]
  /** Seconds. */
  readonly minLifetime: number | undefined
  readonly exports: ReadonlySet<Export>
  /** The user wrote `export`: silence about unreadable outputs is then what they want. */
  readonly exportWritten: boolean
  readonly prefix: string
  readonly ca: string | undefined
  readonly ifNotReturned: 'warn' | 'fail'
}

/** A way of handing over. */
export type Export = (typeof WAYS)[number]

const WAYS = ['output', 'env', 'file', 'profile', 'none'] as const
const PRIVILEGED = ['pull_request_target', 'issue_comment', 'issues', 'discussion', 'discussion_comment', 'workflow_run']
const NAME = /^[a-z][a-z0-9-]{0,31}$/
const NAME_RULE = 'must begin with a small letter and hold only small letters, digits and -, at most 32'
const CA_LIMIT = 20_000

interface Draft {
  readonly values: ReadonlyMap<string, Node>
  readonly parse: ParseYaml
  readonly complaints: string[]
}

/** Every mistake a user can make is found here, all at once, before anything is requested. */
export function parsePlan(raw: ReadonlyMap<string, string>, parse: ParseYaml, facts: { readonly serverUrl: string | undefined }): Plan {
  const draft: Draft = { values: raw, parse, complaints: [] }
  misspelt(raw, draft.complaints)
  const reader = new Reader({ ...draft, fields: [...stepFields, ...leaseFields], where: '' })
  const step = stepOf(reader, facts.serverUrl)
  const expect = expectOf(reader)
  const form = raw.has('leases') ? 'many' : 'flat'
  const leases = form === 'many' ? many(draft, reader, expect) : [flat(draft, expect)]
  if (draft.complaints.length === 0) draft.complaints.push(...conflicts(leases.filter((each) => each !== undefined)))
  if (draft.complaints.length > 0) throw mistakes(draft.complaints)
  return { form, step, leases: leases.filter((each) => each !== undefined) }
}

function mistakes(complaints: readonly string[]): Failure {
  const count = complaints.length === 1 ? '' : `${complaints.length} mistakes in the inputs:\n`
  return new Failure('INPUT_INVALID', `${count}${complaints.join('\n')}`)
}

/** A key that is nearly ours is refused, since a misspelt `expect` must never be ignored; any other is left alone. */
function misspelt(raw: ReadonlyMap<string, string>, complaints: string[]): void {
  const known = [...stepFields, ...leaseFields, ...providerNames.flatMap((name) => providers[name].fields)].map(({ name }) => name)
  for (const name of raw.keys()) {
    const meant = known.includes(name) ? undefined : nearest(name, known)
    if (meant !== undefined) complaints.push(`"${name}" is not an input; did you mean "${meant}"?`)
  }
}

function stepOf(read: Reader, serverUrl: string | undefined): Step {
  const source = issuerOf(serverUrl, read.optional('issuer'))
  if ('mistake' in source) read.complain('issuer', source.mistake, undefined)
  const allowed = read.list('allow-events') ?? []
  for (const event of allowed.filter((each) => !PRIVILEGED.includes(each))) {
    read.complain('allow-events', `names "${event}", which is never refused; it may hold ${PRIVILEGED.join(', ')}`, undefined)
  }
  return {
    issuer: 'issuer' in source ? source.issuer : (undefined as never),
    allowEvents: new Set(allowed),
    ifUnavailable: read.oneOf('if-unavailable', ['fail', 'skip']),
    verifySignature: read.flag('verify-signature'),
    summary: read.flag('summary'),
    timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
  }
}

function expectOf(read: Reader): readonly Expectations[] {
  if (!read.has('expect')) return []
  const node = read.map('expect')
  if (node === undefined) return []
  return [
    parseExpectations(node, (claim, sentence) => read.complain(claim === undefined ? 'expect' : `expect.${claim}`, sentence, undefined)),
  ]
}

function flat(draft: Draft, expect: readonly Expectations[]): Wanted | undefined {
  const page: Page = { ...draft, values: without(draft.values, stepFields), fields: [], where: '' }
  return wanted(page, { name: undefined, expect })
}

/** The `leases` form: step fields beside it, and the defaults that a lease may replace. */
function many(draft: Draft, step: Reader, expect: readonly Expectations[]): readonly (Wanted | undefined)[] {
  const ours = [...stepFields, ...leaseFields, ...providerNames.flatMap((name) => providers[name].fields)].map(({ name }) => name)
  const allowed = [...stepFields.map(({ name }) => name), ...besideLeases, 'expect']
  for (const name of draft.values.keys()) {
    if (ours.includes(name) && !allowed.includes(name))
      step.complain(name, 'stands beside "leases"; write it inside the lease that it is for', undefined)
  }
  const leases = step.map('leases')
  if (leases?.size === 0) step.complain('leases', 'must hold at least one lease', undefined)
  const defaults = [...draft.values].filter(([name]) => besideLeases.includes(name))
  return [...(leases ?? [])].map(([name, node]) => {
    if (!NAME.test(name)) return step.complain(`leases.${name}`, `is no name for a lease: it ${NAME_RULE}`, undefined)
    if (!(node instanceof Map)) return step.complain(`leases.${name}`, 'must be a mapping of fields', undefined)
    const page: Page = {
      ...draft,
      values: new Map([...defaults, ...(node as ReadonlyMap<string, Node>)]),
      fields: [],
      where: `leases.${name}.`,
    }
    return wanted(page, { name, expect })
  })
}

/** One lease of either form. */
function wanted(page: Page, given: { readonly name: string | undefined; readonly expect: readonly Expectations[] }): Wanted | undefined {
  const from = fromOf(page)
  if (from === undefined) return undefined
  const provider = providers[from]
  const read = new Reader({ ...page, fields: [...leaseFields, ...provider.fields] })
  unknown(page, from, read)
  const name = given.name ?? read.matching('name', NAME, `a name that ${NAME_RULE}`) ?? from
  if (given.name !== undefined && read.has('name')) read.complain('name', 'is for the flat form; here the key is the name', undefined)
  const order = provider.configure(read)
  const audience = read.optional('audience') ?? order.audience
  if (audience === undefined) read.complain('audience', `is required with "from: ${from}"`, undefined)
  return {
    ...{ name, from, order, audience: audience ?? '' },
    expect: given.name === undefined ? given.expect : [...given.expect, ...expectOf(read)],
    minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
    exports: exportsOf(read, from),
    exportWritten: read.has('export'),
    prefix: read.matching('prefix', /^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'letters, digits and _, not beginning with a digit') ?? '',
    ca: caOf(read),
    ifNotReturned: read.oneOf('if-not-returned', ['warn', 'fail']),
  }
}

function fromOf(page: Page): ProviderName | undefined {
  const read = new Reader({ ...page, fields: leaseFields })
  const value = read.optional('from')
  const found = providerNames.find((each) => each === value)
  if (found !== undefined) return found
  const meant = value === undefined ? undefined : nearest(value, providerNames)
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`
  return read.complain(
    'from',
    value === undefined || value === ''
      ? `is required: one of ${providerNames.join(', ')}`
      : `must be one of ${providerNames.join(', ')}${hint}`,
    undefined,
  )
}

/** Fields that the chosen provider does not know; in the flat form, where foreign inputs are left alone, only those that are ours. */
function unknown(page: Page, from: ProviderName, read: Reader): void {
  const known = [...leaseFields, ...providers[from].fields].map(({ name }) => name)
  const ours = [...stepFields, ...providerNames.flatMap((name) => providers[name].fields)].map(({ name }) => name)
  for (const name of page.values.keys()) {
    if (known.includes(name)) continue
    if (stepFields.some((field) => field.name === name)) read.complain(name, 'belongs to the step; write it beside "leases"', undefined)
    else if (ours.includes(name) || page.where !== '') {
      const meant = nearest(name, known)
      read.complain(name, `is not a field of "from: ${from}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`, undefined)
    }
  }
}

function exportsOf(read: Reader, from: ProviderName): ReadonlySet<Export> {
  const words = read.list('export') ?? []
  const ways = words.filter((word): word is Export => WAYS.some((each) => each === word))
  for (const word of words.filter((each) => !WAYS.some((way) => way === each))) {
    const meant = nearest(word, WAYS)
    read.complain(
      'export',
      `must be one or several of ${WAYS.join(', ')}; got "${word}"${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
      undefined,
    )
  }
  if (ways.includes('none') && ways.length > 1) read.complain('export', 'cannot be "none" and something else', undefined)
  if (ways.includes('profile') && from !== 'aws') read.complain('export', 'can be "profile" with "from: aws" only', undefined)
  return new Set(ways)
}

function caOf(read: Reader): string | undefined {
  const text = read.optional('ca')
  if (text === undefined) return undefined
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) return read.complain('ca', 'must be PEM text with at least one CERTIFICATE block', undefined)
  const pem = `${blocks.join('\n')}\n`
  return pem.length > CA_LIMIT
    ? read.complain(
        'ca',
        `is too long to be kept for the post step (${pem.length} of ${CA_LIMIT} characters); name only the authority that is needed`,
        undefined,
      )
    : pem
}

function without(values: ReadonlyMap<string, Node>, fields: readonly { readonly name: string }[]): ReadonlyMap<string, Node> {
  const names = new Set(fields.map(({ name }) => name))
  return new Map([...values].filter(([name]) => !names.has(name)))
}
