import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { quoted } from '../core/sanitize.ts'
import { Secret } from '../core/secret.ts'
import { ACCEPTED_EVENTS } from '../identity/events.ts'
import type { Expectations } from '../identity/expect.ts'
import { requestAddress } from '../identity/idToken.ts'
import { deriveIssuer } from '../identity/issuer.ts'
import { type Source, sourceOf } from '../identity/sources.ts'
import { peerAdvice } from '../inputs/peerAdvice.ts'
import { Reader } from '../inputs/reader.ts'
import { parseSimpleYaml } from '../inputs/simpleYaml.ts'
import { didYouMean } from '../inputs/suggest.ts'
import { loadYaml } from '../inputs/yaml.ts'
import type { ParseYaml, YamlValue } from '../inputs/yamlValue.ts'
import { providerNames, providers } from '../providers/registry.ts'
import { certificateErrors, crossChecks } from './crossChecks.ts'
import { DEFAULTABLE_FIELDS, leaseFields, removedFields, stepFields } from './fields.ts'
import {
  LEASE_NAME,
  LEASE_NAME_RULE,
  type LeaseConfig,
  type LeaseSource,
  parseExpect,
  parseLease,
} from './leaseConfig.ts'
import { pathErrors } from './refreshInputs.ts'
import type { Plan, PlannedSinks, StepConfig } from './run.ts'

interface Draft extends Pick<PlanFacts, 'isPem'> {
  readonly raw: ReadonlyMap<string, string>
  readonly dryRun: boolean
  readonly values: ReadonlyMap<string, YamlValue>
  readonly parse: ParseYaml
  readonly errors: string[]
}

interface PlanFacts extends Pick<Runtime, 'isPem'> {
  readonly serverUrl: string | undefined
  /** The token issuer whose rules apply to this job; GitHub by default. */
  readonly source?: Source | undefined
  /** Returns the seconds since the epoch, with which a client certificate is compared. */
  readonly now?: (() => number) | undefined
  /** Returns the paths in the command of `refresh`; absent where no later step starts it. */
  readonly commandPaths?: (() => readonly string[]) | undefined
  readonly windows?: boolean
  /** Parses `sinks`, which few steps have. */
  readonly planSinks?:
    | ((read: Reader, leases: readonly LeaseConfig[], raw: Draft['raw']) => PlannedSinks)
    | undefined
}

/** Returns the plan of a step. Throws every mistake in the inputs before the first request. */
export async function parsePlan(
  runtime: Runtime,
  inputs: ReadonlyMap<string, string>,
): Promise<Plan> {
  await runtime.yieldToEventLoop()
  const plan = await loadPlan(inputs, loadYaml, {
    serverUrl: runtime.job.github('server_url'),
    source: sourceOf(runtime.job),
    isPem: runtime.isPem,
    now: () => runtime.now(),
    windows: runtime.job.windows,
    commandPaths: () => commandPaths(runtime),
  })
  if (runtime.job.idToken) requestAddress(runtime.job, plan.step.issuer)
  return plan
}

/**
 * Returns the plan. Loads the YAML library only if an input is not simple YAML. Throws
 * `INPUT_INVALID` with every mistake in the inputs.
 */
export async function loadPlan(
  raw: ReadonlyMap<string, string>,
  load: () => Promise<ParseYaml>,
  given: PlanFacts,
): Promise<Plan> {
  const planSinks = raw.has('sinks') ? (await import('./sinkInputs.ts')).planSinks : undefined
  const facts = { ...given, planSinks }
  let plain = true
  const plainly: ParseYaml = (text) => {
    const node = parseSimpleYaml(text)
    plain &&= node !== undefined
    return { value: node ?? '' }
  }
  try {
    const plan = parseInputs(raw, plainly, facts)
    if (plain) return plan
  } catch (error) {
    if (plain) throw error
  }
  return parseInputs(raw, await load(), facts)
}

/**
 * Returns the plan. Throws `INPUT_INVALID` with all mistakes in the inputs at once, before any
 * request is sent.
 */
