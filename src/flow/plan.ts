import { Failure } from '../core/failure.ts'
import type { World } from '../core/runtime.ts'
import { quoted } from '../core/sanitize.ts'
import { ACCEPTED_EVENTS } from '../identity/events.ts'
import type { Expectations } from '../identity/expect.ts'
import { type Issuer, issuerOf } from '../identity/issuer.ts'
import type { Source } from '../identity/sources.ts'
import { Reader } from '../inputs/reader.ts'
import { plainNode } from '../inputs/simpleYaml.ts'
import { nearest } from '../inputs/suggest.ts'
import type { Node, ParseYaml } from '../inputs/yamlValue.ts'
import { providerNames, providers } from '../providers/registry.ts'
import { conflicts } from './crossChecks.ts'
import { besideLeases, leaseFields, removedFields, stepFields } from './fields.ts'
import { expectOf, NAME, NAME_RULE, type Sheet, type Wanted, wanted } from './leaseConfig.ts'

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
  readonly summary: boolean
  /** Milliseconds. */
  readonly timeout: number
}

interface Draft extends Pick<Facts, 'holdsCertificates'> {
  readonly values: ReadonlyMap<string, Node>
  readonly parse: ParseYaml
  readonly complaints: string[]
}

interface Facts extends Pick<World, 'holdsCertificates'> {
  readonly serverUrl: string | undefined
  /** Whose rules the tokens of this job follow; GitHub's unless stated. */
  readonly source?: Source | undefined
}

/** The plan, made without the YAML library where every text is of the plainest kind. */
export async function planOf(
  raw: ReadonlyMap<string, string>,
  load: () => Promise<ParseYaml>,
  facts: Facts,
): Promise<Plan> {
  let plain = true
  const plainly: ParseYaml = (text) => {
    const node = plainNode(text)
    plain &&= node !== undefined
    return { node: node ?? '' }
  }
  try {
    const plan = parsePlan(raw, plainly, facts)
    if (plain) return plan
  } catch (error) {
    if (plain) throw error
  }
  return parsePlan(raw, await load(), facts)
}

/** Every mistake a user can make is found here, all at once, before anything is requested. */
export function parsePlan(raw: ReadonlyMap<string, string>, parse: ParseYaml, facts: Facts): Plan {
  const draft: Draft = {
    values: raw,
    parse,
    complaints: [],
    holdsCertificates: facts.holdsCertificates,
  }
  misspelt(raw, draft.complaints)
  const reader = new Reader({ ...draft, fields: [...stepFields, ...leaseFields], where: '' })
  const step = stepOf(reader, facts)
  const expect = expectOf(reader)
  const form = raw.has('leases') ? 'many' : 'flat'
  const leases = form === 'many' ? many(draft, reader, expect) : [flat(draft, expect)]
  if (draft.complaints.length === 0)
    draft.complaints.push(
      ...conflicts(
        leases.filter((each) => each !== undefined),
        form,
      ),
    )
  if (draft.complaints.length > 0) throw mistakes(draft.complaints)
  return { form, step, leases: leases.filter((each) => each !== undefined) }
}

function mistakes(complaints: readonly string[]): Failure {
  const count = complaints.length === 1 ? '' : `${complaints.length} mistakes in the inputs:\n`
  return new Failure('INPUT_INVALID', `${count}${complaints.join('\n')}`)
}

/** A key that is nearly ours is refused, since a misspelt `expect` must never be ignored; any other is left alone. */
function misspelt(raw: ReadonlyMap<string, string>, complaints: string[]): void {
  const known = [
    ...stepFields,
    ...leaseFields,
    ...providerNames.flatMap((name) => providers[name].fields),
  ].map(({ name }) => name)
  for (const name of raw.keys()) {
    const removed = removedFields.get(name)
    const meant = known.includes(name) ? undefined : nearest(name, known)
    if (removed !== undefined) complaints.push(`"${name}" ${removed}`)
    else if (meant !== undefined)
      complaints.push(`"${name}" is not an input; did you mean "${meant}"?`)
  }
}

function stepOf(read: Reader, { serverUrl, source: rules }: Facts): Step {
  const source = issuerOf(serverUrl, read.optional('issuer'), rules)
  if ('mistake' in source) read.complain('issuer', source.mistake, undefined)
  return {
    issuer: 'issuer' in source ? source.issuer : (undefined as never),
    allowEvents: allowedEvents(read),
    ifUnavailable: read.oneOf('on-unavailable', ['fail', 'skip']),
    summary: read.flag('summary'),
    timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
  }
}

/** Names are compared exactly with the claim, so a name that no event has would be a silent no. */
function allowedEvents(read: Reader): ReadonlySet<string> {
  const names = read.list('allow-events') ?? []
  for (const name of names) {
    if (!/^[a-z]+(?:_[a-z]+)*$/.test(name))
      read.complain(
        'allow-events',
        `must hold names of events such as issue_comment, in lower case; got ${quoted(name)}`,
        undefined,
      )
    else if (ACCEPTED_EVENTS.includes(name))
      read.complain(
        'allow-events',
        `names ${quoted(name)}, which is accepted without it`,
        undefined,
      )
  }
  return new Set(names)
}

function flat(draft: Draft, expect: readonly Expectations[]): Wanted | undefined {
  const page: Sheet = { ...draft, values: without(draft.values, stepFields), where: '' }
  return wanted(page, { ...draft, name: undefined, expect })
}

/** The `leases` form: step fields beside it, and the defaults that a lease may replace. */
function many(
  draft: Draft,
  step: Reader,
  expect: readonly Expectations[],
): readonly (Wanted | undefined)[] {
  const ours = [
    ...stepFields,
    ...leaseFields,
    ...providerNames.flatMap((name) => providers[name].fields),
  ].map(({ name }) => name)
  const allowed = [...stepFields.map(({ name }) => name), ...besideLeases, 'expect']
  for (const name of draft.values.keys()) {
    if (ours.includes(name) && !allowed.includes(name))
      step.complain(
        name,
        'stands beside "leases"; write it inside the lease that it is for',
        undefined,
      )
  }
  const leases = step.map('leases')
  if (leases?.size === 0) step.complain('leases', 'must hold at least one lease', undefined)
  const defaults = [...draft.values].filter(([name]) => besideLeases.includes(name))
  return [...(leases ?? [])].map(([name, node]) => {
    if (!NAME.test(name))
      return step.complain(`leases.${name}`, `is no name for a lease: it ${NAME_RULE}`, undefined)
    if (!(node instanceof Map))
      return step.complain(`leases.${name}`, 'must be a mapping of fields', undefined)
    const page: Sheet = {
      ...draft,
      values: new Map([...defaults, ...(node as ReadonlyMap<string, Node>)]),
      where: `leases.${name}.`,
    }
    return wanted(page, { ...draft, name, expect })
  })
}

function without(
  values: ReadonlyMap<string, Node>,
  fields: readonly { readonly name: string }[],
): ReadonlyMap<string, Node> {
  const names = new Set(fields.map(({ name }) => name))
  return new Map([...values].filter(([name]) => !names.has(name)))
}
