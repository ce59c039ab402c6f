import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { octoSts } from '../../src/providers/octo-sts/index.ts'
import { isValidRevocationData } from '../../src/providers/octo-sts/revoke.ts'
import { jobFacts } from '../lab/facts.ts'
import { forgejoDialect, forgejoFacts } from '../lab/forgejo.ts'
import { type Github, github } from '../lab/github.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { octoStsServer, type TrustPolicy } from '../lab/octo-sts.ts'
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
const YAML = 'scope: octo-org/infra\nidentity: deploy\n'
const POLICY: TrustPolicy = { subject: 'repo:octo-org/app:environment:production' }

interface Scene extends HarnessOptions {
  readonly policy?: TrustPolicy | undefined
  readonly domain?: string
  readonly api?: string
}

async function at(
  yaml: string,
  { policy = POLICY, domain = 'octo-sts.dev', api = 'https://api.github.com', ...more }: Scene = {},
): Promise<ProviderHarness & { readonly github: Github }> {
  let installed: Github | undefined
  const stage = await providerHarness(octoSts, yaml, {
    facts: { ...jobFacts, api_url: api },
    ...more,
    servers: (lab, issuer) => {
      installed = github(lab, api)
      return {
        ...installed.hosts,
        ...octoStsServer(issuer.verifier, installed, {
          policies: { 'octo-org/infra:deploy': policy },
          domain,
        }),
      }
    },
  })
  return { ...stage, github: installed as Github }
}

const answering = (answer: LabAnswer): Promise<ProviderHarness> =>
  providerHarness(octoSts, YAML, { servers: () => ({ 'https://octo-sts.dev': () => answer }) })

describe('a workflow borrows a token for another repository', () => {
  test('for an hour, under a name that no tool takes for its own', async () => {
    const stage = await at(YAML)
    const lease = await stage.obtain()
    expect(stage.github.living()).toEqual(
      new Map([[plain(lease)['OCTO_STS_TOKEN'], 'octo-org/infra']]),
    )
    expect(lease).toMatchObject({
      expiresAt: NOW + 3600,
      id: 'octo-org/infra:deploy',
      credentials: { token: 'OCTO_STS_TOKEN' },
    })
    expect(Object.keys(plain(lease))).toEqual(['OCTO_STS_TOKEN'])
    const [request] = events(stage.runtime.transcript, 'request')
    expect(request?.url).toBe(
      'https://octo-sts.dev/sts/exchange?scope=octo-org%2Finfra&identity=deploy',
    )
  })

  test('under the names of the tools when they are written', async () => {
    const stage = await at(`${YAML}names: [GH_TOKEN, GITHUB_TOKEN]`)
    const { GH_TOKEN, GITHUB_TOKEN } = plain(await stage.obtain())
    expect(GH_TOKEN).toBe(GITHUB_TOKEN)
    expect([...stage.github.living().keys()]).toEqual([GH_TOKEN])
    expect(stage.order.names).toEqual(['GH_TOKEN', 'GITHUB_TOKEN'])
  })

  test('which is masked before it is remembered', async () => {
    const stage = await at(YAML)
    const token = plain(await stage.obtain())['OCTO_STS_TOKEN'] ?? ''
    const order = stage.runtime.readable()
    const mask = order.indexOf(`mask ${token}`)
    expect(mask).toBeGreaterThan(-1)
    expect(order.slice(0, mask).join()).not.toContain(token)
  })

  test('from a server of its own, below a path', async () => {
    const stage = await at(`${YAML}address: https://sts.lab.test/octo/`, { domain: 'sts.lab.test' })
    await stage.obtain()
    expect(stage.order).toMatchObject({
      audience: 'sts.lab.test',
      audienceOwner: 'https://sts.lab.test',
    })
    expect(stage.github.living().size).toBe(1)
  })
})

