import type { FailureCode } from '../../src/core/failure.ts'
import type { Fault } from '../lab/faults.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { type Call, COMMANDS, MARK, type Oddity, type ProviderCase } from './providerCase.ts'
import type { Flaw } from './testSite.ts'

/** Something that a server, or what stands before it, does to a call. */
export interface ServerFault {
  readonly name: string
  /** It may pass, final for the server, or a value that only looks odd. */
  readonly kind: 'transient' | 'final' | 'odd'
  readonly how: How
  /** The server may have done what it was asked to all the same. */
  readonly loses?: true
  /** How the failure is told when it lasts. */
  readonly codes: readonly FailureCode[]
  /** So many requests settle it. */
  readonly requests?: 1 | 2
  /** The server takes each ID token once; it happens once. */
  readonly singleUse?: true
  /** The site speaks TLS. */
  readonly tls?: true
  /** Seconds that the server asks for; beyond any budget, when it is never to be waited for. */
  readonly wait?: number
  readonly oddity?: Oddity
}

type How =
  | { readonly at: 'request'; fault(elsewhere: string): Fault }
  | { readonly at: 'connection'; readonly as: 'reset' | 'silence' | 'garbage' }
  | { readonly at: 'certificate'; readonly flaw: Flaw }
  /** Nobody listens. */
  | { readonly at: 'port' }

type Kind = Extract<Fault, { kind: string }>['kind']

const UNREACHABLE = ['UNREACHABLE'] as const
const LATE = ['TIMED_OUT'] as const
const INVALID = ['RESPONSE_INVALID'] as const
const FAR = 3600

const request = (fault: Fault): How => ({ at: 'request', fault: () => fault })
const plain = (kind: Kind): How => request({ kind } as Fault)
const status = (code: number, retryAfter?: number | { readonly date: number }): How =>
  request({ kind: 'status', status: code, ...(retryAfter !== undefined && { retryAfter }) })

type Bare = Omit<ServerFault, 'kind'>

/** What may pass by itself. */
const passing: readonly Bare[] = [
  { name: 'refused', how: { at: 'port' }, codes: UNREACHABLE },
  { name: 'reset at once', how: { at: 'connection', as: 'reset' }, codes: UNREACHABLE },
  { name: 'never greeted', how: { at: 'connection', as: 'silence' }, codes: LATE },
  { name: 'never greeted, TLS', how: { at: 'connection', as: 'silence' }, codes: LATE, tls: true },
  { name: 'reset', how: plain('reset'), codes: UNREACHABLE, loses: true },
  { name: 'reset midway', how: plain('reset-midway'), codes: UNREACHABLE, loses: true },
  { name: 'closed', how: plain('close'), codes: UNREACHABLE, loses: true },
  { name: 'cut by length', how: plain('cut-length'), codes: UNREACHABLE, loses: true },
  { name: 'cut in chunks', how: plain('cut-chunked'), codes: UNREACHABLE, loses: true },
  { name: 'empty 200', how: plain('empty'), codes: INVALID, loses: true },
  { name: 'HTML 200', how: plain('html'), codes: INVALID, loses: true },
  ...[408, 425, 429, 500, 502, 503, 504].map((code) => ({
    ...{ name: String(code), how: status(code), codes: UNREACHABLE },
    ...((code === 502 || code === 504) && { loses: true as const }),
  })),
  { name: 'silence', how: plain('silence'), codes: LATE, loses: true },
  { name: 'headers, silence', how: plain('headers-then-silence'), codes: LATE, loses: true },
  { name: '429, after 1 s', how: status(429, 1), codes: UNREACHABLE, wait: 1 },
  { name: '503, after a date', how: status(503, { date: 2 }), codes: UNREACHABLE, wait: 1 },
  { name: '429, after an hour', how: status(429, FAR), codes: UNREACHABLE, wait: FAR },
]
const transient = passing.map((each): ServerFault => ({ ...each, kind: 'transient' }))

const hostile = (code: number): How =>
  request({
    kind: 'answer',
    answer: {
      status: code,
      headers: { 'x-note': `::error::${MARK}` },
      body: JSON.stringify({ errors: [COMMANDS], error: COMMANDS, Code: COMMANDS }),
    },
  })
const redirect = (to: 'same' | 'loop' | 'other', code: number): How => ({
  at: 'request',
  fault: (elsewhere) => ({
    kind: 'redirect',
    status: code,
    to: to === 'other' ? new URL(`${elsewhere}/::error::${MARK}`) : to,
  }),
})

