import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { refreshScript } from '../../src/exports/refreshScript.ts'
import { parseRefreshPlan, refreshPlanFile } from '../../src/flow/refreshPlan.ts'
import { refreshRuntime } from '../../src/runner/refreshRuntime.ts'
import { refreshCommand } from '../../src/runner/runtime.ts'
import { UNSAFE_VARIABLES } from '../../src/runner/variables.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'

const SECRET = 'http://user:canary-4711@proxy.lab.test:3128'
const store = { appendToRecord: () => undefined }

/** The plan of a job behind a proxy, as main writes it. */
const planBehind = (https: string): string =>
  refreshPlanFile(
    inMemoryRuntime({
      hosts: {},
      idToken: { url: 'https://token.lab.test/a//b?api-version=2.0', bearer: 'canary-token' },
      network: { proxy: { https }, noProxy: '.internal' },
    }),
    { name: 'deploy', uid: 'u', refresh: new Map([['from', 'aws']]) },
  )

const failureOf = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof Failure ? error.code : String(error)
  }
}

describe('the plan of a refresh', () => {
  test('holds neither the request token nor the password of a proxy', () => {
    const text = planBehind(SECRET)
    expect(text).not.toMatch(/canary|user/)
    const sha256 = createHash('sha256').update(SECRET).digest('hex')
    expect(parseRefreshPlan(text)).toMatchObject({
      idTokenOrigin: 'https://token.lab.test/a//b',
      proxy: { https: { sha256 } },
    })
  })

  test("leads through main's proxy, whatever the later step sets", () => {
    const env: NodeJS.ProcessEnv = { HTTPS_PROXY: 'http://evil.lab.test', NO_PROXY: '*' }
    const plan = parseRefreshPlan(planBehind('http://proxy.lab.test:3128'))
    const { network } = refreshRuntime(plan, store, env)
    expect(network.proxy).toEqual({ https: 'http://proxy.lab.test:3128' })
    expect(env).toMatchObject({ https_proxy: 'http://proxy.lab.test:3128', no_proxy: '.internal' })
  })

  test('takes a proxy with a password from the step, if it is the one of main', () => {
    const plan = parseRefreshPlan(planBehind(SECRET))
    const same = refreshRuntime(plan, store, { HTTPS_PROXY: SECRET })
    expect(same.network.proxy).toEqual({ https: SECRET })
    for (const env of [{}, { HTTPS_PROXY: 'http://user:other@proxy.lab.test:3128' }])
      expect(failureOf(() => refreshRuntime(plan, store, { ...env }))).toBe('ENVIRONMENT_REFUSED')
  })

  test("has the run's facts from main, and the request token from the step", () => {
    const env: NodeJS.ProcessEnv = {
      GITHUB_RUN_ID: '1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.lab.test/a//b',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary-of-the-step',
    }
    const runtime = refreshRuntime(parseRefreshPlan(planBehind('http://p.lab.test')), store, env)
    expect(runtime.job.github('run_id')).toBe('1658821493')
    expect(runtime.job.idToken?.bearer.reveal()).toBe('canary-of-the-step')
    expect(env).not.toHaveProperty('NODE_TLS_REJECT_UNAUTHORIZED')
    expect(JSON.stringify(env)).not.toContain('canary')
    for (const act of [
      () => runtime.saveState({}),
      () => runtime.exportValues({ env: new Map(), outputs: new Map() }),
      () => runtime.appendSummary('x'),
    ])
      expect(failureOf(act)).toBe('INTERNAL')
  })
})

describe('the command of a refresh', () => {
  test('is this Node and the entry beside the one that runs, without what could steer them', () => {
    const command = refreshCommand('/action/dist/main.js')
    expect(command).toMatchObject({ entry: '/action/dist/refresh.js', unset: UNSAFE_VARIABLES })
    expect(isAbsolute(command.node)).toBe(true)
    const paths = { plan: '/t/refresh-a.json', session: '/t/lease-a.json' }
    const script = refreshScript({ ...command, node: '/n/node', windows: false }, paths)
    expect(script).toContain(`\nunset ${UNSAFE_VARIABLES.join(' ')}\n`)
    // No other program than `date` is started, and none by its name alone.
    expect(script.match(/\/bin\/\w+/g)).toEqual(['/bin/sh', '/bin/date'])
    expect(script.split('\n').filter((line) => line.startsWith('exec '))).toEqual([
      "exec '/n/node' '/action/dist/refresh.js' '/t/refresh-a.json'",
    ])
  })

  test('is one line on Windows, which starts Node', () => {
    const command = {
      node: 'C:\\n\\node.exe',
      entry: 'C:\\a\\refresh.js',
      unset: [],
      windows: true,
    }
    expect(refreshScript(command, { plan: 'C:\\t\\p.json', session: 'C:\\t\\s.json' })).toBe(
      '@"C:\\n\\node.exe" "C:\\a\\refresh.js" "C:\\t\\p.json"\r\n',
    )
  })
})
