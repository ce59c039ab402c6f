import { Failure } from '../../core/failure.ts'
import { requestIdOf } from '../../core/requestId.ts'
import type { Answer } from '../../core/runtime.ts'
import { printable } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Lease } from '../../journal/credentials.ts'
import { presented } from '../describeToken.ts'
import { instantOf, requireLifetime } from '../parseExpiry.ts'
import type { Desk, Kept } from '../provider.ts'
import { invalid, type JsonObject, jsonOf, leniently, refused } from '../response.ts'
import { basicCredentials, basicHeader } from './basic.ts'
import type { Terms } from './config.ts'
import { type Endpoints, endpointsOf, trustedRevocation } from './discovery.ts'
import { wordsOf } from './errorMessage.ts'
import { recognised, wasUsedBefore } from './refusals.ts'
import { requestOf } from './request.ts'
import { at, type Reading } from './responsePaths.ts'
import { type Return, wayOf } from './revoke.ts'

/** Presents the ID token, and reads what comes back. */
export async function exchange(terms: Terms, desk: Desk): Promise<Lease> {
  const basic = basicOf(terms, desk)
  const endpoints = await endpointsOf(terms.place, desk)
  const back = returnOf(terms, endpoints)
  const {
    answer,
    intent,
    token: presentedToken,
  } = await desk.exchange({
    request: ({ jwt }) =>
      requestOf(terms.form, {
        address: endpoints.token,
        token: jwt,
        basic,
        now: desk.clock.now(),
      }),
    judge,
  })
  const shown = presentedToken.jwt
  const { host } = endpoints.token
  if (answer.status < 200 || answer.status > 299)
    throw unwelcome(answer, { terms, desk, host, hushed: [shown, basic] })
  const granted = read(jsonOf(answer, host), terms.reading, desk)
  const { token } = granted
  if (token === undefined) throw missing(host, terms.reading.token, jsonOf(answer, host))
  const asserted = terms.form.fields.get('grant_type') === 'client_credentials'
  const kept = {
    intent,
    id: idOf(terms, host),
    expiresAt: granted.expiresAt,
    ...wayFor(back, {
      token,
      client: terms.client,
      clientSecret: terms.clientSecret,
      audience: asserted ? desk.token.audience : undefined,
    }),
  }
  desk.keep(kept)
  const name = terms.reading.expires
  requireLifetime(granted.statedEnd, granted.expiresAt, { host, name })
  return {
    ...leaseOf(granted, kept, { host, reading: terms.reading }),
    requestId: requestIdOf({ headers: answer.headers }),
  }
}

/**
 * Something between this action and the server may have sent the token before, and lost the
 * response: a fresh token is worth one more attempt.
 */
function judge(answer: Answer): Verdict | undefined {
  if (answer.status < 400 || !wasUsedBefore(leniently(answer))) return undefined
  return 'retry-with-fresh-token'
}

interface Granted {
  /** What is given back. */
  readonly token: Secret | undefined
  readonly values: ReadonlyMap<string, Secret | undefined>
  /** As the server wrote it. */
  readonly statedEnd: unknown
  readonly expiresAt: number | undefined
}

// A token with a line break in it is an attack on whatever it is written into.
const VISIBLE = /^[\x21-\x7e]+$/

/** Everything that the paths point at, masked before anything else can be said. */
function read(answer: JsonObject, { token, values, expires }: Reading, desk: Desk): Granted {
  const secrets = new Map<string, Secret>()
  for (const path of [token, ...values.values()]) {
    const value = at(answer, path)
    if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
      secrets.set(path, desk.secret(value))
  }
  const statedEnd = at(answer, expires)
  const expiresAt = instantOf(statedEnd, desk.clock.now())
  if (expiresAt === undefined)
    desk.log(
      'info',
      `the answer does not say at "${expires}" when the lease "${desk.token.lease}" ends`,
    )
  return {
    token: secrets.get(token),
    values: new Map([...values].map(([name, path]) => [name, secrets.get(path)])),
    statedEnd,
    expiresAt,
  }
}

