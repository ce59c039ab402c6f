import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import {
  ACCOUNT,
  type AllProviders,
  type AllProvidersOptions,
  SUBJECT,
  startAllProviders,
} from './lab/allProviders.ts'
import type { Texts } from './lab/job.ts'
import { blurt, entry, several, startLoopbackServers } from './lab/loopbackServers.ts'
import { type OidcProvider, oidcProvider } from './lab/oidcProvider.ts'

jest.setTimeout(30_000)
const { opened, closed } = several(startAllProviders)
const plants = several(startLoopbackServers)
const servers: OidcProvider[] = []
afterEach(async () => {
  expect([...(await closed()), ...(await plants.closed())]).toEqual([])
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

type From = keyof AllProviders['fields']

/** A town, one step that leases from one place, its values in the environment. */
const leased = async (from: From, inputs: Texts = {}, options: AllProvidersOptions = {}) => {
  const place = await opened(options)
  const main = await place.job.step({ with: { ...place.fields[from], export: 'env', ...inputs } })
  return { ...place, main, env: place.job.env }
}
const posted = async ({ job }: AllProviders): Promise<string> => {
  await blurt(job)
  return (await job.post()).map(({ shown }) => shown).join('\n')
}

describe('Octo STS', () => {
  test('exports a token under the given names, and post revokes it at GitHub', async () => {
    const place = await leased('octo-sts', { names: '[GH_TOKEN]' })
    expect([...place.github.living()]).toEqual([[place.env['GH_TOKEN'], 'octo-org/infra']])
    expect([await posted(place), place.alive()]).toEqual([
      expect.stringMatching(/^octo-sts: revoked/),
      [],
    ])
    expect(
      place.hosts['api.github.com']?.requests.map(({ method, url }) => `${method} ${url.pathname}`),
    ).toEqual(['DELETE /installation/token'])
  })

  test('rejects a run that the policy does not name, and its claims are shown with a fix', async () => {
    const place = await leased(
      'octo-sts',
      {},
      { policy: { subject: 'repo:octo-org/app:environment:staging' } },
    )
    expect([place.main.outputs['error-code'], place.env['OCTO_STS_TOKEN'], place.alive()]).toEqual([
      'EXCHANGE_REFUSED',
      undefined,
      [],
    ])
    expect(place.main.shown).toMatch(
      /PermissionDenied[\s\S]*environment:production[\s\S]*Compare the claims in the log with the policy/,
    )
  })
})

describe('Google', () => {
  test('impersonates a service account, in the environment and in files that post removes', async () => {
    const place = await leased('gcp', { export: '[env, file]', lifetime: '30m' })
    const { CLOUDSDK_AUTH_ACCESS_TOKEN: token = '', GOOGLE_APPLICATION_CREDENTIALS: path = '' } =
      place.env
    expect([place.google.living().get(token), place.env['GOOGLE_CLOUD_PROJECT']]).toEqual([
      ACCOUNT,
      'my-project',
    ])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      type: 'external_account',
      credential_source: { file: path },
    })
    expect([statSync(path).mode & 0o777, relative(place.job.workspace, path)]).toEqual([
      0o600,
      expect.stringMatching(/^\.\./),
    ])
    expect(await posted(place)).toMatch(/gcp: cannot be revoked, expires in 30 min/)
    expect([existsSync(path), place.alive()]).toEqual([false, ['gcp', 'gcp']])
  })

  test('issues an ID token for an audience, or the federated token, with a notice of its short lifetime', async () => {
    const [id, direct] = await Promise.all([
      leased('gcp', { 'token-type': 'id', 'token-audience': 'https://app.lab.test' }),
      leased('gcp', { 'service-account': '' }),
    ])
    const [, payload = ''] = id.env['GOOGLE_ID_TOKEN']?.split('.') ?? []
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      aud: 'https://app.lab.test',
      email: ACCOUNT,
    })
    expect(direct.main.shown).toMatch(
      /valid for (?:29\d|300) s: a federated token expires with the ID token/,
    )
    expect([await posted(direct), id.alive(), direct.alive()]).toEqual([
      expect.stringMatching(/cannot be revoked/),
      ['gcp', 'gcp'],
      ['gcp'],
    ])
  })

  test('reports the federated token that stays valid if the service account is rejected', async () => {
    const place = await leased(
      'gcp',
      {},
      { google: { accounts: { [ACCOUNT]: ['repo:octo-org/other:ref:refs/heads/main'] } } },
    )
    expect([
      place.main.outputs['error-code'],
      place.env['CLOUDSDK_AUTH_ACCESS_TOKEN'],
      place.alive(),
    ]).toEqual(['EXCHANGE_REFUSED', undefined, ['gcp']])
    expect(place.main.shown).toMatch(/Nothing was exported\.\ngcp: cannot be revoked, expires in/)
  })
})

