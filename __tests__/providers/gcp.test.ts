import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { Secret } from '../../src/core/secret.ts'
import { runMain as borrow } from '../../src/flow/main.ts'
import type { Lease } from '../../src/journal/credentials.ts'
import { gcp } from '../../src/providers/gcp/index.ts'
import { revokerFor } from '../../src/providers/revokers.ts'
import { frozenLab } from '../lab/clock.ts'
import { type Google, type GoogleOptions, google, PROVIDER } from '../lab/google.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { labIssuer } from '../lab/issuer.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  type HarnessOptions,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const SUBJECT = 'repo:octo-org/app:environment:production'
const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const ACCOUNTS = { [ACCOUNT]: [SUBJECT] }
const DIRECT = `workload-identity-provider: ${PROVIDER}\n`
const AS_ACCOUNT = `${DIRECT}service-account: ${ACCOUNT}\n`
const NOW = 1_790_000_000

async function at(
  yaml: string,
  options: GoogleOptions = {},
  more: HarnessOptions = {},
): Promise<ProviderHarness & { readonly google: Google }> {
  let server: Google | undefined
  const stage = await providerHarness(gcp, yaml, {
    ...more,
    servers: (lab, issuer) => {
      server = google(lab, issuer.verifier, options)
      return server.hosts
    },
  })
  return { ...stage, google: server as Google }
}

/** Google where one of its hosts always answers the same. */
const answering = (answer: LabAnswer, yaml = DIRECT): Promise<ProviderHarness> =>
  providerHarness(gcp, yaml, { servers: () => ({ 'https://sts.googleapis.com': () => answer }) })

const documentsOf = ({
  credentials,
}: Lease): ReadonlyMap<string, Secret | ((path: string) => Secret)> =>
  (credentials.kind === 'values' ? credentials.documents : undefined) ?? new Map()

const said = ({ runtime }: ProviderHarness, level: string): string[] =>
  events(runtime.transcript, 'say').flatMap((deed) => (deed.level === level ? [deed.text] : []))

