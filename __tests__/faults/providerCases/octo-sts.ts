import { SUBJECT } from '../../lab/allProviders.ts'
import { github } from '../../lab/github.ts'
import { octoStsServer } from '../../lab/octo-sts.ts'
import { type Call, COMMANDS, jsonLies, type ProviderCase } from '../providerCase.ts'

const SCOPE = 'octo-org/infra'
const IDENTITY = 'deploy'

const exchange: Call = {
  ...{
    name: 'exchange',
    host: 'server',
    stage: 'main',
    connects: true,
    refusal: ['EXCHANGE_REFUSED'],
  },
  is: ({ url }) => url.pathname.endsWith('/sts/exchange'),
  lies: jsonLies('token', (token) => ({ token })),
}

const giveBack: Call = {
  ...{ name: 'return', host: 'api', stage: 'post', connects: true, refusal: ['EXCHANGE_REFUSED'] },
  is: ({ method, url }) => method === 'DELETE' && url.pathname.endsWith('/installation/token'),
  // GitHub knows the token no more.
  gone: { status: 401, body: { message: 'Bad credentials' } },
  lies: {
    'no JSON': { answer: { status: 200, body: COMMANDS }, codes: ['EXCHANGE_REFUSED'] },
    'an array': { answer: { status: 200, body: [COMMANDS] }, codes: ['EXCHANGE_REFUSED'] },
    'that it is done': {
      answer: { status: 200, body: { message: 'ended' } },
      codes: ['EXCHANGE_REFUSED'],
    },
    'that it will be done': { answer: { status: 202, body: {} }, codes: ['EXCHANGE_REFUSED'] },
  },
}

/**
 * An installation token from one host, which another takes back: the API of a GitHub Enterprise
 * Server, whose address the runner tells.
 */
export const octoSts: ProviderCase = {
  name: 'octo-sts',
  calls: [exchange, giveBack],
  open(lab, verifier, { server, api }) {
    const facts = { api_url: `${api}/api/v3` }
    const installed = github(lab, facts.api_url)
    const policies = { [`${SCOPE}:${IDENTITY}`]: { subject: SUBJECT } }
    const hosts = {
      ...installed.hosts,
      ...octoStsServer(verifier, installed, { policies, domain: new URL(server).host }),
    }
    // Known by its name alone in the world, and by its port here.
    const sts = hosts[`https://${new URL(server).host}`]
    return {
      handle: (request) =>
        (request.url.origin === new URL(server).origin ? sts : hosts[new URL(api).origin])?.(
          request,
        ) ?? { status: 404 },
      inputs: {
        from: 'octo-sts',
        export: 'output',
        address: server,
        scope: SCOPE,
        identity: IDENTITY,
      },
      facts,
      accepts: ({ OCTO_STS_TOKEN = '' }) => installed.living().get(OCTO_STS_TOKEN) === SCOPE,
      living: () => [...installed.living().values()],
    }
  },
}
