import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { aws } from '../../src/providers/aws/index.ts'
import { azure } from '../../src/providers/azure/index.ts'
import { gcp } from '../../src/providers/gcp/index.ts'
import { oauth } from '../../src/providers/oauth/index.ts'
import { octoSts } from '../../src/providers/octo-sts/index.ts'
import type { Provider } from '../../src/providers/provider.ts'
import { vault } from '../../src/providers/vault/index.ts'
import type { OpenLab } from '../lab/clock.ts'
import { ADMITTED, CLIENT, entra, TENANT } from '../lab/entra.ts'
import { github } from '../lab/github.ts'
import { google, PROVIDER } from '../lab/google.ts'
import type { Handler, LabAnswer, TokenVerifier } from '../lab/handler.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { singleUse } from '../lab/singleUse.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'
import { providerHarness } from './providerHarness.ts'
import { KV2 } from './vaultHarness.ts'

type Hosts = Readonly<Record<string, Handler>>

interface Case {
  readonly name: string
  readonly provider: Provider
  readonly yaml: string
  servers(lab: OpenLab, verifier: TokenVerifier): Hosts
}

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SUBJECT = 'repo:octo-org/app:environment:production'
const API = 'https://api.github.com'

const cases: readonly Case[] = [
  {
    name: 'aws',
    provider: aws,
    yaml: `role: ${ROLE}\nregion: eu-central-1`,
    servers: (lab, verifier) =>
      stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } }).hosts,
  },
  {
    name: 'vault',
    provider: vault,
    yaml: 'address: https://vault.lab.test\nrole: ci',
    servers: (lab, verifier) => vaultServer(lab, verifier).hosts,
  },
  {
    name: 'vault with inline authentication',
    provider: vault,
    yaml:
      'address: https://vault.lab.test\nrole: ci\ninline: true\nread:\n  A: ' +
      'secret/data/app#password',
    servers: (lab, verifier) => vaultServer(lab, verifier, { kv2: KV2, bao: true }).hosts,
  },
  {
    name: 'gcp',
    provider: gcp,
    yaml: `workload-identity-provider: ${PROVIDER}`,
    servers: (lab, verifier) => google(lab, verifier).hosts,
  },
  {
    name: 'azure',
    provider: azure,
    yaml: `tenant-id: ${TENANT}\nclient-id: ${CLIENT}`,
    servers: (lab, verifier) => entra(lab, verifier, { credentials: [ADMITTED] }).hosts,
  },
  {
    name: 'oauth',
    provider: oauth,
    yaml:
      'address: https://auth.lab.test/realms/lab/token\naudience: ' +
      'https://auth.lab.test/realms/lab',
    servers: (lab, verifier) => oauthServer(lab, verifier).hosts,
  },
  {
    name: 'octo-sts',
    provider: octoSts,
    yaml: 'scope: octo-org/infra\nidentity: deploy',
    servers(lab, verifier) {
      const installed = github(lab, API)
      const policies = { 'octo-org/infra:deploy': { subject: SUBJECT } }
      return { ...installed.hosts, ...octoStsServer(verifier, installed, { policies }) }
    },
  },
]

const broke = (code: 'UNREACHABLE' | 'TIMED_OUT') => (): never => {
  throw new Failure(code, 'the host closed the connection', { transient: true })
}

/** What becomes of a response that the server has sent. */
const spoiled: Readonly<Record<string, () => LabAnswer>> = {
  'a response that was lost or cut': broke('UNREACHABLE'),
  'a timeout after the request was sent': broke('TIMED_OUT'),
  'a 502 of a gateway': () => ({ status: 502 }),
  'a 503 with Retry-After': () => ({ status: 503, headers: { 'retry-after': '1' } }),
  'a web page of a portal': () => ({ status: 200, body: '<html>' }),
}

/** The servers, whose first responses are spoiled after the request was served. */
function spoilFirst(hosts: Hosts, count: number, spoil: () => LabAnswer): Hosts {
  let served = 0
  return Object.fromEntries(
    Object.entries(hosts).map(([origin, handler]): [string, Handler] => [
      origin,
      async (request) => {
        const response = await handler(request)
        return ++served <= count ? spoil() : response
      },
    ]),
  )
}

describe.each(cases)('a server that takes each ID token once: $name', (each) => {
  const obtain = (count: number, spoil: () => LabAnswer) =>
    providerHarness(each.provider, each.yaml, {
      servers: (lab, issuer) =>
        spoilFirst(each.servers(lab, singleUse(issuer.verifier)), count, spoil),
    }).then((stage) => stage.obtain())

  test.each(Object.entries(spoiled))('issues a lease after %s', async (_, spoil) => {
    expect(await obtain(1, spoil)).toMatchObject({ credentials: expect.anything() })
  })

  test('issues a lease after three lost responses', async () => {
    expect(await obtain(3, broke('UNREACHABLE'))).toMatchObject({ credentials: expect.anything() })
  })
})
