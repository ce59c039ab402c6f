import type { Kept } from '../provider.ts'
import type { Asked } from './checkSession.ts'
import { principalOf } from './role.ts'
import type { Session } from './session.ts'

/** What is on record of a session, which nobody can revoke alone: its name, and the policy by which an administrator ends it early. */
export function receiptOf({ arn, userId, expiresAt }: Session, asked: Asked): Omit<Kept, 'intent'> {
  const principal = principalOf(arn, asked.role)
  const name = principal?.session ?? asked.name
  const policy = principal
    ? `; to end it early, attach to role ${principal.name}: ${denial(userId, name)}`
    : ''
  return {
    id: principal?.arn ?? asked.role.arn,
    expiresAt,
    way: null,
    note: `session ${name}${policy}`,
  }
}

/** Denies everything to one session. Where STS does not say its id, its name must do: others of that name would be denied with it. */
function denial(userId: string, name: string): string {
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
