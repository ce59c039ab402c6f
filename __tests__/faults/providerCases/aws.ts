import { Secret } from '../../../src/core/secret.ts'
import { sign } from '../../../src/providers/aws/sigv4.ts'
import type { LabAnswer, LabRequest } from '../../lab/handler.ts'
import type { Texts } from '../../lab/job.ts'
import { stsServer } from '../../lab/sts.ts'
import { plain } from '../../lab/wire.ts'
import { type Call, COMMANDS, type Lie, MARK, type ProviderCase } from '../providerCase.ts'

const ACCOUNT = '123456789012'
const FIRST = `arn:aws:iam::${ACCOUNT}:role/deploy`
const LAST = `arn:aws:iam::${ACCOUNT}:role/prod`
const REGION = 'eu-central-1'

const xml = (body: string, status = 200): LabAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
})
const refusal = (code: string): LabAnswer =>
  xml(`<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`, 400)
const element = (name: string, body: string): string => `<${name}>${body}</${name}>`

/** A good-looking answer, but for the parts that are given. */
function grant(action: string, parts: Texts = {}): string {
  const {
    AccessKeyId = 'ASIAEXAMPLE',
    Expiration = new Date(Date.now() + 900_000).toISOString(),
    Arn = `arn:aws:sts::${ACCOUNT}:x/y/z`,
  } = parts
  const keys = {
    AccessKeyId,
    SecretAccessKey: 'secret-of-nobody',
    SessionToken: 'token-of-nobody',
    Expiration,
    ...parts,
  }
  const credentials = ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'] as const
  const inner = element(
    'Credentials',
    credentials.map((name) => element(name, keys[name])).join(''),
  )
  return element(
    `${action}Response`,
    element(`${action}Result`, `${inner}${element('AssumedRoleUser', element('Arn', Arn))}`),
  )
}

function lies(action: string): Call['lies'] {
  const whole = grant(action)
  const lie = (body: string, ...codes: NonNullable<Lie['codes']>): Lie => ({
    answer: xml(body),
    ...(codes.length > 0 && { codes }),
  })
  return {
    'no XML': lie(COMMANDS),
    'an array': lie(JSON.stringify([whole])),
    'JSON in place of XML': lie(JSON.stringify({ Credentials: { AccessKeyId: MARK } })),
    'nested deep': lie(`${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`),
    twins: lie(whole.replace('<AccessKeyId>', '<AccessKeyId>first</AccessKeyId><AccessKeyId>')),
    'a document type': lie(
      `<!DOCTYPE x [<!ENTITY a "${MARK}">]>${whole.replace('token-of-nobody', '&a;')}`,
    ),
    'an object for a text': lie(grant(action, { SecretAccessKey: `<a>${MARK}</a>` })),
    'lines and commands': lie(grant(action, { SecretAccessKey: COMMANDS })),
    'controls in a text': lie(grant(action, { SessionToken: `a\u0000b\u001b[31m${MARK}` })),
    'no time of expiry': lie(grant(action, { Expiration: 'never' })),
    'an expiry long ago': lie(
      grant(action, { Expiration: '2001-01-01T00:00:00Z' }),
      'GUARD_FAILED',
    ),
    "somebody else's session": lie(
      grant(action, { Arn: `arn:aws:sts::999999999999:assumed-role/${MARK}/somebody` }),
      'GUARD_FAILED',
    ),
    nothing: lie('<a/>'),
  }
}

const call = (name: string, action: string, rest: Pick<Call, 'connects' | 'notNow'>): Call => ({
  ...{ name, host: 'server', stage: 'main', refusal: ['EXCHANGE_REFUSED'], ...rest },
  is: ({ body }) => new URLSearchParams(body).get('Action') === action,
  lies: lies(action),
})

/** A session by the token, and one by that session; nothing can be revoked. */
export const aws: ProviderCase = {
  name: 'aws',
  calls: [
    call('exchange', 'AssumeRoleWithWebIdentity', {
      connects: true,
      notNow: refusal('IDPCommunicationError'),
    }),
    call('chain', 'AssumeRole', { connects: false, notNow: refusal('Throttling') }),
  ],
  open(lab, verifier, { server: origin }) {
    const roles = {
      [FIRST]: { claims: { repository: ['octo-org/app'] } },
      [LAST]: { assumedBy: [FIRST] },
    }
    const server = stsServer(lab, verifier, { roles })
    return {
      handle: server.handle,
      inputs: {
        from: 'aws',
        export: 'output',
        role: FIRST,
        region: REGION,
        address: origin,
        chain: `[{role: "${LAST}"}]`,
      },
      accepts(env) {
        const session = server.signedBy(question(env, origin))
        return typeof session !== 'string' && session.arn.includes(':assumed-role/prod/')
      },
      living: server.living,
    }
  },
}

/** GetCallerIdentity, as a later step would ask it. */
function question(env: Texts, origin: string): LabRequest {
  const url = new URL(`${origin}/`)
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const keys = {
    accessKeyId: new Secret(env['AWS_ACCESS_KEY_ID'] ?? ''),
    secretAccessKey: new Secret(env['AWS_SECRET_ACCESS_KEY'] ?? ''),
    sessionToken: new Secret(env['AWS_SESSION_TOKEN'] ?? ''),
  }
  const all = sign({ method: 'POST', url, headers, body }, keys, {
    region: REGION,
    service: 'sts',
    now: Date.now() / 1000,
  })
  const sent = Object.entries({ host: url.host, ...headers, ...all }).map(([name, value]) => [
    name.toLowerCase(),
    plain(value),
  ])
  return { method: 'POST', url, headers: Object.fromEntries(sent) as Texts, body }
}
