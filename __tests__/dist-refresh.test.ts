import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { Secret } from '../src/core/secret.ts'
import { openRefreshStore } from '../src/runner/refreshStore.ts'
import { startAllProviders } from './lab/allProviders.ts'
import type { Job, Texts } from './lab/job.ts'
import { entry, several, startLoopbackServers } from './lab/loopbackServers.ts'
import { type Called, filesUnder, laterStep, start } from './lab/refreshing.ts'

jest.setTimeout(60_000)
const { opened, closed } = several(startLoopbackServers)
const towns = several(startAllProviders)
afterEach(async () => expect([...(await closed()), ...(await towns.closed())]).toEqual([]))

const keyIn = ({ stdout }: Called): string =>
  (JSON.parse(stdout) as { readonly AccessKeyId: string }).AccessKeyId

/** A job with one AWS lease that later steps refresh. */
async function leased(inputs: Texts = {}) {
  const plant = await opened()
  const main = await plant.job.step({
    id: 'creds',
    with: { ...plant.fields.aws, export: 'profile', refresh: 'true', ...inputs },
  })
  expect([main.code, main.annotations.filter(({ level }) => level !== 'notice')]).toEqual([0, []])
  const requests = (): number => plant.ports.aws.requests.length
  return { ...plant, main, requests, later: await laterStep(plant.job) }
}

const posted = async (job: Job): Promise<string> =>
  (await job.post()).map(({ shown }) => shown).join('\n')

