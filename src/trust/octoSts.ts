import { isObject } from '../core/json.ts'
import { allOf, type ClaimSet, claimValue, type Judgement, type Truth } from './judgement.ts'

/**
 * Judges a trust policy of Octo STS, parsed from its YAML. Regular expressions are evaluated if
 * they consist of literal characters, `.*`, `[^/]+` and one group of alternatives.
 */
export function judgeOctoStsPolicy(policy: unknown, claims: ClaimSet): Judgement {
  if (!isObject(policy)) return { decision: 'cannot-tell', because: 'the policy is not an object' }
  const tests: readonly (readonly [string, Truth])[] = [
    ['issuer', compare(policy, 'issuer', claimValue(claims, 'iss'))],
    ['subject', compare(policy, 'subject', claimValue(claims, 'sub'))],
    ['audience', audienceMatches(policy, claimValue(claims, 'aud'))],
    ['claim_pattern', claimsMatch(policy['claim_pattern'], claims)],
  ]
  const failed = tests.find(([, holds]) => holds === false)
  if (failed) return { decision: 'denies', because: `"${failed[0]}" does not match` }
  const doubtful = tests.find(([, holds]) => holds === 'unknown')
  if (doubtful)
    return { decision: 'cannot-tell', because: `"${doubtful[0]}" uses what is not evaluated here` }
  return { decision: 'admits', because: 'issuer, subject, audience and claims match' }
}

/** A policy must have one of the two: a string, or a pattern. */
function compare(
  policy: Readonly<Record<string, unknown>>,
  name: string,
  actual: string | undefined,
): Truth {
  const [exact, pattern] = [policy[name], policy[`${name}_pattern`]]
  if ((exact === undefined) === (pattern === undefined)) return false
  if (actual === undefined) return false
  return exact === undefined ? matchesWhole(pattern, actual) : exact === actual
}

/** Without an audience the server compares its own domain, which the policy does not show. */
function audienceMatches(
  policy: Readonly<Record<string, unknown>>,
  actual: string | undefined,
): Truth {
  if (policy['audience'] === undefined && policy['audience_pattern'] === undefined) return 'unknown'
  return compare(policy, 'audience', actual)
}

function claimsMatch(patterns: unknown, claims: ClaimSet): Truth {
  if (patterns === undefined || patterns === null) return true
  if (!isObject(patterns)) return 'unknown'
  return allOf(
    Object.entries(patterns).map(([name, pattern]) => {
      const actual = claimValue(claims, name)
      return actual === undefined ? false : matchesWhole(pattern, actual)
    }),
  )
}

const META = String.raw`.*+?^$\{\}()|[\]\\`
const PART = String.raw`(?:[^${META}]|\\[${META}]|\.\*|\[\^\/\]\+)*`
const SIMPLE_PATTERN = new RegExp(`^(?:${PART}|\\(${PART}(?:\\|${PART})*\\))$`)

function matchesWhole(pattern: unknown, actual: string): Truth {
  if (typeof pattern !== 'string' || pattern.length > 2_000) return 'unknown'
  const quantifiers = pattern.replace(/\\./g, '').match(/[*+]/g)?.length ?? 0
  if (quantifiers > 4 || !SIMPLE_PATTERN.test(pattern)) return 'unknown'
  return new RegExp(`^(?:${pattern})$`, 'su').test(actual)
}
