import { isObject } from '../core/json.ts'
import {
  allOf,
  anyOf,
  type ClaimSet,
  claimValue,
  type Judgement,
  not,
  stringsIn,
  type Truth,
  wildcardMatches,
} from './judgement.ts'

const ACTION = 'sts:AssumeRoleWithWebIdentity'

// The claims of GitHub's tokens that IAM offers to trust policies. Any other key is never present.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
const CONDITION_KEYS: ReadonlySet<string> = new Set([
  ...['aud', 'sub', 'amr', 'oaud', 'email', 'actor', 'actor_id', 'job_workflow_ref', 'repository'],
  ...['repository_id', 'repository_owner_id', 'workflow', 'ref', 'environment', 'enterprise_id'],
])

/** What one block of conditions is judged with. */
interface Subject {
  readonly claims: ClaimSet
  /** The issuer without `https://`: the prefix of the condition keys. */
  readonly issuer: string
  /** The policy's version knows variables such as `${aws:username}`. */
  readonly variables: boolean
}

/**
 * Judges an IAM trust policy for a token that GitHub issued. Sees this document only: what a
 * service control policy, a permissions boundary or a deleted provider forbids is outside of it.
 */
export function judgeAwsTrustPolicy(policy: unknown, claims: ClaimSet): Judgement {
  const issuer = claimValue(claims, 'iss')?.replace(/^https:\/\//, '')
  if (issuer === undefined) return { decision: 'denies', because: 'the token has no issuer' }
  if (!isObject(policy)) return { decision: 'cannot-tell', because: 'the policy is not an object' }
  const statements = Array.isArray(policy['Statement'])
    ? policy['Statement']
    : [policy['Statement']]
  const subject = { claims, issuer, variables: policy['Version'] === '2012-10-17' }
  const judged = statements.map((statement: unknown, index) => ({
    name: nameOf(statement, index),
    effect: isObject(statement) ? statement['Effect'] : undefined,
    applies: applies(statement, subject),
  }))
  const of = (effect: string, truth: Truth) =>
    judged.find((one) => one.effect === effect && one.applies === truth)?.name
  const malformed = judged.find(({ effect }) => effect !== 'Allow' && effect !== 'Deny')
  if (malformed) return { decision: 'cannot-tell', because: `${malformed.name} has no effect` }
  const denied = of('Deny', true)
  if (denied) return { decision: 'denies', because: `${denied} denies it` }
  const allowed = of('Allow', true)
  const doubtful = of('Deny', 'unknown') ?? (allowed ? undefined : of('Allow', 'unknown'))
  if (doubtful)
    return { decision: 'cannot-tell', because: `${doubtful} uses what is not evaluated here` }
  return allowed
    ? { decision: 'admits', because: `${allowed} allows it` }
    : { decision: 'denies', because: 'no statement allows it' }
}

const nameOf = (statement: unknown, index: number): string =>
  isObject(statement) && typeof statement['Sid'] === 'string' && statement['Sid'] !== ''
    ? `statement "${statement['Sid']}"`
    : `statement ${index + 1}`

function applies(statement: unknown, subject: Subject): Truth {
  if (!isObject(statement)) return 'unknown'
  if ('NotPrincipal' in statement || 'NotAction' in statement) return 'unknown'
  return allOf([
    actionMatches(statement['Action']),
    principalMatches(statement['Principal'], subject.issuer),
    conditionHolds(statement['Condition'], subject),
  ])
}

function actionMatches(actions: unknown): Truth {
  const names = stringsIn(actions)
  if (!names) return 'unknown'
  return names.some((name) =>
    wildcardMatches(name.toLowerCase(), ACTION.toLowerCase(), { one: '?' }),
  )
}

function principalMatches(principal: unknown, issuer: string): Truth {
  if (principal === '*') return 'unknown'
  const federated = isObject(principal) ? principal['Federated'] : undefined
  if (federated === undefined) return isObject(principal) ? false : 'unknown'
  const arns = stringsIn(federated)
  if (!arns) return 'unknown'
  const provider = /^arn:[a-z0-9-]+:iam::\d{12}:oidc-provider\/(.+)$/
  return arns.some((arn) => provider.exec(arn)?.[1] === issuer)
}

function conditionHolds(condition: unknown, subject: Subject): Truth {
  if (condition === undefined) return true
  if (!isObject(condition)) return 'unknown'
  return allOf(
    Object.entries(condition).map(([operator, keys]) => {
      if (!isObject(keys)) return 'unknown'
      const entries = Object.entries(keys)
      return allOf(entries.map(([key, value]) => testHolds(operator, { key, value }, subject)))
    }),
  )
}

interface Test {
  readonly key: string
  readonly value: unknown
}

function testHolds(operator: string, { key, value }: Test, subject: Subject): Truth {
  const [, set, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/i.exec(operator) ?? []
  const expected = stringsIn(Array.isArray(value) ? value.map(scalar) : scalar(value))
  const actual = contextValue(key, subject)
  const literals = expected?.flatMap((text) =>
    subject.variables ? (literalOf(text) ?? []) : [text],
  )
  if (!expected || literals?.length !== expected.length || actual === 'unknown') return 'unknown'
  if (name.toLowerCase() === 'null')
    return expected.some((text) => (text === 'true') === (actual === undefined))
  const compare = comparisons[name.toLowerCase()]
  if (!compare) return 'unknown'
  const negated = /not/i.test(name)
  if (actual === undefined) {
    if (set?.toLowerCase() === 'foranyvalue') return false
    // A negated operator holds for an absent key, and so does any operator over no values at all.
    return ifExists !== undefined || negated || set !== undefined
  }
  const found = anyOf(literals.map((text) => compare(text, actual)))
  return negated ? not(found) : found
}

/**
 * Returns a value with `${$}` replaced by `$`; `undefined` if it has another policy variable, of
 * which `${*}` and `${?}` are characters that a pattern of this file cannot express.
 */
function literalOf(text: string): string | undefined {
  const rest = text.replaceAll('${$}', '')
  return rest.includes('${') ? undefined : text.replaceAll('${$}', '$')
}

const scalar = (value: unknown): unknown =>
  typeof value === 'boolean' || typeof value === 'number' ? String(value) : value

/** The value of a condition key; `undefined` if the request does not have it. */
function contextValue(key: string, { claims, issuer }: Subject): string | undefined | 'unknown' {
  const prefix = `${issuer}:`.toLowerCase()
  const lower = key.toLowerCase()
  // GitHub's tokens do not carry the claim from which AWS would derive this key.
  if (lower === 'sts:roleauthorizedbyidp') return undefined
  if (!lower.startsWith(prefix)) return /^(?:aws|sts):/.test(lower) ? 'unknown' : undefined
  const name = lower.slice(prefix.length)
  return CONDITION_KEYS.has(name) ? claimValue(claims, name) : undefined
}

type Compare = (expected: string, actual: string) => Truth

const equal: Compare = (expected, actual) => expected === actual
const equalIgnoringCase: Compare = (expected, actual) =>
  expected.toLowerCase() === actual.toLowerCase()
const like: Compare = (expected, actual) => wildcardMatches(expected, actual, { one: '?' })
const arnLike: Compare = (expected, actual) => {
  const [pattern, arn] = [arnParts(expected), arnParts(actual)]
  if (arn.length < 6 || pattern.length < 6) return false
  return pattern.every((part, index) => like(part, arn[index] ?? '') === true)
}
/** Any other text than these two matches nothing, not even itself. */
const bool: Compare = (expected, actual) =>
  /^(?:true|false)$/i.test(actual) && equalIgnoringCase(expected, actual)

/** The six parts of an ARN; the last one may hold colons itself. */
function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':')
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}

const comparisons: Readonly<Record<string, Compare | undefined>> = {
  stringequals: equal,
  stringnotequals: equal,
  stringequalsignorecase: equalIgnoringCase,
  stringnotequalsignorecase: equalIgnoringCase,
  stringlike: like,
  stringnotlike: like,
  arnequals: arnLike,
  arnnotequals: arnLike,
  arnlike: arnLike,
  arnnotlike: arnLike,
  bool,
}
