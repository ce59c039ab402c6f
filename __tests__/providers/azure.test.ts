import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { azure } from '../../src/providers/azure/index.ts'
import { revokerFor } from '../../src/providers/revokers.ts'
import { ADMITTED, CLIENT, type Entra, type EntraOptions, entra, TENANT } from '../lab/entra.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  type HarnessOptions,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const NOW = 1_790_000_000
const SUBSCRIPTION = '99999999-8888-4777-8666-555555555555'
const PLAIN = `tenant-id: ${TENANT}\nclient-id: ${CLIENT}\n`

async function at(
  yaml: string,
  options: EntraOptions = {},
  more: HarnessOptions = {},
): Promise<ProviderHarness & { readonly entra: Entra }> {
  let server: Entra | undefined
  const stage = await providerHarness(azure, yaml, {
    ...more,
    servers: (lab, issuer) => {
      server = entra(lab, issuer.verifier, options)
      return server.hosts
    },
  })
  return { ...stage, entra: server as Entra }
}

const answering = (answer: LabAnswer): Promise<ProviderHarness> =>
  providerHarness(azure, PLAIN, {
    servers: () => ({ 'https://login.microsoftonline.com': () => answer }),
  })

const refusing = (code: number): LabAnswer => ({
  status: 400,
  body: { error: 'invalid_client', error_description: `AADSTS${code}: no`, error_codes: [code] },
})

describe('a workflow borrows from Azure', () => {
  test('a token for Resource Manager, and the names by which SDKs and Terraform help themselves', async () => {
    const stage = await at(`${PLAIN}subscription-id: ${SUBSCRIPTION}`)
    const lease = await stage.obtain()
    const values = plain(lease)
    expect(stage.entra.living()).toEqual(
      new Map([[values['AZURE_ACCESS_TOKEN'], 'https://management.azure.com/.default']]),
    )
    expect(values).toMatchObject({
      AZURE_TENANT_ID: TENANT,
      AZURE_CLIENT_ID: CLIENT,
      AZURE_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_TENANT_ID: TENANT,
      ARM_CLIENT_ID: CLIENT,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_USE_OIDC: 'true',
      ARM_ENVIRONMENT: 'public',
    })
    expect(values).not.toHaveProperty('AZURE_AUTHORITY_HOST')
    expect(stage.order.names).toEqual(Object.keys(values))
    expect(lease).toMatchObject({
      expiresAt: NOW + 3599,
      id: CLIENT,
      credentials: { token: 'AZURE_ACCESS_TOKEN' },
    })
  })

  test('a token for each of several scopes', async () => {
    const stage = await at(
      `${PLAIN}scope: [https://vault.azure.net/.default, https://storage.azure.com/.default]\nnames: [VAULT_TOKEN, STORAGE_TOKEN]`,
    )
    const lease = await stage.obtain()
    const { VAULT_TOKEN, STORAGE_TOKEN } = plain(lease)
    expect(stage.entra.living()).toEqual(
      new Map([
        [VAULT_TOKEN, 'https://vault.azure.net/.default'],
        [STORAGE_TOKEN, 'https://storage.azure.com/.default'],
      ]),
    )
    expect(lease.credentials).not.toHaveProperty('token')
    expect(stage.receipts().map(({ id, keys }) => [id, keys])).toEqual([
      [CLIENT, { scope: 'https://vault.azure.net/.default' }],
      [CLIENT, { scope: 'https://storage.azure.com/.default' }],
    ])
  })

  test.each([
    [
      'government',
      'login.microsoftonline.us',
      'api://AzureADTokenExchangeUSGov',
      'https://management.usgovcloudapi.net/.default',
      'usgovernment',
    ],
    [
      'china',
      'login.chinacloudapi.cn',
      'api://AzureADTokenExchangeChina',
      'https://management.chinacloudapi.cn/.default',
      'china',
    ],
  ])('in the cloud "%s"', async (cloud, authority, audience, scope, terraform) => {
    const stage = await at(`${PLAIN}cloud: ${cloud}`, {
      authority,
      credentials: [{ ...ADMITTED, audience }],
    })
    const values = plain(await stage.obtain())
    expect([...stage.entra.living().values()]).toEqual([scope])
    expect(values).toMatchObject({
      AZURE_AUTHORITY_HOST: `https://${authority}`,
      ARM_ENVIRONMENT: terraform,
    })
    expect(stage.order).toMatchObject({
      audience,
      host: authority,
      audienceOwner: `azure ${cloud}`,
    })
  })

  test('and nothing can be revoked, which the receipt says', async () => {
    const stage = await at(PLAIN)
    await stage.obtain()
    expect(stage.receipts()).toMatchObject([
      {
        revocation: null,
        expiresAt: NOW + 3599,
        note: expect.stringContaining('cannot revoke a single'),
      },
    ])
    expect(await stage.revoke()).toEqual(['expires'])
    expect(await revokerFor('azure')).toBeUndefined()
  })

  test('with each token masked when it arrives', async () => {
    const stage = await at(PLAIN)
    const token = plain(await stage.obtain())['AZURE_ACCESS_TOKEN'] ?? ''
    const order = stage.runtime.readable()
    expect(order.slice(0, order.indexOf(`mask ${token}`)).join()).not.toContain(token)
    expect(order.indexOf(`mask ${token}`)).toBeLessThan(
      order.findIndex((line) => line.startsWith('remember entry_1')),
    )
  })

  test('and a scope whose host is busy is not asked again once another one is refused', async () => {
    const stage = await at(
      `${PLAIN}scope: [https://vault.azure.net/.default, https://unknown.lab.test/.default]\nnames: [A, B]`,
      {},
      { fault: ({ body }) => (body.includes('vault.azure.net') ? { status: 503 } : undefined) },
    )
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'EXCHANGE_REFUSED' })
    expect(events(stage.runtime.transcript, 'request')).toHaveLength(2)
  })

  test('and one refused scope of two refuses the lease, whose other token stays on record', async () => {
    const stage = await at(
      `${PLAIN}scope: [https://vault.azure.net/.default, https://unknown.lab.test/.default]\nnames: [A, B]`,
    )
    expect((await failureOf(stage.obtain())).message).toContain('AADSTS500011')
    expect(stage.receipts()).toHaveLength(1)
  })
})

