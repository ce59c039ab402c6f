import { Failure } from '../../kit/failure.ts'
import type { Transient } from '../../kit/send.ts'
import { refused } from '../answer.ts'
import { presented } from '../presented.ts'
import type { Desk, Granted, Refusal } from '../provider.ts'
import type { Hop } from './chain.ts'
import { type Recognised, recognised } from './recognised.ts'
import { unreached } from './refusals.ts'
import type { Role } from './role.ts'
import type { Action } from './session.ts'
import type { Terms } from './terms.ts'
import { compared, roleStatement, tokenStatement } from './trust.ts'

/** Which request is made, for what to say when it is refused. */
export interface Application {
  readonly terms: Terms
  readonly desk: Desk
  readonly action: Action
  readonly role: Role
  /** For a role in a chain: how it is assumed, and by which role. */
  readonly step?: { readonly hop: Hop; readonly from: Role }
}

/** Sends a request to STS until it is admitted; a refusal that lasts is thrown in our words. */
export async function admitted(
  application: Application,
  send: (transient: Transient) => Promise<Granted>,
): Promise<Granted> {
  const { action } = application
  let seen: Refusal | undefined
  let renewed = false
  const granted = await send((answer) => {
    const { row } = recognised(answer, action)
    const again = row?.again === 'always' || (row?.again === 'once' && !renewed)
    renewed ||= row?.again === 'once'
    seen = again ? row : undefined
    // A server that failed inside may have made the session: repeated like any 5xx, and its intent stays open.
    return again && answer.status !== 500
  }).catch((error: unknown) => {
    throw explained(error, application, seen)
  })
  if (granted.answer.status === 200) return granted
  const found = recognised(granted.answer, action)
  const { terms, role } = application
  throw refused(granted.answer, {
    code: 'EXCHANGE_REFUSED',
    host: terms.endpoint.host,
    to: `${action} for ${role.arn}`,
    row: found.row,
    ours: ours(application, found),
  })
}

/** No answer, or none but "not now": the causes that are usual with STS, where the place that failed knew no better. */
function explained(error: unknown, { terms }: Application, seen: Refusal | undefined): unknown {
  if (!(error instanceof Failure) || error.code !== 'UNREACHABLE') return error
  const row = seen ?? (error.facts.causes || terms.elsewhere ? undefined : unreached)
  const sentence = seen ? `${error.message}: ${seen.sign}` : error.message
  return row
    ? new Failure(error.code, sentence, {
        ...error.facts,
        causes: row.causes,
        cure: row.cure,
        cause: error,
      })
    : error
}

/** Our side of a refusal. */
function ours({ desk, role, step }: Application, { row, percent }: Recognised): readonly string[] {
  const [code] = row?.codes ?? []
  switch (code) {
    case 'AccessDenied':
      return step
        ? roleStatement(step.from, step.hop)
        : [...compared(desk), ...tokenStatement(role, desk)]
    case 'PackedPolicyTooLarge':
      return percent === undefined ? [] : [`  they take ${percent} % of the room that there is`]
    case 'InvalidIdentityToken':
    case 'IDPRejectedClaim':
    case undefined:
      return step ? [] : presented(desk)
    default:
      return []
  }
}
