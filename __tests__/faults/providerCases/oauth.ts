import { oauthServer } from '../../lab/oauth.ts'
import { type Call, jsonLies, type ProviderCase } from '../providerCase.ts'

const host = 'server' as const

const discovery: Call = {
  ...{ name: 'discovery', host, stage: 'main', connects: true, refusal: ['RESPONSE_INVALID'] },
  is: ({ method }) => method === 'GET',
  lies: jsonLies('issuer', (value) => ({ issuer: value, token_endpoint: value })),
}

const exchange: Call = {
  ...{ name: 'exchange', host, stage: 'main', connects: false, refusal: ['EXCHANGE_REFUSED'] },
  is: ({ url }) => url.pathname.endsWith('/token'),
  lies: jsonLies('access_token', (value) => ({
    access_token: value,
    token_type: 'Bearer',
    expires_in: 600,
  })),
}

const revoke: Call = {
  ...{ name: 'return', host, stage: 'post', connects: true, refusal: ['EXCHANGE_REFUSED'] },
  is: ({ url }) => url.pathname.endsWith('/revoke'),
  // RFC 7009, 2.2: the body of a yes is ignored.
  silentYes: true,
  lies: {},
}

/** A server as the RFCs describe it, found by its metadata, with revocation. */
export const oauth: ProviderCase = {
  name: 'oauth',
  calls: [discovery, exchange, revoke],
  open(lab, verifier, { server: origin }) {
    const issuer = `${origin}/realms/lab`
    const server = oauthServer(lab, verifier, { issuer })
    return {
      handle: server.handle,
      inputs: { from: 'oauth', export: 'output', discover: issuer, audience: issuer },
      accepts: ({ ACCESS_TOKEN = '' }) => server.accepts(ACCESS_TOKEN),
      living: server.living,
    }
  },
}
