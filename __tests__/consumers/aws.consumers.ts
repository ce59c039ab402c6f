import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LoopbackServers, startLoopbackServers } from '../lab/loopbackServers.ts'
import { type Called, laterStep, type Refreshing, start } from '../lab/refreshing.ts'
import { type Suite, suite } from '../real/suite.ts'
import { awsCli, awsPrograms, goClients, nodeClients, PATH, pythonClients } from './parts.ts'

/** A later step of a job with a lease that it refreshes. */
interface Scene {
  readonly servers: LoopbackServers
  readonly later: Refreshing
  /** How often the STS was asked for a session. */
  exchanges(): number
  run(argv: readonly [string, ...string[]], change?: Change): Promise<Called>
}

type Change = Readonly<Record<string, string | undefined>>

/** Seconds for which a library uses a session that the STS cuts short. */
const USED_S = 6
/** The command prints an end that is a minute before the server's. */
const SHORT = { grants: 60 + USED_S }

/** Opens a job for one scenario. */
async function scene<T>(act: (scene: Scene) => Promise<T>, sts = {}): Promise<T> {
  const servers = await startLoopbackServers({ sts })
  try {
    const { job, fields, ports } = servers
    const main = await job.step({
      with: { ...fields.aws, lifetime: '30m', export: 'profile', refresh: 'true' },
    })
    equal(main.code, 0, main.shown)
    const later = await laterStep(job)
    const own = { PATH, PYTHONDONTWRITEBYTECODE: '1', AWS_ENDPOINT_URL_STS: ports.aws.origin }
    const env = { ...later.env, ...own }
    const result = await act({
      ...{ servers, later },
      exchanges: () =>
        ports.aws.requests.filter(({ body }) => body.includes('AssumeRoleWithWebIdentity')).length,
      run: (argv, change = {}) => start(argv, { ...env, ...change }),
    })
    const [post] = await job.post()
    match(post?.shown ?? '', /aws: cannot be revoked; what was refreshed expires at the latest/)
    deepEqual(later.files(), ['record.jsonl'])
    return result
  } finally {
    deepEqual(servers.leaks(), [])
    await servers.close()
  }
}

const keysIn = ({ stdout }: Called): readonly string[] =>
  [...stdout.matchAll(/^used (\S+)$/gm)].map(([, key = '']) => key)
// The name of each session is another one.
const identity = awsCli('sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text')

function done(called: Called): Called {
  deepEqual([called.code, called.stderr], [0, ''], called.stdout)
  return called
}

const SENTENCE = /this process has no ACTIONS_ID_TOKEN_REQUEST_URL/
/** Its chain of providers goes on after a failure, and shows only that all have failed. */
const hides = new Set(['the AWS SDK for JavaScript'])

const libraries = Object.entries(awsPrograms).flatMap(([name, program]) => [
  [
    `${name} lives across two expiries in one process, with a valid session each time`,
    () =>
      scene(async ({ run, exchanges }) => {
        const called = done(await run(program(3 * USED_S, 1)))
        ok(new Set(keysIn(called)).size >= 3, called.stdout)
        ok(exchanges() >= 3)
      }, SHORT),
  ] as const,
  [
    `${name} uses one session for as long as it is fresh, and the next one after that`,
    () =>
      scene(async ({ run, later, exchanges }) => {
        const [first, ...more] = keysIn(done(await run(program(5, 0))))
        deepEqual([new Set(more), exchanges()], [new Set([first]), 1])
        later.leave(30)
        const [next] = keysIn(done(await run(program(1, 0))))
        ok(next !== first)
        equal(exchanges(), 2)
      }),
  ] as const,
  [
    `${name} fails when the step took the variables away; ${hides.has(name) ? 'it hides why' : 'it shows our sentence'}`,
    () =>
      scene(async ({ run, later }) => {
        later.leave(0)
        const called = await run(program(1, 0), { ACTIONS_ID_TOKEN_REQUEST_URL: undefined })
        equal(called.code, 1)
        const shown = called.stdout + called.stderr
        equal(SENTENCE.test(shown), !hides.has(name), shown)
        ok(!/^\s*::|##\[/m.test(shown), shown)
      }),
  ] as const,
])

export const awsConsumers: Suite = suite({
  name: 'aws',
  parts: [pythonClients, nodeClients, goClients],
  open: async () => undefined,
  scenarios: {
    'the AWS CLI uses the profile, and a new session once the old one is about to end': () =>
      scene(async ({ run, later, exchanges }) => {
        const first = done(await run(identity)).stdout
        match(first, /assumed-role\/deploy/)
        equal(exchanges(), 1)
        later.leave(120)
        const second = done(await run(identity)).stdout
        match(second, /assumed-role\/deploy/)
        ok(first !== second)
        equal(done(await run(identity)).stdout, second)
        equal(exchanges(), 2)
      }),
    'twenty AWS CLIs at once send one exchange, and all have the same session': () =>
      scene(async ({ run, later, exchanges }) => {
        later.leave(120)
        const all = await Promise.all(Array.from({ length: 20 }, () => run(identity)))
        equal(new Set(all.map((each) => done(each).stdout)).size, 1)
        equal(exchanges(), 2)
      }),
    'the AWS CLI shows our sentence when the step took the variables away': () =>
      scene(async ({ run, later }) => {
        later.leave(0)
        const { code, stderr } = await run(identity, { ACTIONS_ID_TOKEN_REQUEST_URL: undefined })
        ok(code !== 0)
        match(stderr, /Error when retrieving credentials from custom-process: lease-credentials:/)
        match(stderr, /this process has no ACTIONS_ID_TOKEN_REQUEST_URL/)
        ok(!/^\s*::|##\[/m.test(stderr), stderr)
      }),
    'a command that is killed during a refresh leaves the next one working': () =>
      scene(async ({ run, later, servers, exchanges }) => {
        later.leave(700)
        servers.ports.aws.misbehave((n) => (n === 2 ? { kind: 'silence' } : undefined))
        const file = `${later.folder}/pid`
        const script = `'${later.command}' & echo $! >'${file}'; wait`
        const killed = run(['/bin/sh', '-c', script])
        while (exchanges() < 2) await sleep(20)
        process.kill(Number((await run(['cat', file])).stdout), 'SIGKILL')
        await killed
        await run(['rm', file])
        // The lock of the dead process is waited for; its session still works.
        match(done(await run(identity)).stdout, /assumed-role\/deploy/)
      }),
    ...Object.fromEntries(libraries),
  },
})
