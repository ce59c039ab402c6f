import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { maskForms } from '../../src/core/masks.ts'
import type { Network } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { eventPayload } from '../../src/runner/job.ts'
import type { StepProcess } from '../../src/runner/process.ts'
import { mainRuntime, postRuntime } from '../../src/runner/runtime.ts'
import { closeHosts, serve, startProxy } from '../http/hosts.ts'
import { authorityDirectory, type Leaf, labAuthority } from '../lab/certificates.ts'
import { commandsIn, pairsIn } from './commandParser.ts'

const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const
let root = ''
let env: Record<string, string>
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'world-'))
  mkdirSync(join(root, 'temp'))
  env = {
    RUNNER_TEMP: join(root, 'temp'),
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    ...Object.fromEntries(FILES.map((name) => [name, join(root, name)])),
  }
  for (const name of FILES) writeFileSync(join(root, name), '')
})
afterEach(async () => {
  rmSync(root, { recursive: true })
  await closeHosts()
})
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

interface Ended {
  readonly code: number | null
  readonly printed: string
  readonly errors: string
}

/** A step in a process of its own: `body` sees `program` and what the rooms of the edge export. */
function step(body: string, more: Record<string, string> = {}): Promise<Ended> {
  // Younger than the authorities that a test made: the machine had those before the job began.
  const event = join(root, 'workflow', 'event.json')
  mkdirSync(dirname(event), { recursive: true })
  writeFileSync(event, '{}')
  const at = (file: string): string =>
    JSON.stringify(new URL(`../../src/${file}`, import.meta.url).href)
  const source = `import { run } from ${at('runner/process.ts')}
    import { mainRuntime, postRuntime } from ${at('runner/runtime.ts')}
    import { Secret } from ${at('core/secret.ts')}
    run(async (program) => { ${body} })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process that a file of authorities blocks does not end by itself.
    timeout: 20_000,
    killSignal: 'SIGKILL',
    env: { ...env, GITHUB_EVENT_PATH: event, ...more },
  })
  const texts = ['', '']
  child.stdout.on('data', (text) => (texts[0] += text))
  child.stderr.on('data', (text) => (texts[1] += text))
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, printed: texts[0] ?? '', errors: texts[1] ?? '' })),
  )
}

const asking = (url: URL): string =>
  `console.log(await world.http({ method: 'GET', url: new URL(${JSON.stringify(url.href)}), ` +
  `expects: 'json' }, { connect: 9e3, firstByte: 9e3, whole: 9e3 }).then(({ text }) => text, ` +
  `({ message }) => message))`

/** A program in this very process, and what it printed. */
function programOf(): { readonly program: StepProcess; readonly log: string[] } {
  const log: string[] = []
  const print = (text: string): void => void log.push(text)
  const write = (kind: string, text: string): void => print(`${kind} ${text}`)
  return {
    program: {
      cancelled: new AbortController().signal,
      annotations: { write, flush: async () => {}, flushSync: () => {} },
      print,
    },
    log,
  }
}

describe('the runtime', () => {
  test('writes each level of log line as the runner shows it', () => {
    const said = (debug: string): string[] => {
      const { program, log } = programOf()
      const runtime = mainRuntime(program, { ...env, RUNNER_DEBUG: debug })
      for (const level of ['info', 'notice', 'warning', 'debug'] as const) runtime.log(level, level)
      return log
    }
    expect(said('')).toEqual(['info\n', '::notice::notice\n', 'warning warning'])
    expect(said('1')).toEqual(['info\n', '::notice::notice\n', 'warning warning', 'debug debug'])
  })

  test('masks the secrets of its environment, and those passed to it', () => {
    const { program, log } = programOf()
    const secrets = {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer.1',
      https_proxy: 'http://me:sesame@proxy',
    }
    mainRuntime(program, { ...env, ...secrets }).mask(new Secret('hvs.token'))
    const masked = commandsIn(log.join('')).map(({ message }) => message)
    expect(masked).toEqual(
      expect.arrayContaining([
        'bearer.1',
        'sesame',
        'hvs.token',
        Buffer.from('me:sesame').toString('base64'),
      ]),
    )
  })

  test('distinguishes certificates from truncated ones', async () => {
    const { isPem } = mainRuntime(programOf().program, env)
    const { pem } = await labAuthority()
    const lines = pem.trim().split('\n')
    const short = [...lines.slice(0, 3), ...lines.slice(4)].join('\n')
    expect([pem, `${pem}${pem}`, short, `${pem}${short}`, ''].map(isPem)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('writes exports to the files of the runner', () => {
    const runtime = mainRuntime(programOf().program, env)
    const record = { path: runtime.tempFilePath('record.jsonl'), lines: ['{}'] }
    runtime.saveState({ opening: '{}' })
    runtime.exportValues({ env: new Map([['A', 'b']]), outputs: new Map(), record })
    runtime.appendSummary('# leased')
    expect([
      read('GITHUB_STATE'),
      readFileSync(record.path, 'utf8'),
      read('GITHUB_STEP_SUMMARY'),
    ]).toEqual(['opening={}\n', '{}\n', '# leased\n'])
    expect([
      pairsIn(read('GITHUB_ENV')),
      runtime.variable('GITHUB_RUN_ID'),
      runtime.random(5),
    ]).toEqual([new Map([['A', 'b']]), '7', expect.objectContaining({ length: 5 })])
    runtime.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) })
    expect(pairsIn(read('GITHUB_OUTPUT'))).toEqual(new Map([['leased', 'false']]))
  })

  test('of post warns about variables that a later step changed, and uses none of them', () => {
    const { program, log } = programOf()
    const changed = { ...env, HTTPS_PROXY: 'http://evil', NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const ca = { path: join(root, 'none.pem'), sha256: '0'.repeat(64) }
    expect(postRuntime(program, { proxy: {}, noProxy: undefined, ca }, changed).network.ca).toBe(ca)
    expect(log).toEqual([
      'warning Changed since the credentials were leased, and not used here: HTTPS_PROXY, ' +
        'NODE_EXTRA_CA_CERTS, NODE_TLS_REJECT_UNAUTHORIZED',
      expect.stringMatching(/^warning The file that NODE_EXTRA_CA_CERTS named/),
    ])
    expect(Object.keys(changed).filter((name) => /PROXY|TLS/.test(name))).toEqual([])
  })

  test('of post requests ID tokens only at the URL of main', () => {
    const known = 'https://token.lab.test/idtoken/7'
    const found = (url: string, idTokenOrigin?: string) => {
      const request = {
        ACTIONS_ID_TOKEN_REQUEST_URL: url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer.2',
      }
      const network = { proxy: {}, noProxy: undefined, ca: undefined, idTokenOrigin }
      const changed = { ...env, ...request, HTTPS_PROXY: undefined }
      const runtime = postRuntime(programOf().program, network, changed)
      expect(Object.keys(changed).filter((name) => /^ACTIONS_ID/.test(name))).toEqual([])
      return runtime.job.idToken?.url
    }
    expect(found(`${known}?api-version=2.0`, known)).toBe(`${known}?api-version=2.0`)
    for (const url of [
      'https://evil.example/idtoken/7',
      'https://token.lab.test/idtoken/8',
      'https://token.lab.test.evil.example/idtoken/7',
      'http://token.lab.test/idtoken/7',
      'https://token.lab.test/idtoken/7/../../forward?to=evil.example',
      'nowhere',
    ])
      expect(found(url, known)).toBeUndefined()
    expect(found(known)).toBeUndefined()
  })

  test('reads the event of the run', async () => {
    writeFileSync(join(root, 'event.json'), '{"action":"opened"}')
    process.env['GITHUB_EVENT_PATH'] = join(root, 'event.json')
    try {
      expect(await eventPayload(join(root, 'event.json'))).toEqual({ action: 'opened' })
    } finally {
      delete process.env['GITHUB_EVENT_PATH']
    }
  })
})

describe('the runtime of main', () => {
  test('masks the request token before any other output, and removes it from the environment', async () => {
    const bearer = 'request.token.1234'
    const { code, printed } = await step(
      `const world = mainRuntime(program); world.log('info', 'hello'); ` +
        `console.log(Object.keys(process.env).filter((name) => name.startsWith('ACTIONS_')).length)`,
      {
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.lab.test',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
        HTTPS_PROXY: 'http://me:open-sesame@proxy.lab.test:3128',
      },
    )
    const commands = commandsIn(printed)
    expect(commands.slice(0, maskForms(bearer).length).map(({ message }) => message)).toEqual([
      ...maskForms(bearer),
    ])
    expect(commands.map(({ message }) => message)).toContain('open-sesame')
    expect(printed.split('\n').slice(-4)).toEqual([
      'Requests go through the proxy proxy.lab.test:3128 (HTTPS_PROXY)',
      'hello',
      '0',
      '',
    ])
    expect(code).toBe(0)
  })

  // Windows has no pipes in its file system.
  const unix = process.platform === 'win32' ? test.skip : test
  unix(
    'rejects a pipe of authorities and ends, though nobody writes it',
    async () => {
      const path = join(authorityDirectory(), 'pipe')
      execFileSync('mkfifo', [path])
      for (const more of [
        { NODE_EXTRA_CA_CERTS: path },
        { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: path },
      ]) {
        const { code, printed } = await step('mainRuntime(program)', more)
        expect(code).toBe(1)
        expect(printed).toContain('ENVIRONMENT_REFUSED')
      }
    },
    50_000,
  )

  test('is rejected if verification is disabled', async () => {
    const { code, printed } = await step('mainRuntime(program)', {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    })
    expect([
      code,
      commandsIn(printed)
        .filter(({ name }) => name === 'error')
        .map(({ message }) => message.slice(0, 19)),
    ]).toEqual([1, ['ENVIRONMENT_REFUSED']])
  })

  test('writes exports, state and log', async () => {
    const { code, printed } = await step(`
      const world = mainRuntime(program)
      world.mask(new Secret('hvs.token'))
      world.saveState({ opening: '{}' })
      const path = world.tempFilePath('record.jsonl')
      world.exportValues({ env: new Map([['VAULT_TOKEN', new Secret('hvs.token')]]), outputs: new Map([['record', path]]), record: { path, lines: ['{}'] } })
      world.appendSummary('# leased')
      world.log('notice', 'a ::notice')
      world.log('warning', 'careful')
      world.log('debug', 'not shown')
      console.log(world.variable('RUNNER_TEMP') === process.env.RUNNER_TEMP, world.random(3).length)`)
    expect(code).toBe(0)
    expect(pairsIn(read('GITHUB_ENV')).get('VAULT_TOKEN')).toBe('hvs.token')
    expect(read('GITHUB_STATE')).toBe('opening={}\n')
    expect(read('GITHUB_STEP_SUMMARY')).toBe('# leased\n')
    expect(readFileSync(pairsIn(read('GITHUB_OUTPUT')).get('record') ?? '', 'utf8')).toBe('{}\n')
    expect(printed).toContain('true 3\n')
    expect(commandsIn(printed).filter(({ name }) => name !== 'add-mask')).toEqual([
      { name: 'notice', message: 'a ::notice' },
      { name: 'warning', message: 'careful' },
    ])
  })

  test('shows debug lines if the runner does', async () => {
    const { printed } = await step(`mainRuntime(program).log('debug', 'shown')`, {
      RUNNER_DEBUG: '1',
    })
    expect(commandsIn(printed)).toEqual([{ name: 'debug', message: 'shown' }])
  })

  test('reads the event on demand', async () => {
    writeFileSync(join(root, 'event.json'), '{"action":"opened"}')
    const body = `console.log((await mainRuntime(program).job.event()).action)`
    expect((await step(body, { GITHUB_EVENT_PATH: join(root, 'event.json') })).printed).toBe(
      'opened\n',
    )
    writeFileSync(join(root, 'event.json'), '{"action":')
    expect((await step(body, { GITHUB_EVENT_PATH: join(root, 'event.json') })).printed).toBe(
      'undefined\n',
    )
  })

  test('trusts the authorities of the runner, and logs them', async () => {
    const authority = await labAuthority()
    const host = await serve((_, response) => response.end('reached'), await authority.leaf())
    const { printed } = await step(`const world = mainRuntime(program); ${asking(host.url)}`, {
      NODE_EXTRA_CA_CERTS: authority.file(),
    })
    expect(printed.split('\n')).toEqual([
      `The certificate authorities in ${authority.file()} are trusted (NODE_EXTRA_CA_CERTS)`,
      expect.stringMatching(
        /^::warning::NODE_EXTRA_CA_CERTS names a file that this job's user may/,
      ),
      'reached',
      '',
    ])
  })
})

describe('the runtime of post', () => {
  const network: Network = { proxy: {}, noProxy: undefined, ca: undefined }
  const worldOf = (noted: Network): string =>
    `const world = postRuntime(program, ${JSON.stringify(noted)});`

  test('uses the proxy of main although a later step set another', async () => {
    const authority = await labAuthority()
    const host = await serve((_, response) => response.end('reached'), await authority.leaf())
    const { ca } = JSON.parse(
      (
        await step('console.log(JSON.stringify(mainRuntime(program).network))', {
          NODE_EXTRA_CA_CERTS: authority.file(),
        })
      ).printed
        .split('\n')
        .find((line) => line.startsWith('{')) ?? '',
    )
    const evil = await startProxy()
    const { printed } = await step(`${worldOf({ ...network, ca })} ${asking(host.url)}`, {
      HTTPS_PROXY: evil.url.href,
      NO_PROXY: '*',
    })
    expect(printed).toContain('reached\n')
    expect(evil.asked).toEqual([])
    expect(commandsIn(printed)).toEqual([
      {
        name: 'warning',
        message: expect.stringContaining(
          'not used here: HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS',
        ),
      },
    ])
  })

  test('goes through the proxy of main, without a proxy in its environment', async () => {
    const authority = await labAuthority()
    const host = await serve((_, response) => response.end('reached'), await authority.leaf())
    const proxy = await startProxy()
    const url = new URL(`https://vault.lab.test:${host.url.port}`)
    const { ca } = JSON.parse(
      (
        await step('console.log(JSON.stringify(mainRuntime(program).network))', {
          NODE_EXTRA_CA_CERTS: authority.file(),
        })
      ).printed
        .split('\n')
        .find((line) => line.startsWith('{')) ?? '',
    )
    const address = proxy.url.href.replace('//', '//me:open-sesame@')
    const { printed, errors } = await step(
      `${worldOf({ ...network, ca, proxy: { https: address } })} ${asking(url)}`,
      {
        NODE_EXTRA_CA_CERTS: authority.file(),
      },
    )
    expect(printed).toContain('reached\n')
    expect(proxy.asked).toHaveLength(1)
    expect(errors).toBe('')
  })

  test('trusts no authority that main did not trust, whatever the environment contains', async () => {
    const authority = await labAuthority()
    const host = await serve((_, response) => response.end('reached'), await authority.leaf())
    const { printed } = await step(`${worldOf(network)} ${asking(host.url)}`, {
      NODE_EXTRA_CA_CERTS: authority.file(),
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    })
    expect(printed).toContain('presented a certificate of an authority that is not trusted here')
    expect(printed).not.toContain('reached')
  })

  test('trusts the authorities of the system if main did and they are unchanged', async () => {
    const [authority, evil] = await Promise.all([labAuthority(), labAuthority('Another authority')])
    const reachable = async (leaf: Leaf) => serve((_, response) => response.end('reached'), leaf)
    const [host, other] = await Promise.all([
      authority.leaf().then(reachable),
      evil.leaf().then(reachable),
    ])
    const env = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: authority.file() }
    const main = await step(
      `const world = mainRuntime(program); console.log(JSON.stringify(world.network)); ` +
        `${asking(host.url)}`,
      env,
    )
    const [, , noted = '', reached] = main.printed.split('\n')
    expect(reached).toBe('reached')
    const post = async (url: URL, now: Record<string, string>): Promise<string> =>
      (await step(`${worldOf(JSON.parse(noted) as Network)} ${asking(url)}`, now)).printed
    const [same, without, wrong = '', moved = ''] = await Promise.all([
      post(host.url, { ...env, NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      post(host.url, { ...env, NODE_USE_SYSTEM_CA: '' }),
      post(other.url, { ...env, NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      post(other.url, { ...env, SSL_CERT_FILE: evil.file() }),
    ])
    for (const each of [same, without]) expect(each).toContain('reached\n')
    for (const each of [wrong, moved])
      expect(each).toContain('presented a certificate of an authority that is not trusted here')
    expect(moved).toContain('the authorities of the system are not used')
  }, 20_000)

  test('warns about a file of authorities that has changed', async () => {
    const ca = { path: join(root, 'none.pem'), sha256: '0'.repeat(64) }
    const { printed } = await step(worldOf({ ...network, ca }), { NODE_EXTRA_CA_CERTS: ca.path })
    expect(commandsIn(printed)).toEqual([
      { name: 'warning', message: expect.stringContaining('is missing or has changed') },
    ])
  })

  test('loads no network module before its first request', async () => {
    const { printed } = await step(
      `${worldOf(network)} world.log('info', 'x'); ` +
        `console.log(process.moduleLoadList.filter((name) => /NativeModule ` +
        `(?:https|tls|crypto)$/.test(name)).join())`,
    )
    expect(printed).toBe('x\n\n')
  })
})
