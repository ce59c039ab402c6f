import { type Call, jsonLies } from './providerCase.ts'

/** The runner's token service. */
const token: Call = {
  ...{
    name: 'token',
    host: 'token',
    stage: 'main',
    connects: true,
    refusal: ['ID_TOKEN_UNAVAILABLE'],
  },
  is: ({ url }) => url.searchParams.has('audience'),
  notNow: { status: 403, body: { message: 'The job is Pending' } },
  lies: {
    ...jsonLies('value', (value) => ({ count: 1, value }), [
      'RESPONSE_INVALID',
      'ID_TOKEN_INVALID',
    ]),
    'a token of nobody': {
      answer: { status: 200, body: { value: forged() } },
      codes: ['ID_TOKEN_INVALID'],
    },
  },
}

/** The issuer's keys. */
const keys: Call = {
  ...{ name: 'keys', host: 'keys', stage: 'main', connects: true, refusal: ['RESPONSE_INVALID'] },
  is: ({ url }) => url.pathname.endsWith('/jwks'),
  lies: jsonLies('keys', (value) => ({ keys: value }), ['RESPONSE_INVALID', 'ID_TOKEN_INVALID']),
}

/** The calls that every lease begins with, whatever its provider. */
export const identityCalls: readonly Call[] = [token, keys]

function forged(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none', kid: 'x' })}.${part({ iss: 'https://token.actions.githubusercontent.com', aud: 'x' })}.`
}
