import type { Case, Phase } from './cases.ts'
import type { Side } from './job.ts'

/** One turn: the work of both sides, and the bare starts around it. All times in milliseconds. */
export interface Sample extends Readonly<Record<Side, Readonly<Record<Phase, Done>>>> {
  readonly noise: number
  readonly bare: number
}

export interface Done {
  readonly wall: number
  readonly requests: readonly string[]
  readonly connections: number
}

/** What the preload saw. */
export interface Use
  extends Readonly<
    Record<Side, Readonly<Record<Phase, { readonly cpu: number; readonly peak: number }[]>>>
  > {
  readonly files: Readonly<Record<Phase, string[]>>
}

/** A line of the table. */
export interface Row {
  readonly name: string
  readonly phase: Phase
  readonly rtt: number
  readonly against: 'floor' | 'node -e 0'
  readonly ratio: number
  readonly goal: number | undefined
  readonly action: Spread
  readonly floor: Spread
  readonly requests: readonly string[]
  /** The requests are those that the work needs, and no others. */
  readonly needed: boolean
  readonly connections: { readonly action: number; readonly floor: number }
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** What became of a phase; `undefined` for a post that nobody asked about at this round trip. */
export function rowOf(
  { subject, rtt, phase }: { subject: Case; rtt: number; phase: Phase },
  samples: readonly Sample[],
): Row | undefined {
  const goal = subject.goals[`${phase} ${rtt}`]
  if (samples.length === 0 || (phase === 'post' && goal === undefined)) return undefined
  const against = phase === 'post' && subject.requests.post.length === 0 ? 'node -e 0' : 'floor'
  const quiet = quietest(samples)
  const action = spread(quiet.map((each) => each.action[phase].wall))
  const floor = spread(
    quiet.map((each) => (against === 'floor' ? each.floor[phase].wall : each.bare)),
  )
  const all = samples.map((each) => counted(each.action[phase].requests))
  const [requests = []] = all
  const needs = subject.requests[phase]
  return {
    ...{
      name: subject.name,
      phase,
      rtt,
      against,
      goal,
      action,
      floor,
      requests,
      ratio: action.median / floor.median,
    },
    needed: all.every(
      (each) => each.length === needs.length && needs.every((need) => each.includes(need)),
    ),
    connections: {
      action: Math.max(...samples.map((each) => each.action[phase].connections)),
      floor: Math.max(...samples.map((each) => each.floor[phase].connections)),
    },
  }
}

/**
 * The half of the turns before which Node started fastest: chosen by the machine's noise, never by
 * a result.
 */
const quietest = (samples: readonly Sample[]): readonly Sample[] =>
  samples.toSorted((a, b) => a.noise - b.noise).slice(0, Math.ceil(samples.length / 2))

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
})

const KINDS = [
  [/\/jwks$/, 'keys'],
  [/\/idtoken\//, 'token'],
  [/^POST \/$/, 'exchange'],
  [/\/login$/, 'login'],
  [/\/secret\/data\//, 'read'],
  [/\/revoke-self$/, 'return'],
] as const

/** Requests by kind, with how often each was sent: `5 read`. */
function counted(requests: readonly string[]): readonly string[] {
  const groups = Map.groupBy(
    requests,
    (each) => KINDS.find(([pattern]) => pattern.test(each))?.[1] ?? each,
  )
  return [...groups].map(([kind, { length }]) => `${length} ${kind}`)
}
