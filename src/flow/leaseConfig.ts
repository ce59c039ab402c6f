import type { Runtime } from '../core/runtime.ts'
import { quoted } from '../core/sanitize.ts'
import { type Expectations, parseExpectations } from '../identity/expect.ts'
import { peerAdvice } from '../inputs/peerAdvice.ts'
import { type InputSource, Reader } from '../inputs/reader.ts'
import { suggest } from '../inputs/suggest.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'
import { audienceError } from '../providers/audiences.ts'
import type { PreparedLease } from '../providers/provider.ts'
import { type ProviderName, providerNames, providers } from '../providers/registry.ts'
import { leaseFields, removedFields, stepFields } from './fields.ts'

/** Where a lease is written, whoever it comes from. */
export type LeaseSource = Omit<InputSource, 'fields'>

/** One lease wanted, and what is to become of it. */
export interface LeaseConfig {
  readonly name: string
  readonly from: ProviderName
  readonly prepared: PreparedLease
  readonly audience: string
  /** The step's and the lease's own: all must hold. */
  readonly expect: readonly Expectations[]
  /** Seconds. */
  readonly minLifetime: number | undefined
  readonly exports: ReadonlySet<ExportName>
  /** The user wrote `export`: silence about unreadable outputs is then what they want. */
  readonly exportIsExplicit: boolean
  readonly prefix: string
  readonly ca: string | undefined
  readonly onRevokeFailure: 'warn' | 'fail'
}

/** A way of exporting. */
export type ExportName = (typeof EXPORT_NAMES)[number]

const EXPORT_NAMES = ['output', 'env', 'file', 'profile', 'none'] as const
/** What a lease may be called. */
export const LEASE_NAME = /^[a-z][a-z0-9-]{0,31}$/
/** The same in words, to stand behind "it". */
export const LEASE_NAME_RULE =
  'must begin with a small letter and hold only small letters, digits and -, at most 32'
const CA_LIMIT = 20_000

/** One lease of either form; every mistake goes to the page's errors. */
export function parseLease(
  page: LeaseSource,
  given: Pick<Runtime, 'isPem'> & {
    readonly name: string | undefined
    readonly expect: readonly Expectations[]
  },
): LeaseConfig | undefined {
  const from = parseFrom(page)
  if (from === undefined) return undefined
  const provider = providers[from]
  const read = new Reader({ ...page, fields: [...leaseFields, ...provider.fields] })
  rejectUnknownFields(page, from, read)
  const name =
    given.name ?? read.matching('name', LEASE_NAME, `a name that ${LEASE_NAME_RULE}`) ?? from
  if (given.name !== undefined && read.has('name'))
    read.addError('name', 'is for the flat form; here the key is the name', undefined)
  const prepared = provider.configure(read)
  const audience = read.optional('audience') ?? prepared.audience ?? ''
  // GitHub would take an empty one for none, and put its own default in its place.
  if (audience === '')
    read.addError(
      'audience',
      read.has('audience') ? 'is empty' : `is required with "from: ${from}"`,
      undefined,
    )
  const [{ origin } = { origin: undefined }] = prepared.origins
  const misplaced = audienceError(audience, {
    host: prepared.host,
    safe: prepared.audience ?? origin,
  })
  if (misplaced !== undefined) read.addError('audience', misplaced, undefined)
  return {
    ...{ name, from, prepared, audience },
    expect: given.name === undefined ? given.expect : [...given.expect, ...parseExpect(read)],
    minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
    exports: parseExports(read, from),
    exportIsExplicit: read.has('export'),
    prefix:
      read.matching(
        'prefix',
        /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
        'letters, digits and _, not beginning with a digit',
      ) ?? '',
    ca: parseCa(read, given),
    onRevokeFailure: read.oneOf('on-revoke-failure', ['warn', 'fail']),
  }
}

