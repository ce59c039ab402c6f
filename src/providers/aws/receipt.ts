import type { ReceiptDraft } from '../provider.ts'
import { type Principal, parsePrincipal, type Role } from './role.ts'
import type { RequestedSession, StsSession } from './session.ts'

/**
 * Returns the receipt of a session, which cannot be revoked individually: its name, and the policy
 * with which an administrator can end it early.
 */
export function createReceipt(
  { arn, userId, accessKeyId, expiresAt }: StsSession,
  asked: RequestedSession,
  last: Role,
): Omit<ReceiptDraft, 'intent'> {
  const principal = parsePrincipal(arn, asked.role)
  const id = leaseId(principal, asked, last)
  const name = principal?.session ?? asked.name
  const policy = principal
    ? `; to end it early, attach to role ${principal.name}: ${denyPolicy(userId, name)}`
    : ''
  return {
    id,
    expiresAt,
    keys: {
      ...(principal && principal.arn !== id && { session: principal.arn }),
      ...matching('access_key_id', accessKeyId.reveal(), /^[A-Z0-9]{16,128}$/),
      ...matching('assumed_role_id', userId.split(':')[0] ?? '', /^[A-Z0-9]{4,64}$/),
    },
    revocation: null,
    note: `session ${name}${policy}`,
  }
}

/**
 * Returns the id of the lease, which is that of the last session of a chain: the receipt of an
 * earlier one is written before the last one exists.
 */
function leaseId(principal: Principal | undefined, asked: RequestedSession, last: Role): string {
  if (asked.role === last || !principal) return principal?.arn ?? last.arn
  return `arn:${last.partition}:sts::${last.account}:assumed-role/${last.name}/${asked.name}`
}

/**
 * Returns an identifier that AWS logs in plain text. An access key id is not a secret; a value in
 * another form could be one.
 */
const matching = (name: string, value: string, form: RegExp): Readonly<Record<string, string>> =>
  form.test(value) ? { [name]: value } : {}

/**
 * Returns a policy that denies everything to one session. If STS does not return the session's id,
 * the policy matches its name and would also deny other sessions of that name.
 */
function denyPolicy(userId: string, name: string): string {
  const [id = '', session] = userId.split(':')
  const known = /^[A-Z0-9]{4,64}$/.test(id) && session === name
  const condition = known
    ? { StringEquals: { 'aws:userid': `${id}:${name}` } }
    : { StringLike: { 'aws:userid': `*:${name}` } }
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: condition }],
  })
}
