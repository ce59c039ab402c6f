import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/**
 * An STS with IAM behind it: roles with trust policies, sessions that really end, and AWS's own way
 * to say so.
 */
export interface StsServer {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /** What CloudTrail has of it. */
  readonly trail: readonly object[]
  /** The sessions that are alive, by the ARN of their principal. */
  living(): readonly string[]
  /**
   * What a service of AWS makes of a signed request: the session that signed it, or a refusal by
   * its code.
   */
  signedBy(request: LabRequest, service?: string, region?: string): StsSession | string
  /** The same of a signed GetCallerIdentity in a URL, with the headers that the caller adds. */
  presignedBy(url: URL, headers: Readonly<Record<string, string>>): StsSession | string
}

/** A session, as the server knows it. */
export interface StsSession {
  readonly arn: string
  readonly userId: string
  readonly account: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Seconds since the epoch. */
  readonly expires: number
  readonly policy: string | undefined
  readonly policyArns: readonly string[]
  readonly tags: Readonly<Record<string, string>>
}

/** A role, and whom it trusts. */
export interface StsRole {
  /** What a token must say: each claim one of these. */
  readonly claims?: Readonly<Record<string, readonly string[]>>
  /** ARNs of roles that may assume it, with this external id where one is set. */
  readonly assumedBy?: readonly string[]
  readonly externalId?: string
  readonly allowsTags?: boolean
  readonly longest?: number
}

export interface StsOptions {
  readonly roles: Readonly<Record<string, StsRole>>
  readonly origin?: string
  /** The audiences of the OIDC provider in IAM; none at all means that there is no provider. */
  readonly audiences?: readonly string[]
  /** The characters of a session policy that fill the room for packed policies. */
  readonly room?: number
  /** Leaves out whose the session is, as MinIO does. */
  readonly anonymous?: boolean
  /** The seconds that each session gets, whatever is asked for. */
  readonly grants?: number
}

/** A mistake in a request, as it is thrown inside the server. */
interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

interface Server extends Required<Omit<StsOptions, 'grants'>>, Pick<StsOptions, 'grants'> {
  readonly lab: Lab
  readonly verifier: TokenVerifier
  readonly sessions: Map<string, StsSession>
}

const XMLNS = 'https://sts.amazonaws.com/doc/2011-06-15/'

export function stsServer(lab: Lab, verifier: TokenVerifier, options: StsOptions): StsServer {
  const defaults = {
    origin: 'https://sts.eu-central-1.amazonaws.com',
    audiences: ['sts.amazonaws.com'],
    anonymous: false,
    room: 1500,
  }
  const server: Server = { lab, verifier, sessions: new Map(), ...defaults, ...options }
  const trail: object[] = []
  const handle: Handler = (request) => {
    const answered = respond(request)
    const requestID = randomUUID()
    const event = trailEvent(server, request, answered)
    if (event) trail.push({ ...event, requestID })
    return { ...answered, headers: { ...answered.headers, 'x-amzn-requestid': requestID } }
  }
  const respond = (request: LabRequest): LabAnswer => {
    if (request.method !== 'POST' || request.url.pathname !== '/')
      return fault({ status: 404, code: 'NotFound', message: 'no such page' })
    try {
      return acted(server, request, new URLSearchParams(request.body))
    } catch (error) {
      return fault(error as Refusal)
    }
  }
  return {
    ...{ handle, trail },
    hosts: { [server.origin]: handle },
    living: () =>
      [...server.sessions.values()]
        .filter(({ expires }) => expires > lab.now())
        .map(({ arn }) => arn),
    signedBy(request, service = 'sts', region) {
      try {
        return signer(server, request, service, region)
      } catch (error) {
        return (error as Refusal).code
      }
    },
    presignedBy(url, headers) {
      try {
        return presigner(server, url, headers)
      } catch (error) {
        return (error as Refusal).code
      }
    },
  }
}

