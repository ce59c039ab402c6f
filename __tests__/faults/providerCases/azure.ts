import { ADMITTED, CLIENT, entra, TENANT } from '../../lab/entra.ts'
import type { LabAnswer, LabRequest } from '../../lab/handler.ts'
import { type Call, jsonLies, MARK, type ProviderCase } from '../providerCase.ts'

const FIRST = 'https://management.azure.com/.default'
const OTHER = 'https://vault.azure.net/.default'

const problem = (code: number, error: string, status: number): LabAnswer => ({
  status,
  body: { error, error_description: `AADSTS${code}: ${MARK}`, error_codes: [code] },
})

const asks = (scope: string, { body }: LabRequest): boolean =>
  new URLSearchParams(body).get('scope') === scope
const granted = (access_token: unknown, expires_in = 3599): object => ({
  token_type: 'Bearer',
  expires_in,
  access_token,
})

const exchange: Call = {
  ...{
    name: 'exchange',
    host: 'server',
    stage: 'main',
    connects: true,
    refusal: ['EXCHANGE_REFUSED'],
  },
  notNow: problem(90033, 'temporarily_unavailable', 400),
  stale: problem(700024, 'invalid_client', 401),
  is: (request) => asks(FIRST, request),
  lies: {
    ...jsonLies('access_token', (value) => granted(value)),
    'an expiry long ago': {
      answer: { status: 200, body: granted(`eyJ.${MARK}`, 0) },
      codes: ['GUARD_FAILED'],
    },
  },
}

/** One token is there, and the other never comes: the first is not exported, and is named. */
const other: Call = {
  ...exchange,
  name: 'other scope',
  is: (request) => asks(OTHER, request),
  only: ['reset', '503', 'silence', 'headers, silence', 'drips for ever'],
}

/** Two tokens for two scopes, at once. Entra takes none back, so that post has no call to break. */
export const azure: ProviderCase = {
  name: 'azure',
  calls: [exchange, other],
  names: { server: 'login.microsoftonline.com' },
  open(lab, verifier) {
    const { hosts, living } = entra(lab, verifier, {
      credentials: [{ ...ADMITTED, issuer: verifier.iss }],
    })
    return {
      handle: (request) => hosts[`https://${request.url.hostname}`]?.(request) ?? { status: 404 },
      inputs: {
        from: 'azure',
        export: 'output',
        'tenant-id': TENANT,
        'client-id': CLIENT,
        scope: `["${FIRST}", "${OTHER}"]`,
        names: '[ARM_TOKEN, KEY_TOKEN]',
      },
      accepts: ({ ARM_TOKEN = '', KEY_TOKEN = '' }) =>
        living().get(ARM_TOKEN) === FIRST && living().get(KEY_TOKEN) === OTHER,
      living: () => [...living().values()],
    }
  },
}
