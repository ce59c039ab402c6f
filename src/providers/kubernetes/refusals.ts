import type { Refusal } from '../refusals.ts'

const code = 'EXCHANGE_REFUSED'
const ROLE = 'Bind a Role of the namespace to the user in the message: its `rules` need'

/** The rejections of the API server, by status, reason and request. */
export const rows: readonly Refusal[] = [
  {
    code,
    when: { status: 401, action: ['review', 'secret', 'token'] },
    show: 'policy',
    symptom: 'Unauthorized',
    causes: [
      'no `jwt` entry of the AuthenticationConfiguration has the issuer of the token',
      'the audience of the token is not among `audiences` of that entry',
      'a rule of `claimValidationRules` or `userValidationRules` rejects the claims',
      'the API server cannot reach the issuer, or has not read its keys yet',
    ],
    fix:
      'Compare the claims in the message with the entry; the log of kube-apiserver has the reason, ' +
      'as "Unable to authenticate the request".',
  },
  {
    code,
    when: { status: 403, words: /system:anonymous/ },
    symptom: 'Forbidden for system:anonymous',
    causes: ['a proxy in front of the cluster removes the Authorization header'],
    fix: 'Set `address` to the API server itself, or let the proxy pass the header on.',
  },
  {
    code,
    when: { status: 403, action: 'review' },
    symptom: 'Forbidden (SelfSubjectReview)',
    causes: ['the ClusterRoleBinding system:basic-user was changed'],
    fix: 'Restore it: every authenticated user may create a SelfSubjectReview by default.',
  },
  {
    code,
    when: { status: 403, action: 'secret', words: /cannot create resource "secrets"/ },
    show: 'trust-policy',
    symptom: 'Forbidden (Secrets)',
    causes: [
      'no Role allows this user to create Secrets in the namespace of the service account',
      'the RoleBinding does not name the user that the claim mappings produce',
    ],
    fix:
      `${ROLE} \`{apiGroups: [""], resources: [secrets], verbs: [create, delete]}\`. Or write ` +
      '"revoke: none" for a token that cannot be revoked.',
  },
  {
    code,
    when: {
      status: 403,
      action: 'token',
      words: /cannot create resource "serviceaccounts\/token"/,
    },
    show: 'trust-policy',
    symptom: 'Forbidden (TokenRequest)',
    causes: [
      'no Role allows this user to request tokens of this service account',
      'the RoleBinding does not name the user that the claim mappings produce',
    ],
    fix:
      `${ROLE} \`{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [NAME], ` +
      'verbs: [create]}`.',
  },
  {
    code,
    when: { status: 403, action: ['secret', 'token'] },
    symptom: 'Forbidden',
    causes: ['an admission webhook or policy rejects the object', 'a quota is used up'],
    fix: 'Look at the admission policies and the ResourceQuota of the namespace.',
  },
  {
    code,
    when: { status: 404, action: 'review' },
    symptom: 'NotFound (SelfSubjectReview)',
    causes: [
      'the cluster is older than Kubernetes 1.28',
      '`address` is not a Kubernetes API server',
    ],
    fix: 'Compare `address` with `kubectl cluster-info`.',
  },
  {
    code,
    when: { status: 404, code: 'NotFound', action: 'token' },
    symptom: 'NotFound (service account)',
    causes: ['the service account does not exist in this namespace of this cluster'],
    fix: 'Write `kube-service-account` as NAMESPACE/NAME, and create it first.',
  },
  {
    code,
    when: { status: 404, code: 'NotFound', action: 'secret' },
    symptom: 'NotFound (namespace)',
    causes: ['the namespace of the service account does not exist in this cluster'],
    fix: 'Write `kube-service-account` as NAMESPACE/NAME, and create both first.',
  },
  {
    code,
    when: { status: 409, action: 'token' },
    symptom: 'Conflict',
    causes: ['something replaced the Secret of this lease between two requests'],
    fix: 'Re-run the job; look for a controller that rewrites Secrets in the namespace.',
  },
  {
    code,
    when: { status: 422, action: 'token' },
    symptom: 'Invalid (TokenRequest)',
    causes: ['the server rejects this lifetime or this audience'],
    fix: 'Write `lifetime` between 10m and the limit of the server, and check `token-audience`.',
  },
]

/** The whole refusal table, for the documentation. */
export const refusals = rows
