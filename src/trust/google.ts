import { isObject } from '../core/json.ts'
import { type CelValue, evaluateCel, type Lookup, truthOf } from './cel.ts'
import { anyOf, type ClaimSet, claimValue, type Judgement, stringsIn } from './judgement.ts'

/**
 * A workload identity provider as its API describes it, and who may impersonate the service
 * account.
 */
export interface GoogleTrust {
  readonly provider: unknown
  /** Members of `roles/iam.workloadIdentityUser`; without any, only the provider is judged. */
  readonly members?: readonly string[]
}

/** Judges Google's attribute condition and, if given, the bindings of a service account. */
export function judgeGoogleTrust({ provider, members }: GoogleTrust, claims: ClaimSet): Judgement {
  if (!isObject(provider))
    return { decision: 'cannot-tell', because: 'the provider is not an object' }
  const unmatched = oidcMismatch(provider['oidc'], claims)
  if (unmatched !== undefined)
    return { decision: 'denies', because: `"${unmatched}" is not that of the token` }
  const mapping = provider['attributeMapping']
  if (!isObject(mapping) || !Object.values(mapping).every((value) => typeof value === 'string'))
    return { decision: 'cannot-tell', because: 'the provider has no "attributeMapping"' }
  const attributes = mapAttributes(mapping as Readonly<Record<string, string>>, claims)
  const failed = [...attributes].find(([, { kind }]) => kind === 'error')
  if (failed) return { decision: 'denies', because: `"${failed[0]}" cannot be computed` }
  const condition = provider['attributeCondition']
  const held = truthOf(
    typeof condition === 'string' && condition !== ''
      ? evaluateCel(condition, lookupIn(claims, attributes))
      : { kind: 'bool', value: true },
  )
  if (held === false)
    return { decision: 'denies', because: 'the attribute condition does not hold' }
  const bound = members ? anyOf(members.map((member) => isMember(member, attributes))) : true
  if (bound === false) return { decision: 'denies', because: 'no binding names it' }
  if (held === 'unknown' || bound === 'unknown')
    return { decision: 'cannot-tell', because: 'the condition uses what is not evaluated here' }
  return { decision: 'admits', because: 'the condition holds and a binding names it' }
}

/**
 * Returns the setting that rejects the token. Without audiences, the provider's own address is the
 * only one, which a description without a name does not show.
 */
function oidcMismatch(oidc: unknown, claims: ClaimSet): string | undefined {
  if (!isObject(oidc)) return undefined
  if (oidc['issuerUri'] !== claimValue(claims, 'iss')) return 'issuerUri'
  const audiences = stringsIn(oidc['allowedAudiences'] ?? []) ?? []
  const bound = audiences.length > 0
  return bound && !audiences.includes(claimValue(claims, 'aud') ?? '')
    ? 'allowedAudiences'
    : undefined
}

type Attributes = ReadonlyMap<string, CelValue>

function mapAttributes(mapping: Readonly<Record<string, string>>, claims: ClaimSet): Attributes {
  const lookup: Lookup = (root, name) =>
    root === 'assertion' ? claimValue(claims, name) : 'unknown'
  return new Map(
    Object.entries(mapping).map(([name, expression]) => [name, evaluateCel(expression, lookup)]),
  )
}

function lookupIn(claims: ClaimSet, attributes: Attributes): Lookup {
  return (root, name) => {
    if (root === 'assertion') return claimValue(claims, name)
    const value = attributes.get(`${root}.${name}`)
    if (root !== 'attribute' && root !== 'google') return 'unknown'
    if (value === undefined) return undefined
    return value.kind === 'string' ? value.value : 'unknown'
  }
}

const MEMBER =
  /^principal(?<set>Set)?:\/\/iam\.googleapis\.com\/projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/(?:subject\/(?<subject>.+)|attribute\.(?<name>[^/]+)\/(?<value>.+)|(?<all>\*))$/

function isMember(member: string, attributes: Attributes) {
  const { set, subject, name, value, all } = MEMBER.exec(member)?.groups ?? {}
  if (all !== undefined) return set !== undefined
  if (subject !== undefined && set === undefined)
    return has(attributes.get('google.subject'), subject)
  if (name !== undefined && set !== undefined)
    return has(attributes.get(`attribute.${name}`), value ?? '')
  return false
}

function has(attribute: CelValue | undefined, value: string) {
  if (attribute?.kind === 'unknown') return 'unknown' as const
  return attribute?.kind === 'string' && attribute.value === value
}

/** The members of the bindings that let a federated identity act as a service account. */
export function workloadIdentityMembers(policy: unknown): readonly string[] {
  const bindings = isObject(policy) && Array.isArray(policy['bindings']) ? policy['bindings'] : []
  return bindings.flatMap((binding: unknown) =>
    isObject(binding) && binding['role'] === 'roles/iam.workloadIdentityUser'
      ? (stringsIn(binding['members']) ?? [])
      : [],
  )
}
