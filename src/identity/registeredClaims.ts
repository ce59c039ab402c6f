import { Failure } from '../core/failure.ts'
import { type Claims, claimOf, lookalikes } from './claims.ts'
import { invalid } from './invalidToken.ts'
import { shown } from './quoteClaim.ts'
import { BOUND_CLAIMS, isForgejoToken } from './sources.ts'

/** What the registered claims are measured by. */
export interface Measure {
  readonly iss: string
  readonly audience: string
  /** Whether `aud` may be a list of exactly the one audience. */
  readonly acceptsAudienceList: boolean
  /** Seconds since the epoch. */
  readonly now: number
  /** How many seconds the issuer's clock is ahead of ours, where that was seen. */
  readonly skew: number | undefined
}

const LEEWAY_S = 60
const OLDEST_S = 600
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']

/** Refuses a token that is not of this issuer, for this audience, of this moment, about somebody; everything that is wrong at once. */
export function checkRegistered(claims: Claims, measure: Measure): void {
  const sub = claimOf(claims, 'sub')
  const reasons = [
    ...lookalikes(claims, [...REGISTERED, ...BOUND_CLAIMS, 'event_name']).map(
      (name) => `it has a claim that looks like "${name}" and is another`,
    ),
    ...differing(claims, 'iss', measure.iss),
    ...audienceError(claims, measure),
    ...(typeof sub === 'string' && sub !== ''
      ? []
      : [`"sub" is ${shown(sub)}; it must name a subject`]),
    ...untimely(claims, measure),
  ]
  if (reasons.length === 0) return
  const { message, code } = invalid(...reasons)
  throw new Failure(code, message, { ...slug(claimOf(claims, 'iss'), measure.iss) })
}

function differing(claims: Claims, name: string, wanted: string): readonly string[] {
  const got = claimOf(claims, name)
  return got === wanted ? [] : [`"${name}" is ${shown(got)}; it must be ${shown(wanted)}`]
}

function audienceError(
  claims: Claims,
  { audience, acceptsAudienceList }: Measure,
): readonly string[] {
  const got = claimOf(claims, 'aud')
  // A token for two audiences could be replayed by one at the other.
  const isListOfOne = Array.isArray(got) && got.length === 1 && got[0] === audience
  return acceptsAudienceList && isListOfOne ? [] : differing(claims, 'aud', audience)
}

/** An issuer below the one that was expected: the enterprise has one of its own. */
function slug(
  got: unknown,
  iss: string,
): { readonly causes?: readonly string[]; readonly cure?: string } {
  if (typeof got !== 'string') return {}
  if (isForgejoToken({ iss }) && isForgejoToken({ iss: got }))
    return {
      causes: ["the runner is registered with another address than the Forgejo's ROOT_URL"],
      cure: `If that is your Forgejo, declare it: issuer: ${shown(got)}`,
    }
  if (!got.startsWith(`${iss}/`)) return {}
  return {
    causes: ['the enterprise has an issuer of its own'],
    cure: `If that is your enterprise, declare it: issuer: ${shown(got)}`,
  }
}

function untimely(claims: Claims, { now, skew }: Measure): readonly string[] {
  const wrong = (['exp', 'nbf', 'iat'] as const).flatMap((name) => {
    const time = claimOf(claims, name)
    if (typeof time !== 'number' || !Number.isSafeInteger(time))
      return [`"${name}" is no whole number of seconds`]
    const late = {
      exp: time + LEEWAY_S <= now,
      nbf: time > now + LEEWAY_S,
      iat: time > now + LEEWAY_S || now - time > OLDEST_S,
    }[name]
    return late
      ? [`"${name}" is ${clock(time)}, ${distance(time - now)} by the clock of this runner`]
      : []
  })
  const late = wrong.length === 0 ? [] : [...wrong, clocks(claims, { now, skew })]
  return [...late, ...lifetimeError(claims)]
}

/** No clock matters here: a token that expires no later than it was issued was never valid. */
function lifetimeError(claims: Claims): readonly string[] {
  const [exp, iat] = [claimOf(claims, 'exp'), claimOf(claims, 'iat')]
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp > iat) return []
  return [`"exp" is ${clock(exp)}; it must be after "iat", which is ${clock(iat)}`]
}

/** The difference of the clocks: as the issuer's answers showed it, else as the token itself suggests. */
function clocks(claims: Claims, { now, skew }: Pick<Measure, 'now' | 'skew'>): string {
  const iat = claimOf(claims, 'iat')
  if (skew !== undefined)
    return `the clock of this runner is ${apart(skew)} that of the issuer, by the dates of its answers`
  if (typeof iat === 'number')
    return `if the token was issued just now, the clock of this runner is ${apart(iat - now)} that of the issuer`
  return 'the clock of the issuer is not known'
}

const apart = (ahead: number): string => {
  const seconds = Math.round(ahead)
  return seconds === 0
    ? 'level with'
    : `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'}`
}

const distance = (seconds: number): string =>
  seconds > 0 ? `${Math.ceil(seconds)} s ahead` : `${Math.ceil(-seconds)} s ago`

/** Any number has a text, also one that is no date. */
const clock = (seconds: number): string => {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '')
}
