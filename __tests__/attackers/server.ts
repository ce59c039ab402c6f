/**
 * Attacker 4: the server from which the lease comes.
 *
 * Foothold: the server is compromised, or its operator is hostile. Can: respond to the requests
 * that it receives in any way, with any status, headers and body, or not at all; know the ID token
 * that was made for it; own another server on the internet. Cannot: see requests to other hosts,
 * variables, files or the log, and not what it was not sent.
 */
import type { Fault } from '../lab/faults.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import type { Plot } from './play.ts'
import { EVIL } from './premises.ts'
import type { ProviderRow } from './providers.ts'
import { INJECTION } from './words.ts'

/** All that this attacker has: the request, and what an honest server would respond. */
export interface HostileServer {
  readonly request: LabRequest
  readonly honest: () => LabAnswer | Promise<LabAnswer>
}

interface Attack extends Omit<Plot, 'hostile' | 'hostileFrom'> {
  readonly from?: 'post'
  readonly respond?: (server: HostileServer) => LabAnswer | Promise<LabAnswer>
  readonly fault?: (request: LabRequest) => Fault | undefined
}

const SLOW = { inputs: { timeout: '3s' }, limit: 14 }
const ELSEWHERE = new URL(`${EVIL}/collect`)
/** The servers that say when a lease expires in a JSON number or a time. */
const DATED = ['aws', 'aws at another STS', 'vault', 'gcp', 'azure', 'oauth']
const dated = ({ name }: ProviderRow): boolean => DATED.includes(name)
const always = (): boolean => true

const attacks: readonly Attack[] = [
  {
    title: 'redirects to another host',
    mustReject: always,
    fault: () => ({ kind: 'redirect', to: ELSEWHERE, status: 307 }),
  },
  {
    title: 'redirects the revocation to another host',
    from: 'post',
    mustSucceed: true,
    fault: () => ({ kind: 'redirect', to: ELSEWHERE, status: 308 }),
  },
  {
    title: 'responds to the revocation with a web page',
    inputs: { timeout: '8s' },
    limit: 25,
    from: 'post',
    mustSucceed: true,
    fault: () => ({ kind: 'html' }),
  },
  {
    title: 'repeats the token and the headers that it received, with commands around them',
    mustReject: always,
    respond: ({ request }) => reflection(request),
  },
  {
    title: 'repeats the token in headers and in a success response',
    ...SLOW,
    respond: async ({ request, honest }) => ({
      ...(await honest()),
      headers: { 'x-request-id': tokenIn(request), 'x-amzn-requestid': tokenIn(request) },
    }),
  },
  {
    title: 'sends 300 MB',
    ...SLOW,
    mustReject: always,
    fault: () => ({ kind: 'huge' }),
  },
  {
    title: 'drips a byte now and then',
    ...SLOW,
    mustReject: always,
    fault: () => ({ kind: 'drip' }),
  },
  {
    title: 'sends a web page',
    ...SLOW,
    mustReject: always,
    fault: () => ({ kind: 'html' }),
  },
  {
    title: 'asks to wait for a year',
    ...SLOW,
    mustReject: always,
    respond: () => ({
      status: 503,
      headers: { 'retry-after': '31536000', warning: `299 - "${'a'.repeat(4000)}"` },
      body: INJECTION,
    }),
  },
  {
    title: 'grants a lease that expired before it began',
    mustReject: dated,
    liesAboutLife: true,
    respond: async ({ honest }) => withExpiry(await honest(), '-1', '1999-01-01T00:00:00Z'),
  },
  {
    title: 'grants a lease until a time that is none',
    mustReject: dated,
    respond: async ({ honest }) => withExpiry(await honest(), '"soon"', 'soon'),
  },
  {
    title: 'names an identity with shell syntax in it',
    only: ['aws', 'aws at another STS'],
    respond: async ({ honest }) =>
      inBody(await honest(), ':assumed-role/', ':assumed-role/$(touch${IFS}pwned);`id`/'),
  },
  {
    title: 'grants a lease of another account',
    only: ['aws', 'aws at another STS'],
    mustReject: always,
    respond: async ({ honest }) => inBody(await honest(), '::123456789012:', '::999999999999:'),
  },
  {
    title: 'grants a credential with line breaks and commands in it',
    ...SLOW,
    mustReject: ({ name }) => !name.startsWith('aws'),
    respond: async ({ honest }) => withTokens(await honest()),
  },
  {
    title: 'names a token endpoint of another host in its metadata',
    only: ['oauth'],
    mustReject: always,
    respond: async ({ honest }) =>
      inBody(await honest(), 'https://auth.lab.test/realms/lab/token', ELSEWHERE.href),
  },
  ...['tool_options:JAVA', 'startup_hooks:DOTNET', 'index_url:PIP', 'config_file:AWS'].map(
    (pair): Attack => {
      const [field = '', prefix] = pair.split(':')
      return {
        title: `chooses the name of a variable that steers programs (${prefix}_*)`,
        only: ['vault'],
        target: 'env',
        inputs: { read: `${prefix}_*: kv/app` },
        respond: async ({ request, honest }) =>
          request.url.pathname === '/v1/kv/app'
            ? { status: 200, body: { lease_id: '', data: { [field]: '/tmp/evil' } } }
            : honest(),
      }
    },
  ),
]

/** What it received, as an error of every protocol at once. */
function reflection(request: LabRequest): LabAnswer {
  const text = `${INJECTION}\n${tokenIn(request)}\n${JSON.stringify(request.headers)}`
  const error = { error: text, error_description: text, message: text, errors: [text] }
  return { status: 400, headers: { 'www-authenticate': 'Bearer error="invalid"' }, body: error }
}

/** The ID token in a request, wherever it stands. */
function tokenIn({ url, headers, body }: LabRequest): string {
  const text = `${url.search} ${headers['authorization'] ?? ''} ${body}`
  return /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(text)?.[0] ?? 'none'
}

function inBody(answer: LabAnswer, from: string, to: string): LabAnswer {
  const { body = '' } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' }
  const headers = { ...type, ...answer.headers }
  return { ...answer, headers, body: text.replaceAll(from, to) }
}

function withExpiry(answer: LabAnswer, seconds: string, time: string): LabAnswer {
  const { body = '' } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const changed = text
    .replace(/("(?:expires_in|lease_duration)":)\d+/g, `$1${seconds}`)
    .replace(/("expireTime":)"[^"]*"/, `$1"${time}"`)
    .replace(/(<Expiration>)[^<]*/, `$1${time}`)
  return inBody(
    { ...answer, ...(typeof body !== 'string' && { body: JSON.parse(text) }) },
    text,
    changed,
  )
}

function withTokens(answer: LabAnswer): LabAnswer {
  const body = JSON.parse(JSON.stringify(answer.body ?? {}), (key, value) =>
    /^(?:access_?token|client_token|token)$/i.test(key) ? INJECTION : value,
  )
  return typeof answer.body === 'object' ? { ...answer, body } : answer
}

/** The attacks of a server as plots. */
export const servers: readonly Plot[] = attacks.map(({ respond, fault, from, ...plot }) => ({
  ...plot,
  hostileFrom: from ?? 'main',
  hostile: {
    ...(respond && { respond: (request, honest) => respond({ request, honest }) }),
    ...(fault && { fault }),
  },
}))