describe('a workflow borrows from Google', () => {
  test('the token of a service account, for an hour unless it says otherwise', async () => {
    const stage = await at(AS_ACCOUNT, { accounts: ACCOUNTS })
    const lease = await stage.obtain()
    const values = plain(lease)
    expect(stage.google.living().get(values['CLOUDSDK_AUTH_ACCESS_TOKEN'] ?? '')).toBe(ACCOUNT)
    expect(values).toEqual({
      CLOUDSDK_AUTH_ACCESS_TOKEN: values['GOOGLE_OAUTH_ACCESS_TOKEN'],
      GOOGLE_OAUTH_ACCESS_TOKEN: expect.stringMatching(/^ya29\.c\./),
      CLOUDSDK_CORE_PROJECT: 'my-project',
      CLOUDSDK_PROJECT: 'my-project',
      GCLOUD_PROJECT: 'my-project',
      GCP_PROJECT: 'my-project',
      GOOGLE_CLOUD_PROJECT: 'my-project',
    })
    expect(lease).toMatchObject({ expiresAt: NOW + 3600, id: ACCOUNT })
    expect(stage.order.names).toEqual(Object.keys(values))
    stage.runtime.lab.pass(3_599_000)
    expect(stage.google.living().size).toBe(1)
  })

  test('for less, with scopes of its own, through a chain of service accounts', async () => {
    const middle = 'middle@my-project.iam.gserviceaccount.com'
    const stage = await at(
      `${AS_ACCOUNT}delegates: ${middle}\nlifetime: 15m\nscope: [a, b]\nproject: other`,
      {
        accounts: { [middle]: [SUBJECT], [ACCOUNT]: [middle] },
      },
    )
    const lease = await stage.obtain()
    expect(lease.expiresAt).toBe(NOW + 900)
    expect(plain(lease)['GOOGLE_CLOUD_PROJECT']).toBe('other')
    const [, request] = events(stage.runtime.transcript, 'request')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      scope: ['a', 'b'],
      lifetime: '900s',
      delegates: [`projects/-/serviceAccounts/${middle}`],
    })
    // Its libraries read no delegates from a document: then there is the token alone.
    expect([...documentsOf(lease).keys()]).toEqual(['CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'])
  })

  test('the federated token itself, and is told that it lives five minutes', async () => {
    const stage = await at(DIRECT)
    const lease = await stage.obtain()
    expect(stage.google.living()).toEqual(
      new Map([[plain(lease)['GOOGLE_OAUTH_ACCESS_TOKEN'], SUBJECT]]),
    )
    expect(lease).toMatchObject({ expiresAt: NOW + 300, id: PROVIDER })
    expect(said(stage, 'notice')).toEqual([
      expect.stringContaining('is valid for 300 s: a federated token expires with the ID token'),
    ])
    expect(Object.keys(plain(lease))).toEqual([
      'CLOUDSDK_AUTH_ACCESS_TOKEN',
      'GOOGLE_OAUTH_ACCESS_TOKEN',
    ])
  })

  test('an ID token of the service account', async () => {
    const stage = await at(`${AS_ACCOUNT}token-type: id\ntoken-audience: https://app.example.com`, {
      accounts: ACCOUNTS,
    })
    const lease = await stage.obtain()
    const token = plain(lease)['GOOGLE_ID_TOKEN'] ?? ''
    expect(stage.google.living().get(token)).toBe(ACCOUNT)
    expect(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
    ).toMatchObject({
      aud: 'https://app.example.com',
      email: ACCOUNT,
    })
    expect(lease).toMatchObject({
      expiresAt: NOW + 3600,
      credentials: { token: 'GOOGLE_ID_TOKEN' },
    })
    expect(documentsOf(lease).size).toBe(0)
  })

  test('an ID token whose end is not a date is rejected, and on record', async () => {
    const payload = Buffer.from('{"exp":1e300}').toString('base64url')
    const answer = { status: 200, body: { token: `eyJh.${payload}.c2ln` } }
    const fault: HarnessOptions['fault'] = ({ url }) =>
      url.pathname.endsWith(':generateIdToken') ? answer : undefined
    const stage = await at(
      `${AS_ACCOUNT}token-type: id\ntoken-audience: https://app.example.com`,
      { accounts: ACCOUNTS },
      { fault },
    )
    expect(await failureOf(stage.obtain())).toMatchObject({
      code: 'RESPONSE_INVALID',
      message: expect.stringContaining('a lifetime at "exp" that cannot be parsed'),
    })
    expect(await stage.revoke()).toEqual(['expires', 'expires'])
  })

  test('in a universe of its own', async () => {
    const stage = await at(`${AS_ACCOUNT}universe: apis.lab.test`, {
      accounts: ACCOUNTS,
      universe: 'apis.lab.test',
    })
    const token = plain(await stage.obtain())['GOOGLE_OAUTH_ACCESS_TOKEN'] ?? ''
    expect(stage.google.living().get(token)).toBe(ACCOUNT)
  })

  test('and nothing can be revoked, which both receipts say', async () => {
    const stage = await at(AS_ACCOUNT, { accounts: ACCOUNTS })
    await stage.obtain()
    expect(stage.receipts()).toMatchObject([
      {
        id: ACCOUNT,
        revocation: null,
        expiresAt: NOW + 300,
        note: expect.stringContaining('cannot revoke a single token'),
      },
      { id: ACCOUNT, revocation: null, expiresAt: NOW + 3600 },
    ])
    expect(await stage.revoke()).toEqual(['expires', 'expires'])
    expect(await revokerFor('gcp')).toBeUndefined()
  })

  test('with each token masked before the next request', async () => {
    const stage = await at(AS_ACCOUNT, { accounts: ACCOUNTS })
    await stage.obtain()
    const order = stage.runtime.readable()
    const federated = order.findIndex((line) => line.startsWith('mask ya29.d.'))
    const second = order.findIndex((line) => line.startsWith('request 2'))
    expect(federated).toBeGreaterThan(-1)
    expect(second).toBeGreaterThan(federated)
    expect(order.slice(0, federated).join()).not.toContain('ya29.d.')
  })
})