describe('Azure', () => {
  const issuer = 'https://token.actions.githubusercontent.com'

  test('issues a token for each scope, and exports the ids that SDKs and Terraform need', async () => {
    const scopes = '[https://management.azure.com/.default, https://vault.azure.net/.default]'
    const place = await leased('azure', {
      scope: scopes,
      names: '[ARM_ACCESS_TOKEN, KEY_VAULT_TOKEN]',
    })
    const { ARM_ACCESS_TOKEN = '', KEY_VAULT_TOKEN = '' } = place.env
    expect(
      [ARM_ACCESS_TOKEN, KEY_VAULT_TOKEN].map((each) => place.entra.living().get(each)),
    ).toEqual(scopes.slice(1, -1).split(', '))
    expect(place.env).toMatchObject({
      AZURE_CLIENT_ID: place.fields.azure['client-id'],
      ARM_USE_OIDC: 'true',
    })
    expect([await posted(place), place.alive()]).toEqual([
      expect.stringMatching(/azure: cannot be revoked, expires in 60 min/),
      ['azure', 'azure'],
    ])
  })

  test('rejects a subject that differs by case, and the printed credential admits the job', async () => {
    const wrong = { issuer, subject: SUBJECT.toUpperCase(), audience: 'api://AzureADTokenExchange' }
    const credentials = [wrong]
    const place = await leased('azure', {}, { entra: { credentials } })
    expect([place.main.outputs['error-code'], place.alive()]).toEqual(['EXCHANGE_REFUSED', []])
    const [text = '{}'] = /^\{\n[\s\S]*?^\}/m.exec(place.main.shown) ?? []
    const { subject, audiences } = JSON.parse(text) as {
      issuer: string
      subject: string
      audiences: string[]
    }
    credentials[0] = { issuer, subject, audience: audiences[0] ?? '' }
    const again = await place.job.step({ with: place.fields.azure })
    expect([again.code, place.alive()]).toEqual([0, ['azure']])
  })
})

describe('a token endpoint', () => {
  test('that publishes a revocation endpoint revokes the token in post', async () => {
    const place = await leased('oauth', { scope: '[read, write]', names: '[API_TOKEN]' })
    expect(place.oauth.accepts(place.env['API_TOKEN'] ?? '')).toBe(true)
    expect([await posted(place), place.alive()]).toEqual([
      expect.stringMatching(/^oauth: revoked/),
      [],
    ])
  })

  test('accepts the ID token as a client assertion or as a grant', async () => {
    const [client, grant] = await Promise.all([
      leased('oauth', { grant: 'client-credentials', 'client-id': 'ci' }),
      leased(
        'oauth',
        { grant: 'jwt-bearer', 'client-id': 'ci' },
        { oauth: { client: { id: 'ci' } } },
      ),
    ])
    expect(
      [client, grant].map(({ env, oauth }) => oauth.accepts(env['ACCESS_TOKEN'] ?? '')),
    ).toEqual([true, true])
    await Promise.all([posted(client), posted(grant)])
    expect([client.alive(), grant.alive()]).toEqual([[], []])
  })

  test('that accepts each ID token once receives another one for each lease', async () => {
    const place = await opened({ oauth: { singleUse: true } })
    const fields = { ...place.fields.oauth, 'single-use': 'true' }
    const main = await place.job.step({
      with: { leases: `${entry('one', fields)}\n${entry('two', fields)}` },
    })
    expect([main.code, place.alive()]).toEqual([0, ['oauth', 'oauth']])
    await posted(place)
    expect(place.alive()).toEqual([])
  })

  test('without revocation leaves a token that post reports', async () => {
    const place = await leased(
      'oauth',
      {},
      { oauth: { metadata: { revocation_endpoint: undefined } } },
    )
    expect([await posted(place), place.alive()]).toEqual([
      expect.stringMatching(/oauth: cannot be revoked, expires in 10 min/),
      ['oauth'],
    ])
  })

  test('that echoes the request reveals no secret in the log', async () => {
    const place = await leased('oauth', { scope: 'admin' })
    expect([place.main.outputs['error-code'], place.alive()]).toEqual(['EXCHANGE_REFUSED', []])
    expect(place.main.shown).toMatch(/invalid_scope/)
  })
})

