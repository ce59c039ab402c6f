import type { World } from '../core/runtime.ts'
import { quoted } from '../core/sanitize.ts'
import { type Expectations, parseExpectations } from '../identity/expect.ts'
import { type Page, Reader } from '../inputs/reader.ts'
import { nearest } from '../inputs/suggest.ts'
import { audienceError } from '../providers/audiences.ts'
import type { Order } from '../providers/provider.ts'
import { type ProviderName, providerNames, providers } from '../providers/registry.ts'
import { leaseFields, removedFields, stepFields } from './fields.ts'

/** Where a lease is written, whoever it comes from. */
export type Sheet = Omit<Page, 'fields'>

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
/** What a lease may be called. */
export const NAME = /^[a-z][a-z0-9-]{0,31}$/
/** The same in words, to stand behind "it". */
export const NAME_RULE =
  'must begin with a small letter and hold only small letters, digits and -, at most 32'
const CA_LIMIT = 20_000

/** One lease of either form; every mistake goes to the page's complaints. */
export function wanted(
  page: Sheet,
  given: Pick<World, 'holdsCertificates'> & {
    readonly name: string | undefined
    readonly expect: readonly Expectations[]
  },
): Wanted | undefined {
  const from = fromOf(page)
  if (from === undefined) return undefined
  const provider = providers[from]
  const read = new Reader({ ...page, fields: [...leaseFields, ...provider.fields] })
  unknown(page, from, read)
  const name = given.name ?? read.matching('name', NAME, `a name that ${NAME_RULE}`) ?? from
  if (given.name !== undefined && read.has('name'))
    read.complain('name', 'is for the flat form; here the key is the name', undefined)
  const order = provider.configure(read)
  const audience = read.optional('audience') ?? order.audience ?? ''
  // GitHub would take an empty one for none, and put its own default in its place.
  if (audience === '')
    read.complain(
      'audience',
      read.has('audience') ? 'is empty' : `is required with "from: ${from}"`,
      undefined,
    )
  const [{ origin } = { origin: undefined }] = order.origins
  const misplaced = audienceError(audience, { host: order.host, safe: order.audience ?? origin })
  if (misplaced !== undefined) read.complain('audience', misplaced, undefined)
  return {
    ...{ name, from, order, audience },
    expect: given.name === undefined ? given.expect : [...given.expect, ...expectOf(read)],
    minLifetime: read.duration('min-lifetime', { min: 1, max: 86_400 }),
    exports: exportsOf(read, from),
    exportWritten: read.has('export'),
    prefix:
      read.matching(
        'prefix',
        /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
        'letters, digits and _, not beginning with a digit',
      ) ?? '',
    ca: caOf(read, given),
    ifNotReturned: read.oneOf('on-revoke-failure', ['warn', 'fail']),
  }
}

function fromOf(page: Sheet): ProviderName | undefined {
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
function unknown(page: Sheet, from: ProviderName, read: Reader): void {
  const known = [...leaseFields, ...providers[from].fields].map(({ name }) => name)
  const ours = [...stepFields, ...providerNames.flatMap((name) => providers[name].fields)].map(
    ({ name }) => name,
  )
  for (const name of page.values.keys()) {
    if (known.includes(name)) continue
    const removed = page.where === '' ? undefined : removedFields.get(name)
    if (removed !== undefined) read.complain(name, removed, undefined)
    else if (stepFields.some((field) => field.name === name))
      read.complain(name, 'belongs to the step; write it beside "leases"', undefined)
    else if (ours.includes(name) || page.where !== '') {
      const meant = nearest(name, known)
      read.complain(
        name,
        `is not a field of "from: ${from}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
        undefined,
      )
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
      `must be one or several of ${WAYS.join(', ')}; got ${quoted(word)}${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
      undefined,
    )
  }
  if (ways.includes('none') && ways.length > 1)
    read.complain('export', 'cannot be "none" and something else', undefined)
  if (ways.includes('profile') && from !== 'aws')
    read.complain('export', 'can be "profile" with "from: aws" only', undefined)
  return new Set(ways)
}

function caOf(
  read: Reader,
  { holdsCertificates }: Pick<World, 'holdsCertificates'>,
): string | undefined {
  const text = read.optional('ca-certificate')
  if (text === undefined) return undefined
  const blocks =
    text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0)
    return read.complain(
      'ca-certificate',
      'must be PEM text with at least one CERTIFICATE block',
      undefined,
    )
  const pem = `${blocks.join('\n')}\n`
  if (pem.length > CA_LIMIT) {
    const size = `${pem.length} of ${CA_LIMIT} characters`
    return read.complain(
      'ca-certificate',
      `is too long to be kept for the post step (${size}); name only the authority that is needed`,
      undefined,
    )
  }
  return holdsCertificates(pem)
    ? pem
    : read.complain(
        'ca-certificate',
        'holds a CERTIFICATE block that is no certificate; was a part of it lost?',
        undefined,
      )
}

/** The expectations that a page declares: none when it has no `expect`. */
export function expectOf(read: Reader): readonly Expectations[] {
  const node = read.map('expect')
  if (node === undefined) return []
  return [
    parseExpectations(node, (claim, sentence) =>
      read.complain(claim === undefined ? 'expect' : `expect.${claim}`, sentence, undefined),
    ),
  ]
}
