import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { vault as vaultColumn } from './faults/providerCases/vault.ts'
import { openSite, type TestSite, twoAuthorities } from './faults/testSite.ts'
import { readAction } from './lab/action.ts'
import { authorityDirectory } from './lab/certificates.ts'
import type { Job, StepResult, Texts } from './lab/job.ts'
import { leaks } from './lab/leaks.ts'
import { several, startLoopbackServers } from './lab/loopbackServers.ts'
import { listenProxy } from './lab/proxy.ts'
import { SPELLINGS } from './lab/smuggling.ts'

// Several processes for each test, on a machine that may have other things to do.
jest.setTimeout(60_000)

const { opened, closed } = several(startLoopbackServers)
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  expect(await closed()).toEqual([])
})

const EXPECT = 'repository: octo-org/app'
const errors = ({ commands }: StepResult): string[] =>
  commands.filter(({ name }) => name === 'error').map(({ data }) => data)
/** An earlier or later step that only sets variables: no code of the attacker runs. */
const inject = (job: Job, variables: Texts): Promise<StepResult> =>
  job.run(({ write }) => {
    for (const [name, value] of Object.entries(variables))
      write('env', `${name}<<END_OF_VALUE\n${value}\nEND_OF_VALUE\n`)
  })

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

describe('an input in another spelling, set by an earlier step', () => {
  const inputs = Object.keys(readAction('.').inputs ?? {})

  test.each(Object.entries(SPELLINGS))(
    'stops the step before any request, and is reported: %s',
    async (_, spell) => {
      const { job, ports, fields } = await opened()
      const attacker = ports.aws.origin
      const names = inputs
        .map((input) => `INPUT_${input.toUpperCase()}`)
        .flatMap((name) => (spell(name) === name ? [] : [spell(name)]))
      expect(names).not.toEqual([])
      await inject(job, Object.fromEntries(names.map((name) => [name, attacker])))
      const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
      expect([main.code, main.outputs['error-code']]).toEqual([1, 'ENVIRONMENT_REFUSED'])
      // Shown with escapes, so that a letter of another alphabet can be seen.
      const shown = names.map((name) => JSON.stringify(name).replace(/[^ -~]/g, escaped))
      expect(shown.filter((name) => !main.shown.includes(name))).toEqual([])
      const requests = Object.values(ports).map((port) => port.requests.length)
      expect([requests, Object.keys(main.env)]).toEqual([[0, 0, 0], []])
    },
  )
})

