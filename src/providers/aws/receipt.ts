import type { ReceiptDraft } from '../provider.ts'
import type { RequestedSession } from './checkSession.ts'
import { parsePrincipal } from './role.ts'
import type { StsSession } from './session.ts'

/**
 * Returns the receipt of a session, which cannot be revoked individually: its name, and the policy
 * with which an administrator can end it early.
 */
export function createReceipt(
  { arn, userId, expiresAt }: StsSession,
  asked: RequestedSession,
): Omit<ReceiptDraft, 'intent'> {
  const principal = parsePrincipal(arn, asked.role)
  const name = principal?.session ?? asked.name
  const policy = principal
    ? `; to end it early, attach to role ${principal.name}: ${denyPolicy(userId, name)}`
    : ''
  return {
    id: principal?.arn ?? asked.role.arn,
    expiresAt,
    revocation: null,
    note: `session ${name}${policy}`,
  }
}

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