/** The event of an exchange, with the identifiers and the header that CloudTrail shows. */
function trailEvent(
  { verifier }: Server,
  { body, headers }: LabRequest,
  { status, body: xml }: LabAnswer,
): object | undefined {
  const form = new URLSearchParams(body)
  if (form.get('Action') !== 'AssumeRoleWithWebIdentity') return undefined
  const [, accessKeyId] = /<AccessKeyId>(.*?)</.exec(String(xml)) ?? []
  const [, payload = ''] = (form.get('WebIdentityToken') ?? '').split('.')
  const claims = status === 200 ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : {}
  return {
    eventName: 'AssumeRoleWithWebIdentity',
    ...(status === 200 ? {} : { errorCode: 'AccessDenied' }),
    userIdentity: {
      type: 'WebIdentityUser',
      userName: claims.sub,
      identityProvider: `arn:aws:iam::123456789012:oidc-provider/${new URL(verifier.iss).host}`,
    },
    userAgent: headers['user-agent'],
    requestParameters: { roleArn: form.get('RoleArn') },
    responseElements: { credentials: { accessKeyId } },
  }
}

function acted(server: Server, request: LabRequest, form: URLSearchParams): LabAnswer {
  if (form.get('Version') !== '2011-06-15') refuse(400, 'InvalidAction', 'Could not find operation')
  switch (form.get('Action')) {
    case 'AssumeRoleWithWebIdentity':
      return granted(server, form, 'AssumeRoleWithWebIdentity', identified(server, request, form))
    case 'AssumeRole':
      return granted(server, form, 'AssumeRole', trusted(server, form, signer(server, request)))
    case 'GetCallerIdentity': {
      const { arn, userId, account } = signer(server, request)
      return answer(
        'GetCallerIdentity',
        element('Arn', arn) + element('UserId', userId) + element('Account', account),
      )
    }
    default:
      return refuse(400, 'InvalidAction', 'Could not find operation')
  }
}

