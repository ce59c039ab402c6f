import { Failure } from '../core/failure.ts'
import { type Claims, confusableNames, invalidToken, ownClaim, quoteClaim } from './claims.ts'
import { BOUND_CLAIMS, isForgejoToken } from './sources.ts'

/** The expected values of the registered claims. */
export interface ExpectedToken {
  readonly iss: string
  readonly audience: string
  /** Whether `aud` may be a list that contains only the one audience. */
  readonly acceptsAudienceList: boolean
  /** Seconds since the epoch. */
  readonly now: number
  /** Seconds by which the issuer's clock is ahead; `undefined` if unknown. */
  readonly skew: number | undefined
}

const LEEWAY_S = 60
const OLDEST_S = 600
const REGISTERED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']

/**
 * Throws `ID_TOKEN_INVALID` if issuer, audience, subject or times of a token are not as expected,
 * or a claim name is confusable; the message lists every reason.
 */
export function checkRegistered(claims: Claims, measure: ExpectedToken): void {
  const sub = ownClaim(claims, 'sub')
  const reasons = [
    ...confusableNames(claims, [...REGISTERED, ...BOUND_CLAIMS, 'event_name']).map(
      (name) => `it has a claim whose name is easily confused with "${name}"`,
    ),
    ...claimError(claims, 'iss', measure.iss),
    ...audienceError(claims, measure),
    ...(typeof sub === 'string' && sub !== ''
      ? []
      : [`"sub" is ${quoteClaim(sub)}; it must name a subject`]),
    ...timeErrors(claims, measure),
  ]
  if (reasons.length === 0) return
  const { message, code } = invalidToken(...reasons)
  throw new Failure(code, message, {
    ...enterpriseIssuerHint(ownClaim(claims, 'iss'), measure.iss),
  })
}

function claimError(claims: Claims, name: string, wanted: string): readonly string[] {
  const got = ownClaim(claims, name)
  return got === wanted ? [] : [`"${name}" is ${quoteClaim(got)}; it must be ${quoteClaim(wanted)}`]
}

function audienceError(
  claims: Claims,
  { audience, acceptsAudienceList }: ExpectedToken,
): readonly string[] {
  const got = ownClaim(claims, 'aud')
  // A recipient of a token for two audiences could replay it at the other one.
  const isListOfOne = Array.isArray(got) && got.length === 1 && got[0] === audience
  return acceptsAudienceList && isListOfOne ? [] : claimError(claims, 'aud', audience)
}

/** Returns cause and fix if `iss` is an issuer of an enterprise or of another Forgejo. */
function enterpriseIssuerHint(
  got: unknown,
  iss: string,
): { readonly causes?: readonly string[]; readonly fix?: string } {
  if (typeof got !== 'string') return {}
  if (isForgejoToken({ iss }) && isForgejoToken({ iss: got }))
    return {
      causes: ["the runner is registered with another address than the Forgejo's ROOT_URL"],
      fix: `If that is your Forgejo, declare it: issuer: ${quoteClaim(got)}`,
    }
  if (!got.startsWith(`${iss}/`)) return {}
  return {
    causes: ['the enterprise has an issuer of its own'],
    fix: `If that is your enterprise, declare it: issuer: ${quoteClaim(got)}`,
  }
}

function timeErrors(claims: Claims, { now, skew }: ExpectedToken): readonly string[] {
  const wrong = (['exp', 'nbf', 'iat'] as const).flatMap((name) => {
    const time = ownClaim(claims, name)
    if (typeof time !== 'number' || !Number.isSafeInteger(time))
      return [`"${name}" is not a whole number of seconds`]
    const late = {
      exp: time + LEEWAY_S <= now,
      nbf: time > now + LEEWAY_S,
      iat: time > now + LEEWAY_S || now - time > OLDEST_S,
    }[name]
    return late
      ? [
          `"${name}" is ${formatClock(time)}, ${formatDistance(time - now)} by the clock of ` +
            `this runner`,
        ]
      : []
  })
  const late = wrong.length === 0 ? [] : [...wrong, clockSkewHint(claims, { now, skew })]
  return [...late, ...lifetimeError(claims)]
}

/** Independent of the clock: a token that does not expire after `iat` was never valid. */
function lifetimeError(claims: Claims): readonly string[] {
  const [exp, iat] = [ownClaim(claims, 'exp'), ownClaim(claims, 'iat')]
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp > iat) return []
  return [`"exp" is ${formatClock(exp)}; it must be after "iat", which is ${formatClock(iat)}`]
}

/**
 * Returns a sentence about the clock skew, measured from the issuer's responses or else estimated
 * from `iat`.
 */
function clockSkewHint(claims: Claims, { now, skew }: Pick<ExpectedToken, 'now' | 'skew'>): string {
  const iat = ownClaim(claims, 'iat')
  if (skew !== undefined)
    return (
      `the clock of this runner is ${formatSkew(skew)} that of the issuer, by the dates of ` +
      `its responses`
    )
  if (typeof iat === 'number')
    return (
      `if the token was issued just now, the clock of this runner is ` +
      `${formatSkew(iat - now)} ` +
      `that of the issuer`
    )
  return 'the clock of the issuer is not known'
}

const formatSkew = (ahead: number): string => {
  const seconds = Math.round(ahead)
  return seconds === 0
    ? 'level with'
    : `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'}`
}

const formatDistance = (seconds: number): string =>
  seconds > 0 ? `${Math.ceil(seconds)} s ahead` : `${Math.ceil(-seconds)} s ago`

/** Formats a time; a number that is not a valid date is returned as it is. */
const formatClock = (seconds: number): string => {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '')
}
