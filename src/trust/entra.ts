import { isObject } from '../core/json.ts'
import { type ClaimSet, claimValue, type Judgement, wildcardMatches } from './judgement.ts'

/**
 * Judges a federated identity credential of Entra, exact or flexible (preview), as Graph returns
 * it. Issuer, subject and audience are compared exactly and with case.
 */
export function judgeEntraCredential(credential: unknown, claims: ClaimSet): Judgement {
  if (!isObject(credential))
    return { decision: 'cannot-tell', because: 'the credential is not an object' }
  if (credential['issuer'] !== claimValue(claims, 'iss'))
    return { decision: 'denies', because: '"issuer" is another' }
  const audiences: readonly unknown[] = Array.isArray(credential['audiences'])
    ? credential['audiences']
    : []
  if (!audiences.includes(claimValue(claims, 'aud')))
    return { decision: 'denies', because: '"audiences" does not name that of the token' }
  const flexible = credential['claimsMatchingExpression']
  if (flexible === undefined || flexible === null)
    return credential['subject'] === claimValue(claims, 'sub')
      ? { decision: 'admits', because: '"subject" is that of the token' }
      : { decision: 'denies', because: '"subject" is another' }
  const expression = isObject(flexible) ? flexible['value'] : undefined
  return typeof expression === 'string'
    ? judgeExpression(expression, claims)
    : { decision: 'cannot-tell', because: 'the expression is not text' }
}

const TERM =
  /^claims\['(?<claim>sub|job_workflow_ref)'\] (?<operator>eq|matches) '(?<value>[^']*)'$/

function judgeExpression(expression: string, claims: ClaimSet): Judgement {
  const terms = expression.split(/ and (?=claims\[)/).map((term) => TERM.exec(term)?.groups)
  if (terms.includes(undefined))
    return { decision: 'cannot-tell', because: 'the expression uses what is not evaluated here' }
  const failed = terms.find((term) => !termHolds(term ?? {}, claims))
  return failed
    ? { decision: 'denies', because: `the term on "${failed['claim']}" does not match` }
    : { decision: 'admits', because: 'every term matches' }
}

function termHolds(term: Readonly<Record<string, string>>, claims: ClaimSet): boolean {
  const { claim = '', operator, value = '' } = term
  const actual = claimValue(claims, claim)
  if (actual === undefined) return false
  return operator === 'eq' ? actual === value : wildcardMatches(value, actual, { one: '?' })
}