describe('the document for the libraries', () => {
  test('is its own source of the ID token, and holds nothing of the runner', async () => {
    const stage = await at(AS_ACCOUNT, { accounts: ACCOUNTS })
    const lease = await stage.obtain()
    const files = documentsOf(lease)
    const make = files.get('GOOGLE_APPLICATION_CREDENTIALS')
    if (typeof make !== 'function') throw new Error('no document')
    const path = 'D:\\a\\_temp\\lease\\mine-GOOGLE_APPLICATION_CREDENTIALS'
    const text = make(path).reveal()
    const { id_token, ...document } = JSON.parse(text) as { id_token: string }
    expect(document).toEqual({
      type: 'external_account',
      universe_domain: 'googleapis.com',
      audience: `//iam.googleapis.com/${PROVIDER}`,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: 'https://sts.googleapis.com/v1/token',
      service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${ACCOUNT}:generateAccessToken`,
      service_account_impersonation: { token_lifetime_seconds: 3600 },
      credential_source: {
        file: path,
        format: { type: 'json', subject_token_field_name: 'id_token' },
      },
    })
    expect(stage.issuer.verifier.verify(id_token).claims['aud']).toBe(
      `https://iam.googleapis.com/${PROVIDER}`,
    )
    expect(text).not.toContain(stage.issuer.idToken.bearer)
    expect(files.get('CLOUDSDK_AUTH_ACCESS_TOKEN_FILE')).toBeInstanceOf(Secret)
  })

  test('stands in a file that a later step is pointed at, and names that very file', async () => {
    const lab = frozenLab()
    const issuer = labIssuer(lab)
    const hosts = { ...issuer.hosts, ...google(lab, issuer.verifier, { accounts: ACCOUNTS }).hosts }
    const runtime = inMemoryRuntime({ lab, hosts, idToken: issuer.idToken })
    await borrow(
      runtime,
      new Map([
        ['from', 'gcp'],
        ['workload-identity-provider', PROVIDER],
        ['service-account', ACCOUNT],
        ['export', 'file'],
      ]),
    )
    const [exposed] = events(runtime.transcript, 'expose')
    const path = exposed?.env['GOOGLE_APPLICATION_CREDENTIALS'] ?? ''
    expect(JSON.parse(runtime.disk.get(path) ?? '')).toMatchObject({
      type: 'external_account',
      credential_source: { file: path },
    })
    expect(runtime.disk.get(exposed?.env['CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'] ?? '')).toMatch(
      /^ya29\.c\./,
    )
    for (const content of runtime.disk.values())
      expect(content).not.toContain(issuer.idToken.bearer)
  })

  test('of a federated token alone names no service account', async () => {
    const stage = await at(DIRECT)
    const make = documentsOf(await stage.obtain()).get('GOOGLE_APPLICATION_CREDENTIALS')
    if (typeof make !== 'function') throw new Error('no document')
    expect(make('/x').reveal()).not.toContain('impersonation')
  })
})

describe('a refusal of Google is explained', () => {
  const OTHER = 'projects/1/locations/global/workloadIdentityPools/github/providers/other'
  test.each<[string, string, GoogleOptions, string]>([
    [
      'C1',
      DIRECT,
      { condition: ({ ref }) => ref === 'refs/heads/other' },
      'the attribute condition rejects the token',
    ],
    ['C2', DIRECT, { provider: OTHER }, 'the audience names no provider'],
    [
      'C4',
      AS_ACCOUNT,
      { accounts: { [ACCOUNT]: ['repo:other/app'] } },
      'iam.serviceAccounts.getAccessToken denied',
    ],
    ['C6', DIRECT, { mapping: 'absent_claim' }, 'a mapped attribute is absent'],
    ['C8', DIRECT, { issuer: 'https://ghes.lab.test/_services/token' }, 'the issuer differs'],
    ['C9', `${AS_ACCOUNT}lifetime: 2h`, { accounts: ACCOUNTS }, 'the lifetime exceeds an hour'],
    [
      'audience',
      `${DIRECT}audience: https://elsewhere.lab.test`,
      {},
      'the audience of the ID token',
    ],
    ['account', AS_ACCOUNT, {}, 'the service account does not exist'],
  ])('%s', async (_, yaml, options, symptom) => {
    const stage = await at(yaml, options)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toContain(`: ${symptom}\n  the token says iss: `)
    expect(refusals.gcp).toContainEqual(
      expect.objectContaining({
        code: failure.code,
        symptom,
        causes: failure.causes,
        fix: failure.fix,
      }),
    )
  })

  describe('a missing binding prints the commands that add it, filled in', () => {
    const POOL = PROVIDER.replace(/\/providers\/.*/, '')
    const FIRST = 'first@my-project.iam.gserviceaccount.com'
    const denied = async (yaml = AS_ACCOUNT, claims = {}): Promise<string> => {
      const accounts = { [ACCOUNT]: ['repo:other/app'], [FIRST]: ['repo:other/app'] }
      const stage = await at(yaml, { accounts }, { claims })
      return (await failureOf(stage.obtain())).message
    }
    const command = (member: string): string =>
      `  gcloud iam service-accounts add-iam-policy-binding ${ACCOUNT} \\\n` +
      `    --role=roles/iam.workloadIdentityUser --member=${member}`

    test('by the subject, by the one that the set-up page maps, and last by the repository', async () => {
      const message = await denied()
      const pool = `iam.googleapis.com/${POOL}`
      const commands = [
        `principal://${pool}/subject/repo:octo-org/app:environment:production`,
        `principal://${pool}/subject/repo:1296269:environment:production`,
        `principalSet://${pool}/attribute.repository_id/1296269`,
      ].map((member) => message.indexOf(command(member)))
      expect(commands.toSorted((a, b) => a - b)).toEqual(commands)
      expect(commands[0]).toBeGreaterThan(0)
      expect(message).not.toMatch(/attribute\.repository\/|remove-iam|set-iam/)
    })

    test.each([
      ['of the identity is one of the trust policy', AS_ACCOUNT, 'trust-policy'],
      ['of one of several delegates is not', `${AS_ACCOUNT}delegates: [${FIRST}]\n`, undefined],
    ])('a denial %s', async (_, yaml, rejectedBy) => {
      const accounts = { [ACCOUNT]: ['repo:other/app'], [FIRST]: ['repo:other/app'] }
      const stage = await at(yaml, { accounts })
      expect((await failureOf(stage.obtain())).facts.rejectedBy).toBe(rejectedBy)
    })

    test('for the first of the delegates, whom the identity impersonates', async () => {
      const yaml = `${AS_ACCOUNT}delegates: [${FIRST}]\n`
      expect(await denied(yaml)).toContain(`binding ${FIRST} `)
    })

    test('as words of a shell, whatever the claims are', async () => {
      const sub = "repo:octo-org/app:environment:$(id)'x"
      const message = await denied(AS_ACCOUNT, { sub, repository_id: '1 $(id)' })
      expect(message).toContain(`subject/repo:octo-org/app:environment:$(id)'\\''x'`)
      expect(message).not.toContain('attribute.repository_id/')
      for (const odd of ['repo:a\nb', 'repo:ä', 'repo:##[error]x'])
        expect(await denied(AS_ACCOUNT, { sub: odd })).not.toContain('google.subject=assertion.sub')
    })
  })

  test.each([
    [
      'C3',
      {
        error: 'invalid_request',
        error_description:
          'Invalid value for "audience". This value should be the full resource name',
      },
      'the audience is not a full resource name',
    ],
    [
      'C11',
      {
        error: { code: 400, status: 'RESOURCE_EXHAUSTED', message: 'throttled due to rate limit' },
      },
      'throttled',
    ],
    [
      'a switched-off API',
      {
        error: {
          code: 403,
          status: 'PERMISSION_DENIED',
          message:
            'IAM Service Account Credentials API has not been used in project 1 before or it ' +
            'is disabled',
        },
      },
      'an API is not enabled',
    ],
  ])('%s', async (_, body, symptom) => {
    const stage = await answering({ status: 400, body })
    expect((await failureOf(stage.obtain())).message).toContain(`: ${symptom}\n`)
  })

  test('C5, foreseen before the token is sent, and with the length of the subject', async () => {
    const long = `repo:octo-org/app:environment:${'ü'.repeat(60)}`
    const stage = await at(DIRECT, {}, { claims: { sub: long } })
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain('google.subject exceeds 127 bytes')
    expect(said(stage, 'warning')).toEqual([expect.stringContaining('has 150 bytes')])
    expect(stage.runtime.readable().findIndex((line) => line.includes('150 bytes'))).toBeLessThan(
      stage.runtime.readable().findIndex((line) => line.startsWith('request')),
    )
    const mapped = await at(DIRECT, { mapping: 'repository' }, { claims: { sub: long } })
    expect(await mapped.obtain()).toMatchObject({ id: PROVIDER })
    expect(said(await at(DIRECT), 'warning')).toEqual([])
  })

  test('C7: a stale token is replaced once, and no more than once', async () => {
    const stale = {
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: 'ID Token issued at 1 is stale to sign-in.',
      },
    }
    const healed = await at(DIRECT, {}, { fault: (_, n) => (n === 1 ? stale : undefined) })
    await healed.obtain()
    const sent = events(healed.runtime.transcript, 'request').map(({ body }) =>
      new URLSearchParams(body).get('subject_token'),
    )
    expect(new Set(sent).size).toBe(2)
    const stage = await answering(stale)
    expect((await failureOf(stage.obtain())).message).toContain('the ID token is stale')
    expect(events(stage.runtime.transcript, 'request')).toHaveLength(2)
  })

  test('and what is not known is only named', async () => {
    const stage = await answering({ status: 400, body: { error: 'new_error' } })
    expect((await failureOf(stage.obtain())).message).toContain(
      'sts.googleapis.com returned 400 to the exchange of the ID token\n',
    )
    expect(refusals.gcp.map(({ symptom }) => symptom)).toContain(
      '401 of a registry or API, five minutes after the lease',
    )
  })

  test.each([
    [{ token_type: 'Bearer' }, DIRECT],
    [{ access_token: 'a b' }, DIRECT],
  ])('a yes without a token is none: %j', async (body, yaml) => {
    expect((await failureOf((await answering({ status: 200, body }, yaml)).obtain())).code).toBe(
      'RESPONSE_INVALID',
    )
  })

  test('nor is one of the credentials API', async () => {
    const stage = await at(
      AS_ACCOUNT,
      { accounts: ACCOUNTS },
      { fault: (_, n) => (n === 2 ? { status: 200, body: { token: '' } } : undefined) },
    )
    expect((await failureOf(stage.obtain())).message).toBe(
      'iamcredentials.googleapis.com responded without a token',
    )
    expect(stage.receipts()).toHaveLength(1)
  })

  test('a response without an end leaves it unknown', async () => {
    const silent = await answering({ status: 200, body: { access_token: 'abcdefgh' } })
    expect(await silent.obtain()).toMatchObject({ expiresAt: undefined })
    expect(said(silent, 'notice')).toEqual([expect.stringContaining('is valid for 300 s')])
    const id = await at(
      `${AS_ACCOUNT}token-type: id\ntoken-audience: x`,
      { accounts: ACCOUNTS },
      { fault: (_, n) => (n === 2 ? { status: 200, body: { token: 'opaque' } } : undefined) },
    )
    expect(await id.obtain()).toMatchObject({ expiresAt: undefined })
  })
})

