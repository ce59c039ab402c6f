import { createRandom, type Random } from './random.ts'

export const KINDS = ['aws', 'vault', 'gcp', 'azure', 'octo-sts', 'oauth', 'kubernetes'] as const
export type Kind = (typeof KINDS)[number]

/** One lease of a simulated job, as the workflow's author would write it. */
export interface LeaseSpec {
  readonly name: string
  readonly from: Kind
  readonly fields: Readonly<Record<string, string>>
  /** What its server or its expectation does to it even without a fault. */
  readonly flaw?: 'claim mismatch' | 'refused by the server' | 'too short'
}

/** How a response, or the way to it, goes wrong. */
export const FAULTS = [
  'refused',
  'reset',
  'silence',
  'slow',
  'cut',
  'html',
  'empty',
  'garbage',
  'redirect',
  'status 401',
  'status 403',
  'status 404',
  'status 408',
  'status 429',
  'wait',
  'status 500',
  'status 502',
  'status 503',
] as const

/** A fault at the n-th request of a step, or at all requests to its host from there on. */
export interface FaultSpec {
  readonly nth: number
  readonly kind: (typeof FAULTS)[number]
  /** Whether the server did its work before the response went wrong. */
  readonly done: boolean
  readonly lasting: boolean
}

/** The process dies, or is asked to end, at its n-th effect on the outside. */
export interface EndSpec {
  readonly how: 'kill' | 'cancel'
  readonly effect: number
  /** The effect still happens. */
  readonly after: boolean
  /** Requests that are under way still reach their servers. */
  readonly inFlight: boolean
}

/** What an earlier or a later step of the same job does. */
export type Hostility =
  | 'forged entries'
  | 'forged entries with the nonce'
  | 'forged header'
  | 'another state'
  | 'files removed'
  | 'record forged'

/** A whole job as plain data, so that it can be printed, shrunk and replayed. */
export interface JobSpec {
  readonly seed: number
  readonly job: number
  readonly leases: readonly LeaseSpec[]
  readonly step: Readonly<Record<string, string>>
  readonly latency: number
  readonly skew: number
  readonly faults: readonly FaultSpec[]
  readonly postFaults: readonly FaultSpec[]
  readonly end?: EndSpec
  readonly postEnd?: EndSpec
  readonly full?: {
    readonly what: 'remember' | 'expose' | 'store' | 'append'
    readonly from: number
  }
  readonly summaryFull: boolean
  readonly hostility: readonly Hostility[]
  /** `false`: the job has no `id-token: write`. */
  readonly idToken: boolean
  /** What the issuer does wrong with the n-th token. */
  readonly forgery?: {
    readonly nth: number
    readonly how: 'signature' | 'run' | 'audience' | 'expired'
  }
  /** The step leases nothing: a dry run, or a test of trust policies. */
  readonly trial?: 'dry-run' | 'must-be-rejected'
  /** The record is sent to a collector, which must or need not store it. */
  readonly sink?: 'warn' | 'fail'
}

/** Returns the job with this number: the same for the same seed, whatever came before. */
export function createSpec(seed: number, job: number): JobSpec {
  const random = createRandom(seed, job)
  const count = random.pick([1, 2, 3, 4, 4, 4, 5, 6, 7, 8])
  const leases = Array.from({ length: count }, (_, index) => createLease(random, index))
  const calm = random.chance(0.3)
  const spec: JobSpec = {
    seed,
    job,
    leases: calm ? leases.map(({ flaw: _, ...lease }) => lease) : leases,
    step: {
      ...(random.chance(0.3) && { timeout: random.pick(['5s', '10s', '30s', '120s']) }),
      ...(random.chance(0.1) && { summary: 'false' }),
      ...(random.chance(0.1) && { 'on-unavailable': 'skip' }),
    },
    latency: random.pick([1, 10, 50, 200]),
    skew: random.chance(0.1) ? random.pick([-90, -20, 20, 90]) : 0,
    faults: calm ? [] : faultsFor(random, 2 + 4 * count),
    postFaults: random.chance(0.75) ? [] : faultsFor(random, 1 + count),
    ...(!calm && random.chance(0.2) && { end: createEnd(random, 14 + 12 * count) }),
    ...(random.chance(0.05) && { postEnd: createEnd(random, 3 + 3 * count) }),
    ...(!calm && random.chance(0.06) && { full: createFull(random, count) }),
    summaryFull: random.chance(0.03),
    hostility: random.chance(0.2) ? hostilities(random) : [],
    idToken: !random.chance(0.01),
    ...(!calm && random.chance(0.05) && { forgery: createForgery(random, count) }),
  }
  const tried = random.chance(0.06) ? createTrial(random, spec) : spec
  // A test of trust policies sends its record nowhere.
  if (tried.trial === 'must-be-rejected' || !random.chance(0.25)) return tried
  return { ...tried, sink: random.pick(['warn', 'fail'] as const) }
}

