import { quoted } from '../core/sanitize.ts'
import { parseSafeUrl } from '../core/url.ts'
import type { Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import { isYamlMap, type YamlValue } from '../inputs/yamlValue.ts'
import { providers } from '../providers/registry.ts'
import { monitorScope, sinkOwner } from '../record/sinks/hosts.ts'
import type { SinkKind, SinkSettings } from '../record/sinks/kind.ts'
import { sinkKinds } from '../record/sinks/registry.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { toYaml } from './refreshInputs.ts'
import type { PlannedSinks, SinkConfig } from './run.ts'

const NAME = /^[a-z][a-z0-9-]{0,31}$/
const COMMON = ['to', 'address', 'lease', 'on-failure']
const MOST = 8
// Stands for an address that cannot be parsed, so that the remaining fields are still validated.
const PLACEHOLDER = new URL('https://sink.invalid')

// The header of the journal is one variable, which Windows limits to 32,767 characters.
const LONGEST = 16_000

/** The inputs of a lease that post needs beside those of its provider. */
const STORED = ['from', 'audience', 'lifetime', 'ca-certificate']

/** Returns the sinks, and the inputs from which post parses them again. Reports every mistake. */
export function planSinks(
  read: Reader,
  leases: readonly LeaseConfig[],
  raw: ReadonlyMap<string, string>,
): PlannedSinks {
  const all = parseSinks(read, leases)
  const used = leases.filter(({ name }) => all.some(({ lease }) => lease === name))
  const mapping = raw.has('leases') ? read.map('leases') : undefined
  const entries = used.map(({ name, from }): [string, YamlValue] => {
    const values = mapping ? mapping.get(name) : raw
    const known = [...STORED, ...providers[from].fields.map((field) => field.name)]
    const own = [...(values instanceof Map ? (values as ReadonlyMap<string, YamlValue>) : [])]
    return [name, new Map([...own.filter(([field]) => known.includes(field)), ['export', 'none']])]
  })
  const stored = {
    sinks: raw.get('sinks') ?? '',
    ...(entries.length > 0 && { leases: toYaml(new Map(entries)) }),
  }
  const length = JSON.stringify(stored).length
  if (length > LONGEST)
    read.addError(
      'sinks',
      `and its leases must have at most ${LONGEST} characters, to be kept for the post step; got ` +
        `${length}`,
    )
  return { all, stored }
}

type AddError = (sentence: string, field?: string) => undefined

/** Returns the sinks in `sinks`, which name leases of this step. Reports every mistake. */
export function parseSinks(read: Reader, leases: readonly LeaseConfig[]): readonly SinkConfig[] {
  const map = read.map('sinks')
  if (map?.size === 0) read.addError('sinks', 'must hold at least one sink')
  if (map && map.size > MOST)
    read.addError('sinks', `must hold at most ${MOST} sinks; got ${map.size}`)
  if (leases.some(({ mustBeRejected }) => mustBeRejected))
    read.addError('sinks', 'has no effect with "must-be-rejected"; use a step of its own')
  return [...(map ?? [])].flatMap(([name, fields]) => {
    const addError: AddError = (sentence, field) =>
      void read.addError(`sinks.${name}${field === undefined ? '' : `.${field}`}`, sentence)
    if (!NAME.test(name))
      addError('is not a valid name: it must be a letter, then up to 31 of a-z, 0-9 and -')
    if (!isYamlMap(fields)) return addError('must be a mapping of fields') ?? []
    return parseSink({ name, fields, leases, addError }) ?? []
  })
}

interface SinkSource {
  readonly name: string
  readonly fields: ReadonlyMap<string, YamlValue>
  readonly leases: readonly LeaseConfig[]
  readonly addError: AddError
}

function parseSink(source: SinkSource): SinkConfig | undefined {
  const { name, fields, leases, addError } = source
  const text = (field: string): string | undefined => {
    const value = fields.get(field)
    if (value === undefined || (typeof value === 'string' && value !== '')) return value
    return addError('must be a string that is not empty', field)
  }
  const to = text('to') ?? ''
  const kind = Object.hasOwn(sinkKinds, to) ? sinkKinds[to] : undefined
  const kinds = Object.keys(sinkKinds)
  if (!kind) addError(`must be one of ${kinds.join(', ')}${didYouMean(to, kinds)}`, 'to')
  const onFailure = text('on-failure') ?? 'warn'
  if (onFailure !== 'warn' && onFailure !== 'fail')
    return addError(`must be one of warn, fail; got ${quoted(onFailure)}`, 'on-failure')
  const url = parseAddress(text('address'), addError)
  const lease = parseLogin(source, { url, lease: text('lease') })
  if (!kind) return undefined
  const settings = parseSettings(source, { kind, to, lease, text })
  const clash = leases.find(
    ({ audience, prepared }) => audience === url.origin && prepared.host !== url.host,
  )
  if (lease === undefined && clash)
    addError(
      `is the "audience" of lease "${clash.name}", whose token goes to ${clash.prepared.host}: ` +
        "either could use the other's token",
      'address',
    )
  return { name, kind, url, lease: lease?.name, onFailure, settings }
}

function parseAddress(address: string | undefined, addError: AddError): URL {
  const url = parseSafeUrl(address ?? '')
  if (url && !url.search && !url.hash) return url
  addError(
    address === undefined
      ? 'is required'
      : `must be an https URL without credentials, query or fragment; got ${quoted(address)}`,
    'address',
  )
  return PLACEHOLDER
}

/** Returns the lease that authenticates a sink; `undefined` if the ID token itself does. */
function parseLogin(
  { leases, addError }: SinkSource,
  { url, lease: name }: { readonly url: URL; readonly lease: string | undefined },
): LeaseConfig | undefined {
  const owner = sinkOwner(url.hostname)
  if (name === undefined) {
    if (owner !== undefined)
      addError(`is required: ${url.hostname} accepts credentials of "from: ${owner}"`, 'lease')
    return undefined
  }
  const lease = leases.find((config) => config.name === name)
  if (!lease) {
    const names = leases.map((config) => config.name)
    return addError(`must be a lease of this step${didYouMean(name, names)}`, 'lease')
  }
  if (url === PLACEHOLDER) return lease
  if (owner !== lease.from)
    addError(
      `is a lease of "from: ${lease.from}", and ${url.hostname} is not a host at which its ` +
        'credentials may be sent; leave "lease" out for the ID token',
      'lease',
    )
  else leaseErrors(lease, url, addError)
  return lease
}

/** Reports why the credentials of a lease are not those that the sink accepts. */
function leaseErrors({ from, prepared }: LeaseConfig, url: URL, addError: AddError): void {
  const { requested } = prepared
  if (requested['read'] !== undefined)
    addError('must be a lease without "read"; use a separate lease for the sink', 'lease')
  if (from === 'gcp' && requested['token-audience'] !== undefined)
    addError('must be a lease with "token-type: access"', 'lease')
  const scope = monitorScope(url.hostname)
  if (from === 'azure' && String(requested['scope']) !== scope)
    addError(`must be a lease with "scope: ${scope}" alone`, 'lease')
}

function parseSettings(
  { fields, addError }: SinkSource,
  {
    kind,
    to,
    lease,
    text,
  }: {
    readonly kind: SinkKind
    readonly to: string
    readonly lease: LeaseConfig | undefined
    readonly text: (field: string) => string | undefined
  },
): SinkSettings {
  const settings = kind.settings(lease?.from)
  if (!settings && !fields.has('lease')) addError(`is required with "to: ${to}"`, 'lease')
  const own = Object.entries(settings ?? {})
  const known = [...COMMON, ...own.map(([field]) => field)]
  for (const field of settings ? fields.keys() : [])
    if (!known.includes(field))
      addError(`is not a field of this sink${didYouMean(field, known)}`, field)
  return Object.fromEntries(
    own.map(([field, { pattern, must }]) => {
      const value = text(field)
      if (value === undefined) addError(`is required: ${must}`, field)
      else if (!pattern.test(value)) addError(`must be ${must}; got ${quoted(value)}`, field)
      return [field, value ?? '']
    }),
  )
}