function leaseOf(
  { values, expiresAt }: Granted,
  { id }: Kept,
  { host, reading }: { readonly host: string; readonly reading: Reading },
): Lease {
  const whole = new Map<string, Secret>()
  for (const [name, value] of values) {
    if (!value) throw invalid(host, `without a text at "${reading.values.get(name)}" for ${name}`)
    whole.set(name, value)
  }
  const [first] = values.keys()
  const single = new Set(reading.values.values()).size === 1 && first !== undefined
  return {
    credentials: { kind: 'values', values: whole, ...(single && { token: first }) },
    expiresAt,
    id,
  }
}

/** How to give the token back, before there is one: what the user wrote, else what the server publishes. */
function returnOf(
  { ending, place }: Terms,
  endpoints: Endpoints,
): Pick<Return, 'kind' | 'address'> | undefined {
  switch (ending.kind) {
    case 'none':
      return undefined
    case 'discovered': {
      const address = trustedRevocation(endpoints, place)
      return address && { kind: 'rfc7009', address }
    }
    case 'delete':
      return ending
    case 'rfc7009': {
      const address = ending.address ?? trustedRevocation(endpoints, place)
      if (!address) throw unpublished()
      return { kind: 'rfc7009', address }
    }
  }
}

function wayFor(
  back: Pick<Return, 'kind' | 'address'> | undefined,
  rest: Omit<Return, 'kind' | 'address'>,
): Pick<Kept, 'way' | 'note'> {
  return back
    ? { way: wayOf({ ...back, ...rest }) }
    : { way: null, note: 'no way to revoke it is configured or published' }
}

function basicOf({ client = '', clientSecret }: Terms, desk: Desk): Secret | undefined {
  if (clientSecret === undefined) return undefined
  desk.secret(clientSecret)
  desk.log(
    'notice',
    `Lease "${desk.token.lease}" uses a client secret, which does not expire by itself; prefer a server that trusts the ID token alone`,
  )
  return basicHeader(desk.secret(basicCredentials(client, clientSecret)).reveal())
}

/** Names the lease for people: who got a token where. */
const idOf = ({ client }: Terms, host: string): string =>
  client === undefined ? host : `${client}@${host}`

function unwelcome(
  answer: Answer,
  {
    terms,
    desk,
    host,
    hushed,
  }: { terms: Terms; desk: Desk; host: string; hushed: readonly (Secret | undefined)[] },
): Failure {
  const error = leniently(answer)
  const secrets = [
    ...hushed.map((each) => each?.reveal().replace(/^Basic /, '')),
    terms.clientSecret,
    ...terms.form.written,
  ]
  const words = printable(
    wordsOf(error) ?? '',
    secrets.filter((each) => each !== undefined),
  )
  const theirs = words === '' ? [] : [`  the server says, reduced: ${words}`]
  const row = recognised(error, answer.status)
  return refused(answer, {
    code: 'EXCHANGE_REFUSED',
    host,
    to: 'the exchange',
    row,
    ours: [...presented(desk.token), ...theirs],
  })
}

/** Names of members are shown where they are plain words, as nothing helps more to find the right path. */
function missing(host: string, path: string, answer: JsonObject): Failure {
  const words = Object.keys(answer).filter((each) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(each))
  return new Failure(
    'RESPONSE_INVALID',
    `${host} answered without a text at "${path}"; its answer has ${words.slice(0, 12).join(', ') || 'nothing of a name'}`,
    {
      causes: [
        '"token-path" is not where this server puts the token',
        'the address is not that of the token endpoint',
      ],
      cure: 'Set `token-path` to one of the names above.',
    },
  )
}

const unpublished = (): Failure =>
  new Failure(
    'INPUT_INVALID',
    '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint',
    {
      causes: ['the server does not revoke tokens', 'it does, and does not say where'],
      cure: 'Write `revoke-address`, or `revoke: none`.',
    },
  )
