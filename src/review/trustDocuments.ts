import { isObject, parseObject } from '../core/json.ts'
import { isYamlMap, type ParseYaml, type YamlValue } from '../inputs/yamlValue.ts'
import { judgeAwsTrustPolicy } from '../trust/aws.ts'
import { judgeEntraCredential } from '../trust/entra.ts'
import { judgeGoogleTrust } from '../trust/google.ts'
import { stringsIn } from '../trust/judgement.ts'
import { judgeOctoStsPolicy } from '../trust/octoSts.ts'
import type { ClaimsJudge } from '../trust/strangers.ts'
import { judgeVaultRole } from '../trust/vault.ts'
import { lineOfJson } from './jsonLine.ts'
import { draftsOfPlan } from './terraformPlan.ts'
import type { TrustDraft } from './trustDraft.ts'

/** A trust document that can be judged, and where it is. */
export interface PolicyDocument extends Omit<TrustDraft, 'path'> {
  readonly file: string
  readonly judge: ClaimsJudge
  /** Returns the line of the part that a judgement names. */
  lineFor(because: string): number
}

/** The documents of a file, or why it has none: a predicate that completes a sentence. */
export type TrustFile =
  | { readonly documents: readonly PolicyDocument[] }
  | { readonly error: string }

type JsonMembers = Readonly<Record<string, unknown>>

/** Returns the trust documents of a file: JSON, or a policy of Octo STS in YAML. */
export function readTrustFile(file: string, text: string, parse: ParseYaml): TrustFile {
  if (/\.ya?ml$/.test(file)) {
    const parsed = parse(text)
    if ('errors' in parsed) return { error: `is not valid YAML: ${parsed.errors.join('; ')}` }
    const body = plainValue(parsed.value)
    return { documents: [documentOf({ kind: 'octo-sts', body, address: '', path: [] }, file, '')] }
  }
  const parsed = parseObject(`{"document":${text}}`)
  if ('error' in parsed) return { error: parsed.error.replace('a JSON object', 'valid JSON') }
  const drafts = draftsIn(parsed.members['document'], { address: '', path: [] })
  return drafts
    ? { documents: drafts.map((draft) => documentOf(draft, file, text)) }
    : { error: 'is not a trust document of a known form' }
}

function plainValue(value: YamlValue): unknown {
  if (typeof value === 'string') return value
  return isYamlMap(value)
    ? Object.fromEntries([...value].map(([name, inner]) => [name, plainValue(inner)]))
    : value.map(plainValue)
}

type Where = Pick<TrustDraft, 'address' | 'path'>

/** Recognises the documents by their members; `undefined` if a part is of no known form. */
function draftsIn(value: unknown, where: Where, depth = 0): readonly TrustDraft[] | undefined {
  const below = (inner: unknown, step: string | number, name = String(step)) =>
    draftsIn(
      inner,
      { address: [where.address, name].filter(Boolean).join('.'), path: [...where.path, step] },
      depth + 1,
    )
  if (depth > 5) return undefined
  if (Array.isArray(value)) {
    // The credentials of one application are alternatives: one for each form of the subject.
    if (value.length > 0 && value.every((item) => isObject(item) && kindOf(item) === 'azure'))
      return [{ kind: 'azure', body: value, ...where }]
    const all = value.map((item: unknown, index) => below(item, index, nameIn(item) ?? `${index}`))
    return all.every((found) => found !== undefined) ? all.flat() : undefined
  }
  if (!isObject(value)) return undefined
  if ('format_version' in value) return draftsOfPlan(value)
  for (const name of ['AssumeRolePolicyDocument', 'Role', 'Roles', 'value', 'data'])
    if (typeof value[name] === 'object')
      return below(value[name], name, name === 'data' || name === 'value' ? '' : name)
  const kind = kindOf(value)
  return kind && [{ kind, body: value, ...where }]
}

const nameIn = (item: unknown): string | undefined => {
  const name = isObject(item) ? (item['RoleName'] ?? item['name']) : undefined
  return typeof name === 'string' ? name : undefined
}

function kindOf(value: JsonMembers): TrustDraft['kind'] | undefined {
  if ('Statement' in value) return 'aws'
  if ('provider' in value || 'attributeMapping' in value || isObject(value['oidc'])) return 'gcp'
  if ('role_type' in value || 'bound_audiences' in value || 'bound_claims' in value) return 'vault'
  if ('issuer' in value && 'audiences' in value) return 'azure'
  return undefined
}

function documentOf(draft: TrustDraft, file: string, text: string): PolicyDocument {
  const { kind, body, address, path } = draft
  return {
    ...{ kind, body, address, file },
    judge: (claims) =>
      body === undefined
        ? { decision: 'cannot-tell', because: 'its content is known only after it is applied' }
        : judges[kind](body)(claims),
    lineFor: (because) => lineOfJson(text, [...path, ...statementIn(body, because)]),
  }
}

/** Returns the path of the statement that a judgement of AWS's policies names. */
function statementIn(body: unknown, because: string): readonly (string | number)[] {
  const statements = isObject(body) ? body['Statement'] : undefined
  if (!Array.isArray(statements)) return []
  const [, sid] = /^statement "(.*)"/.exec(because) ?? []
  const [, number] = /^statement (\d+)/.exec(because) ?? []
  const index =
    sid === undefined
      ? Number(number) - 1
      : statements.findIndex((one: unknown) => isObject(one) && one['Sid'] === sid)
  return index >= 0 ? ['Statement', index] : []
}

const judges: Readonly<Record<TrustDraft['kind'], (body: unknown) => ClaimsJudge>> = {
  aws: (policy) => (claims) => judgeAwsTrustPolicy(policy, claims),
  vault: (role) => (claims) => judgeVaultRole(role, claims),
  gcp: (body) => (claims) => {
    const trust = isObject(body) && isObject(body['provider']) ? body : { provider: body }
    const members = stringsIn(trust['members'] ?? 0)
    return judgeGoogleTrust({ provider: trust['provider'], ...(members && { members }) }, claims)
  },
  azure: (body) => (claims) => {
    const judged = [body].flat().map((credential) => judgeEntraCredential(credential, claims))
    const admitting = judged.find(({ decision }) => decision === 'admits')
    const unclear = judged.find(({ decision }) => decision === 'cannot-tell')
    return admitting ?? unclear ?? judged[0] ?? { decision: 'denies', because: 'it is empty' }
  },
  'octo-sts': (policy) => (claims) => judgeOctoStsPolicy(policy, claims),
}

/** Returns whether a document concerns an issuer; a role of Vault may concern any. */
export function concernsIssuer({ kind, body }: PolicyDocument, issuer: string): boolean {
  if (kind === 'vault' || body === undefined) return true
  const text = JSON.stringify(body)
  if (kind !== 'aws') return text.includes(issuer)
  // A wildcard as principal may stand for any provider.
  return (
    text.includes(issuer.replace(/^https:\/\//, '')) || /"(?:Federated|Principal)":"\*"/.test(text)
  )
}