describe('a mistake in the inputs is found before anything is requested', () => {
  test.each([
    ['no provider', 'scope: x', '"workload-identity-provider" is required'],
    [
      'a project id',
      DIRECT.replace('123456789012', 'my-project'),
      'gcloud projects describe my-project',
    ],
    [
      'an odd project',
      DIRECT.replace('123456789012', 'My Project'),
      'gcloud projects describe PROJECT',
    ],
    ['a pool', DIRECT.replace('/providers/github', ''), 'add /providers/'],
    [
      'a prefix',
      DIRECT.replace('projects', '//iam.googleapis.com/projects'),
      'without anything before projects/',
    ],
    [
      'an address',
      DIRECT.replace('projects', 'https://iam.googleapis.com/projects'),
      'without anything before projects/',
    ],
    [
      'another thing',
      'workload-identity-provider: github',
      '"workload-identity-provider" must be projects/NUMBER/',
    ],
    [
      'no address of an account',
      `${DIRECT}service-account: ci`,
      '"service-account" must be the e-mail address',
    ],
    ['a delegate', `${AS_ACCOUNT}delegates: ci`, '"delegates" must hold the e-mail address'],
    [
      'delegates for nobody',
      `${DIRECT}delegates: ${ACCOUNT}`,
      '"service-account" is required beside "delegates"',
    ],
    [
      'a lifetime of the federated token',
      `${DIRECT}lifetime: 1h`,
      '"lifetime" cannot be chosen without "service-account"',
    ],
    [
      'a lifetime of an ID token',
      `${AS_ACCOUNT}token-type: id\ntoken-audience: x\nlifetime: 1h`,
      '"lifetime" is always an hour',
    ],
    [
      'an audience without its token',
      `${AS_ACCOUNT}token-audience: x`,
      '"token-audience" belongs to "token-type: id"',
    ],
    ['an ID token for nobody', `${AS_ACCOUNT}token-type: id`, '"token-audience" is required'],
    [
      'an ID token of nobody',
      `${DIRECT}token-type: id\ntoken-audience: x`,
      '"service-account" is required with "token-type: id"',
    ],
    ['more than twelve hours', `${AS_ACCOUNT}lifetime: 13h`, '"lifetime" must be a duration'],
    ['no universe', `${DIRECT}universe: "https://x"`, '"universe" must be a domain'],
  ])('%s', async (_, yaml, complaint) => {
    expect((await failureOf(orderOf(gcp, yaml))).message).toContain(complaint)
  })

  test('and what is asked, and of whom, is known', async () => {
    const { order } = await orderOf(gcp, `${AS_ACCOUNT}token-type: id\ntoken-audience: x`)
    expect(order).toMatchObject({
      ...{
        audience: `https://iam.googleapis.com/${PROVIDER}`,
        audienceOwner: 'gcp googleapis.com',
        tokenUse: 'many',
        host: 'sts.googleapis.com',
      },
      requested: {
        'workload-identity-provider': PROVIDER,
        'service-account': ACCOUNT,
        'token-audience': 'x',
      },
    })
    expect(order.origins.map(String)).toEqual([
      'https://sts.googleapis.com/',
      'https://iamcredentials.googleapis.com/',
    ])
    expect((await orderOf(gcp, DIRECT)).order.maxLifetime).toBe(3600)
  })
})
