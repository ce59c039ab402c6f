import { identityCalls } from './identity.ts'
import type { Call, ProviderCase } from './providerCase.ts'
import { providerCases } from './providerCases.ts'
import { type ServerFault, serverFaultsOn } from './serverFaults.ts'

/**
 * One cell of the matrix: what is done to which call of which column, how long, and with what
 * budget.
 */
export interface Row {
  readonly providerCase: ProviderCase
  readonly call: Call
  /** The heading of the cell's column. */
  readonly heading: string
  readonly serverFault: ServerFault
  readonly extent: Extent
  /** Seconds; absent, the default of the action is tried. */
  readonly timeout: number | undefined
}

/** The first time, the first three times, or always. */
export type Extent = 'once' | 'thrice' | 'ever'

const BUDGET = 6
const PATIENT = 10
const DEFAULT = 60

export const titleOf = ({ heading, serverFault, extent, timeout }: Row): string =>
  `${heading} · ${serverFault.name} · ${extent}${timeout === undefined ? ' · default timeout' : ''}`

/** Seconds that a row may take at most. */
export const budgetOf = ({ timeout = DEFAULT, call }: Row): number =>
  call.stage === 'post' ? Math.min(timeout, 15) : timeout

/** The rows of some columns: the calls that all of them share stand there once. */
export function rowsOf(wanted: readonly ProviderCase[]): readonly Row[] {
  const [first] = providerCases
  const shared = identityCalls.map((call) => ({ providerCase: first, call, heading: call.name }))
  const own = wanted.flatMap((providerCase) =>
    providerCase.calls.map((call) => ({
      providerCase,
      call,
      heading: `${providerCase.name} ${call.name}`,
    })),
  )
  return [...shared, ...own].flatMap((place) =>
    serverFaultsOn(place.call, place.providerCase).flatMap((serverFault) =>
      rowsAt(place, serverFault),
    ),
  )
}

function rowsAt(
  place: Pick<Row, 'providerCase' | 'call' | 'heading'>,
  serverFault: ServerFault,
): readonly Row[] {
  const { wait, name, kind, requests } = serverFault
  const lasting =
    kind !== 'transient' || place.call.only !== undefined || (wait !== undefined && wait > PATIENT)
  const extents: readonly Extent[] = lasting
    ? ['ever']
    : serverFault.singleUse
      ? ['once']
      : requests
        ? ['once', 'ever']
        : ['once', 'thrice', 'ever']
  // Three whole attempts, each as long as an attempt may be, leave so little of the budget that a
  // busy machine needs more of it, and behind a proxy more again.
  const whole = place.providerCase.names ? 2 * PATIENT : PATIENT + BUDGET
  const timeout = name === 'headers, silence' ? whole : wait ? PATIENT : BUDGET
  const rows = extents.map((extent): Row => ({ ...place, serverFault, extent, timeout }))
  const extent = place.call.name === 'exchange' ? extents.slice(0, 1) : extents.slice(-1)
  return byDefault(place, serverFault)
    ? [
        ...rows,
        ...extent.map((each): Row => ({ ...place, serverFault, extent: each, timeout: undefined })),
      ]
    : rows
}

/**
 * Each misdeed once at the default timeout; and a host that falls silent for good before the
 * return, or in it.
 */
function byDefault(
  { call, providerCase }: Pick<Row, 'providerCase' | 'call'>,
  { name }: ServerFault,
): boolean {
  return (
    providerCase === providerCases[0] &&
    (call.name === 'exchange' ||
      (name === 'silence' && (call.only !== undefined || call.stage === 'post')))
  )
}

/** Whether the step is to succeed. */
export const survives = ({ serverFault, extent }: Row): boolean =>
  serverFault.kind === 'odd' ||
  (serverFault.kind === 'transient' && extent !== 'ever' && !beyond(serverFault))

const beyond = ({ wait }: ServerFault): boolean => wait !== undefined && wait > DEFAULT
