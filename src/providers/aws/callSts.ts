import { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import type { Judging } from '../../core/verdict.ts'
import { describeToken, suggestPolicy } from '../describeToken.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
import { rejection } from '../response.ts'
import type { ChainedRole } from './chain.ts'
import type { AwsConfig } from './config.ts'
import { type Recognised, recognise } from './recognised.ts'
import { type StsRefusalRow, unreachable } from './refusals.ts'
import type { Role } from './role.ts'
import type { Action } from './session.ts'
import { roleStatement, tokenClaims, tokenStatement } from './trustPolicy.ts'

/** Identifies an STS request for its diagnostics. */
export interface StsCall {
  readonly config: AwsConfig
  readonly leaseSession: LeaseSession
  readonly action: Action
  readonly role: Role
  /** For a chained role: the entry of the chain, and the role that assumes it. */
  readonly step?: { readonly hop: ChainedRole; readonly from: Role }
}

/**
 * Sends a request to STS, with retries, and returns the success response. Throws the recognised
 * failure if the rejection is permanent or persists.
 */
export async function callSts(
  application: StsCall,
  send: (judging: Judging) => Promise<LeaseResponse>,
): Promise<LeaseResponse> {
  const { action } = application
  const granted = await send(judgingFor(action)).catch((error: unknown) => {
    throw withContext(error, application)
  })
  if (granted.response.status === 200) return granted
  const found = recognise(granted.response, action)
  const { config, role } = application
  throw rejection(granted.response, {
    code: 'EXCHANGE_REFUSED',
    host: config.endpoint.host,
    to: `${action} for ${role.arn}`,
    row: found.row,
    diagnostics: diagnostics(application, found),
  })
}

function judgingFor(action: Action): Judging {
  const retried = (response: HttpResponse): StsRefusalRow | undefined => {
    const row = response.status < 400 ? undefined : recognise(response, action).row
    return row?.retry ? row : undefined
  }
  return {
    judge(response) {
      const row = retried(response)
      // A 500 may have created the session: it is retried like any 5xx, and its intent stays open.
      if (!row || response.status === 500) return undefined
      return row.retry === 'once' ? 'retry-with-fresh-token' : 'retry'
    },
    explain: retried,
  }
}

/** Adds the usual causes of an unreachable STS if no response came and the failure names none. */
function withContext(error: unknown, { config }: StsCall): unknown {
  if (!(error instanceof Failure) || error.code !== 'UNREACHABLE') return error
  if (error.facts.causes || config.customEndpoint) return error
  const { causes, fix } = unreachable
  return new Failure(error.code, error.message, { ...error.facts, causes, fix, cause: error })
}

/** Returns the diagnostics of this side for a recognised rejection. */
function diagnostics(
  { leaseSession, role, step }: StsCall,
  { row, percent }: Recognised,
): readonly string[] {
  const [code] = row?.codes ?? []
  switch (code) {
    case 'AccessDenied':
      return step
        ? roleStatement(step.from, step.hop)
        : [
            ...tokenClaims(leaseSession.token),
            ...suggestPolicy(leaseSession.token, () => tokenStatement(role, leaseSession.token)),
          ]
    case 'PackedPolicyTooLarge':
      return percent === undefined ? [] : [`  they take ${percent} % of the room that there is`]
    case 'InvalidIdentityToken':
    case 'IDPRejectedClaim':
    case undefined:
      return step ? [] : describeToken(leaseSession.token)
    default:
      return []
  }
}
