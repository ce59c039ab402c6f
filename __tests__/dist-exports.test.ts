import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { labAuthority } from './lab/certificates.ts'
import type { Job, StepResult } from './lab/job.ts'
import type { ListenOptions } from './lab/listen.ts'
import {
  entry,
  type LoopbackOptions,
  type LoopbackServers,
  several,
  startLoopbackServers,
} from './lab/loopbackServers.ts'
import { listenProxy } from './lab/proxy.ts'
import { openingOf, ours, recorded } from './lab/recorded.ts'

// Several jobs at once, on a machine that may have better things to do.
jest.setTimeout(30_000)
const { opened, closed } = several(startLoopbackServers)
const closing: (() => unknown)[] = []
const jobs: Job[] = []
afterEach(async () => {
  // Each line that any of them put on record fits the schema, or this throws.
  const misfits = jobs
    .splice(0)
    .flatMap((job) => (recorded(job).every(({ schema }) => schema === 2) ? [] : [job.temp]))
  expect([await closed(), misfits]).toEqual([[], []])
  for (const close of closing.splice(0)) await close()
})
const started = async (options?: LoopbackOptions): Promise<LoopbackServers> => {
  const one = await opened(options)
  jobs.push(one.job)
  return one
}
type Values = Readonly<Record<string, Readonly<Record<string, string>>>>
const valuesOf = ({ outputs }: StepResult): Values =>
  JSON.parse(outputs['values'] ?? '{}') as Values
const mode = (path = ''): number => statSync(path).mode & 0o777
const text = (path = ''): string => readFileSync(path, 'utf8')
const annotated = ({ annotations }: StepResult, level: string): string =>
  annotations.flatMap((each) => (each.level === level ? [each.message] : [])).join('\n')
const withoutRecord = (job: Job): readonly string[] =>
  ours(job).filter((each) => !each.endsWith('record.jsonl'))

