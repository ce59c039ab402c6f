import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  entry,
  type LoopbackOptions,
  type LoopbackServers,
  startLoopbackServers,
} from './lab/loopbackServers.ts'

let open: LoopbackServers[] = []
afterEach(async () => {
  const all = open
  open = []
  for (const each of all) {
    expect(each.leaks()).toEqual([])
    await each.close()
  }
})
const started = async (options?: LoopbackOptions): Promise<LoopbackServers> => {
  const one = await startLoopbackServers(options)
  open.push(one)
  return one
}
const expecting = 'repository: octo-org/app\nref: refs/heads/*'

describe('the built action', () => {
  test('leases from two servers, exports, and revokes in post', async () => {
    const { job, vault, sts, fields } = await started()
    const leases = `${entry('deploy', fields.aws)}\n${entry('app', { ...fields.vault, export: 'env' })}`
    const main = await job.step({ id: 'creds', with: { expect: expecting, leases } })
    expect([
      main.code,
      main.annotations,
      vault.accepts(job.env['VAULT_TOKEN'] ?? ''),
      sts.living().length,
    ]).toEqual([0, [], true, 1])
    const values = JSON.parse(job.outputs['creds']?.['values'] ?? '') as Record<
      string,
      Record<string, string>
    >
    expect(Object.keys(values['deploy'] ?? {})).toContain('AWS_SESSION_TOKEN')
    const later = await job.run(({ env, print }) =>
      print(`${env['VAULT_TOKEN']} ${values['deploy']?.['AWS_SECRET_ACCESS_KEY']}`),
    )
    expect(later.shown).toBe('*** ***')
    const [post] = await job.post()
    expect([post?.code, vault.living()]).toEqual([0, []])
    expect(post?.shown).toMatch(/app: revoked/)
  })

  test('revokes also when a later step failed', async () => {
    const { job, vault, fields } = await started()
    await job.step({ with: { ...fields.vault, expect: expecting } })
    await job.run(() => {
      throw new Error('the job fails')
    })
    await job.post()
    expect(vault.living()).toEqual([])
  })

  test('revokes what it journaled before it was killed', async () => {
    const { job, vault, ports, fields } = await started({
      vault: { kv2: { app: [{ password: 'correct-horse-battery' }] } },
    })
    const main = job.start({
      with: { ...fields.vault, read: 'APP_PASSWORD: secret/data/app#password' },
    })
    ports.vault.watch((moment, _, { url }) =>
      moment === 'arrived' && url.pathname.includes('/secret/') ? main.kill('SIGKILL') : undefined,
    )
    expect((await main.done).code).toBe(128 + 9)
    expect(vault.living()).toHaveLength(1)
    const [post] = await job.post()
    expect([post?.code, vault.living()]).toEqual([0, []])
  })

  test('revokes and fails when the step is cancelled', async () => {
    const { job, vault, ports, fields } = await started({
      vault: { kv2: { app: [{ password: 'correct-horse-battery' }] } },
    })
    ports.vault.misbehave((_, { url }) =>
      url.pathname.includes('/secret/') ? { kind: 'silence' } : undefined,
    )
    const main = job.start({
      with: { ...fields.vault, read: 'APP_PASSWORD: secret/data/app#password' },
    })
    ports.vault.watch((moment, _, { url }) =>
      moment === 'arrived' && url.pathname.includes('/secret/') ? main.cancel() : undefined,
    )
    const { code, annotations, milliseconds, outputs } = await main.done
    expect([code, vault.living(), outputs['error-code'], milliseconds < 6_000]).toEqual([
      1,
      [],
      'CANCELLED',
      true,
    ])
    expect(
      annotations.filter(({ level }) => level === 'error').map(({ message }) => message),
    ).toEqual([expect.stringMatching(/^CANCELLED/), expect.stringMatching(/exit code 1/)])
  })

  test.each([
    ['a claim that differs', { expect: 'ref: refs/heads/other' }, 'CLAIM_MISMATCH', 'ref'],
    ['a misspelt input', { expct: 'ref: x' }, 'INPUT_INVALID', undefined],
    [
      'a role that the server does not admit',
      { role: 'arn:aws:iam::123456789012:role/other' },
      'EXCHANGE_REFUSED',
      undefined,
    ],
    [
      'a server that is down',
      { address: 'http://127.0.0.1:9', timeout: '2s' },
      'UNREACHABLE',
      undefined,
    ],
  ])('explains %s in the log, an annotation and the outputs', async (_, inputs, code, claim) => {
    const { job, fields } = await started()
    const main = await job.step({ with: { ...fields.aws, ...inputs } })
    expect([main.code, main.outputs['error-code'], main.outputs['error-claim'], main.env]).toEqual([
      1,
      code,
      claim,
      {},
    ])
    expect(main.shown).toMatch(new RegExp(`^${code}.*Possible causes:\n- .*\nFix: `, 'ms'))
    const [annotation, ...more] = main.annotations.filter(
      ({ level, message }) => level === 'error' && !/exit code 1/.test(message),
    )
    expect([annotation?.message, more]).toEqual([
      expect.stringMatching(new RegExp(`^${code}.*Likely cause: .*Fix: `, 's')),
      [],
    ])
  })

  test('fails if a lease could not be revoked and `on-revoke-failure` is `fail`', async () => {
    const { job, ports, fields } = await started()
    await job.step({ with: { ...fields.vault, 'on-revoke-failure': 'fail', timeout: '2s' } })
    ports.vault.down()
    const [post] = await job.post()
    expect([post?.code, post?.annotations.some(({ level }) => level === 'warning')]).toEqual([
      1,
      true,
    ])
    expect(post?.shown).toMatch(/could not be revoked.*stays valid/)
  })

  test('prints no token in post although a later step enables the network log of Node', async () => {
    const { job, vault, fields } = await started()
    await job.step({ with: { ...fields.vault, export: 'env' } })
    const token = Buffer.from(job.env['VAULT_TOKEN'] ?? '')
      .toString('hex')
      .replace(/(..)(?!$)/g, '$1 ')
    await job.run(({ write }) => write('env', 'NODE_DEBUG=stream,http,net,tls\n'))
    const [post] = await job.post()
    expect([
      post?.code,
      vault.living(),
      post?.raw.includes(token.slice(0, 60)),
      /HTTP \d+:/.test(post?.raw ?? ''),
    ]).toEqual([0, [], false, false])
    expect(post?.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/not used here: NODE_DEBUG/),
    ])
  })

  test('only warns about it otherwise', async () => {
    const { job, ports, fields } = await started()
    await job.step({ with: { ...fields.vault, timeout: '2s' } })
    ports.vault.down()
    const [post] = await job.post()
    expect([post?.code, post?.summary]).toEqual([0, expect.stringMatching(/^Not revoked: /m)])
  })

  test('reports no lease if there was none', async () => {
    const { job } = await started()
    await job.step({ with: { from: 'vault' } })
    const [post] = await job.post()
    expect([post?.code, post?.shown]).toEqual([
      0,
      'Nothing was leased, so there is nothing to revoke',
    ])
  })

  describe('a post with nothing to revoke', () => {
    /**
     * Runs post with a preload that lists Node's own modules and the size of the files it loaded.
     */
    const loaded = (state: Readonly<Record<string, string>>) => {
      const probe = `import { createRequire } from 'node:module'
        import { statSync } from 'node:fs'
        const { cache } = createRequire('/')
        process.on('exit', () => process._rawDebug(JSON.stringify({
          network: process.moduleLoadList.filter((name) => /NativeModule (https?|tls|net|crypto)$/.test(name)),
          bytes: Object.keys(cache).reduce((sum, file) => sum + statSync(file).size, 0),
        })))`
      const preload = `data:text/javascript,${encodeURIComponent(probe)}`
      const named = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value])
      const { stderr, stdout } = spawnSync(
        process.execPath,
        ['--import', preload, 'dist/post.js'],
        {
          env: Object.fromEntries(named),
          encoding: 'utf8',
        },
      )
      return { ...(JSON.parse(stderr) as { network: string[]; bytes: number }), stdout }
    }

    test('loads nothing of the network and at most 80 kB if nothing was leased', () => {
      const { network, bytes, stdout } = loaded({})
      expect([network, bytes < 80_000]).toEqual([[], true])
      expect(stdout).toMatch(/^Nothing was leased/)
    })

    test('loads no more if main has revoked everything', async () => {
      const { job, vault, fields } = await started({
        vault: { kv2: { app: [{ password: 'correct-horse-battery' }] } },
      })
      const read = 'APP_PASSWORD: secret/data/app#password'
      const main = await job.step({ with: { ...fields.vault, export: 'env', read } })
      expect([main.code, job.env['APP_PASSWORD'], vault.living()]).toEqual([
        0,
        'correct-horse-battery',
        [],
      ])
      const { network, bytes, stdout } = loaded(main.state)
      expect([network, bytes < 80_000]).toEqual([[], true])
      expect(stdout).toBe('Nothing is left to revoke\n')
    })
  })
})
