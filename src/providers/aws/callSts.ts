import { Failure } from '../../core/failure.ts'
import type { Answer } from '../../core/runtime.ts'
import type { Judging } from '../../core/verdict.ts'
import { presented } from '../describeToken.ts'
import type { Desk, Granted } from '../provider.ts'
import { refused } from '../response.ts'
import type { Hop } from './chain.ts'
import type { Terms } from './config.ts'
import { type Recognised, recognised } from './recognised.ts'
import { type Row, unreached } from './refusals.ts'
import type { Role } from './role.ts'
import type { Action } from './session.ts'
import { compared, roleStatement, tokenStatement } from './trustPolicy.ts'

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
  send: (judging: Judging) => Promise<Granted>,
): Promise<Granted> {
  const { action } = application
  const granted = await send(judgingFor(action)).catch((error: unknown) => {
    throw explained(error, application)
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

function judgingFor(action: Action): Judging {
  const retried = (answer: Answer): Row | undefined => {
    const row = answer.status < 400 ? undefined : recognised(answer, action).row
    return row?.again ? row : undefined
  }
  return {
    judge(answer) {
      const row = retried(answer)
      // A 500 may have created the session: it is retried like any 5xx, and its intent stays open.
      if (!row || answer.status === 500) return undefined
      return row.again === 'once' ? 'retry-with-fresh-token' : 'retry'
    },
    explain: retried,
  }
}

/** Adds the causes that are usual with STS if no response came and the failure names none. */
function explained(error: unknown, { terms }: Application): unknown {
  if (!(error instanceof Failure) || error.code !== 'UNREACHABLE') return error
  if (error.facts.causes || terms.elsewhere) return error
  const { causes, cure } = unreached
  return new Failure(error.code, error.message, { ...error.facts, causes, cure, cause: error })
}

/** Our side of a refusal. */
function ours({ desk, role, step }: Application, { row, percent }: Recognised): readonly string[] {
  const [code] = row?.codes ?? []
  switch (code) {
    case 'AccessDenied':
      return step
        ? roleStatement(step.from, step.hop)
        : [...compared(desk.token), ...tokenStatement(role, desk.token)]
    case 'PackedPolicyTooLarge':
      return percent === undefined ? [] : [`  they take ${percent} % of the room that there is`]
    case 'InvalidIdentityToken':
    case 'IDPRejectedClaim':
    case undefined:
      return step ? [] : presented(desk.token)
    default:
      return []
  }
}