export function parseInputs(
  raw: ReadonlyMap<string, string>,
  parse: ParseYaml,
  facts: PlanFacts,
): Plan {
  const draft: Draft = {
    raw,
    values: raw,
    parse,
    errors: [],
    isPem: facts.isPem,
    dryRun: raw.get('dry-run') === 'true',
  }
  rejectMisspelt(raw, draft.errors)
  const reader = new Reader({ ...draft, fields: [...stepFields, ...leaseFields], where: '' })
  const step = parseStep(reader, facts)
  const expect = parseExpect(reader)
  const form = raw.has('leases') ? 'many' : 'flat'
  const leases = form === 'many' ? parseMany(draft, reader, expect) : [parseFlat(draft, expect)]
  const parsed = leases.filter((lease) => lease !== undefined)
  rejectMixedTests(reader, parsed, step)
  checkGithubToken(reader, parsed, step)
  checkKubeconfig(reader, parsed)
  if (parsed.some(({ refresh }) => refresh)) draft.errors.push(...refreshErrors(facts))
  draft.errors.push(...certificateErrors(parsed, facts.now))
  const sinks = facts.planSinks?.(reader, parsed, raw)
  if (draft.errors.length === 0) draft.errors.push(...crossChecks(parsed, form))
  if (draft.errors.length > 0) throw inputError(draft.errors)
  return { form, step, leases: parsed, sinks }
}

/** A step either leases or tests: half of a test would have to be exported, or revoked. */
function rejectMixedTests(
  reader: Reader,
  leases: readonly LeaseConfig[],
  { onUnavailable }: StepConfig,
): void {
  const tests = leases.filter(({ mustBeRejected }) => mustBeRejected)
  if (tests.length > 0 && tests.length < leases.length)
    reader.addError(
      'must-be-rejected',
      'must be set for all leases of a step or for none; use a step of its own for the test',
    )
  if (tests.length > 0 && onUnavailable === 'skip')
    reader.addError('on-unavailable', 'cannot be "skip" in a test: nothing is proven')
}

/** Returns the paths in the command that later steps start. */
function commandPaths(runtime: Runtime): readonly string[] {
  const { node, entry } = runtime.refreshCommand()
  return [node, entry, runtime.tempFilePath('refresh')]
}

/** Returns why no lease of this job can be refreshed. */
const refreshErrors = ({ source, commandPaths, windows = false }: PlanFacts): readonly string[] =>
  source?.name === 'forgejo'
    ? [
        '"refresh" must be false on Forgejo: an earlier step of the job could choose the server ' +
          'that receives the request token',
      ]
    : pathErrors(commandPaths?.() ?? [], windows)

function inputError(all: readonly string[]): Failure {
  const errors = all.filter((error) => !isAnswered(error, all))
  const count = errors.length === 1 ? '' : `${errors.length} mistakes in the inputs:\n`
  return new Failure('INPUT_INVALID', `${count}${errors.join('\n')}`)
}

/** Returns whether a missing input is one that another error says how to write. */
function isAnswered(error: string, all: readonly string[]): boolean {
  const [, name] = /^"([\w-]+)" is required/.exec(error) ?? []
  const written = [`write "${name}: `, `write\n  ${name}: |`]
  return (
    name !== undefined &&
    all.some((other) => other !== error && written.some((text) => other.includes(text)))
  )
}

/**
 * Adds an error for each key that resembles an input of this action, since a misspelt `expect` must
 * never be ignored, and for removed inputs and inputs of other actions. Other keys are ignored.
 */
function rejectMisspelt(raw: ReadonlyMap<string, string>, errors: string[]): void {
  const known = [
    ...stepFields,
    ...leaseFields,
    ...providerNames.flatMap((name) => providers[name].fields),
  ].map(({ name }) => name)
  for (const [name, value] of raw) {
    if (known.includes(name)) continue
    const advice = removedFields.get(name) ?? peerAdvice(name, value)
    const suggestion = didYouMean(name, known)
    if (advice !== undefined) errors.push(`"${name}" ${advice}`)
    else if (suggestion !== '') errors.push(`"${name}" is not an input${suggestion}`)
  }
}

function parseStep(read: Reader, { serverUrl, source: rules }: PlanFacts): StepConfig {
  const source = deriveIssuer(serverUrl, read.optional('issuer'), rules)
  if ('error' in source) read.addError('issuer', source.error)
  return {
    issuer: 'issuer' in source ? source.issuer : (undefined as never),
    allowEvents: allowedEvents(read),
    onUnavailable: read.oneOf('on-unavailable', ['fail', 'skip']),
    dryRun: read.flag('dry-run'),
    githubToken: parseGithubToken(read),
    summary: read.flag('summary'),
    kubeconfig: read.oneOf('kubeconfig', ['own', 'merge']),
    timeout: (read.duration('timeout', { min: 1, max: 3600 }) ?? 60) * 1000,
  }
}