/** Turns a job into one that must lease nothing; its fields are those that a trial accepts. */
function createTrial(random: Random, spec: JobSpec): JobSpec {
  const trial = random.pick(['dry-run', 'must-be-rejected'] as const)
  const { 'on-unavailable': _, ...step } = spec.step
  if (trial === 'dry-run') return { ...spec, trial, step: { ...spec.step, 'dry-run': 'true' } }
  const leases = spec.leases.map(({ name, from, flaw }): LeaseSpec => {
    const known = flaw === 'claim mismatch' ? flaw : undefined
    const made = known ?? (random.chance(0.8) ? ('refused by the server' as const) : undefined)
    return { name, from, fields: { 'must-be-rejected': 'true' }, ...(made && { flaw: made }) }
  })
  return { ...spec, trial, step, leases }
}

function createLease(random: Random, index: number): LeaseSpec {
  const from = random.pick(KINDS)
  const name = `${from}-${index}`
  const flaw = random.chance(0.04)
    ? random.pick(['claim mismatch', 'refused by the server', 'too short'] as const)
    : undefined
  const exports = {
    aws: ['env', 'output', 'file', 'profile', 'docker', '[env, output]', 'none'],
    vault: ['env', 'output', 'file', '[output, file]', 'none'],
    gcp: ['env', 'output', 'file', '[env, file]', 'none'],
    azure: ['env', 'output', 'file', 'none'],
    'octo-sts': ['env', 'output', 'file', 'none'],
    oauth: ['env', 'output', 'file', 'none'],
    kubernetes: ['env', 'output', 'file', 'none'],
  }[from]
  const target = random.pick(exports)
  const refresh = REFRESHED.includes(`${from} ${target}`) && random.chance(0.5)
  return {
    name,
    from,
    fields: {
      export: target,
      ...(refresh && { refresh: 'true' }),
      ...(target === 'docker' && { registries: registryOf(index) }),
      prefix: `${name.replaceAll('-', '_').toUpperCase()}_`,
      ...(random.chance(0.2) && { 'on-revoke-failure': 'fail' }),
      ...(from === 'vault' && random.chance(0.6) && { read: random.pick(READS) }),
      ...((from === 'vault' || from === 'oauth') &&
        random.chance(0.3) && { headers: `X-Pass: ${passOf(name)}` }),
      ...(from === 'aws' &&
        random.chance(0.2) && { lifetime: refresh ? '30m' : random.pick(['15m', '30m']) }),
    },
    // A password of ECR lives longer than anything that a lease demands.
    ...(flaw && !(flaw === 'too short' && target === 'docker') && { flaw }),
  }
}

/** A registry for each lease: docker keeps one login for each. */
const registryOf = (index: number): string =>
  `${100_000_000_000 + index}.dkr.ecr.eu-central-1.amazonaws.com`

/** The secret that a gateway before the server of this lease expects in a header. */
export const passOf = (name: string): string => `pass-of-${name}-Zq8`

/** What later steps can lease again. */
const REFRESHED = ['aws profile', 'gcp file']

const READS = [
  'PASSWORD: secret/data/app#password',
  'DB_*: database/creds/app',
  '{PASSWORD: secret/data/app#password, DB_*: database/creds/app}',
] as const

function faultsFor(random: Random, requests: number): readonly FaultSpec[] {
  return Array.from({ length: random.pick([0, 0, 0, 1, 1, 2, 4]) }, () => ({
    nth: 1 + random.below(requests),
    kind: random.pick(FAULTS),
    done: random.chance(0.5),
    lasting: random.chance(0.25),
  }))
}

const createEnd = (random: Random, effects: number): EndSpec => ({
  how: random.pick(['kill', 'kill', 'cancel']),
  effect: 1 + random.below(effects),
  after: random.chance(0.5),
  inFlight: random.chance(0.7),
})

const createFull = (random: Random, count: number): NonNullable<JobSpec['full']> => ({
  what: random.pick(['remember', 'remember', 'expose', 'store', 'append']),
  from: 1 + random.below(2 + 3 * count),
})

function hostilities(random: Random): readonly Hostility[] {
  const all: readonly Hostility[] = [
    'forged entries',
    'forged entries with the nonce',
    'forged header',
    'another state',
    'files removed',
    'record forged',
  ]
  return all.filter(() => random.chance(0.35))
}

const createForgery = (random: Random, count: number): NonNullable<JobSpec['forgery']> => ({
  nth: 1 + random.below(count),
  how: random.pick(['signature', 'run', 'audience', 'expired']),
})
