import { randomBytes } from 'node:crypto'
import type { Handler, Lab } from './handler.ts'
import type { StsServer, StsSession } from './sts.ts'

/** ECR and ECR Public of all regions, for the sessions of a lab STS. */
export interface Ecr {
  readonly hosts: Readonly<Record<string, Handler>>
  readonly handle: Handler
  /** The passwords that a registry would accept now, with the session that each came from. */
  living(): ReadonlyMap<string, StsSession>
}

export interface EcrOptions {
  readonly regions?: readonly string[]
  /** The actions that the role's own policy does not allow. */
  readonly denied?: readonly string[]
  /** Parts of the response that are replaced. */
  readonly data?: Readonly<Record<string, unknown>>
}

const LIFETIME = 12 * 3600
const TARGETS: Readonly<Record<string, 'ecr' | 'ecr-public'>> = {
  'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken': 'ecr',
  'SpencerFrontendService.GetAuthorizationToken': 'ecr-public',
}

export function ecr(
  lab: Lab,
  sts: Pick<StsServer, 'signedBy'>,
  { regions = ['eu-central-1'], denied = [], data = {} }: EcrOptions = {},
): Ecr {
  const alive = new Map<string, { readonly session: StsSession; readonly until: number }>()
  const error = (code: string, message: string) => ({
    ...{ status: 400, headers: { 'x-amzn-requestid': '0a0a0a0a-1111-4222-8333-444444444444' } },
    body: { __type: `com.amazonaws#${code}`, message },
  })
  const handle: Handler = (request) => {
    const service = TARGETS[request.headers['x-amz-target'] ?? '']
    if (!service || request.body !== '{}') return error('InvalidParameterException', 'no such call')
    const [, region = 'eu-central-1'] =
      /^(?:api\.)?ecr(?:-public|-fips)?\.([a-z0-9-]+)\./.exec(request.url.hostname) ?? []
    const session = sts.signedBy(request, service, region)
    if (typeof session === 'string') return error('UnrecognizedClientException', session)
    const needed = [
      `${service}:GetAuthorizationToken`,
      ...(service === 'ecr' ? [] : ['sts:GetServiceBearerToken']),
    ]
    const lacking = needed.find(
      (action) => denied.includes(action) || !allows(session.policy, action),
    )
    if (lacking)
      return error(
        'AccessDeniedException',
        `User: ${session.arn} is not authorized to perform: ${lacking} on resource: *`,
      )
    const password = lab.issue(`eyJwYXlsb2FkIjoi${randomBytes(600).toString('base64')}`)
    const until = lab.now() + LIFETIME
    alive.set(password, { session, until })
    const authorizationData = {
      authorizationToken: lab.issue(Buffer.from(`AWS:${password}`).toString('base64')),
      expiresAt: until + 0.123,
      ...(service === 'ecr' && {
        proxyEndpoint: `https://${session.account}.dkr.ecr.${region}.amazonaws.com`,
      }),
      ...data,
    }
    return {
      ...{ status: 200, headers: { 'x-amzn-requestid': '0b0b0b0b-1111-4222-8333-444444444444' } },
      body: {
        authorizationData: service === 'ecr' ? [authorizationData] : authorizationData,
      },
    }
  }
  const origins = [
    ...regions.map((region) => `https://api.ecr.${region}.amazonaws.com`),
    'https://api.ecr-public.us-east-1.amazonaws.com',
  ]
  return {
    handle,
    hosts: Object.fromEntries(origins.map((origin) => [origin, handle])),
    living: () =>
      new Map(
        [...alive].flatMap(([password, { session, until }]) =>
          until > lab.now() ? [[password, session] as const] : [],
        ),
      ),
  }
}

/** Whether a session policy allows an action on everything. */
function allows(policy: string | undefined, action: string): boolean {
  if (policy === undefined) return true
  const { Statement } = JSON.parse(policy) as {
    Statement: { Action: unknown; Resource: unknown }[]
  }
  return Statement.some(
    ({ Action, Resource }) =>
      [Resource].flat().includes('*') &&
      [Action].flat().some((allowed) => action.startsWith(String(allowed).replace(/\*$/, ''))),
  )
}
