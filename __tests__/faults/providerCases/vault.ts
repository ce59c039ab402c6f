import { vaultServer } from '../../lab/vault.ts'
import { type Call, COMMANDS, jsonLies, type ProviderCase } from '../providerCase.ts'

const notNow = { status: 412, body: { errors: ['required index state not present'] } }
const LEASE = { lease_id: 'database/creds/app/lab', lease_duration: 600, renewable: true }

const login: Call = {
  ...{
    name: 'exchange',
    host: 'server',
    stage: 'main',
    connects: true,
    notNow,
    refusal: ['EXCHANGE_REFUSED'],
  },
  is: ({ url }) => url.pathname.endsWith('/login'),
  lies: jsonLies('auth', (value) => ({
    auth: {
      client_token: value,
      accessor: 'a',
      lease_duration: 900,
      token_type: 'service',
      policies: [],
      num_uses: 0,
    },
  })),
}

// An object is what is due here: its members become variables, whatever they are called.
const { 'an object for a text': _, ...fields } = jsonLies(
  'data',
  (value) => ({ ...LEASE, data: value }),
  ['RESPONSE_INVALID', 'READ_REFUSED'],
)

const read: Call = {
  ...{
    name: 'read',
    host: 'server',
    stage: 'main',
    connects: false,
    notNow,
    refusal: ['READ_REFUSED'],
  },
  is: ({ url }) => url.pathname.includes('/database/creds/'),
  lies: fields,
  odd: {
    'a password of commands': {
      answer: { status: 200, body: { ...LEASE, data: { username: 'v-odd', password: COMMANDS } } },
      variable: 'DB_PASSWORD',
      value: COMMANDS,
    },
  },
}

const revoke: Call = {
  ...{
    name: 'return',
    host: 'server',
    stage: 'post',
    connects: true,
    notNow,
    refusal: ['EXCHANGE_REFUSED'],
  },
  is: ({ url }) => url.pathname.endsWith('/auth/token/revoke-self'),
  lies: {
    'an array': {
      answer: { status: 200, body: [COMMANDS] },
      codes: ['EXCHANGE_REFUSED', 'RESPONSE_INVALID'],
    },
    'no JSON': {
      answer: { status: 200, body: COMMANDS },
      codes: ['EXCHANGE_REFUSED', 'RESPONSE_INVALID'],
    },
  },
}

/** The server is gone from the login on: what was leased cannot go back at once, either. */
const afterwards: Call = {
  ...read,
  name: 'read + return',
  is: (request) => read.is(request) || revoke.is(request),
  only: ['reset', '503', 'silence', 'headers, silence', 'drips for ever'],
}

/** A login, a dynamic secret, and a token that goes back with all that it leased. */
export const vault: ProviderCase = {
  name: 'vault',
  calls: [login, read, revoke, afterwards],
  open(lab, verifier, { server: origin }) {
    const server = vaultServer(lab, verifier, { origin })
    server.writeRole('jwt/ci', { bound_audiences: [origin] })
    return {
      handle: server.handle,
      inputs: {
        from: 'vault',
        export: 'output',
        address: origin,
        role: 'ci',
        read: 'DB_*: database/creds/app',
        'export-credentials': 'true',
      },
      accepts: ({ VAULT_TOKEN = '', DB_USERNAME = '', DB_PASSWORD = '' }) =>
        server.accepts(VAULT_TOKEN) && server.admits(DB_USERNAME, DB_PASSWORD),
      living() {
        const all = server.living()
        const tokens = all.filter((each) => each.startsWith('token '))
        // Leases die with their token: they are a matter of their own only when nothing else is
        // left.
        return tokens.length > 0 ? tokens : all
      },
    }
  },
}