describe('every export target', () => {
  test('reaches a later step, from two servers at once, and is removed by post', async () => {
    const { job, vault, sts, fields } = await started()
    const ways = '[output, env, file]'
    const leases = [
      entry('deploy', { ...fields.aws, export: '[output, env, file, profile]' }),
      entry('app', { ...fields.vault, export: ways, prefix: 'CI_' }),
    ]
    const main = await job.step({
      id: 'creds',
      with: { expect: 'repository: octo-org/app', leases: leases.join('\n') },
    })
    expect([main.code, annotated(main, 'error')]).toEqual([0, ''])
    const { deploy = {}, app = {} } = valuesOf(main)
    const { env } = job
    expect([env['AWS_SESSION_TOKEN'], env['CI_VAULT_TOKEN']]).toEqual([
      deploy['AWS_SESSION_TOKEN'],
      app['VAULT_TOKEN'],
    ])
    expect([env['CI_VAULT_TOKEN_FILE'], env['AWS_SESSION_TOKEN_FILE']]).toEqual([
      app['VAULT_TOKEN_FILE'],
      deploy['AWS_SESSION_TOKEN_FILE'],
    ])
    expect([text(env['CI_VAULT_TOKEN_FILE']), text(env['AWS_SESSION_TOKEN_FILE'])]).toEqual([
      env['CI_VAULT_TOKEN'],
      env['AWS_SESSION_TOKEN'],
    ])
    expect(text(env['AWS_CONFIG_FILE'])).toContain(
      `[profile deploy]\naws_access_key_id = ${env['AWS_ACCESS_KEY_ID']}\n`,
    )
    expect(env['AWS_PROFILE']).toBe('deploy')
    expect([vault.accepts(env['CI_VAULT_TOKEN'] ?? ''), sts.living().length]).toEqual([true, 1])
    // What a careless step prints is masked: whatever is not, the lab finds at the end of each
    // test.
    await job.run(({ env: all, print }) => print(JSON.stringify(all)))
    const [post] = await job.post()
    expect([post?.code, vault.living(), withoutRecord(job), readdirSync(job.workspace)]).toEqual([
      0,
      [],
      [],
      [],
    ])
    expect(recorded(job).map(({ event, lease, end }) => [event, lease, end])).toEqual([
      ['leased', 'deploy', undefined],
      ['leased', 'app', undefined],
      ['ended', 'deploy', 'expires'],
      ['ended', 'app', 'revoked'],
    ])
    expect(recorded(job)[0]?.exported).toEqual(
      expect.arrayContaining([
        'env:AWS_SESSION_TOKEN',
        'output:AWS_REGION',
        'file:AWS_SESSION_TOKEN_FILE',
        'profile:deploy',
      ]),
    )
  })

  test('creates files for their owner only, in a directory of its own outside the workspace', async () => {
    const { job, fields } = await started()
    await job.step({ with: { ...fields.vault, export: 'file' } })
    const path = job.env['VAULT_TOKEN_FILE'] ?? ''
    expect([mode(path), mode(dirname(path)), dirname(dirname(path))]).toEqual([
      0o600,
      0o700,
      job.temp,
    ])
    expect(basename(dirname(path))).toMatch(/^lease-credentials-1658821493-1-[0-9a-f]{16}$/)
  })

  test('may be `none`, and the lease is still revoked', async () => {
    const { job, vault, fields } = await started()
    const main = await job.step({ with: { ...fields.vault, export: 'none' } })
    expect([
      main.code,
      main.env,
      main.outputs['values'],
      main.outputs['VAULT_TOKEN'],
      vault.living().length,
    ]).toEqual([...[0, {}, undefined, undefined], 1])
    await job.post()
    expect(vault.living()).toEqual([])
  })

  test('reports which variables of the job it overwrites', async () => {
    const { job, fields } = await started({ job: { env: { vault_addr: 'x', VAULT_TOKEN: 'old' } } })
    const main = await job.step({ with: { ...fields.vault, export: 'env' } })
    expect(annotated(main, 'notice')).toMatch(/overwritten for later steps: VAULT_TOKEN$/m)
  })

  test('warns a job with container actions that their paths differ', async () => {
    const { job, fields } = await started()
    const quiet = await job.step({ with: { ...fields.vault, export: 'file' } })
    const action = join(dirname(job.temp), '_actions', 'octo-org', 'lint', 'v1')
    mkdirSync(action, { recursive: true })
    writeFileSync(
      join(action, 'action.yml'),
      "name: Lint\nruns:\n  using: 'docker'\n  image: Dockerfile\n",
    )
    const loud = await job.step({ with: { ...fields.vault, export: 'file' } })
    const unconcerned = await job.step({ with: { ...fields.vault, export: 'env' } })
    expect(
      [quiet, loud, unconcerned].map((each) => /container actions/.test(annotated(each, 'notice'))),
    ).toEqual([false, true, false])
    await job.post()
  })
})

