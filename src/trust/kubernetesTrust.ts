import type { ClaimSet } from './judgement.ts'
import { asciiJson, celString } from './quote.ts'
import { identifyingClaims, isPullRequest, pickClaims, subjectForms } from './subject.ts'
import type { TrustTarget } from './target.ts'

/** What lets a cluster accept one workflow, and the users that it then has there. */
export interface KubernetesTrust {
  readonly issuer: string
  readonly audience: string
  /** `claimValidationRules`: the API server rejects a token that does not meet all of them. */
  readonly rules: readonly { readonly expression: string; readonly message: string }[]
  /** The expression of `claimMappings.username`; `undefined` if the cluster has one of its own. */
  readonly username: string | undefined
  /** The subjects of the RoleBinding. */
  readonly users: readonly string[]
}

type ClusterTarget = Extract<TrustTarget, { kind: 'kubernetes' }>

/**
 * Returns the rules that accept the tokens of exactly this workflow, with either form of its
 * subject. The user is `expect-user` if the lease has another one than the mapping here produces.
 */
export function kubernetesTrust(
  claims: ClaimSet,
  audience: string,
  expectUser?: string,
): KubernetesTrust {
  const forms = subjectForms(claims)
  const rules = [
    { expression: `claims.sub in [${forms.map(celString).join(', ')}]`, message: 'another sub' },
    ...Object.entries(identifyingClaims(claims)).map(([name, value]) => ({
      expression: `claims.${name} == ${celString(value)}`,
      message: `another ${name}`,
    })),
  ]
  const { username, users } = userMapping(claims, forms)
  const own = expectUser === undefined || users.includes(expectUser)
  return {
    ...{ issuer: claims['iss'] ?? '', audience, rules },
    ...(own ? { username, users } : { username: undefined, users: [expectUser] }),
  }
}

/** The user consists of what a token cannot choose, as `docs/setup/kubernetes.md` has it. */
function userMapping(
  claims: ClaimSet,
  forms: readonly string[],
): Pick<KubernetesTrust, 'username' | 'users'> {
  const event = isPullRequest(claims) ? 'event_name' : 'ref'
  const parts = Object.entries(pickClaims(claims, ['repository_id', event, 'environment']))
  if (claims['repository_id'] === undefined)
    return { username: "'github:' + claims.sub", users: forms.map((form) => `github:${form}`) }
  return {
    username: `'github:' + ${parts.map(([name]) => `claims.${name}`).join(" + ':' + ")}`,
    users: [`github:${parts.map(([, value]) => value).join(':')}`],
  }
}

/** Returns the AuthenticationConfiguration as YAML. */
export const authenticationLines = (trust: KubernetesTrust): readonly string[] => [
  'apiVersion: apiserver.config.k8s.io/v1beta1',
  'kind: AuthenticationConfiguration',
  'jwt:',
  '  - issuer:',
  `      url: ${yamlString(trust.issuer)}`,
  `      audiences: [${yamlString(trust.audience)}]`,
  '    claimValidationRules:',
  ...trust.rules.flatMap(({ expression, message }) => [
    `      - expression: ${yamlString(expression)}`,
    `        message: ${yamlString(message)}`,
  ]),
  ...(trust.username === undefined
    ? []
    : [
        '    claimMappings:',
        '      username:',
        `        expression: ${yamlString(trust.username)}`,
      ]),
]

/** Returns the Role that the lease needs and its binding, as YAML. */
export function roleLines(
  { namespace, name }: NonNullable<ClusterTarget['account']>,
  revocable: boolean,
  users: readonly string[],
): readonly string[] {
  const metadata = `metadata: { name: ${yamlString(`lease-${name}`)}, namespace: ${yamlString(namespace)} }`
  const secrets = '  - { apiGroups: [""], resources: [secrets], verbs: [create, delete] }'
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: Role',
    metadata,
    'rules:',
    ...(revocable ? [secrets] : []),
    '  - apiGroups: [""]',
    '    resources: [serviceaccounts/token]',
    `    resourceNames: [${yamlString(name)}]`,
    '    verbs: [create]',
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: RoleBinding',
    metadata,
    'roleRef:',
    `  { apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${yamlString(`lease-${name}`)} }`,
    'subjects:',
    ...users.map(
      (user) =>
        `  - { apiGroup: rbac.authorization.k8s.io, kind: User, name: ${yamlString(user)} }`,
    ),
  ]
}

/** The YAML parser of Kubernetes rejects surrogates, so that the escape is by code point. */
function yamlString(text: string): string {
  const characters = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : asciiJson(character).slice(1, -1)
  })
  return `"${characters.join('').replaceAll('##[', '#\\u0023[')}"`
}