function parseGithubToken(read: Reader): Secret | undefined {
  const text = read.matching('github-token', /^[\x21-\x7e]+$/, 'the token, such as github.token')
  return text === undefined ? undefined : new Secret(text)
}

/** The token is passed exactly where something needs it. */
function checkGithubToken(
  reader: Reader,
  leases: readonly LeaseConfig[],
  { issuer }: StepConfig,
): void {
  const addError = (name: string, sentence: string): void => reader.addError(name, sentence)
  const isUsed = leases.some(({ environmentRules }) => environmentRules !== undefined)
  if (!isUsed && reader.has('github-token'))
    addError('github-token', 'is used by "environment-rules" only; delete it')
  if (isUsed && !reader.has('github-token'))
    addError(
      'github-token',
      'is required by "environment-rules": pass ${{ github.token }}, and give the job ' +
        '"actions: read"',
    )
  if (isUsed && issuer?.source.name === 'forgejo')
    addError('environment-rules', 'is for GitHub: Forgejo has no environments')
}

function checkKubeconfig(reader: Reader, leases: readonly LeaseConfig[]): void {
  if (reader.has('kubeconfig') && !leases.some(({ exports }) => exports.has('kubeconfig')))
    reader.addError('kubeconfig', 'concerns "export: kubeconfig", which no lease has')
}

/**
 * Returns the events of `allow-events`. Names are compared exactly with the claim, so an invalid
 * name would silently never match.
 */
function allowedEvents(read: Reader): ReadonlySet<string> {
  const names = read.list('allow-events') ?? []
  for (const name of names) {
    if (!/^[a-z]+(?:_[a-z]+)*$/.test(name))
      read.addError(
        'allow-events',
        `must hold names of events such as issue_comment, in lower case; got ${quoted(name)}`,
      )
    else if (ACCEPTED_EVENTS.includes(name))
      read.addError('allow-events', `names ${quoted(name)}, which is accepted without it`)
  }
  return new Set(names)
}

function parseFlat(draft: Draft, expect: readonly Expectations[]): LeaseConfig | undefined {
  const source: LeaseSource = { ...draft, values: omitFields(draft.values, stepFields), where: '' }
  return parseLease(source, { ...draft, name: undefined, expect })
}

/**
 * Returns the leases of the `leases` form. Of this action's inputs, only step fields, `expect` and
 * defaults that a lease may replace are allowed beside it.
 */
function parseMany(
  draft: Draft,
  step: Reader,
  expect: readonly Expectations[],
): readonly (LeaseConfig | undefined)[] {
  const ours = [
    ...stepFields,
    ...leaseFields,
    ...providerNames.flatMap((name) => providers[name].fields),
  ].map(({ name }) => name)
  const allowed = [...stepFields.map(({ name }) => name), ...DEFAULTABLE_FIELDS, 'expect']
  for (const name of draft.values.keys()) {
    if (ours.includes(name) && !allowed.includes(name))
      step.addError(name, 'is not allowed beside "leases"; write it inside its lease')
  }
  const leases = step.map('leases')
  if (leases?.size === 0) step.addError('leases', 'must hold at least one lease')
  const defaults = [...draft.values].filter(([name]) => DEFAULTABLE_FIELDS.includes(name))
  return [...(leases ?? [])].map(([name, node]) => {
    if (!LEASE_NAME.test(name)) {
      step.addError(`leases.${name}`, `is not a valid name for a lease: it ${LEASE_NAME_RULE}`)
      return undefined
    }
    if (!(node instanceof Map)) {
      step.addError(`leases.${name}`, 'must be a mapping of fields')
      return undefined
    }
    const source: LeaseSource = {
      ...draft,
      values: new Map([...defaults, ...(node as ReadonlyMap<string, YamlValue>)]),
      where: `leases.${name}.`,
    }
    return parseLease(source, { ...draft, name, expect })
  })
}

function omitFields(
  values: ReadonlyMap<string, YamlValue>,
  fields: readonly { readonly name: string }[],
): ReadonlyMap<string, YamlValue> {
  const names = new Set(fields.map(({ name }) => name))
  return new Map([...values].filter(([name]) => !names.has(name)))
}
