import { isObject } from '../core/json.ts'
import {
  allOf,
  type ClaimSet,
  claimValue,
  type Judgement,
  stringsIn,
  type Truth,
  wildcardMatches,
} from './judgement.ts'

/**
 * Judges a role of Vault's JWT auth method, as `vault read -format=json` prints it. Sees the role
 * only: the issuer and the keys are the mount's, and the CIDR list of a token is not evaluated.
 */
export function judgeVaultRole(role: unknown, claims: ClaimSet): Judgement {
  const fields = isObject(role) && isObject(role['data']) ? role['data'] : role
  if (!isObject(fields)) return { decision: 'cannot-tell', because: 'the role is not an object' }
  if ((fields['role_type'] ?? 'oidc') !== 'jwt')
    return { decision: 'denies', because: '"role_type" is not "jwt"' }
  const tests: readonly (readonly [string, Truth])[] = [
    ['"bound_audiences"', audienceBound(fields['bound_audiences'], claims)],
    ['"bound_subject"', subjectBound(fields['bound_subject'], claims)],
    ['"bound_claims"', claimsBound(fields, claims)],
    ['"user_claim"', userClaim(fields, claims)],
  ]
  const failed = tests.find(([, holds]) => holds === false)
  if (failed) return { decision: 'denies', because: `${failed[0]} does not match` }
  const doubtful = tests.find(([, holds]) => holds === 'unknown')
  if (doubtful)
    return { decision: 'cannot-tell', because: `${doubtful[0]} uses what is not evaluated here` }
  return { decision: 'admits', because: 'every bound of the role matches' }
}

function audienceBound(bound: unknown, claims: ClaimSet): Truth {
  const audiences = bound === undefined || bound === null ? [] : stringsIn(bound)
  if (!audiences) return 'unknown'
  // Vault refuses a token with an audience if the role binds none.
  return audiences.includes(claimValue(claims, 'aud') ?? '')
}

function subjectBound(bound: unknown, claims: ClaimSet): Truth {
  if (bound === undefined || bound === null || bound === '') return true
  return typeof bound === 'string' ? bound === claimValue(claims, 'sub') : 'unknown'
}

function userClaim(role: Readonly<Record<string, unknown>>, claims: ClaimSet): Truth {
  const name = role['user_claim']
  if (typeof name !== 'string') return 'unknown'
  if (role['user_claim_json_pointer'] === true && name.startsWith('/'))
    return pointed(name, claims) !== undefined
  return claimValue(claims, name) !== undefined
}

function claimsBound(role: Readonly<Record<string, unknown>>, claims: ClaimSet): Truth {
  const bound = role['bound_claims']
  if (bound === undefined || bound === null) return true
  if (!isObject(bound)) return 'unknown'
  const type = role['bound_claims_type'] ?? 'string'
  if (type !== 'string' && type !== 'glob') return 'unknown'
  return allOf(
    Object.entries(bound).map(([name, value]) => {
      const expected = stringsIn(value)
      if (!expected) return 'unknown'
      const actual = name.startsWith('/') ? pointed(name, claims) : claimValue(claims, name)
      if (actual === undefined) return false
      const matches = (text: string): boolean =>
        type === 'glob' ? wildcardMatches(text, actual) : text === actual
      return expected.some(matches)
    }),
  )
}

/**
 * GitHub's claims are flat: a JSON pointer of one segment names a claim, a longer one names
 * nothing.
 */
function pointed(pointer: string, claims: ClaimSet): string | undefined {
  const name = pointer.slice(1)
  if (name.includes('/')) return undefined
  return claimValue(claims, name.replaceAll('~1', '/').replaceAll('~0', '~'))
}