function parseFrom(page: LeaseSource): ProviderName | undefined {
  const read = new Reader({ ...page, fields: leaseFields })
  const value = read.optional('from')
  const found = providerNames.find((name) => name === value)
  if (found !== undefined) return found
  const meant = value === undefined ? undefined : suggest(value, providerNames)
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`
  return read.addError(
    'from',
    value === undefined || value === ''
      ? `is required: one of ${providerNames.join(', ')}`
      : `must be one of ${providerNames.join(', ')}${hint}`,
    undefined,
  )
}

/**
 * Fields that the chosen provider does not know; in the flat form, where foreign inputs are left
 * alone, only those that are ours.
 */
function rejectUnknownFields(page: LeaseSource, from: ProviderName, read: Reader): void {
  const known = [...leaseFields, ...providers[from].fields].map(({ name }) => name)
  const ours = [...stepFields, ...providerNames.flatMap((name) => providers[name].fields)].map(
    ({ name }) => name,
  )
  for (const [name, value] of page.values) {
    if (known.includes(name)) continue
    const advice = page.where === '' ? undefined : foreignAdvice(name, value, ours)
    if (advice !== undefined) read.addError(name, advice, undefined)
    else if (stepFields.some((field) => field.name === name))
      read.addError(name, 'belongs to the step; write it beside "leases"', undefined)
    else if (ours.includes(name) || page.where !== '') {
      const meant = suggest(name, known)
      read.addError(
        name,
        `is not a field of "from: ` +
          `${from}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
        undefined,
      )
    }
  }
}

/** What to write in place of a field that is not ours, or is no longer. */
function foreignAdvice(
  name: string,
  value: YamlValue,
  ours: readonly string[],
): string | undefined {
  if (ours.includes(name)) return undefined
  return removedFields.get(name) ?? peerAdvice(name, typeof value === 'string' ? value : '')
}

function parseExports(read: Reader, from: ProviderName): ReadonlySet<ExportName> {
  const words = read.list('export') ?? []
  const ways = words.filter((word): word is ExportName =>
    EXPORT_NAMES.some((each) => each === word),
  )
  for (const word of words.filter((each) => !EXPORT_NAMES.some((way) => way === each))) {
    const meant = suggest(word, EXPORT_NAMES)
    read.addError(
      'export',
      `must be one or several of ${EXPORT_NAMES.join(', ')}; got ` +
        `${quoted(word)}${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
      undefined,
    )
  }
  if (ways.includes('none') && ways.length > 1)
    read.addError('export', 'cannot be "none" and something else', undefined)
  if (ways.includes('profile') && from !== 'aws')
    read.addError('export', 'can be "profile" with "from: aws" only', undefined)
  return new Set(ways)
}

function parseCa(read: Reader, { isPem }: Pick<Runtime, 'isPem'>): string | undefined {
  const text = read.optional('ca-certificate')
  if (text === undefined) return undefined
  const blocks =
    text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0)
    return read.addError(
      'ca-certificate',
      'must be PEM text with at least one CERTIFICATE block',
      undefined,
    )
  const pem = `${blocks.join('\n')}\n`
  if (pem.length > CA_LIMIT) {
    const size = `${pem.length} of ${CA_LIMIT} characters`
    return read.addError(
      'ca-certificate',
      `is too long to be kept for the post step (${size}); name only the authority that is needed`,
      undefined,
    )
  }
  return isPem(pem)
    ? pem
    : read.addError(
        'ca-certificate',
        'contains a CERTIFICATE block that cannot be parsed; is it truncated?',
        undefined,
      )
}

/** The expectations that a page declares: none when it has no `expect`. */
export function parseExpect(read: Reader): readonly Expectations[] {
  const node = read.map('expect')
  if (node === undefined) return []
  return [
    parseExpectations(node, (claim, sentence) =>
      read.addError(claim === undefined ? 'expect' : `expect.${claim}`, sentence, undefined),
    ),
  ]
}