/** What no further attempt would change, whatever the call. */
const final = (call: Call): readonly ServerFault[] =>
  [
    ...[400, 401, 403, 404]
      .filter((code) => code !== call.gone?.status)
      .map((code) => ({
        name: String(code),
        how: hostile(code),
        codes: call.refusal,
        requests: 1 as const,
      })),
    ...(call.stage === 'post'
      ? []
      : [
          {
            name: '204',
            how: status(204),
            codes: [...call.refusal, ...INVALID],
            requests: 1 as const,
          },
        ]),
    {
      name: 'redirect, same host',
      how: redirect('same', 307),
      codes: call.refusal,
      requests: 1 as const,
    },
    {
      name: 'redirect, other host',
      how: redirect('other', 308),
      codes: call.refusal,
      requests: 1 as const,
    },
    {
      name: 'redirect by 302',
      how: redirect('other', 302),
      codes: call.refusal,
      requests: 1 as const,
    },
    {
      name: 'redirect in a loop',
      how: redirect('loop', 307),
      codes: call.refusal,
      requests: 1 as const,
    },
    { name: '300 MB', how: plain('huge'), codes: INVALID, loses: true as const },
    {
      name: '300 MB, announced',
      how: plain('huge-declared'),
      codes: INVALID,
      loses: true as const,
    },
    {
      name: 'drips for ever',
      how: plain('drip'),
      codes: [...LATE, ...INVALID],
      loses: true as const,
    },
    { name: 'a bomb of gzip', how: plain('bomb'), codes: INVALID, loses: true as const },
    { name: 'control characters', how: plain('controls'), codes: INVALID, loses: true as const },
    { name: 'not HTTP', how: plain('not-http'), codes: INVALID, loses: true as const },
    {
      name: 'a flood of headers',
      how: request({ kind: 'raw', bytes: flood() }),
      codes: INVALID,
      loses: true as const,
    },
  ].map((each) => ({ ...each, kind: 'final' as const }))

/** What a connection of its own can suffer beyond that. */
const unsafe: readonly ServerFault[] = [
  { name: 'certificate: name', how: { at: 'certificate', flaw: 'name' } as const },
  { name: 'certificate: expired', how: { at: 'certificate', flaw: 'expired' } as const },
  { name: 'certificate: unknown', how: { at: 'certificate', flaw: 'unknown' } as const },
  { name: 'certificate: client', how: { at: 'certificate', flaw: 'client' } as const },
  { name: 'not TLS', how: { at: 'connection', as: 'garbage' } as const },
].map((each) => ({ ...each, kind: 'final', tls: true, codes: UNREACHABLE }))

const served = (kind: Kind): How => request({ kind, done: true } as Fault)
const unclear = (code: number): How => request({ kind: 'status', status: code, done: true })

/**
 * The server has taken the ID token, and its response does not arrive: only a fresh token helps.
 */
const usedUp: readonly ServerFault[] = [
  { name: 'single use, reset', how: served('reset'), codes: UNREACHABLE },
  { name: 'single use, cut by length', how: served('cut-length'), codes: UNREACHABLE },
  { name: 'single use, silence', how: served('silence'), codes: LATE },
  { name: 'single use, HTML 200', how: served('html'), codes: INVALID },
  { name: 'single use, 502', how: unclear(502), codes: UNREACHABLE },
].map((each) => ({ ...each, kind: 'transient', singleUse: true }))

const answered = (answer: LabAnswer): How => request({ kind: 'answer', answer })

/** What only this server says. */
function ownOf({ notNow, stale, gone, refusal }: Call): readonly ServerFault[] {
  return [
    ...(notNow
      ? [
          {
            name: 'its own "not now"',
            kind: 'transient',
            how: answered(notNow),
            codes: UNREACHABLE,
          } as const,
        ]
      : []),
    ...(stale
      ? [
          {
            name: 'its own "too old"',
            kind: 'transient',
            how: answered(stale),
            codes: refusal,
            requests: 2,
          } as const,
        ]
      : []),
    ...(gone
      ? [
          {
            name: 'says that it is gone',
            kind: 'odd',
            how: request({ kind: 'answer', answer: gone, done: true }),
            codes: [],
          } as const,
        ]
      : []),
  ]
}

/** All that can be done to a call of a column. */
export function serverFaultsOn(
  call: Call,
  { names }: Pick<ProviderCase, 'names'>,
): readonly ServerFault[] {
  const lies = Object.entries(call.lies).map(
    ([name, { answer, codes = INVALID }]): ServerFault => ({
      name: `says ${name}`,
      kind: 'final',
      how: answered(answer),
      codes,
    }),
  )
  const odd = Object.entries(call.odd ?? {}).map(
    ([name, oddity]): ServerFault => ({
      name: `says ${name}`,
      kind: 'odd',
      how: answered(oddity.answer),
      codes: [],
      oddity,
    }),
  )
  const all = [
    ...transient,
    ...ownOf(call),
    ...(call.name === 'exchange' ? usedUp : []),
    ...final(call),
    ...(call.connects ? unsafe : []),
    ...lies,
    ...odd,
  ]
  // A host that always speaks TLS is greeted in one way only.
  const possible = all.filter(
    ({ how, name }) =>
      (call.connects || how.at !== 'connection') &&
      !(names?.[call.host] && name === 'never greeted, TLS'),
  )
  if (call.only) return possible.filter(({ name }) => call.only?.includes(name))
  return call.silentYes ? possible.filter(({ name }) => name !== 'empty 200') : possible
}

const flood = (): string =>
  `HTTP/1.1 200 OK\r\n${`X-Flood: ${MARK.repeat(100)}\r\n`.repeat(2_000)}\r\n{}`
