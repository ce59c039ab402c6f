import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Context, errors, Provider } from 'oidc-provider'
import type { Lab, TokenVerifier } from './handler.ts'
import { signingKey } from './tokenVerifier.ts'

/**
 * An authorization server that others wrote; of its token exchange, which it leaves to its users,
 * the trust is the lab's.
 */
export interface OidcProvider {
  readonly issuer: string
  /** The tokens that it knows. */
  living(): readonly string[]
  close(): Promise<void>
}

const URN = 'urn:ietf:params:oauth:'
const GRANT = `${URN}grant-type:token-exchange`
const PARAMETERS = new Set(['subject_token', 'subject_token_type', 'scope', 'requested_token_type'])
const LIFETIME = 300

/**
 * Opens one with a public client `ci`, which may exchange tokens that are meant for this server.
 */
export async function oidcProvider(lab: Lab, verifier: TokenVerifier): Promise<OidcProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const kept = new Map<string, object>()
  const provider = new Provider(issuer, configured(kept))
  const exchange = async (context: Context): Promise<void> => {
    const { params, client } = context.oidc
    try {
      verifier.verify(params['subject_token'] ?? '', { audience: issuer })
    } catch (error) {
      throw new errors.InvalidGrant(String(error))
    }
    const token = new provider.ClientCredentials({ client, scope: params['scope'] })
    const access_token = lab.issue(await token.save())
    context.body = {
      access_token,
      issued_token_type: `${URN}token-type:access_token`,
      token_type: 'Bearer',
      expires_in: token.expiration,
    }
  }
  provider.registerGrantType(GRANT, exchange, PARAMETERS)
  server.on('request', provider.callback())
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, living: () => [...kept.keys()], close }
}

interface Owned {
  readonly clientId: string
}

function configured(kept: Map<string, object>): object {
  const { kid, privateKey } = signingKey(1)
  const nothing = async (): Promise<void> => undefined
  const storage = {
    upsert: async (id: string, payload: object) => void kept.set(id, payload),
    find: async (id: string) => kept.get(id),
    destroy: async (id: string) => void kept.delete(id),
    ...{ findByUid: nothing, findByUserCode: nothing, consume: nothing, revokeByGrantId: nothing },
  }
  const allowedPolicy = (_: unknown, client: Owned, token: Owned): boolean =>
    token.clientId === client.clientId
  return {
    adapter: () => storage,
    clients: [
      {
        client_id: 'ci',
        token_endpoint_auth_method: 'none',
        grant_types: [GRANT],
        response_types: [],
        redirect_uris: [],
      },
    ],
    features: {
      revocation: { enabled: true, allowedPolicy },
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
    },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig' }] },
    ttl: { ClientCredentials: LIFETIME },
  }
}