describe('a server of another project', () => {
  /** A setup, and beside it oidc-provider with token exchange and revocation. */
  const beside = async () => {
    const setup = await plants.opened()
    const server = await oidcProvider(setup.lab, setup.issuer.verifier)
    servers.push(server)
    return {
      ...setup,
      server,
      inputs: {
        from: 'oauth',
        'client-id': 'ci',
        export: 'env',
        discover: server.issuer,
        audience: server.issuer,
      },
    }
  }

  test('exchanges the token by RFC 8693, and revokes it by RFC 7009', async () => {
    const { job, server, inputs } = await beside()
    const main = await job.step({ with: inputs })
    expect([main.code, server.living()]).toEqual([0, [job.env['ACCESS_TOKEN']]])
    const [post] = await job.post()
    expect([post?.shown, server.living()]).toEqual([expect.stringMatching(/^oauth: revoked/), []])
  })

  test('rejects a token for another audience, and an unknown client', async () => {
    const { job, server, inputs } = await beside()
    const [audience, client] = await Promise.all([
      job.step({ with: { ...inputs, audience: 'https://elsewhere.lab.test' } }),
      job.step({ with: { ...inputs, 'client-id': 'cd' } }),
    ])
    expect([audience.shown, client.shown]).toEqual([
      expect.stringMatching(/returned 400.*invalid_grant/),
      expect.stringMatching(/returned 401.*invalid_client/),
    ])
    expect([job.env, server.living()]).toEqual([{}, []])
  })

  test('revokes the token also if a later step failed', async () => {
    const { job, server, inputs } = await beside()
    await job.step({ with: inputs })
    await job.run(['sh', '-c', 'exit 1'])
    expect(server.living()).toHaveLength(1)
    await job.post()
    expect(server.living()).toEqual([])
  })
})

describe('all of them in one step', () => {
  const all = ({ fields }: AllProviders, more: Partial<Record<From, Texts>> = {}): string =>
    Object.entries(fields)
      .map(([name, each]) => entry(name, { ...each, ...more[name as From] }))
      .join('\n')
  const EVERYONE = ['aws', 'vault', 'gcp', 'gcp', 'azure', 'octo-sts', 'oauth']
  const LASTING = ['aws', 'gcp', 'gcp', 'azure']

  test('are exchanged in parallel; post revokes what can be revoked, and reports the rest', async () => {
    const place = await opened()
    const main = await place.job.step({ id: 'creds', with: { leases: all(place) } })
    expect([main.code, place.alive()]).toEqual([0, EVERYONE])
    const values = JSON.parse(place.job.outputs['creds']?.['values'] ?? '{}') as object
    expect(Object.keys(values)).toEqual(Object.keys(place.fields))
    const said = await posted(place)
    expect(place.alive()).toEqual(LASTING)
    for (const name of ['vault', 'octo-sts', 'oauth']) expect(said).toContain(`${name}: revoked`)
    for (const name of LASTING) expect(said).toContain(`${name}: cannot be revoked, expires in`)
  })

  test('are all revoked at once if one of them fails', async () => {
    const place = await opened()
    // The refusal is the last response, so that everything else was obtained.
    const others = new Promise<void>((resolve) => {
      for (const host of Object.values(place.hosts))
        host.watch(() => (place.alive().length === EVERYONE.length - 1 ? resolve() : undefined))
    })
    place.hosts['octo-sts.dev']?.watch((moment) => (moment === 'answering' ? others : undefined))
    const main = await place.job.step({
      with: { leases: all(place, { 'octo-sts': { scope: 'octo-org/other' } }) },
    })
    expect([main.code, main.outputs['error-code'], main.env]).toEqual([1, 'EXCHANGE_REFUSED', {}])
    expect(place.alive()).toEqual(LASTING)
    for (const name of LASTING)
      expect(main.shown).toContain(`${name}: cannot be revoked, expires in`)
  })

  test.each([
    ['cancelled', 'SIGINT', 1],
    ['killed', 'SIGKILL', 128 + 9],
  ] as const)('leave nothing that can be revoked when the step is %s', async (_, signal, code) => {
    const place = await opened()
    const main = place.job.start({ with: { leases: all(place) } })
    // The last request of the wave: all others are on their way, or answered.
    place.hosts['iamcredentials.googleapis.com']?.watch((moment) => {
      if (moment !== 'answering') return undefined
      main.kill(signal)
      return main.done
    })
    const { code: ended, shown } = await main.done
    const said = `${shown}\n${await posted(place)}`
    expect(ended).toBe(code)
    for (const name of new Set(place.alive()))
      expect(said).toMatch(
        new RegExp(
          `^(?:##\\[warning\\])?${name}: (?:cannot be revoked|a response|no usable response)`,
          'm',
        ),
      )
  })
})