describe('a profile', () => {
  test('of a second step is appended to the first, and post removes both files; ~/.aws is unchanged', async () => {
    const { job, fields } = await started()
    mkdirSync(join(job.home, '.aws'))
    writeFileSync(join(job.home, '.aws', 'config'), '[default]\nregion = us-east-1\n')
    await job.step({ with: { ...fields.aws, name: 'build', export: 'profile' } })
    const first = job.env['AWS_CONFIG_FILE'] ?? ''
    await job.step({ with: { ...fields.aws, name: 'deploy', export: 'profile' } })
    const second = job.env['AWS_CONFIG_FILE'] ?? ''
    expect([text(second).startsWith(text(first)), dirname(first) === dirname(second)]).toEqual([
      true,
      false,
    ])
    expect(text(second).match(/^\[.*\]$/gm)).toEqual([
      '[default]',
      '[profile build]',
      '[profile deploy]',
    ])
    const posts = await job.post()
    expect([
      posts.map(({ code }) => code),
      existsSync(first),
      existsSync(second),
      withoutRecord(job),
    ]).toEqual([[0, 0], false, false, []])
    expect([readdirSync(join(job.home, '.aws')), text(join(job.home, '.aws', 'config'))]).toEqual([
      ['config'],
      '[default]\nregion = us-east-1\n',
    ])
  })

  test.each(['config', 'credentials'])(
    'with a name from ~/.aws/%s is rejected, and nothing is exported',
    async (file) => {
      const { job, fields } = await started()
      mkdirSync(join(job.home, '.aws'))
      writeFileSync(
        join(job.home, '.aws', file),
        file === 'config' ? '[profile deploy]\n' : '[deploy]\naws_access_key_id = x\n',
      )
      const main = await job.step({
        with: { ...fields.aws, name: 'deploy', export: '[profile, env, file]' },
      })
      expect([main.code, main.outputs['error-code'], main.env, withoutRecord(job)]).toEqual([
        1,
        'EXPORT_FAILED',
        {},
        [],
      ])
      expect(main.shown).toMatch(/has a profile deploy already/)
    },
  )

  test('and a value of another lease cannot both set AWS_PROFILE', async () => {
    const { job, fields, ports } = await started()
    const leases = `${entry('deploy', { ...fields.aws, export: 'profile' })}\n${entry('app', {
      ...fields.vault,
      export: 'env',
      read: 'AWS_PROFILE: secret/data/app#x',
    })}`
    const main = await job.step({ with: { leases } })
    expect([main.outputs['error-code'], ports.vault.requests.length]).toEqual(['INPUT_INVALID', 0])
    expect(main.shown).toMatch(/AWS_PROFILE would be set by "app" and by "deploy"/)
  })
})

describe('a value that cannot be exported', () => {
  const secrets = {
    nul: [{ v: 'top\0secret' }],
    cr: [{ v: 'top\rsecret' }],
    lines: [{ v: 'top\r\nsecret\r\n' }],
    short: [{ v: 'abc' }],
  }

  test.each([
    ['a NUL', 'nul', 'env'],
    ['a carriage return on its one line', 'cr', 'env'],
  ])('because it contains %s is rejected with a fix', async (_, name, way) => {
    const { job, vault, sts, fields } = await started({ vault: { kv2: secrets } })
    const leases = `${entry('deploy', fields.aws)}\n${entry('app', { ...fields.vault, read: `V: secret/data/${name}#v`, export: way })}`
    const main = await job.step({ with: { leases } })
    expect([
      main.code,
      main.outputs['error-code'],
      main.env,
      vault.living(),
      sts.living().length,
    ]).toEqual([...[1, 'EXPORT_FAILED', {}, []], 1])
    expect([main.outputs['values'], annotated(main, 'error')]).toEqual([
      undefined,
      expect.stringMatching(/for V contains a .*export: file/),
    ])
    expect(main.shown).toMatch(/deploy: cannot be revoked/)
  })

  test.each(['nul', 'cr', 'lines'])('is written to a file unchanged: %s', async (name) => {
    const { job, fields } = await started({ vault: { kv2: secrets } })
    await job.step({ with: { ...fields.vault, read: `V: secret/data/${name}#v`, export: 'file' } })
    expect(text(job.env['V_FILE'])).toBe(secrets[name as 'nul'][0]?.v)
  })

  test('of several lines arrives in the environment unchanged', async () => {
    const { job, fields } = await started({ vault: { kv2: secrets } })
    await job.step({ with: { ...fields.vault, read: 'V: secret/data/lines#v', export: 'env' } })
    expect(job.env['V']).toBe('top\r\nsecret\r\n')
  })

  test('that is too short to be masked is reported', async () => {
    const { job, fields } = await started({ vault: { kv2: secrets } })
    const main = await job.step({
      with: { ...fields.vault, read: 'V: secret/data/short#v', export: 'env' },
    })
    expect([main.code, annotated(main, 'warning')]).toEqual([
      0,
      expect.stringMatching(/Too short to be masked in the log: V of/),
    ])
  })
})

