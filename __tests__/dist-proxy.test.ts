import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { vault } from './faults/providerCases/vault.ts'
import { openSite, type SiteOptions, type TestSite, twoAuthorities } from './faults/testSite.ts'
import { labAuthority } from './lab/certificates.ts'
import type { StepResult, Texts } from './lab/job.ts'
import { leaks } from './lab/leaks.ts'
import { type Proxy as LabProxy, listenProxy, type ProxyOptions } from './lab/proxy.ts'

// Two processes a test, on a machine that may have other things to do.
jest.setTimeout(30_000)

const LOGIN = { user: 'ci-runner', password: 'p@ss:word/42' }
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function proxied(options?: ProxyOptions): Promise<LabProxy> {
  const proxy = await listenProxy(options)
  open.push(proxy)
  return proxy
}

/** A Vault, an issuer and a token service under names that only a proxy knows. */
async function site(
  env: Texts,
  options: SiteOptions = { tls: true, named: true },
): Promise<TestSite> {
  const opened = await openSite(vault, { ...options, env })
  open.push(opened)
  return opened
}

const lease = ({ job, served }: TestSite, more: Texts = {}): Promise<StepResult> =>
  job.step({
    id: 'lease',
    with: {
      ...served.inputs,
      expect: 'repository: octo-org/app',
      export: 'env',
      timeout: '5s',
      ...more,
    },
  })
const end = async ({ job }: TestSite): Promise<StepResult | undefined> => (await job.post())[0]
const errors = ({ commands }: StepResult): string[] =>
  commands.filter(({ name }) => name === 'error').map(({ data }) => data)
const to = ({ passages }: LabProxy, { hosts }: TestSite): number[] =>
  (['token', 'keys', 'server'] as const).map(
    (host) => passages.filter(({ target }) => `https://${target}` === hosts[host].origin).length,
  )

/** Main and post succeed, nothing is left alive, and nothing can be read by everybody. */
async function whole(
  opened: TestSite,
  more: Texts = {},
): Promise<{ readonly main: StepResult; readonly post: StepResult | undefined }> {
  const main = await lease(opened, more)
  if (main.code) console.log(main.shown)
  expect([errors(main), main.outcome, opened.served.accepts(opened.job.env)]).toEqual([
    [],
    'success',
    true,
  ])
  const post = await end(opened)
  expect([post?.outcome, opened.served.living(), leaks(opened.job, opened.lab)]).toEqual([
    'success',
    [],
    [],
  ])
  return { main, post }
}