/** The role that a token may have. */
function identified(
  { verifier, roles, audiences }: Server,
  { url: { origin } }: LabRequest,
  form: URLSearchParams,
): { readonly arn: string; readonly longest: number } {
  const arn = form.get('RoleArn') ?? ''
  const token = form.get('WebIdentityToken') ?? ''
  if (token.length < 4 || token.length > 20_000)
    refuse(400, 'ValidationError', "Value at 'webIdentityToken' failed to satisfy constraint")
  if (audiences.length === 0)
    refuse(
      400,
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${verifier.iss}`,
    )
  const claims = claimsOf(verifier, token)
  // Another STS than that of AWS registers its own address.
  if (![...audiences, origin].includes(String(claims['aud'])))
    refuse(400, 'InvalidIdentityToken', 'Incorrect token audience')
  const wanted = roles[arn]?.claims
  const admits =
    wanted &&
    Object.entries(wanted).every(([name, values]) => values.includes(String(claims[name])))
  if (!admits)
    refuse(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')
  return { arn, longest: roles[arn]?.longest ?? 3600 }
}

function claimsOf(verifier: TokenVerifier, token: string): Readonly<Record<string, unknown>> {
  try {
    return verifier.verify(token).claims
  } catch (error) {
    return /not valid at this time/.test(String(error))
      ? refuse(
          400,
          'ExpiredTokenException',
          'Token expired: current date/time must be before the expiration date/time',
        )
      : refuse(
          400,
          'InvalidIdentityToken',
          'The web identity token that was passed could not be validated',
        )
  }
}

/** The role that another role's session may have. */
function trusted(
  { roles }: Server,
  form: URLSearchParams,
  by: StsSession,
): { readonly arn: string; readonly longest: number } {
  const arn = form.get('RoleArn') ?? ''
  const role = roles[arn]
  const no = (action: string): never =>
    refuse(
      403,
      'AccessDenied',
      `User: ${by.arn} is not authorized to perform: ${action} on resource: ${arn}`,
    )
  const from = by.arn
    .replace(':sts:', ':iam:')
    .replace(':assumed-role/', ':role/')
    .replace(/\/[^/]+$/, '')
  if (!role?.assumedBy?.includes(from)) return no('sts:AssumeRole')
  if (role.externalId !== undefined && form.get('ExternalId') !== role.externalId)
    return no('sts:AssumeRole')
  if (form.has('Tags.member.1.Key') && !role.allowsTags) return no('sts:TagSession')
  if (form.has('SourceIdentity') && !role.allowsTags) return no('sts:SetSourceIdentity')
  if (Number(form.get('DurationSeconds')) > 3600)
    refuse(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by ' +
        'role chaining',
    )
  return { arn, longest: role.longest ?? 3600 }
}

function granted(
  { lab, sessions, anonymous, grants, room: limit }: Server,
  form: URLSearchParams,
  action: string,
  { arn, longest }: { readonly arn: string; readonly longest: number },
): LabAnswer {
  const [, partition, , , account = '', path = ''] = arn.split(':')
  const name = form.get('RoleSessionName') ?? ''
  const seconds = Number(form.get('DurationSeconds') ?? 3600)
  if (!/^[\w+=,.@-]{2,64}$/.test(name))
    refuse(400, 'ValidationError', "Value at 'roleSessionName' failed to satisfy constraint")
  if (!(seconds >= 900 && seconds <= 43_200))
    refuse(400, 'ValidationError', "Value at 'durationSeconds' failed to satisfy constraint")
  if (seconds > longest)
    refuse(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  const session: StsSession = {
    arn: `arn:${partition}:sts::${account}:assumed-role/${path.split('/').at(-1)}/${name}`,
    userId: `AROA${digest(arn).slice(0, 17).toUpperCase()}:${name}`,
    account,
    // An identifier: CloudTrail has it in plain text.
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: lab.issue(randomBytes(30).toString('base64')),
    sessionToken: lab.issue(`IQoJb3JpZ2luX2VjE${randomBytes(300).toString('base64')}`),
    expires: Math.floor(lab.now()) + (grants ?? seconds),
    ...narrowed(form, limit),
  }
  sessions.set(session.accessKeyId, session)
  const user = anonymous
    ? '<Arn></Arn><AssumedRoleId></AssumedRoleId>'
    : element('AssumedRoleId', session.userId) + element('Arn', session.arn)
  const keys =
    element('AccessKeyId', session.accessKeyId) +
    element('SecretAccessKey', session.secretAccessKey) +
    element('SessionToken', session.sessionToken) +
    element('Expiration', new Date(session.expires * 1000).toISOString().replace('.000', ''))
  return answer(
    action,
    `<Credentials>${keys}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`,
  )
}

function narrowed(
  form: URLSearchParams,
  limit: number,
): Pick<StsSession, 'policy' | 'policyArns' | 'tags'> {
  const policy = form.get('Policy') ?? undefined
  if (policy !== undefined && !/"Statement"/.test(policy))
    refuse(400, 'MalformedPolicyDocument', 'Syntax errors in policy.')
  const policyArns = [...form]
    .filter(([key]) => key.startsWith('PolicyArns.'))
    .map(([, value]) => value)
  const room = Math.round(((policy ?? '').length / limit) * 100)
  if (room > 100)
    refuse(
      400,
      'PackedPolicyTooLarge',
      `Packed policy consumes ${room}% of allotted space, please use smaller policy.`,
    )
  const tags = [...form].filter(([key]) => /^Tags\.member\.\d+\.Key$/.test(key))
  return {
    policy,
    policyArns,
    tags: Object.fromEntries(
      tags.map(([key, tag]) => [tag, form.get(key.replace('Key', 'Value')) ?? '']),
    ),
  }
}

/**
 * Who signed a request, by AWS's own description of Signature Version 4, written without a look at
 * the action's signer.
 */
function signer(
  { lab, sessions, origin }: Server,
  { method, url, headers, body }: LabRequest,
  service = 'sts',
  wantedRegion?: string,
): StsSession {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/([a-z-]+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/
  const [, id = '', day = '', region = '', signedFor, names = '', signature] =
    pattern.exec(headers['authorization'] ?? '') ?? []
  if (signature === undefined || signedFor !== service)
    return refuse(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
  const session = sessions.get(id)
  if (!session || headers['x-amz-security-token'] !== session.sessionToken)
    return refuse(
      403,
      'InvalidClientTokenId',
      'The security token included in the request is invalid',
    )
  if (session.expires <= lab.now())
    return refuse(403, 'ExpiredToken', 'The security token included in the request is expired')
  const sent = headers['x-amz-date'] ?? ''
  const [, year, month, date, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(sent) ?? []
  const at =
    Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(date),
      Number(hour),
      Number(minute),
      Number(second),
    ) / 1000
  if (!(Math.abs(at - lab.now()) <= 300))
    return refuse(403, 'SignatureDoesNotMatch', 'Signature expired')
  // The host of a region; any other host, as the global one, is signed for as us-east-1.
  const [, own = 'us-east-1'] = /^sts\.([a-z0-9-]+-\d)\./.exec(new URL(origin).hostname) ?? []
  const expected = wantedRegion ?? own
  const list = names.split(';')
  const needed = ['host', 'x-amz-date', 'x-amz-security-token']
  const complete = [...needed, ...(body === '' ? [] : ['content-type'])].every((name) =>
    list.includes(name),
  )
  if (region !== expected || !sent.startsWith(day) || !complete || headers['host'] !== url.host)
    return refuse(403, 'SignatureDoesNotMatch', 'Credential should be scoped to a valid region')
  const block = list.map((name) => `${name}:${headers[name] ?? ''}`).join('\n')
  const path = url.pathname
  const canonical = `${method}\n${path}\n${url.search.slice(1)}\n${block}\n\n${names}\n${digest(body)}`
  let key: Buffer = Buffer.from(`AWS4${session.secretAccessKey}`)
  for (const part of [day, region, service, 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest()
  const right = createHmac('sha256', key)
    .update(
      `AWS4-HMAC-SHA256\n${sent}\n${day}/${region}/${service}/aws4_request\n${digest(canonical)}`,
    )
    .digest('hex')
  if (right !== signature)
    return refuse(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    )
  return session
}

/** Who signed a URL, by AWS's description of signatures in the query. */
function presigner(
  { lab, sessions }: Server,
  url: URL,
  headers: Readonly<Record<string, string>>,
): StsSession {
  const at = (name: string): string => url.searchParams.get(`X-Amz-${name}`) ?? ''
  const [id = '', day = '', region = '', service = '', end] = at('Credential').split('/')
  const session = sessions.get(id)
  if (!session || at('Security-Token') !== session.sessionToken)
    return refuse(403, 'InvalidClientTokenId', 'The security token is invalid')
  if (session.expires <= lab.now()) refuse(403, 'ExpiredToken', 'The security token is expired')
  const date = at('Date').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const age = lab.now() - Date.parse(date) / 1000
  // The authenticator of EKS accepts a date of the last 15 minutes, whatever X-Amz-Expires says.
  if (!(age >= -60 && age <= 900)) refuse(403, 'SignatureDoesNotMatch', 'Signature expired')
  const names = at('SignedHeaders')
  const all: Readonly<Record<string, string>> = { ...headers, host: url.host }
  const block = names.split(';').map((name) => `${name}:${all[name] ?? ''}\n`)
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort((a, b) => (a < b ? -1 : 1))
    .join('&')
  const canonical = `GET\n/\n${query}\n${block.join('')}\n${names}\n${digest('')}`
  let key: Buffer = Buffer.from(`AWS4${session.secretAccessKey}`)
  for (const part of [day, region, service, 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest()
  const toSign = `AWS4-HMAC-SHA256\n${at('Date')}\n${day}/${region}/sts/aws4_request\n${digest(canonical)}`
  const right = createHmac('sha256', key).update(toSign).digest('hex')
  if (service !== 'sts' || end !== 'aws4_request' || right !== at('Signature'))
    refuse(403, 'SignatureDoesNotMatch', 'The signature does not match')
  return session
}

function refuse(status: number, code: string, message: string): never {
  throw { status, code, message } satisfies Refusal
}

function fault({ status, code, message }: Refusal): LabAnswer {
  const error = `<Error><Type>Sender</Type>${element('Code', code)}${element('Message', message)}</Error>`
  return xml(
    status,
    `<ErrorResponse xmlns="${XMLNS}">${error}<RequestId>00000000-lab</RequestId></ErrorResponse>`,
  )
}

function answer(action: string, result: string): LabAnswer {
  const metadata = '<ResponseMetadata><RequestId>00000000-lab</RequestId></ResponseMetadata>'
  return xml(
    200,
    `<${action}Response ` +
      `xmlns="${XMLNS}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`,
  )
}

const xml = (status: number, body: string): LabAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
})
const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
