import { isObject } from '../core/json.ts'
import { stringsIn } from '../trust/judgement.ts'
import type { JsonPath } from './jsonLine.ts'
import type { TrustDraft } from './trustDraft.ts'

type Values = Readonly<Record<string, unknown>>

interface Resource {
  readonly type: string
  readonly address: string
  readonly values: Values
  readonly path: JsonPath
}

/** Returns the trust documents in the output of `terraform show -json`, of a plan or a state. */
export function draftsOfPlan(plan: Values): readonly TrustDraft[] {
  const [name, root] = isObject(plan['planned_values'])
    ? ['planned_values', plan['planned_values']]
    : ['values', plan['values']]
  const module = isObject(root) ? root['root_module'] : undefined
  const resources = resourcesIn(module, [name, 'root_module'])
  return resources.flatMap((resource) => draftOf(resource, resources))
}

function resourcesIn(module: unknown, path: JsonPath, depth = 0): readonly Resource[] {
  if (!isObject(module) || depth > 20) return []
  const own = listIn(module, 'resources').flatMap((resource, index): readonly Resource[] => {
    const { type, address, values } = isObject(resource) ? resource : {}
    return typeof type === 'string' && isObject(values)
      ? [{ type, address: String(address), values, path: [...path, 'resources', index, 'values'] }]
      : []
  })
  const below = listIn(module, 'child_modules').flatMap((child, index) =>
    resourcesIn(child, [...path, 'child_modules', index], depth + 1),
  )
  return [...own, ...below]
}

const listIn = (value: Values, name: string): readonly unknown[] => {
  const list = value[name]
  return Array.isArray(list) ? list : []
}

function draftOf(
  { type, address, values, path }: Resource,
  all: readonly Resource[],
): readonly TrustDraft[] {
  const draft = (kind: TrustDraft['kind'], body: unknown): readonly TrustDraft[] => [
    { kind, body, address, path },
  ]
  switch (type) {
    case 'aws_iam_role':
      return draft('aws', parsed(values['assume_role_policy']))
    case 'vault_jwt_auth_backend_role':
      return draft('vault', vaultRoleIn(values))
    case 'google_iam_workload_identity_pool_provider':
      return draft('gcp', { provider: googleProviderIn(values), members: membersOf(values, all) })
    case 'azuread_application_federated_identity_credential':
      return draft('azure', values)
    case 'azurerm_federated_identity_credential':
      return draft('azure', { ...values, audiences: values['audience'] })
    case 'azuread_application_flexible_federated_identity_credential':
      return draft('azure', {
        ...values,
        audiences: [values['audience']],
        claimsMatchingExpression: { value: values['claims_matching_expression'] },
      })
    default:
      return []
  }
}

/** A policy is JSON in a string; `undefined` if it is known only after the plan is applied. */
function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Terraform's provider takes a list of values as one string with commas. */
function vaultRoleIn(values: Values): Values {
  const bound = isObject(values['bound_claims']) ? values['bound_claims'] : {}
  return {
    ...values,
    role_type: values['role_type'] ?? 'jwt',
    bound_claims: Object.fromEntries(
      Object.entries(bound).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
      ]),
    ),
  }
}

function googleProviderIn(values: Values): Values {
  const [oidc] = listIn(values, 'oidc')
  const { issuer_uri, allowed_audiences } = isObject(oidc) ? oidc : {}
  return {
    attributeMapping: values['attribute_mapping'],
    attributeCondition: values['attribute_condition'],
    oidc: { issuerUri: issuer_uri, allowedAudiences: allowed_audiences ?? [] },
  }
}

/** Returns who may impersonate a service account by the pool of this provider. */
function membersOf(values: Values, all: readonly Resource[]): readonly string[] | undefined {
  const pool = `/workloadIdentityPools/${values['workload_identity_pool_id']}/`
  const members = all
    .filter(({ type }) => /^google_service_account_iam_(?:member|binding)$/.test(type))
    .filter((binding) => binding.values['role'] === 'roles/iam.workloadIdentityUser')
    .flatMap((binding) => stringsIn(binding.values['members'] ?? binding.values['member']) ?? [])
    .filter((member) => member.includes(pool))
  return members.length > 0 ? members : undefined
}