describe('a certificate authority from a variable of the job', () => {
  /** A site whose hosts are all impersonated with another certificate authority. */
  async function impersonated(): Promise<{ readonly site: TestSite; readonly forged: string }> {
    const proxy = await listenProxy()
    closing.push(() => proxy.close())
    const site = await openSite(vaultColumn, {
      ...{ tls: true, named: true },
      env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: '' },
    })
    closing.push(() => site.close())
    for (const host of ['token', 'keys', 'server'] as const) await site.certify(host, 'unknown')
    return { site, forged: (await twoAuthorities())[1].pem }
  }
  const lease = ({ job, served }: TestSite): Promise<StepResult> =>
    job.step({ with: { ...served.inputs, expect: EXPECT, export: 'env', timeout: '5s' } })
  const system = (variables: Texts): Texts => ({ NODE_USE_SYSTEM_CA: '1', ...variables })
  const saved = (directory: string, pem: string): string => {
    writeFileSync(join(directory, 'ca.pem'), pem)
    return join(directory, 'ca.pem')
  }
  /** A place outside all temporary directories; files saved there are younger than the job. */
  const younger = ({ job }: TestSite, pem: string): string => {
    const directory = authorityDirectory()
    const event = dirname(join(job.temp, '_github_workflow', 'event.json'))
    // Clocks of files tick slowly: two files of one tick have the same age.
    while (statSync(saved(directory, pem)).ctimeMs <= statSync(event).ctimeMs);
    return directory
  }
  const linked = (target: string): string => {
    const directory = authorityDirectory()
    symlinkSync(target, join(directory, 'link'))
    return directory
  }

  const attacks: Readonly<Record<string, (site: TestSite, pem: string) => Texts>> = {
    'NODE_EXTRA_CA_CERTS: the environment itself': (_, pem) => ({
      NODE_EXTRA_CA_CERTS: '/proc/self/environ',
      NOTE: `\n${pem}`,
    }),
    'SSL_CERT_FILE: the environment itself': (_, pem) =>
      system({ SSL_CERT_FILE: '/proc/self/environ', NOTE: `\n${pem}` }),
    'a file in RUNNER_TEMP': ({ job }, pem) => ({ NODE_EXTRA_CA_CERTS: saved(job.temp, pem) }),
    'a file in /tmp, with TMPDIR elsewhere': ({ job }, pem) => ({
      NODE_EXTRA_CA_CERTS: saved(job.home, pem),
      TMPDIR: '/var/lib',
    }),
    'a file of the workspace, by way of /dev/fd': ({ job }, pem) => {
      saved(job.workspace, pem)
      return { NODE_EXTRA_CA_CERTS: '/dev/fd/../cwd/ca.pem' }
    },
    'a file of the workspace, by way of a link and ..': ({ job }, pem) => {
      saved(job.workspace, pem)
      mkdirSync(join(job.workspace, 'sub'))
      const directory = linked(join(job.workspace, 'sub'))
      // Where the path would lead if `..` were taken first.
      saved(directory, '')
      return { NODE_EXTRA_CA_CERTS: `${directory}/link/../ca.pem` }
    },
    'SSL_CERT_DIR: a link to a file of the workspace': ({ job }, pem) =>
      system({ SSL_CERT_DIR: linked(saved(job.workspace, pem)) }),
    'SSL_CERT_DIR: the second directory of two': (site, pem) =>
      system({ SSL_CERT_DIR: `/nowhere:${younger(site, pem)}` }),
    'a file that an earlier step wrote': (site, pem) => ({
      NODE_EXTRA_CA_CERTS: join(younger(site, pem), 'ca.pem'),
    }),
    'SSL_CERT_FILE: a file that an earlier step wrote': (site, pem) =>
      system({ SSL_CERT_FILE: join(younger(site, pem), 'ca.pem') }),
  }

  test.each(Object.entries(attacks))(
    'is rejected before anything is sent to a host with its certificate: %s',
    async (_, attack) => {
      const { site, forged } = await impersonated()
      await inject(site.job, attack(site, forged))
      const main = await lease(site)
      const stolen = (['token', 'keys', 'server'] as const).map(
        (host) => site.hosts[host].requests.length,
      )
      expect([main.code, stolen, site.served.living()]).toEqual([1, [0, 0, 0], []])
      expect(errors(main)).toEqual([
        expect.stringMatching(
          /^ENVIRONMENT_REFUSED: (?:NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)) must not name /,
        ),
      ])
    },
  )

  test('older than the job is trusted, with a warning and a flag if the job may write it', async () => {
    const site = await openSite(vaultColumn, { tls: true })
    closing.push(() => site.close())
    const main = await lease(site)
    expect([main.outcome, site.served.accepts(site.job.env)]).toEqual(['success', true])
    expect(main.annotations.map(({ level, message }) => [level, message])).toContainEqual([
      'warning',
      expect.stringMatching(/^NODE_EXTRA_CA_CERTS names a file that this job's user may write/),
    ])
    const [line = ''] = readFileSync(main.outputs['record'] ?? '', 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({ event: 'leased', flags: ['writable-authorities'] })
  })

  describe('that never ends', () => {
    const pipe = (): string => {
      const path = join(authorityDirectory(), 'pipe')
      execFileSync('mkfifo', [path])
      return path
    }
    /** A pipe whose other end stays open: a reader waits for ever. */
    const heldPipe = (): string => {
      const path = pipe()
      const file = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
      closing.push(() => closeSync(file))
      return path
    }
    const kinds: Readonly<Record<string, () => Texts>> = {
      'a pipe that nobody writes': () => ({ NODE_EXTRA_CA_CERTS: pipe() }),
      'a pipe that somebody keeps open': () => ({ NODE_EXTRA_CA_CERTS: heldPipe() }),
      'a pipe for the system': () => system({ SSL_CERT_FILE: heldPipe() }),
    }

    test.each(Object.entries(kinds))('stops main without blocking it: %s', async (_, kind) => {
      const { job, ports, fields } = await opened()
      await inject(job, kind())
      const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
      expect([main.code, main.outputs['error-code']]).toEqual([1, 'ENVIRONMENT_REFUSED'])
      expect([errors(main).length, ports.github.requests.length]).toEqual([1, 0])
    })

    test.each(Object.entries(kinds))(
      'does not keep post from revoking or from exiting: %s',
      async (_, kind) => {
        const site = await openSite(vaultColumn, { tls: true })
        closing.push(() => site.close())
        expect((await lease(site)).outcome).toBe('success')
        await inject(site.job, kind())
        const [post] = await site.job.post()
        expect([post?.code, site.served.living()]).toEqual([0, []])
        expect(post?.shown).toMatch(/must name regular files only/)
        expect(leaks(site.job, site.lab)).toEqual([])
      },
    )
  })
})