describe('the token is revoked to GitHub', () => {
  test.each([
    ['github.com', 'https://api.github.com'],
    ['GitHub Enterprise Server', 'https://ghes.lab.test/api/v3'],
    ['GitHub with data residency', 'https://api.octo.ghe.com/'],
  ])('of %s, and is dead then', async (_, api) => {
    const stage = await at(YAML, { api })
    await stage.obtain()
    expect(stage.github.living().size).toBe(1)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.github.living().size).toBe(0)
    expect(await stage.revoke()).toEqual(['already-gone'])
  })

  test('where the receipt says, whatever the environment of a later step says', async () => {
    const stage = await at(YAML)
    await stage.obtain()
    expect(stage.receipts()).toMatchObject([
      { revocation: { address: 'https://api.github.com/installation/token' } },
    ])
    const unset = await at(YAML, { facts: { ...jobFacts, api_url: '' } })
    await unset.obtain()
    expect(await unset.revoke()).toEqual(['revoked'])
  })

  test('revokes at GitHub also from a Forgejo, whose GITHUB_API_URL is its own', async () => {
    const stage = await at(YAML, {
      facts: forgejoFacts,
      dialect: forgejoDialect(16),
      policy: { subject_pattern: 'repo:octo-org-65/app-1296269:.*' },
    })
    await stage.obtain()
    expect(stage.receipts()).toMatchObject([
      { revocation: { address: 'https://api.github.com/installation/token' } },
    ])
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.github.living().size).toBe(0)
  })

  test('and a token that could not be revoked is not asked for', async () => {
    const stage = await at(YAML, { facts: { ...jobFacts, api_url: 'http://api.github.com' } })
    expect((await failureOf(stage.obtain())).code).toBe('ENVIRONMENT_REFUSED')
    expect(events(stage.runtime.transcript, 'request')).toEqual([])
  })

  test('and when GitHub refuses, that is no success', async () => {
    const stage = await at(YAML, {
      fault: (_, n) =>
        n === 2 ? { status: 403, body: { message: 'secondary rate limit' } } : undefined,
    })
    await stage.obtain()
    const failure = await failureOf(stage.revoke())
    expect(failure.message).toBe(
      'api.github.com returned 403 to the revocation of the token: the token was not revoked',
    )
    expect(stage.github.living().size).toBe(1)
  })

  test('by another attempt when something in between says yes, and nothing has ended', async () => {
    const stage = await at(YAML, {
      fault: (_, n) => (n === 2 || n === 3 ? { status: 200 } : undefined),
    })
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.github.living().size).toBe(0)
  })

  test.each([
    { address: 'https://api.github.com/installation/token' },
    { address: 'https://api.github.com/repos/o/r', token: 't' },
    { address: 'https://api.github.com/x?a=/installation/token', token: 't' },
    { address: 'https://api.github.com/installation/token?x=1', token: 't' },
    { address: 'https://api.github.com/installation/token#x', token: 't' },
    { address: 'https://u:p@api.github.com/installation/token', token: 't' },
    { address: 'http://api.github.com/installation/token', token: 't' },
    { address: 'nowhere', token: 't' },
    {},
  ])('never by %j', (way) => {
    expect(isValidRevocationData(way)).toBe(false)
    expect(
      isValidRevocationData({ address: 'http://127.0.0.1:1/installation/token', token: 't' }),
    ).toBe(true)
  })
})

describe('a refusal is explained', () => {
  test.each<[string, string, Scene]>([
    ['NotFound', YAML.replace('deploy', 'release'), {}],
    [
      'PermissionDenied (trust policy)',
      YAML,
      { policy: { subject: 'repo:octo-org/app:ref:refs/heads/main' } },
    ],
    [
      'PermissionDenied (trust policy)',
      YAML,
      {
        policy: { subject_pattern: 'repo:octo-org/app', claim_pattern: { ref: 'refs/heads/main' } },
      },
    ],
    ['PermissionDenied', `${YAML}audience: elsewhere`, {}],
    [
      'PermissionDenied',
      YAML,
      { policy: { ...POLICY, issuer: 'https://ghes.lab.test/_services/token' } },
    ],
  ])('as %s, with our side of it', async (symptom, yaml, scene) => {
    const stage = await at(yaml, scene)
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain(
      `: ${symptom}\n  the token says iss: "https://token.actions.githubusercontent.com"\n  ` +
        `the token says sub: "repo:octo-org/app`,
    )
    expect(refusals['octo-sts']).toContainEqual(
      expect.objectContaining({
        code: 'EXCHANGE_REFUSED',
        symptom,
        causes: failure.causes,
        fix: failure.fix,
      }),
    )
    expect(stage.github.living().size).toBe(0)
  })

  test.each([
    [400, {}, 'InvalidArgument'],
    [401, '', 'Unauthenticated'],
    [403, { code: 8 }, 'ResourceExhausted'],
  ])('by the code, or else by the status %i', async (status, body, symptom) => {
    const stage = await answering({ status, body })
    expect((await failureOf(stage.obtain())).message).toContain(
      `octo-sts.dev returned ${status} to the exchange for octo-org/infra as "deploy": ` +
        `${symptom}\n`,
    )
  })

  test('and nothing is explained that is not known, nor a yes without a token believed', async () => {
    const odd = await answering({ status: 418, body: {} })
    expect((await failureOf(odd.obtain())).message).toContain('as "deploy"\n')
    const empty = await answering({ status: 200, body: { token: '' } })
    expect((await failureOf(empty.obtain())).code).toBe('RESPONSE_INVALID')
  })
})

describe('a mistake in the inputs is found before anything is requested', () => {
  test.each([
    ['no scope', 'identity: x', '"scope" is required'],
    ['no identity', 'scope: octo-org', '"identity" is required'],
    [
      'an address for a scope',
      'scope: https://github.com/octo-org/infra\nidentity: x',
      '"scope" must be a repository as OWNER/REPO',
    ],
    [
      'a file for an identity',
      `${YAML.replace('deploy', 'deploy.sts.yaml')}`,
      '"identity" must be the name of a trust policy, without .sts.yaml',
    ],
    ['a path for an identity', `${YAML.replace('deploy', '../deploy')}`, '"identity" must be'],
    ['a plain address', `${YAML}address: http://sts.lab.test`, '"address" must be an https URL'],
    ['a lifetime', `${YAML}lifetime: 15m`, '"lifetime" is always an hour'],
    ['a name twice', `${YAML}names: [A, A]`, '"names" must name each variable once'],
  ])('%s', async (_, yaml, complaint) => {
    expect((await failureOf(orderOf(octoSts, yaml))).message).toContain(complaint)
  })

  test('and what is asked is known', async () => {
    const { order } = await orderOf(octoSts, 'scope: octo-org\nidentity: deploy')
    expect(order).toMatchObject({
      host: 'octo-sts.dev',
      tokenUse: 'many',
      maxLifetime: 3600,
      requested: { scope: 'octo-org', identity: 'deploy' },
    })
  })
})