describe('files planted at the paths of the step', () => {
  const plants: Readonly<Record<string, (path: string, job: Job) => void>> = {
    'a link': (path, { home }) => symlinkSync(home, path),
    'a FIFO': (path) => void execFileSync('mkfifo', [path]),
    'a directory that everybody can read': (path) => {
      mkdirSync(path)
      chmodSync(path, 0o777)
    },
    'a file': (path) => writeFileSync(path, ''),
  }

  test.each(Object.entries(plants))('while main runs are rejected: %s', async (_, put) => {
    const { job, vault, sts, ports, fields } = await started()
    ports.aws.watch((moment) =>
      moment === 'arrived' ? put(dirname(openingOf(job).record), job) : undefined,
    )
    const leases = `${entry('deploy', { ...fields.aws, export: 'file' })}\n${entry('app', { ...fields.vault, export: '[file, env]' })}`
    const main = await job.step({ with: { leases } })
    expect([main.code, main.outputs['error-code'], main.env, readdirSync(job.home)]).toEqual([
      1,
      'EXPORT_FAILED',
      {},
      [],
    ])
    expect([
      vault.living(),
      sts.living().length,
      /deploy: cannot be revoked/.test(main.shown),
    ]).toEqual([[], 1, true])
    expect((await job.post()).map(({ code }) => code)).toEqual([0])
  })

  test('after main are not followed by post, which still revokes everything', async () => {
    const { job, vault, fields } = await started()
    await job.step({ with: { ...fields.vault, export: 'file' } })
    // By what lies in RUNNER_TEMP: a path that is missing would be the directory of this very
    // process.
    const directory = dirname(ours(job)[0] as string)
    for (const name of readdirSync(directory)) writeFileSync(join(job.home, name), 'mine')
    rmSync(directory, { recursive: true })
    symlinkSync(job.home, directory)
    const before = readdirSync(job.home)
    const [post] = await job.post()
    expect([
      post?.code,
      vault.living(),
      readdirSync(job.home),
      text(join(job.home, 'record.jsonl')),
    ]).toEqual([0, [], before, 'mine'])
    expect(annotated(post as StepResult, 'warning')).toMatch(/could not be removed/)
    rmSync(directory)
  })
})

