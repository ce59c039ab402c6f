import { ACCOUNT, SUBJECT } from '../../lab/allProviders.ts'
import { google, PROVIDER } from '../../lab/google.ts'
import type { LabAnswer } from '../../lab/handler.ts'
import { type Call, jsonLies, MARK, type ProviderCase } from '../providerCase.ts'

const URN = 'urn:ietf:params:oauth:token-type:access_token'
const DAYS_AGO = '2001-01-01T00:00:00Z'

const stale: LabAnswer = {
  status: 400,
  body: { error: 'invalid_grant', error_description: 'ID Token issued at 1 is stale to sign-in.' },
}

const exchange: Call = {
  ...{
    name: 'exchange',
    host: 'server',
    stage: 'main',
    connects: true,
    stale,
    refusal: ['EXCHANGE_REFUSED'],
  },
  is: ({ url }) => url.pathname === '/v1/token',
  lies: jsonLies('access_token', (value) => ({
    access_token: value,
    issued_token_type: URN,
    token_type: 'Bearer',
    expires_in: 300,
  })),
}

const granted = (
  accessToken: unknown,
  expireTime = new Date(Date.now() + 900_000).toISOString(),
): object => ({ accessToken, expireTime })

const impersonation: Call = {
  ...{
    name: 'impersonation',
    host: 'api',
    stage: 'main',
    connects: true,
    refusal: ['EXCHANGE_REFUSED'],
  },
  is: ({ url }) => url.pathname.endsWith(':generateAccessToken'),
  lies: {
    ...jsonLies('accessToken', (value) => granted(value)),
    'an expiry long ago': {
      answer: { status: 200, body: granted(`ya29.${MARK}`, DAYS_AGO) },
      codes: ['GUARD_FAILED'],
    },
  },
}

/**
 * A federated token, and with it that of a service account, at two hosts of Google's. Neither can
 * be revoked, so that post has no call to break.
 */
export const gcp: ProviderCase = {
  name: 'gcp',
  calls: [exchange, impersonation],
  names: { server: 'sts.googleapis.com', api: 'iamcredentials.googleapis.com' },
  open(lab, verifier) {
    const { hosts, living } = google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } })
    return {
      handle: (request) => hosts[`https://${request.url.hostname}`]?.(request) ?? { status: 404 },
      inputs: {
        from: 'gcp',
        export: 'output',
        'workload-identity-provider': PROVIDER,
        'service-account': ACCOUNT,
      },
      accepts: ({ CLOUDSDK_AUTH_ACCESS_TOKEN = '' }) =>
        living().get(CLOUDSDK_AUTH_ACCESS_TOKEN) === ACCOUNT,
      living: () => [...living().values()],
    }
  },
}