describe('behind a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])(
    'in %s, every request goes through it, with its masked credentials',
    async (name) => {
      const proxy = await proxied({ credentials: LOGIN })
      const opened = await site({ [name]: proxy.url })
      opened.lab.issue(LOGIN.password)
      const { main } = await whole(opened)
      expect(to(proxy, opened).every((count) => count > 0)).toBe(true)
      // Nothing came to a host but through the proxy, post included.
      for (const host of ['token', 'keys', 'server'] as const)
        expect(opened.hosts[host].connections).toBe(
          proxy.passages.filter(({ target }) => target.startsWith(host)).length,
        )
      expect(opened.hosts.server.requests.at(-1)?.url.pathname).toBe('/v1/auth/token/revoke-self')
      const basic = Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')
      expect(new Set(proxy.passages.map(({ authorization }) => authorization))).toEqual(
        new Set([`Basic ${basic}`]),
      )
      const masks = main.commands
        .filter(({ name: each }) => each === 'add-mask')
        .map(({ data }) => data)
      expect(masks).toEqual(
        expect.arrayContaining([LOGIN.password, encodeURIComponent(LOGIN.password), basic]),
      )
      expect(main.shown).toMatch(/through the proxy 127\.0\.0\.1:\d+ \(HTTPS_PROXY\)/)
    },
  )

  test('a server with mutual TLS is reached with the client certificate, by main and by post', async () => {
    const proxy = await proxied()
    const clients = await labAuthority('Authority of the clients')
    const { cert, key } = await clients.leaf({ names: ['ci'], client: true })
    const options = { tls: true, named: true, clients: clients.pem }
    const without = await site({ HTTPS_PROXY: proxy.url }, options)
    expect(errors(await lease(without))).toEqual([
      expect.stringMatching(/UNREACHABLE \(lease "vault"\): .* requires a client certificate/),
    ])
    expect(without.hosts.server.requests).toEqual([])
    const opened = await site({ HTTPS_PROXY: proxy.url }, options)
    for (const line of key.split('\n').filter((text) => text && !text.startsWith('-----')))
      opened.lab.issue(line)
    await whole(opened, { 'tls-certificate': cert, 'tls-key': key })
    expect(opened.hosts.server.requests.at(-1)?.url.pathname).toBe('/v1/auth/token/revoke-self')
  })

  test.each(['NO_PROXY', 'no_proxy'])('a host in %s is contacted directly', async (name) => {
    const proxy = await proxied()
    const opened = await site({
      HTTPS_PROXY: proxy.url,
      [name]: 'elsewhere.lab.test,server.lab.test',
    })
    const main = await lease(opened, { timeout: '2s' })
    expect(errors(main)).toEqual([
      expect.stringMatching(/^(?:UNREACHABLE|TIMED_OUT) \(lease "vault"\): server\.lab\.test:\d+ /),
    ])
    // How often depends on how much of the two seconds the machine takes for itself.
    expect(to(proxy, opened).map((count) => count > 0)).toEqual([true, true, false])
  })

  test.each(['HTTPS_PROXY', 'HTTP_PROXY', 'http_proxy'])(
    'in %s, a loopback host is contacted directly',
    async (name) => {
      const proxy = await proxied()
      const opened = await site({ [name]: proxy.url }, {})
      await whole(opened)
      expect(proxy.passages).toEqual([])
    },
  )

  test('that rejects a host, the error names both, and the fix', async () => {
    const proxy = await proxied({
      refuse: (target) => (target.startsWith('server') ? 403 : undefined),
    })
    const opened = await site({ HTTPS_PROXY: proxy.url })
    const main = await lease(opened)
    const [error = '', ...more] = errors(main)
    const host = new URL(opened.hosts.server.origin).host
    expect([main.code, more, Object.keys(main.env)]).toEqual([1, [], []])
    expect(error).toContain(
      `UNREACHABLE (lease "vault"): the proxy ${new URL(proxy.url).host} refused to connect ` +
        `to ${host} (403)`,
    )
    expect(error).toMatch(
      /Fix: Allow server\.lab\.test:\d+ in the proxy, or put the host into NO_PROXY/,
    )
    expect(to(proxy, opened)).toEqual([1, 1, 1])
  })

  test('that requires another password, the error says where to set it', async () => {
    const proxy = await proxied({ credentials: LOGIN })
    const opened = await site({ HTTPS_PROXY: proxy.url.replace('42', '43') })
    const [error] = errors(await lease(opened))
    expect(error).toMatch(
      /^UNREACHABLE: .*the proxy 127\.0\.0\.1:\d+ refused to connect to \w+\.lab\.test:\d+ \(407\)/,
    )
    expect(error).toContain('Put them into HTTPS_PROXY: http://user:password@host:port.')
    expect(error).not.toContain('p%40ss')
  })

  test('that fails briefly, the step continues after a retry', async () => {
    const known = new Set<string>()
    const atFirst = (target: string): number | undefined =>
      known.size < known.add(target).size ? 502 : undefined
    const opened = await site({ HTTPS_PROXY: (await proxied({ refuse: atFirst })).url })
    await whole(opened)
    expect(known.size).toBe(3)
  })

  test('that is down, the error names it', async () => {
    const proxy = await listenProxy()
    await proxy.close()
    const main = await lease(await site({ HTTPS_PROXY: proxy.url }), { timeout: '2s' })
    expect(errors(main)).toEqual([
      expect.stringContaining(`the proxy ${new URL(proxy.url).host}, through which `),
    ])
  })

  test.each<readonly [string, (other: LabProxy) => Texts]>([
    ['another proxy', (other) => ({ HTTPS_PROXY: other.url, https_proxy: other.url })],
    ['no proxy', () => ({ HTTPS_PROXY: '', https_proxy: '', NO_PROXY: '*', no_proxy: '*' })],
  ])('post uses the one of main although a later step sets %s', async (_what, change) => {
    const [proxy, other] = [await proxied(), await proxied()]
    const opened = await site({ HTTPS_PROXY: proxy.url })
    expect((await lease(opened)).outcome).toBe('success')
    const lines = Object.entries(change(other)).map(([name, value]) => `${name}=${value}\n`)
    await opened.job.run(({ write }) => write('env', lines.join('')))
    const before = proxy.passages.length
    const post = await end(opened)
    expect([
      post?.outcome,
      opened.served.living(),
      proxy.passages.length - before,
      other.passages,
    ]).toEqual(['success', [], 1, []])
    expect(post?.shown).toMatch(
      /Changed since the credentials were leased, and not used here: HTTPS_PROXY/,
    )
  })
})

describe('a private certificate authority', () => {
  const [direct, behind] = [{ tls: true }, { tls: true, named: true }]

  test('in NODE_EXTRA_CA_CERTS is trusted in main and in post', async () => {
    const opened = await site({}, direct)
    const { main } = await whole(opened)
    expect(main.shown).toMatch(
      /The certificate authorities in \S+ are trusted \(NODE_EXTRA_CA_CERTS\)/,
    )
  })

  test('in NODE_EXTRA_CA_CERTS is still trusted by post if a later step removes the variable', async () => {
    const opened = await site({}, direct)
    expect((await lease(opened)).outcome).toBe('success')
    await opened.job.run(({ write }) => write('env', 'NODE_EXTRA_CA_CERTS=\n'))
    const post = await end(opened)
    expect([post?.outcome, opened.served.living()]).toEqual(['success', []])
    expect(post?.shown).toMatch(/not used here: NODE_EXTRA_CA_CERTS/)
  })

  test('that a later step puts into NODE_EXTRA_CA_CERTS is not trusted by post', async () => {
    const [, unknown] = await twoAuthorities()
    const opened = await site({}, direct)
    expect((await lease(opened)).outcome).toBe('success')
    await opened.job.run(({ write }) =>
      write('env', `NODE_EXTRA_CA_CERTS=${unknown.file()}\nNODE_TLS_REJECT_UNAUTHORIZED=0\n`),
    )
    await opened.certify('server', 'unknown')
    const before = opened.hosts.server.requests.length
    const post = await end(opened)
    expect(post?.shown).toMatch(
      /could not be revoked \(\S+ presented a certificate of an authority that is not trusted here\)/,
    )
    expect(opened.hosts.server.requests).toHaveLength(before)
  })

  test.each([
    ['believed by itself', direct],
    ['behind a proxy', behind],
  ])(
    'in "ca-certificate" is trusted for its lease only, in main and in post: %s',
    async (_where, options) => {
      const [, unknown] = await twoAuthorities()
      const proxy = await proxied()
      const opened = await site({ HTTPS_PROXY: proxy.url }, options)
      await opened.certify('server', 'unknown')
      const main = await lease(opened)
      expect(errors(main)).toEqual([
        expect.stringMatching(/presented a certificate of an authority that is not trusted here/),
      ])
      await end(opened)
      await whole(opened, { 'ca-certificate': unknown.pem })
      expect(proxy.passages.length > 0).toBe(options === behind)
    },
  )
})
