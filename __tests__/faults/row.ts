import { identityCalls } from './identity.ts'
import type { Call, Column } from './providerCase.ts'
import { columns } from './providerCases.ts'
import { type Misdeed, misdeedsOn } from './serverFaults.ts'

/** One cell of the matrix: what is done to which call of which column, how long, and with what budget. */
export interface Row {
  readonly column: Column
  readonly call: Call
  /** The heading of the cell's column. */
  readonly heading: string
  readonly misdeed: Misdeed
  readonly extent: Extent
  /** Seconds; absent, the default of the action is tried. */
  readonly timeout: number | undefined
}

/** The first time, the first three times, or always. */
export type Extent = 'once' | 'thrice' | 'ever'

const BUDGET = 6
const PATIENT = 10
const DEFAULT = 60

export const titleOf = ({ heading, misdeed, extent, timeout }: Row): string =>
  `${heading} · ${misdeed.name} · ${extent}${timeout === undefined ? ' · default timeout' : ''}`

/** Seconds that a row may take at most. */
export const budgetOf = ({ timeout = DEFAULT, call }: Row): number =>
  call.stage === 'post' ? Math.min(timeout, 15) : timeout

/** The rows of some columns: the calls that all of them share stand there once. */
export function rowsOf(wanted: readonly Column[]): readonly Row[] {
  const [first] = columns
  const shared = identityCalls.map((call) => ({ column: first, call, heading: call.name }))
  const own = wanted.flatMap((column) =>
    column.calls.map((call) => ({ column, call, heading: `${column.name} ${call.name}` })),
  )
  return [...shared, ...own].flatMap((place) =>
    misdeedsOn(place.call, place.column).flatMap((misdeed) => rowsAt(place, misdeed)),
  )
}

function rowsAt(place: Pick<Row, 'column' | 'call' | 'heading'>, misdeed: Misdeed): readonly Row[] {
  const { wait, name, kind, requests } = misdeed
  const lasting =
    kind !== 'transient' || place.call.only !== undefined || (wait !== undefined && wait > PATIENT)
  const extents: readonly Extent[] = lasting
    ? ['ever']
    : misdeed.singleUse
      ? ['once']
      : requests
        ? ['once', 'ever']
        : ['once', 'thrice', 'ever']
  // Three whole attempts, each as long as an attempt may be, leave so little of the budget that a busy machine needs more of it, and behind a proxy more again.
  const whole = place.column.names ? 2 * PATIENT : PATIENT + BUDGET
  const timeout = name === 'headers, silence' ? whole : wait ? PATIENT : BUDGET
  const rows = extents.map((extent): Row => ({ ...place, misdeed, extent, timeout }))
  const extent = place.call.name === 'exchange' ? extents.slice(0, 1) : extents.slice(-1)
  return byDefault(place, misdeed)
    ? [
        ...rows,
        ...extent.map((each): Row => ({ ...place, misdeed, extent: each, timeout: undefined })),
      ]
    : rows
}

/** Each misdeed once at the default timeout; and a host that falls silent for good before the return, or in it. */
function byDefault({ call, column }: Pick<Row, 'column' | 'call'>, { name }: Misdeed): boolean {
  return (
    column === columns[0] &&
    (call.name === 'exchange' ||
      (name === 'silence' && (call.only !== undefined || call.stage === 'post')))
  )
}

/** Whether the step is to succeed. */
export const survives = ({ misdeed, extent }: Row): boolean =>
  misdeed.kind === 'odd' || (misdeed.kind === 'transient' && extent !== 'ever' && !beyond(misdeed))

const beyond = ({ wait }: Misdeed): boolean => wait !== undefined && wait > DEFAULT