describe('a refusal of Entra is explained', () => {
  const OTHERS: readonly [string, number, EntraOptions][] = [
    [
      'D1, another subject',
      700213,
      { credentials: [{ ...ADMITTED, subject: 'repo:octo-org/app:ref:refs/heads/main' }] },
    ],
    [
      'D2, another case',
      7002138,
      { credentials: [{ ...ADMITTED, subject: ADMITTED.subject.replace('octo', 'Octo') }] },
    ],
    [
      'D3, a slash after the issuer',
      700211,
      { credentials: [{ ...ADMITTED, issuer: `${ADMITTED.issuer}/` }] },
    ],
    ['D4, another audience', 700212, { credentials: [{ ...ADMITTED, audience: 'api://other' }] }],
    ['no credential at all', 7000226, { credentials: [] }],
  ]

  test.each(OTHERS)(
    '%s, with the credential that would admit the job',
    async (_, code, options) => {
      const stage = await at(PLAIN, options)
      const failure = await failureOf(stage.obtain())
      expect(failure.message).toContain(
        `returned 401 to the exchange for client ${CLIENT} in tenant ${TENANT}: AADSTS${code}\n`,
      )
      const [json = ''] = /^\{\n[\s\S]*?^\}/m.exec(failure.message) ?? []
      const credential = JSON.parse(json) as {
        issuer: string
        subject: string
        audiences: readonly string[]
      }
      expect(credential).toEqual({
        name: 'github-octo-org-app',
        issuer: ADMITTED.issuer,
        subject: ADMITTED.subject,
        audiences: [ADMITTED.audience],
      })
      const { issuer, subject, audiences } = credential
      const healed = await at(PLAIN, {
        credentials: [{ issuer, subject, audience: audiences[0] ?? '' }],
      })
      await healed.obtain()
      expect(healed.entra.living().size).toBe(1)
    },
  )

  test('and what is easily overlooked is pointed at', async () => {
    const claims = { sub: 'repo:Octo-Org/app:environment:Production', repository: undefined }
    const stage = await at(`${PLAIN}audience: api://azureadtokenexchange/`, {}, { claims })
    const { message } = await failureOf(stage.obtain())
    expect(message).toContain('Letter case matters: "Octo-Org", "Production".')
    expect(message).toContain(
      'The audience differs from api://AzureADTokenExchange by case or by a slash at its end.',
    )
    expect(message).toContain('The issuer has no slash at its end.')
    expect(message).toContain('"github-actions"')
    const { message: small } = await failureOf((await at(PLAIN, { credentials: [] })).obtain())
    expect(small).not.toMatch(/Capital|audience differs/)
    const none = await failureOf(
      (await at(PLAIN, { credentials: [] }, { claims: { sub: undefined } })).obtain(),
    )
    expect(none.message).toContain('The token has no subject')
    expect(none.message).not.toContain('"subject"')
  })

  test.each([
    ['another client', PLAIN.replace(CLIENT, SUBSCRIPTION), 'AADSTS700016'],
    ['another tenant', PLAIN.replace(TENANT, 'acme.onmicrosoft.com'), 'AADSTS90002'],
  ])('%s', async (_, yaml, symptom) => {
    const { message } = await failureOf((await at(yaml)).obtain())
    expect(message).toContain(`${symptom}\n  the token says iss: `)
  })

  test('by the code in its text where no list of codes stands beside it', async () => {
    const stage = await answering({
      status: 400,
      body: { error: 'invalid_client', error_description: 'AADSTS53003: blocked' },
    })
    expect((await failureOf(stage.obtain())).message).toContain(': AADSTS53003\n')
  })

  test('and what is not known is only named', async () => {
    const stage = await answering({ status: 400, body: { error: 'odd', error_codes: ['x'] } })
    expect((await failureOf(stage.obtain())).message).toMatch(/tenant [\w-]+\n {2}the token/)
    const signs = refusals.azure.map(({ symptom }) => symptom)
    expect(signs).toContain('AADSTS90002, AADSTS900023')
    expect(signs).toContain('No subscriptions found (Azure CLI)')
  })

  test.each([700024, 50013])(
    'AADSTS%i is worth a second attempt with a fresh token, and no third',
    async (code) => {
      const healed = await at(
        PLAIN,
        {},
        { fault: (_, n) => (n === 1 ? refusing(code) : undefined) },
      )
      await healed.obtain()
      const shown = events(healed.runtime.transcript, 'request').map(({ body }) =>
        new URLSearchParams(body).get('client_assertion'),
      )
      expect(new Set(shown).size).toBe(2)
      const stage = await answering(refusing(code))
      expect((await failureOf(stage.obtain())).message).toContain(`AADSTS${code}`)
      expect(events(stage.runtime.transcript, 'request')).toHaveLength(2)
    },
  )

  test('while overload and an empty response are waited for', async () => {
    const empty = { status: 200, body: '' }
    const stage = await at(
      PLAIN,
      {},
      { fault: (_, n) => [refusing(90033), empty, refusing(90033)][n - 1] },
    )
    await stage.obtain()
    expect(stage.entra.living().size).toBe(1)
  })

  test('and a yes without a token is none', async () => {
    const stage = await answering({ status: 200, body: { token_type: 'Bearer' } })
    expect((await failureOf(stage.obtain())).code).toBe('RESPONSE_INVALID')
    const endless = await answering({ status: 200, body: { access_token: 'abcdefgh' } })
    expect(await endless.obtain()).toMatchObject({ expiresAt: undefined })
  })
})

