import { requestIdOf } from '../../core/requestId.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
import { callSts } from './callSts.ts'
import type { ChainedRole } from './chain.ts'
import type { AwsConfig } from './config.ts'
import { signingRegion } from './partitions.ts'
import { createReceipt } from './receipt.ts'
import type { Principal } from './role.ts'
import {
  type Action,
  checkSession,
  type RequestedSession,
  readSession,
  type StsSession,
} from './session.ts'
import { createSessionName } from './sessionName.ts'
import type { SessionPolicies } from './sessionPolicies.ts'
import { sign } from './sigv4.ts'

/** A session that matches the request. */
interface AssumedSession {
  readonly session: StsSession
  /** `undefined` if the server does not state it. */
  readonly principal: Principal | undefined
  readonly requestId: string | undefined
  readonly asked: RequestedSession
}

type StsForm = readonly (readonly [string, string])[]

// An intermediate session of a chain: STS accepts no shorter duration.
const SHORTEST = 900

/**
 * Exchanges the token for a session, then assumes each role of the chain with the session before.
 * Returns the last session as the lease.
 */
export async function assume(config: AwsConfig, leaseSession: LeaseSession): Promise<Lease> {
  const name = config.sessionName ?? createSessionName(leaseSession)
  const sessions = [await assumeWithToken(config, leaseSession, name)]
  for (const hop of config.chain)
    sessions.push(
      await assumeFromSession(config, leaseSession, {
        hop,
        from: sessions.at(-1) as AssumedSession,
      }),
    )
  const { session, principal, asked, requestId } = sessions.at(-1) as AssumedSession
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session
  return {
    credentials: {
      ...{ kind: 'aws', accessKeyId, secretAccessKey, sessionToken, region: config.region },
      account: principal?.account || undefined,
      arn: principal?.arn,
    },
    expiresAt,
    id: principal?.arn ?? asked.role.arn,
    requestId,
    ...(sessions.some((session) => !session.principal) && {
      unverifiedNote: 'the server did not say whose session it is, so that could not be checked',
    }),
  }
}

async function assumeWithToken(
  config: AwsConfig,
  leaseSession: LeaseSession,
  name: string,
): Promise<AssumedSession> {
  const { role, chain, endpoint, customEndpoint, policies } = config
  const asked = {
    role,
    name,
    customEndpoint,
    lifetime: chain.length > 0 ? SHORTEST : config.lifetime,
  }
  const fields = assumeForm(
    'AssumeRoleWithWebIdentity',
    asked,
    chain.length > 0 ? undefined : policies,
  )
  const granted = await callSts(
    { config, leaseSession, action: 'AssumeRoleWithWebIdentity', role },
    (judging) =>
      leaseSession.exchange({
        ...judging,
        request: ({ jwt }) => ({
          method: 'POST',
          url: endpoint,
          body: { kind: 'form', fields: [...fields, ['WebIdentityToken', jwt]] },
          expects: 'xml',
        }),
      }),
  )
  return acceptSession(granted, 'AssumeRoleWithWebIdentity', { config, leaseSession, asked })
}

async function assumeFromSession(
  config: AwsConfig,
  leaseSession: LeaseSession,
  { hop, from }: { readonly hop: ChainedRole; readonly from: AssumedSession },
): Promise<AssumedSession> {
  const { endpoint, customEndpoint, lifetime, policies, chain, region } = config
  const last = hop === chain.at(-1)
  const asked = {
    role: hop.role,
    name: from.asked.name,
    customEndpoint,
    lifetime: last ? lifetime : SHORTEST,
  }
  const form = [
    ...assumeForm('AssumeRole', asked, last ? policies : undefined),
    ...optionalParameters(hop),
  ]
  const body = new URLSearchParams(
    form.map(([key, value]): [string, string] => [key, value]),
  ).toString()
  const type = 'application/x-www-form-urlencoded; charset=utf-8'
  const request = {
    method: 'POST',
    url: endpoint,
    headers: { 'Content-Type': type },
    body,
  } as const
  const headers = sign(request, from.session, {
    region: signingRegion(region),
    service: 'sts',
    now: leaseSession.clock.now(),
  })
  const step = { hop, from: from.asked.role }
  const granted = await callSts(
    { config, leaseSession, action: 'AssumeRole', role: hop.role, step },
    (judging) =>
      leaseSession.requestLease({
        ...judging,
        request: {
          method: 'POST',
          url: endpoint,
          headers,
          body: { kind: 'text', type, text: body },
          expects: 'xml',
        },
      }),
  )
  return acceptSession(granted, 'AssumeRole', { config, leaseSession, asked })
}

function assumeForm(
  action: Action,
  { role, name, lifetime }: RequestedSession,
  narrowing: SessionPolicies | undefined,
): StsForm {
  const { policy, managed = [] } = narrowing ?? {}
  return [
    ['Action', action],
    ['Version', '2011-06-15'],
    ['RoleArn', role.arn],
    ['RoleSessionName', name],
    ['DurationSeconds', String(lifetime)],
    ...(policy === undefined ? [] : [['Policy', policy] as const]),
    ...managed.map((arn, index) => [`PolicyArns.member.${index + 1}.arn`, arn] as const),
  ]
}

function optionalParameters({
  externalId,
  tags,
  transitiveTags,
  sourceIdentity,
}: ChainedRole): StsForm {
  return [
    ...(externalId === undefined ? [] : [['ExternalId', externalId] as const]),
    ...[...tags].flatMap(([key, value], index) => [
      [`Tags.member.${index + 1}.Key`, key] as const,
      [`Tags.member.${index + 1}.Value`, value] as const,
    ]),
    ...transitiveTags.map((key, index) => [`TransitiveTagKeys.member.${index + 1}`, key] as const),
    ...(sourceIdentity === undefined ? [] : [['SourceIdentity', sourceIdentity] as const]),
  ]
}

/**
 * Masks and journals the session before it is checked: a session of the wrong principal must be on
 * record, too. Returns the session if it matches the request; throws otherwise.
 */
function acceptSession(
  { response, intent }: LeaseResponse,
  action: Action,
  {
    config: { endpoint, role, chain },
    leaseSession,
    asked,
  }: {
    readonly config: AwsConfig
    readonly leaseSession: LeaseSession
    readonly asked: RequestedSession
  },
): AssumedSession {
  const session = readSession(response, action, { leaseSession, host: endpoint.host })
  const requestId = requestIdOf({ headers: response.headers })
  const receipt = createReceipt(session, asked, chain.at(-1)?.role ?? role)
  leaseSession.keep({ intent, ...receipt, request: requestId })
  const principal = checkSession(session, asked, leaseSession.clock.now())
  return { session, asked, principal, requestId }
}
