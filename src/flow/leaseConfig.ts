import type { Runtime } from '../core/runtime.ts'
import { parseExports } from '../exports/parseExports.ts'
import type { ExportName } from '../exports/registry.ts'
import { type Expectations, parseExpectations } from '../identity/expect.ts'
import { migratedFrom, peerAdvice } from '../inputs/peerAdvice.ts'
import { type InputSource, Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'
import { audienceError } from '../providers/audiences.ts'
import type { PreparedLease } from '../providers/provider.ts'
import { type ProviderName, providerNames, providers } from '../providers/registry.ts'
import { type EnvironmentRules, parseEnvironmentRules } from './environmentRules.ts'
import { leaseFields, removedFields, stepFields } from './fields.ts'
import { parseLabels } from './labels.ts'
import { parseRefresh, refreshInputs } from './refreshInputs.ts'

/** The input source of one lease, before its provider is known. */
export type LeaseSource = Omit<InputSource, 'fields'>

/** The validated configuration of one lease. */
export interface LeaseConfig {
  readonly name: string
  readonly from: ProviderName
  readonly prepared: PreparedLease
  readonly audience: string
  /** The expectations of the step and of the lease: all must hold. */
  readonly expect: readonly Expectations[]
  /** Seconds. */
  readonly minLifetime: number | undefined
  readonly exports: ReadonlySet<ExportName>
  readonly prefix: string
  readonly ca: string | undefined
  readonly onRevokeFailure: 'warn' | 'fail'
  /**
   * With `refresh`: the inputs from which later steps obtain the lease again. They hold no secret.
   */
  readonly refresh: ReadonlyMap<string, string> | undefined
  /** The lease passes only if the server's trust policy rejects it. */
  readonly mustBeRejected: boolean
  /** Text of the workflow that stands on record with the lease. */
  readonly labels: ReadonlyMap<string, string>
  readonly environmentRules: EnvironmentRules | undefined
}

/** Matches a valid lease name. */
export const LEASE_NAME = /^[a-z][a-z0-9-]{0,31}$/
/** The rule of `LEASE_NAME` in words, for error messages. */
export const LEASE_NAME_RULE =
  'must start with a lowercase letter and contain only lowercase letters, digits and -, at most 32'
const PREFIX = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/
const PREFIX_RULE = 'letters, digits and _, not beginning with a digit'
const CA_LIMIT = 20_000

/**
 * Returns the configuration of one lease of either form; every mistake is added to the errors of
 * the source. Returns `undefined` if `from` is missing or unknown.
 */
export function parseLease(
  page: LeaseSource,
  given: Pick<Runtime, 'isPem'> & {
    readonly name: string | undefined
    readonly expect: readonly Expectations[]
    /** All inputs of the step as written. */
    readonly raw: ReadonlyMap<string, string>
    readonly dryRun: boolean
  },
): LeaseConfig | undefined {
  const from = parseFrom(page)
  if (from === undefined) return undefined
  const provider = providers[from]
  const fields = [...leaseFields, ...provider.fields]
  const read = new Reader({ ...page, fields })
  rejectUnknownFields(page, from, read)
  const name =
    given.name ?? read.matching('name', LEASE_NAME, `a name that ${LEASE_NAME_RULE}`) ?? from
  if (given.name !== undefined && read.has('name'))
    read.addError('name', 'is for the flat form; here the key is the name')
  const prepared = provider.configure(read)
  const audience = read.optional('audience') ?? prepared.audience ?? ''
  // GitHub treats an empty audience as missing and uses its own default instead.
  if (audience === '')
    read.addError(
      'audience',
      read.has('audience') ? 'is empty' : `is required with "from: ${from}"`,
    )
  const [{ origin } = { origin: undefined }] = prepared.origins
  const prefix = read.matching('prefix', PREFIX, PREFIX_RULE) ?? ''
  const misplaced = audienceError(audience, {
    host: prepared.host,
    safe: prepared.audience ?? origin,
  })
  if (misplaced !== undefined) read.addError('audience', misplaced)
  const exports = parseExports(
    read,
    { name, from, prepared, prefix },
    {
      usual: provider.usualExports,
      required: !given.dryRun && !read.flag('must-be-rejected'),
    },
  )
  const refresh = parseRefresh(read, from, { exports, prepared })
  return {
    ...{ name, from, prepared, audience },
    expect: given.name === undefined ? given.expect : [...given.expect, ...parseExpect(read)],
    minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
    exports,
    prefix,
    ca: parseCa(read, given),
    onRevokeFailure: read.oneOf('on-revoke-failure', ['warn', 'fail']),
    refresh: refresh ? refreshInputs(given.raw, page.values, { name, fields }) : undefined,
    mustBeRejected: parseMustBeRejected(read, given),
    labels: parseLabels(read),
    environmentRules: parseEnvironmentRules(read),
  }
}

function parseFrom(page: LeaseSource): ProviderName | undefined {
  const read = new Reader({ ...page, fields: leaseFields })
  const value = read.optional('from')
  const found = providerNames.find((name) => name === value)
  if (found !== undefined) return found
  const names = providerNames.join(', ')
  if (value !== undefined && value !== '') {
    read.addError('from', `must be one of ${names}${didYouMean(value, providerNames)}`)
    return undefined
  }
  const migrated = migratedFrom(page.values.keys())
  const from = providerNames.find((name) => name === migrated?.from)
  if (!migrated || !from) {
    read.addError('from', `is required: one of ${names}`)
    return undefined
  }
  // The lease is parsed all the same, so that every other mistake is found in the same run.
  read.addError('from', `is required: write "from: ${from}" in place of ${migrated.action}`)
  return from
}

/**
 * Adds an error for each field that the chosen provider does not know. In the flat form, unknown
 * inputs are ignored, so only inputs of this action are reported.
 */
function rejectUnknownFields(page: LeaseSource, from: ProviderName, read: Reader): void {
  const known = [...leaseFields, ...providers[from].fields].map(({ name }) => name)
  const ours = [...stepFields, ...providerNames.flatMap((name) => providers[name].fields)].map(
    ({ name }) => name,
  )
  for (const [name, value] of page.values) {
    if (known.includes(name)) continue
    const advice = page.where === '' ? undefined : foreignAdvice(name, value, ours)
    if (advice !== undefined) read.addError(name, advice)
    else if (stepFields.some((field) => field.name === name))
      read.addError(name, 'belongs to the step; write it beside "leases"')
    else if (ours.includes(name) || page.where !== '')
      read.addError(name, `is not a field of "from: ${from}"${didYouMean(name, known)}`)
  }
}

/**
 * Returns what to write instead of a removed field or another action's input; `undefined` for any
 * other field.
 */
function foreignAdvice(
  name: string,
  value: YamlValue,
  ours: readonly string[],
): string | undefined {
  if (ours.includes(name)) return undefined
  return removedFields.get(name) ?? peerAdvice(name, typeof value === 'string' ? value : '')
}

// Fields that would do nothing in a test, and with which its lease would differ from the real one.
const WITHOUT_EFFECT = [
  ...['prefix', 'min-lifetime', 'lifetime', 'read', 'chain'],
  ...['session-policy', 'managed-policies', 'refresh', 'cluster', 'registries'],
]

/** Reads `must-be-rejected`; adds an error for what would have no effect beside it. */
function parseMustBeRejected(read: Reader, { dryRun }: { readonly dryRun: boolean }): boolean {
  if (!read.flag('must-be-rejected')) return false
  for (const name of WITHOUT_EFFECT.filter((field) => read.has(field)))
    read.addError(name, 'has no effect with "must-be-rejected", which exports nothing')
  if (read.has('export') && read.optional('export') !== 'none')
    read.addError('export', 'must be "none" or left out with "must-be-rejected"')
  if (dryRun)
    read.addError(
      'must-be-rejected',
      'needs the server, and "dry-run" sends it nothing; use one of the two',
    )
  return true
}

function parseCa(read: Reader, { isPem }: Pick<Runtime, 'isPem'>): string | undefined {
  const pem = read.certificates('ca-certificate')
  if (pem === undefined) {
    if (read.has('ca-certificate'))
      read.addError('ca-certificate', 'must be PEM text with at least one CERTIFICATE block')
    return undefined
  }
  if (pem.length > CA_LIMIT) {
    const size = `${pem.length} of ${CA_LIMIT} characters`
    read.addError(
      'ca-certificate',
      `is too long to be kept for the post step (${size}); name only the authority that is needed`,
    )
    return undefined
  }
  if (isPem(pem)) return pem
  read.addError(
    'ca-certificate',
    'contains a CERTIFICATE block that cannot be parsed; is it truncated?',
  )
  return undefined
}

/** Returns the expectations in `expect`; empty if it is not set. */
export function parseExpect(read: Reader): readonly Expectations[] {
  const node = read.map('expect')
  if (node === undefined) return []
  return [
    parseExpectations(node, (claim, sentence) =>
      read.addError(claim === undefined ? 'expect' : `expect.${claim}`, sentence),
    ),
  ]
}
