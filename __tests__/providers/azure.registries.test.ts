import { describe, expect, test } from '@jest/globals'
import { azure } from '../../src/providers/azure/index.ts'
import { type Acr, type AcrOptions, acr } from '../lab/acr.ts'
import { ADMITTED, CLIENT, type Entra, entra, TENANT } from '../lab/entra.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const HOST = 'example.azurecr.io'
const inputs = (more = '', target = 'docker'): string =>
  `tenant-id: ${TENANT}\nclient-id: ${CLIENT}\nregistries: ${HOST}\nexport: ${target}\n${more}`

interface Stage extends ProviderHarness {
  readonly entra: Entra
  readonly acr: Acr
}

async function at(yaml: string, options: AcrOptions = {}): Promise<Stage> {
  let found: Pick<Stage, 'entra' | 'acr'> | undefined
  const stage = await providerHarness(azure, yaml, {
    servers: (lab, { verifier }) => {
      const tokens = entra(lab, verifier, { credentials: [{ ...ADMITTED, issuer: verifier.iss }] })
      found = { entra: tokens, acr: acr(lab, tokens, options) }
      return { ...tokens.hosts, ...found.acr.hosts }
    },
  })
  if (!found) throw new Error('there are no servers')
  return { ...stage, ...found }
}

describe('registries of Azure', () => {
  test('get a password for the token of the registry scope, which is not exported', async () => {
    const stage = await at(inputs())
    const lease = await stage.obtain()
    expect([...stage.entra.living().values()]).toEqual([
      'https://containerregistry.azure.net/.default',
    ])
    expect(
      lease.logins?.map(({ host, username, password }) => [host, username, password.reveal()]),
    ).toEqual([[HOST, '00000000-0000-0000-0000-000000000000', ...stage.acr.living()]])
    expect(plain(lease)).toEqual({})
  })

  test('have a second token beside one that is exported', async () => {
    const stage = await at(inputs('', '[docker, env]'))
    expect(Object.keys(plain(await stage.obtain()))).toContain('AZURE_ACCESS_TOKEN')
    expect([...stage.entra.living().values()]).toEqual([
      'https://management.azure.com/.default',
      'https://containerregistry.azure.net/.default',
    ])
  })

  test('have the end of the password on record, and its forms masked', async () => {
    const stage = await at(inputs())
    const { logins: [login] = [] } = await stage.obtain()
    const [, password] = stage.receipts()
    expect(password).toMatchObject({
      ...{ id: CLIENT, revocation: null, expiresAt: Math.floor(stage.runtime.now()) + 3 * 3600 },
      keys: { registry: HOST, registry_expires_at: expect.stringMatching(/Z$/) },
    })
    const pair = `${login?.username}:${login?.password.reveal()}`
    const masked = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    expect(masked).toEqual(expect.arrayContaining([Buffer.from(pair).toString('base64')]))
  })

  test.each([
    [401, 'authentication required, visit https://aka.ms/acr', /AcrPull or AcrPush/],
    [403, "client with IP '203.0.113.7' is not allowed access", /public access to the registry/],
    [404, 'page not found', /not the login server/],
  ])('explain %i %s', async (status, message, cause) => {
    const stage = await at(inputs(), { refusal: { status, message } })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      ...{
        code: 'EXCHANGE_REFUSED',
        message: expect.stringContaining(`${HOST} returned ${status}`),
      },
      facts: { causes: expect.arrayContaining([expect.stringMatching(cause)]) },
    })
    expect(failure.message).not.toContain('203.0.113.7')
  })

  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ aud: 'other.azurecr.io' }, 'GUARD_FAILED'],
    [{ exp: 1 }, 'GUARD_FAILED'],
    [{ exp: undefined }, 'RESPONSE_INVALID'],
    [{ exp: 'soon' }, 'RESPONSE_INVALID'],
  ])('reject a password with %j, and keep its receipt', async (claims, code) => {
    const stage = await at(inputs(), { claims })
    expect(await failureOf(stage.obtain())).toMatchObject({ code })
    expect(stage.receipts()).toHaveLength(2)
  })

  test.each([
    ['registries: example.azurecr.us', /registries of the cloud, such as example\.azurecr\.io/],
    ['registries: example.azurecr.io.evil.com', /registries of the cloud/],
    ['scope: https://management.azure.com/.default', /"scope" has no effect/],
    ['read: {A: vault/secret}', /"registries" cannot be used with "read"/],
  ])('reject %s', async (more, message) => {
    const yaml = more.startsWith('registries')
      ? inputs().replace(/registries: .*/, more)
      : inputs(more)
    expect((await failureOf(orderOf(azure, yaml))).message).toMatch(message)
  })

  test('belong to the chosen cloud', async () => {
    const yaml = inputs('cloud: government').replace(HOST, 'example.azurecr.us')
    expect((await orderOf(azure, yaml)).order.registries).toEqual(['example.azurecr.us'])
  })
})
