import { Failure } from '../../core/failure.ts'
import type { Judging } from '../../core/verdict.ts'
import { quoteClaim } from '../../identity/claims.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import { awsStatement } from '../../trust/awsPolicy.ts'
import { asciiJson } from '../../trust/quote.ts'
import { textClaims } from '../../trust/subject.ts'
import { describeToken, suggestPolicy } from '../describeToken.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
import { clip, judgeBy, match, type Refusal, type ServerError } from '../refusals.ts'
import { rejection } from '../response.ts'
import type { ChainedRole } from './chain.ts'
import type { AwsConfig } from './config.ts'
import { errorIn, rows, unreachable } from './refusals.ts'
import type { Role } from './role.ts'
import type { Action } from './session.ts'

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
  const error = errorIn(granted.response, action)
  const row = match(rows, error)
  const { config, role } = application
  throw rejection(granted.response, {
    code: 'EXCHANGE_REFUSED',
    host: config.endpoint.host,
    to: `${action} for ${role.arn}`,
    row,
    diagnostics: diagnostics(application, error, row),
  })
}

function judgingFor(action: Action): Judging {
  const { judge, explain } = judgeBy(rows, (response) => errorIn(response, action))
  return {
    // A 500 may have created the session: it is retried like any 5xx, and its intent stays open.
    judge: (response, attempt) => (response.status === 500 ? undefined : judge(response, attempt)),
    explain,
  }
}

/** Adds the usual causes of an unreachable STS if no response came and the failure names none. */
function withContext(error: unknown, { config }: StsCall): unknown {
  if (!(error instanceof Failure) || error.code !== 'UNREACHABLE') return error
  if (error.facts.causes || config.customEndpoint) return error
  const { causes, fix } = unreachable
  return error.with({ causes, fix })
}

/** Returns the diagnostics of this side for a rejection. */
function diagnostics(
  { leaseSession, role, step }: StsCall,
  { code, message }: ServerError,
  row: Refusal | undefined,
): readonly string[] {
  switch (code.replace(/Exception$/, '')) {
    case 'AccessDenied':
      return step
        ? roleStatement(step.from, step.hop)
        : [
            ...tokenClaims(leaseSession.token),
            ...suggestPolicy(leaseSession.token, () => tokenStatement(role, leaseSession.token)),
          ]
    case 'PackedPolicyTooLarge': {
      const [, percent] = /\b(\d{1,5}) ?%/.exec(clip(message)) ?? []
      return percent === undefined ? [] : [`  they take ${Number(percent)} % of the space`]
    }
    case 'InvalidIdentityToken':
    case 'IDPRejectedClaim':
      return step ? [] : describeToken(leaseSession.token)
    default:
      return row || step ? [] : describeToken(leaseSession.token)
  }
}

// The claims of GitHub's tokens that trust policies can compare, by the documentation of IAM.
const COMPARED_CLAIMS = (
  'sub aud repository repository_id ref environment job_workflow_ref workflow actor actor_id ' +
  'enterprise_id'
).split(' ')

/** Returns the claims that trust policies compare, for the diagnostics of a rejected token. */
const tokenClaims = ({ claims }: Pick<VerifiedToken, 'claims'>): readonly string[] =>
  ['iss', ...COMPARED_CLAIMS]
    .filter((name) => typeof claims[name] === 'string')
    .map((name) => `  the token says ${name}: ${quoteClaim(claims[name])}`)

/**
 * Returns a statement for the trust policy of a role that accepts tokens of exactly this workflow.
 */
function tokenStatement(
  role: Role,
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
): readonly string[] {
  if (role.account === '' || typeof claims['iss'] !== 'string') return []
  return statement(awsStatement(role, textClaims(claims), audience))
}

/**
 * Returns a statement for the trust policy of a role that accepts the role before it in a chain.
 * The external id is not shown.
 */
function roleStatement(
  from: Role,
  { externalId, tags, sourceIdentity }: ChainedRole,
): readonly string[] {
  const actions = [
    'sts:AssumeRole',
    ...(tags.size > 0 ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
  const condition =
    externalId === undefined
      ? {}
      : { Condition: { StringEquals: { 'sts:ExternalId': 'the external-id of the workflow' } } }
  return statement({
    Effect: 'Allow',
    Principal: { AWS: from.arn },
    Action: actions.length > 1 ? actions : actions[0],
    ...condition,
  })
}

const statement = (parts: object): readonly string[] => [
  'A statement for the trust policy of the role that would admit it:',
  ...asciiJson(parts, 2).split('\n'),
]
