import { requestIdOf } from '../../core/requestId.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { Desk, Granted } from '../provider.ts'
import { admitted } from './callSts.ts'
import type { Hop } from './chain.ts'
import { type Asked, guarded } from './checkSession.ts'
import type { Terms } from './config.ts'
import { signingRegion } from './partitions.ts'
import { receiptOf } from './receipt.ts'
import type { Principal } from './role.ts'
import { type Action, type Session, sessionOf } from './session.ts'
import { sessionNameOf } from './sessionName.ts'
import type { Narrowing } from './sessionPolicies.ts'
import { signed } from './sigv4.ts'

/** A session that is the one that was asked for. */
interface Assumed {
  readonly session: Session
  /** `undefined` where the server does not say. */
  readonly principal: Principal | undefined
  readonly requestId: string | undefined
  readonly asked: Asked
}

type Form = readonly (readonly [string, string])[]

// A session that is only a step on the way: STS grants none for less.
const SHORTEST = 900

/** Exchanges the token for a session, and that one for the next until the last role is reached. */
export async function assume(terms: Terms, desk: Desk): Promise<Lease> {
  const name = terms.sessionName ?? sessionNameOf(desk)
  const sessions = [await byToken(terms, desk, name)]
  for (const hop of terms.chain)
    sessions.push(await byRole(terms, desk, { hop, from: sessions.at(-1) as Assumed }))
  const { session, principal, asked, requestId } = sessions.at(-1) as Assumed
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session
  return {
    credentials: {
      ...{ kind: 'aws', accessKeyId, secretAccessKey, sessionToken, region: terms.region },
      account: principal?.account || undefined,
      arn: principal?.arn,
    },
    expiresAt,
    id: principal?.arn ?? asked.role.arn,
    requestId,
    ...(sessions.some((each) => !each.principal) && {
      unchecked: 'the server did not say whose session it is, so that could not be checked',
    }),
  }
}

async function byToken(terms: Terms, desk: Desk, name: string): Promise<Assumed> {
  const { role, chain, endpoint, elsewhere, narrowing } = terms
  const asked = { role, name, elsewhere, lifetime: chain.length > 0 ? SHORTEST : terms.lifetime }
  const fields = formOf(
    'AssumeRoleWithWebIdentity',
    asked,
    chain.length > 0 ? undefined : narrowing,
  )
  const granted = await admitted(
    { terms, desk, action: 'AssumeRoleWithWebIdentity', role },
    (judging) =>
      desk.exchange({
        ...judging,
        request: ({ jwt }) => ({
          method: 'POST',
          url: endpoint,
          body: { kind: 'form', fields: [...fields, ['WebIdentityToken', jwt]] },
          expects: 'xml',
        }),
      }),
  )
  return obtained(granted, 'AssumeRoleWithWebIdentity', { desk, asked, host: endpoint.host })
}

async function byRole(
  terms: Terms,
  desk: Desk,
  { hop, from }: { readonly hop: Hop; readonly from: Assumed },
): Promise<Assumed> {
  const { endpoint, elsewhere, lifetime, narrowing, chain, region } = terms
  const last = hop === chain.at(-1)
  const asked = {
    role: hop.role,
    name: from.asked.name,
    elsewhere,
    lifetime: last ? lifetime : SHORTEST,
  }
  const form = [...formOf('AssumeRole', asked, last ? narrowing : undefined), ...extrasOf(hop)]
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
  const headers = signed(request, from.session, {
    region: signingRegion(region),
    service: 'sts',
    now: desk.clock.now(),
  })
  const step = { hop, from: from.asked.role }
  const granted = await admitted(
    { terms, desk, action: 'AssumeRole', role: hop.role, step },
    (judging) =>
      desk.requestLease({
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
  return obtained(granted, 'AssumeRole', { desk, asked, host: endpoint.host })
}

function formOf(
  action: Action,
  { role, name, lifetime }: Asked,
  narrowing: Narrowing | undefined,
): Form {
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

function extrasOf({ externalId, tags, transitiveTags, sourceIdentity }: Hop): Form {
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

/** Masks, notes, and only then judges what came back: a session of somebody else's is one that must be known, too. */
function obtained(
  { answer, intent }: Granted,
  action: Action,
  { desk, asked, host }: { readonly desk: Desk; readonly asked: Asked; readonly host: string },
): Assumed {
  const session = sessionOf(answer, action, { desk, host })
  desk.keep({ intent, ...receiptOf(session, asked) })
  const principal = guarded(session, asked, desk.clock.now())
  return { session, asked, principal, requestId: requestIdOf({ headers: answer.headers }) }
}