describe('files on a runner', () => {
  test('are never written to a RUNNER_TEMP inside the workspace, and nothing is leased', async () => {
    const { job, ports, fields } = await started()
    rmSync(job.workspace, { recursive: true })
    symlinkSync(dirname(job.temp), job.workspace)
    const main = await job.step({ with: { ...fields.vault, export: 'file' } })
    expect([main.outputs['error-code'], ports.vault.requests, ports.github.requests]).toEqual([
      'EXPORT_FAILED',
      [],
      [],
    ])
    expect(main.shown).toMatch(/RUNNER_TEMP is inside the workspace/)
  })

  test('that are missing in post do not fail it', async () => {
    const { job, vault, fields } = await started()
    await job.step({ with: { ...fields.vault, export: 'file' } })
    rmSync(dirname(ours(job)[0] as string), { recursive: true })
    const [post] = await job.post()
    expect([post?.code, post?.annotations, vault.living()]).toEqual([0, [], []])
  })

  test('of other runs are removed, those of this run are not', async () => {
    const { job, fields } = await started()
    const names = [
      '1658821493-1-aaaaaaaaaaaaaaaa',
      '1658821493-2-aaaaaaaaaaaaaaaa',
      '7-1-aaaaaaaaaaaaaaaa',
      'of-mine',
    ]
    for (const name of names) mkdirSync(join(job.temp, `lease-credentials-${name}`))
    for (const name of names)
      writeFileSync(join(job.temp, `lease-credentials-${name}`, 'app-TOKEN'), 'x')
    const { env } = await job.step({ with: fields.vault })
    // No lease exports variables.
    expect(env).toEqual({})
    expect(names.map((name) => existsSync(join(job.temp, `lease-credentials-${name}`)))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('the record', () => {
  test('of a rejection is at the path in the output "record"', async () => {
    const { job, fields } = await started()
    const main = await job.step({ with: { ...fields.vault, expect: 'ref: refs/heads/other' } })
    const line = JSON.parse(text(main.outputs['record']).trim()) as object
    expect(line).toMatchObject({
      event: 'refused',
      code: 'CLAIM_MISMATCH',
      verified: true,
      identity: { ref: 'refs/heads/main' },
    })
  })

  test('names each server that rejected a request, and each lease that was revoked', async () => {
    const { job, vault, fields } = await started({ roles: {} })
    const leases = `${entry('deploy', fields.aws)}\n${entry('app', fields.vault)}`
    await job.step({ with: { leases } })
    const events = recorded(job).map(({ event, lease, code, end, verified }) => [
      event,
      lease,
      code ?? end,
      verified,
    ])
    expect([events, vault.living()]).toEqual([
      [
        ['refused', 'deploy', 'EXCHANGE_REFUSED', true],
        ['ended', 'app', 'revoked', undefined],
      ],
      [],
    ])
  })

  test('covers a job without ID tokens', async () => {
    const { job, fields } = await started({ job: { idToken: undefined } })
    const main = await job.step({ with: fields.aws })
    expect(recorded(job)).toMatchObject([
      { event: 'refused', lease: 'aws', code: 'ID_TOKEN_UNAVAILABLE', verified: false },
    ])
    expect(main.outputs['record']).toBe(ours(job)[0])
  })
})

describe('a later step', () => {
  const forged = (nonce: string, home: string, evil: string): string =>
    [
      { nonce, kind: 'file', path: join(home, 'precious') },
      {
        ...{
          nonce,
          kind: 'receipt',
          intent: 0,
          lease: 'evil',
          from: 'vault',
          host: new URL(evil).host,
          id: 'x',
          expiresAt: null,
        },
        ...{
          way: {
            address: 'http://vault.example.com/',
            token: 'hvs.stolen',
            kind: 'service',
            ends: '',
          },
          onRevokeFailure: 'fail',
        },
      },
      'garbage',
      { nonce, kind: 'revoked', receipt: 0 },
    ]
      .map(
        (each, index) =>
          `STATE_entry_${20 + index}=${typeof each === 'string' ? each : JSON.stringify(each)}\n`,
      )
      .join('')

  test('cannot smuggle receipts into the state', async () => {
    const evil = await started()
    const { job, vault, fields } = await started()
    const leases = `${entry('deploy', fields.aws)}\n${entry('app', { ...fields.vault, export: 'env' })}`
    const main = await job.step({ with: { leases } })
    const next = Object.keys(main.state).filter((key) => key.startsWith('entry_')).length
    writeFileSync(join(job.home, 'precious'), 'mine')
    await job.run(({ write }) => {
      write(
        'env',
        'STATE_opening={"v":1,"nonce":"00000000000000000000000000000000"}\nSTATE_entry_0=garbage\n',
      )
      write(
        'env',
        forged('0'.repeat(32), job.home, evil.ports.vault.origin).replace(
          /entry_2(\d)/g,
          (_, n) => `entry_${next + Number(n)}`,
        ),
      )
    })
    const [post] = await job.post()
    expect([post?.code, vault.living(), text(join(job.home, 'precious'))]).toEqual([0, [], 'mine'])
    expect(annotated(post as StepResult, 'warning')).toBe(
      `state entries from ${next} on were not written by this step's main: ignored`,
    )
    expect([evil.ports.vault.connections, recorded(job).map(({ lease }) => lease)]).toEqual([
      0,
      ['deploy', 'app', 'deploy', 'app'],
    ])
  })

  test('that knows the nonce reaches no other path, and no host without TLS', async () => {
    const { job, vault, fields } = await started()
    const main = await job.step({ with: { ...fields.vault, export: 'env' } })
    const { nonce } = JSON.parse(main.state['opening'] ?? '') as { nonce: string }
    const next = Object.keys(main.state).filter((key) => key.startsWith('entry_')).length
    writeFileSync(join(job.home, 'precious'), 'mine')
    const entries = forged(nonce, job.home, 'http://vault.example.com')
      .split('\n')
      .slice(0, 2)
      .join('\n')
    await job.run(({ write }) =>
      write('env', `${entries.replace(/entry_2(\d)/g, (_, n) => `entry_${next + Number(n)}`)}\n`),
    )
    const [post] = await job.post()
    expect([vault.living(), text(join(job.home, 'precious'))]).toEqual([[], 'mine'])
    expect(annotated(post as StepResult, 'warning')).toBe(
      `state entries from ${next} on were not written by this step's main: ignored`,
    )
  })

  /**
   * A Vault behind TLS that only the lease's own `ca-certificate` vouches for, reached through the
   * job's proxy.
   */
  const behindProxy = async () => {
    const [authority, proxy] = [await labAuthority(), await listenProxy()]
    const port: { -readonly [K in keyof ListenOptions]: ListenOptions[K] } = {
      host: 'vault.lab.test',
      tls: await authority.leaf(),
    }
    closing.push(() => proxy.close())
    const one = await started({ vaultPort: port, job: { env: { HTTPS_PROXY: proxy.url } } })
    const main = await one.job.step({
      with: ({ env }) => ({
        ...one.fields.vault,
        'ca-certificate': authority.pem,
        timeout: '4s',
        ...fake(env),
      }),
    })
    expect([main.code, one.vault.living().length]).toEqual([0, 1])
    return { ...one, port, proxy }
  }
  const fake = (env: Readonly<Record<string, string>>): Record<string, string> =>
    env['EVIL'] ? { address: env['EVIL'], role: 'evil', 'on-revoke-failure': 'fail' } : {}

  test('cannot redirect the revocation by a variable or an input', async () => {
    const evil = await listenProxy()
    const other = await labAuthority('Somebody else')
    closing.push(() => evil.close())
    const { job, vault, proxy } = await behindProxy()
    const before = proxy.passages.length
    await job.run(({ write }) => {
      write(
        'env',
        `HTTPS_PROXY=${evil.url}\nhttps_proxy=${evil.url}\nNO_PROXY=*\nNODE_EXTRA_CA_CERTS=${other.file()}\n`,
      )
      write(
        'env',
        'NODE_TLS_REJECT_UNAUTHORIZED=0\nNODE_USE_ENV_PROXY=1\nSSL_CERT_FILE=/dev/null\nEVIL=https://evil.lab.test\n',
      )
    })
    const [post] = await job.post()
    expect([post?.code, vault.living(), evil.passages, proxy.passages.length > before]).toEqual([
      0,
      [],
      [],
      true,
    ])
    expect(annotated(post as StepResult, 'warning')).toMatch(
      /not used here: HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NODE_TLS_REJECT_UNAUTHORIZED/,
    )
  })

  test('that impersonates the server with its own authority receives nothing from post', async () => {
    const impostor = await labAuthority('Somebody else')
    const { job, vault, port, ports } = await behindProxy()
    const before = ports.vault.requests.length
    port.tls = await impostor.leaf()
    await job.run(({ write }) =>
      write('env', `NODE_EXTRA_CA_CERTS=${impostor.file()}\nNODE_TLS_REJECT_UNAUTHORIZED=0\n`),
    )
    const [post] = await job.post()
    expect([ports.vault.requests.length, vault.living().length, post?.code]).toEqual([before, 1, 0])
    expect(annotated(post as StepResult, 'warning')).toMatch(
      /vault: could not be revoked \(.*authority that is not trusted here\); it stays valid/,
    )
  })

  test('cannot set NODE_OPTIONS for post: the runner removes it', async () => {
    const { job, vault, fields } = await started()
    await job.step({ with: { ...fields.vault, export: 'env' } })
    const later = await job.run(({ write }) =>
      write('env', 'NODE_OPTIONS=--require /nowhere/evil.js\n'),
    )
    const [post] = await job.post()
    expect([
      later.outcome === 'failure' || !('NODE_OPTIONS' in job.env),
      post?.code,
      vault.living(),
    ]).toEqual([true, 0, []])
  })
})