describe('a mistake in the inputs is found before anything is requested', () => {
  test.each([
    ['no tenant', `client-id: ${CLIENT}`, '"tenant-id" is required'],
    ['no client', `tenant-id: ${TENANT}`, '"client-id" is required'],
    [
      'the tenant of nobody',
      PLAIN.replace(TENANT, 'common'),
      '"tenant-id" must be the id of a tenant',
    ],
    ['a name for a client', PLAIN.replace(CLIENT, 'ci'), '"client-id" must be a client id'],
    [
      'a name for a subscription',
      `${PLAIN}subscription-id: dev`,
      '"subscription-id" must be the id',
    ],
    [
      'a single permission',
      `${PLAIN}scope: https://vault.azure.net/secrets.read`,
      '"scope" must end in /.default',
    ],
    [
      'fewer names than scopes',
      `${PLAIN}scope: [https://a/.default, https://b/.default]`,
      '"names" must name a variable for each scope: 2 of them, not 1',
    ],
    [
      'one name for two',
      `${PLAIN}scope: [https://a/.default, https://b/.default]\nnames: [A, A]`,
      '"names" must name each variable once',
    ],
    ['another cloud', `${PLAIN}cloud: germany`, '"cloud" must be one of public, government, china'],
    ['a lifetime', `${PLAIN}lifetime: 15m`, '"lifetime" is decided by Entra alone'],
  ])('%s', async (_, yaml, complaint) => {
    expect((await failureOf(orderOf(azure, yaml))).message).toContain(complaint)
  })

  test('and what is asked holds no secret', async () => {
    const { order } = await orderOf(azure, `${PLAIN}subscription-id: ${SUBSCRIPTION}`)
    expect(order.requested).toEqual({
      'tenant-id': TENANT,
      'client-id': CLIENT,
      scope: ['https://management.azure.com/.default'],
      cloud: 'public',
      'subscription-id': SUBSCRIPTION,
    })
  })
})