describe('a later step', () => {
  test('gets the session of main, then new ones; post removes every file and names the bound', async () => {
    const { job, later, requests, sts } = await leased({ lifetime: '30m' })
    const first = await later.call()
    expect([first.code, first.stderr, requests()]).toEqual([0, '', 1])
    later.leave(15 * 60)
    const second = await later.call()
    expect([second.code, second.stderr, requests()]).toEqual([0, '', 2])
    expect(keyIn(second)).not.toBe(keyIn(first))
    expect([await later.call(), requests()]).toEqual([second, 2])
    expect(sts.living()).toHaveLength(2)
    expect(later.record().map(({ event }) => event)).toEqual(['leased', 'refreshed'])
    for (const name of later.files()) {
      const mode = statSync(join(later.folder, name)).mode & 0o777
      expect([name, mode]).toEqual([name, name === 'refresh-aws' ? 0o700 : 0o600])
    }
    const shown = await posted(job)
    const [, until = ''] =
      /aws: cannot be revoked; what was refreshed expires at the latest at (\S+Z)/.exec(shown) ?? []
    expect(Math.abs(Date.parse(until) - Date.now() - 1_800_000)).toBeLessThan(30_000)
    expect(shown).toContain('aws: refreshed once, according to the later steps')
    expect(later.files()).toEqual(['record.jsonl'])
    await expect(later.call()).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('that starts twenty programs at once sends one exchange', async () => {
    const { later, requests } = await leased()
    later.leave(60)
    const all = await Promise.all(Array.from({ length: 20 }, () => later.call()))
    expect(all.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([])
    expect([new Set(all.map(keyIn)).size, requests()]).toEqual([1, 2])
  })

  test('finds the request token in no file: after main, after a refresh, after post', async () => {
    const { job, issuer, later } = await leased()
    const { bearer } = issuer.idToken
    const holders = (): readonly string[] =>
      [...filesUnder(job.temp, job.workspace, job.home)]
        .filter(([, text]) => text.includes(bearer) || /eyJ[\w-]{8,}\.eyJ/.test(text))
        .map(([path]) => path)
    const found = [holders()]
    later.leave(60)
    await later.call()
    found.push(holders())
    await job.post()
    found.push(holders())
    expect(found).toEqual([[], [], []])
  })

  test('cannot steer the command by any variable of Node, nor make it print more', async () => {
    const { later, requests } = await leased()
    const help = execFileSync(process.execPath, ['--help'], { encoding: 'utf8' })
    const listed = help.slice(help.indexOf('Environment variables:')).match(/^NODE_\w+/gm) ?? []
    expect(listed.length).toBeGreaterThan(10)
    const trap = join(later.folder, 'trap.cjs')
    writeFileSync(trap, `require('node:fs').writeFileSync(${JSON.stringify(`${trap}.ran`)}, '')`)
    const values: Texts = {
      NODE_OPTIONS: `--require=${trap}`,
      NODE_DEBUG: 'http,https,tls,net',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: '/nonexistent',
      NODE_V8_COVERAGE: join(later.folder, 'coverage'),
      NODE_PENDING_DEPRECATION: '1',
      NODE_REDIRECT_WARNINGS: join(later.folder, 'warnings'),
    }
    const hostile = Object.fromEntries(listed.map((name) => [name, values[name] ?? trap]))
    later.leave(60)
    const before = later.files()
    const called = await later.call({
      ...hostile,
      NODE_DEBUG: values['NODE_DEBUG'],
      FORCE_COLOR: '1',
    })
    expect([called.code, called.stderr, requests()]).toEqual([0, '', 2])
    expect([later.files(), existsSync(`${trap}.ran`)]).toEqual([before, false])
  })

  test('without the variables of the runner gets a sentence that names them', async () => {
    const { later, requests } = await leased()
    later.leave(60)
    const bare = {
      ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
    }
    const called = await later.call(bare)
    expect([called.code, called.stdout, requests()]).toEqual([1, '', 1])
    expect(called.stderr).toBe(
      'lease-credentials: ID_TOKEN_UNAVAILABLE: lease "aws" cannot be refreshed: this process has ' +
        'no ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. Likely cause: a ' +
        'program between the step and this process removes variables (sudo, tox, nix, bazel, ' +
        'docker run). Fix: Pass both variables on, or lease with a longer "lifetime" and without ' +
        '"refresh".\n',
    )
    // The facts of the run are main's: only the two variables are needed.
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = later.env
    const alone = await start([later.command], {
      ACTIONS_ID_TOKEN_REQUEST_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      GITHUB_RUN_ID: '1',
      GITHUB_SHA: 'x',
    })
    expect([alone.code, alone.stderr, requests()]).toEqual([0, '', 2])
  })

  const shells = ['dash', 'bash --posix', 'busybox sh'].flatMap((shell) => {
    const [file = '', ...options] = shell.split(' ')
    const path = ['/bin', '/usr/bin'].map((each) => join(each, file)).find(existsSync)
    return path === undefined ? [] : [[path, ...options] as const]
  })

  test.each(shells)('may have another shell: %s %s', async (path, ...options) => {
    const { later, requests } = await leased()
    const call = () => start([path, ...options.filter(Boolean), later.command], later.env)
    const fresh = await call()
    for (const damaged of ['', 'x\n{}\n', '99999999999999999999999\n{}\n', '12 34\n\n'])
      expect([damaged, await damagedBy(later.session, damaged, call)]).toEqual([damaged, [0, '']])
    rmSync(later.session)
    const gone = await call()
    expect([fresh.code, fresh.stderr, gone.code, gone.stderr, requests()]).toEqual([
      ...[0, '', 0, ''],
      6,
    ])
  })

  async function damagedBy(path: string, text: string, call: () => Promise<Called>) {
    writeFileSync(path, text)
    const { code, stderr } = await call()
    return [code, stderr]
  }

  test('uses the authorities and the proxy of main', async () => {
    const town = await towns.opened()
    const { job, fields } = town
    const main = await job.step({
      with: { ...fields.aws, export: 'profile', refresh: 'true' },
    })
    expect(main.code).toBe(0)
    const later = await laterStep(job)
    later.leave(60)
    const other = { HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' }
    const called = await later.call({ ...other, NODE_EXTRA_CA_CERTS: '' })
    expect([called.code, called.stderr]).toEqual([0, ''])
    expect(town.aws.living()).toHaveLength(2)
  })

  test("gives Google's libraries an ID token as they ask for it", async () => {
    const { job, fields } = await towns.opened()
    const main = await job.step({ with: { ...fields.gcp, export: 'file', refresh: 'true' } })
    expect(main.code).toBe(0)
    const later = await laterStep(job, 'gcp')
    expect(later.env['GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES']).toBeUndefined()
    const { code, stdout, stderr } = await later.call()
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, success: true })
    const failed = await later.call({
      ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE: 'x',
    })
    expect([failed.code, failed.stderr, JSON.parse(failed.stdout)]).toEqual([
      ...[0, ''],
      expect.objectContaining({ success: false }),
    ])
    const shown = await posted(job)
    expect(shown).toMatch(/gcp: cannot be revoked; what was refreshed expires at the latest at/)
    expect(later.files()).toEqual(['record.jsonl'])
  })
})

describe('a process that is killed', () => {
  test.each([1, 2, 3, 4, 5])('at write %i leaves a session that can be read', async (at) => {
    const { later, requests } = await leased()
    later.leave(60)
    const before = readFileSync(later.session, 'utf8')
    expect(killedAt(at, later.folder)).toBe(true)
    const now = readFileSync(later.session, 'utf8')
    expect([before, fresh]).toContain(now)
    // As if 25 s had passed: until then others wait for the lock.
    for (const name of later.files().filter((each) => each.endsWith('.lock')))
      utimesSync(join(later.folder, name), 0, 0)
    const called = await later.call()
    expect([called.code, called.stderr]).toEqual([0, ''])
    expect(requests()).toBe(now === before ? 2 : 1)
  })

  const fresh = `${Math.floor(Date.now() / 1000) + 2000}\n{"Version":1,"AccessKeyId":"x","Expiration":"2999-01-01T00:00:00Z"}\n`

  /** Ends a process just before its n-th change of a file, by a fault in Node's own functions. */
  function killedAt(at: number, folder: string): boolean {
    const script = `
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      let count = 0
      for (const name of ['openSync', 'writeSync', 'renameSync', 'unlinkSync']) {
        const own = fs[name]
        fs[name] = (...all) => {
          const reads = name === 'openSync' && (all[1] & fs.constants.O_WRONLY) === 0
          if (!reads && ++count === ${at}) process.kill(process.pid, 'SIGKILL')
          return own(...all)
        }
      }
      syncBuiltinESMExports()
      const { openRefreshStore } = await import(${JSON.stringify(join(process.cwd(), 'src/runner/refreshStore.ts'))})
      const store = openRefreshStore(${JSON.stringify(join(folder, 'refresh-aws.json'))})
      store.lock()
      store.saveSession({ reveal: () => ${JSON.stringify(fresh)} })
      store.unlock()`
    try {
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' })
      return false
    } catch (error) {
      return (error as { signal?: string }).signal === 'SIGKILL'
    }
  }

  test('during the exchange keeps nobody waiting for longer than its lock is young', async () => {
    const { later, ports, requests } = await leased()
    later.leave(700)
    ports.aws.misbehave((n) => (n === 2 ? { kind: 'silence' } : undefined))
    const child = start(
      ['/bin/sh', '-c', `'${later.command}' & echo $! >'${later.folder}/pid'; wait`],
      later.env,
    )
    while (requests() < 2) await new Promise((done) => setTimeout(done, 20))
    process.kill(Number(readFileSync(join(later.folder, 'pid'), 'utf8')), 'SIGKILL')
    await child
    rmSync(join(later.folder, 'pid'))
    // Its session still works: it is printed after the wait, and no request is sent.
    expect(later.files()).toContain('lease-aws.lock')
    utimesSync(join(later.folder, 'lease-aws.lock'), 0, 0)
    const called = await later.call()
    expect([called.code, called.stderr, requests()]).toEqual([0, '', 3])
    expect(later.files()).not.toContain('lease-aws.lock')
  })
})

describe('a later step that changes the files', () => {
  test('gets nothing that it does not get without them', async () => {
    const { issuer, later, ports, requests, sts } = await leased({
      expect: 'environment: production',
    })
    const plan = join(later.folder, 'refresh-aws.json')
    const original = readFileSync(plan, 'utf8')
    const tampered = (change: (text: string) => string): void =>
      writeFileSync(plan, change(original))
    later.leave(60)
    // Without the request token the files give nothing but the session that is stored in them.
    const bare = {
      ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
    }
    tampered((text) => text.replace('environment: production', 'environment: p**'))
    expect(await later.call(bare)).toMatchObject({ code: 1, stdout: '' })
    // With it, the step can ask for the same session by itself: the file adds nothing.
    const own = await fetch(
      `${issuer.idToken.url}&audience=${encodeURIComponent(ports.aws.origin)}`,
      {
        headers: { Authorization: `Bearer ${issuer.idToken.bearer}` },
      },
    )
    const { value } = (await own.json()) as { readonly value: string }
    const form = new URLSearchParams({
      ...{ Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleSessionName: 'own' },
      RoleArn: 'arn:aws:iam::123456789012:role/deploy',
      WebIdentityToken: value,
    })
    expect((await fetch(ports.aws.origin, { method: 'POST', body: form })).status).toBe(200)
    expect(await later.call()).toMatchObject({ code: 0 })
    const living = sts.living().length
    // A token for AWS is not sent to another server, whatever the plan says.
    const before = requests()
    later.leave(60)
    tampered((text) => text.replace('"from":"aws"', '"from":"aws","audience":"sts.amazonaws.com"'))
    const misdirected = await later.call()
    expect([misdirected.code, misdirected.stdout, requests() - before]).toEqual([1, '', 0])
    expect(misdirected.stderr).toContain('INPUT_INVALID')
    // Another address of the token service is refused before anything is sent.
    tampered((text) =>
      text.replace(/"idTokenOrigin":"[^"]*"/, '"idTokenOrigin":"http://127.0.0.1:9/"'),
    )
    expect((await later.call()).stderr).toContain('ENVIRONMENT_REFUSED')
    expect(sts.living()).toHaveLength(living)
  })

  test('by links and folders makes post remove nothing else, and end', async () => {
    const { job, later } = await leased()
    const victim = join(job.home, 'victim')
    writeFileSync(victim, 'x')
    for (const name of ['lease-aws.lock', 'lease-aws.new', 'lease-aws.rejected'])
      execFileSync('ln', ['-s', victim, join(later.folder, name)])
    const called = await later.call()
    later.leave(60)
    const again = await later.call()
    expect([called.code, again.code, readFileSync(victim, 'utf8')]).toEqual([0, 0, 'x'])
    rmSync(later.session)
    mkdirSync(later.session)
    const [post] = await job.post()
    expect([post?.code, readFileSync(victim, 'utf8')]).toEqual([0, 'x'])
    expect(post?.annotations.map(({ level }) => level)).toEqual(['warning'])
    expect(readdirSync(later.folder).sort()).toEqual(['lease-aws.json', 'record.jsonl'])
  })
})

describe('the files of a lease', () => {
  test('are of this user alone, and are written by the holder of the lock', async () => {
    const { later } = await leased()
    const store = openRefreshStore(join(later.folder, 'refresh-aws.json'))
    const other = openRefreshStore(join(later.folder, 'refresh-aws.json'))
    expect([store.lock(), other.lock()]).toEqual([true, false])
    other.saveSession(new Secret('other'))
    store.saveSession(new Secret('own'))
    expect([store.session(), statSync(later.session).mode & 0o777]).toEqual(['own', 0o600])
    other.unlock()
    expect(other.lock()).toBe(false)
    store.unlock()
    expect(other.lock()).toBe(true)
    rmSync(join(later.folder, 'refresh-aws.json'))
    other.saveSession(new Secret('after post'))
    expect(other.session()).toBe('own')
    chmodSync(later.folder, 0o700)
  })

  test('of two leases in one step are apart, and share the profile file', async () => {
    const { job, fields, ports } = await opened()
    const one = { ...fields.aws, export: 'profile' }
    const leases = `${entry('blue', one)}\n${entry('green', { ...one, lifetime: '30m' })}`
    const main = await job.step({ with: { leases, refresh: 'true' } })
    expect(main.code).toBe(0)
    const [blue, green] = [await laterStep(job, 'blue'), await laterStep(job, 'green')]
    blue.leave(60)
    const keys = [await blue.call(), await green.call()].map(keyIn)
    expect([new Set(keys).size, ports.aws.requests.length]).toEqual([2, 3])
    expect(await posted(job)).toMatch(/blue: refreshed once/)
    expect(blue.files()).toEqual(['record.jsonl'])
  })

  test('are gone after a step that failed', async () => {
    const { job, fields } = await opened()
    const one = { ...fields.aws, export: 'profile', refresh: 'true' }
    const main = await job.step({
      with: { ...one, 'min-lifetime': '2h' },
    })
    expect(main.code).toBe(1)
    const left = [...filesUnder(job.temp).keys()].filter((path) => /refresh-|lease-aws/.test(path))
    expect(left).toEqual([])
  })
})