describe('variables of the job', () => {
  test.each(['NODE_COMPILE_CACHE', 'NODE_COMPILE_CACHE_PORTABLE'])(
    '%s, with which Node runs foreign compiled code, is rejected before any request',
    async (name) => {
      const { job, ports, fields } = await opened()
      await inject(job, { [name]: name.endsWith('CACHE') ? job.home : '1' })
      const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
      expect(errors(main)).toEqual([
        expect.stringMatching(new RegExp(`^ENVIRONMENT_REFUSED: ${name} lets Node run`)),
      ])
      expect(ports.github.requests).toEqual([])
    },
  )

  test('NODE_DEBUG with the word "tunnel" anywhere is rejected', async () => {
    const { job, ports, fields } = await opened()
    await inject(job, { NODE_DEBUG: 'fs tunnel' })
    const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
    expect([main.outputs['error-code'], ports.github.requests]).toEqual(['ENVIRONMENT_REFUSED', []])
  })

  test('the user of HTTPS_PROXY without a password is masked, in the debug log too', async () => {
    const user = 'proxy-token-0123456789'
    const proxy = await listenProxy()
    closing.push(() => proxy.close())
    const { job, fields, vault } = await opened({
      job: { debug: true, env: { HTTPS_PROXY: proxy.url.replace('//', `//${user}@`) } },
    })
    const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
    expect(main.shown).toMatch(/Save intra-action state/)
    await job.post()
    expect([main.code, vault.living()]).toEqual([0, []])
    const basic = Buffer.from(`${user}:`).toString('base64')
    const shown = JSON.stringify(job.shown())
    expect([shown.includes(user), shown.includes(basic)]).toEqual([false, false])
  })

  test.each(['/proc/self/environ', '/dev/fd/../environ', '/proc/self/root/proc/self/environ'])(
    'AWS_CONFIG_FILE=%s is not copied to disk by "export: profile"',
    async (path) => {
      const { job, fields } = await opened()
      await inject(job, { AWS_CONFIG_FILE: path, CANARY: 'canary-0123456789' })
      const main = await job.step({ with: { ...fields.aws, expect: EXPECT, export: 'profile' } })
      expect([main.code, main.env['AWS_PROFILE']]).toEqual([0, 'aws'])
      const config = readFileSync(main.env['AWS_CONFIG_FILE'] ?? '', 'utf8')
      expect([config.includes('[profile aws]'), config.includes('canary')]).toEqual([true, false])
      const files = globSync('lease-credentials-*/*', { cwd: job.temp })
      for (const file of files)
        expect(readFileSync(join(job.temp, file), 'latin1')).not.toContain('canary')
    },
  )
})

describe('a job summary that cannot be written', () => {
  test('is a warning: the lease is exported, and revoked in post', async () => {
    const { job, vault, fields, ports } = await opened()
    ports.vault.watch((moment, _, { url }) => {
      if (moment !== 'answering' || !url.pathname.endsWith('/login')) return
      const [file = ''] = globSync('_runner_file_commands/step_summary_*', { cwd: job.temp })
      rmSync(join(job.temp, file))
      mkdirSync(join(job.temp, file))
    })
    const main = await job.step({ with: { ...fields.vault, expect: EXPECT, export: 'env' } })
    expect([main.env['VAULT_TOKEN'] !== undefined, vault.living().length]).toEqual([true, 1])
    expect(main.annotations.map(({ level, message }) => [level, message])).toContainEqual([
      'warning',
      'a file of the runner could not be written (EISDIR); the job summary does not show this step',
    ])
    await job.post()
    expect(vault.living()).toEqual([])
  })
})
