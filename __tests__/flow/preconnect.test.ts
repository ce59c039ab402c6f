import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runMain } from '../../src/flow/main.ts'
import { preconnectIssuer } from '../../src/flow/preconnect.ts'
import { jobFacts } from '../lab/facts.ts'
import { inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const dialled = (runtime: ReturnType<typeof inProcessStep>['runtime']) =>
  events(runtime.transcript, 'dial').map(({ origin }) => origin)

describe('the hosts of token and keys', () => {
  test('are connected to before any input is read, without a request', () => {
    const { runtime, issuer } = inProcessStep()
    preconnectIssuer(runtime)
    expect(new Set(dialled(runtime))).toEqual(new Set(Object.keys(issuer.hosts)))
    expect(events(runtime.transcript, 'request')).toEqual([])
  })

  test('are those of the server that the job runs on', () => {
    const { runtime } = inProcessStep({
      facts: { ...jobFacts, server_url: 'https://octo.ghe.com' },
    })
    preconnectIssuer(runtime)
    expect(dialled(runtime)).toContain('https://token.actions.octo.ghe.com')
  })

  test('are not connected to if the job cannot request a token', () => {
    const { runtime } = inProcessStep({ idToken: undefined })
    preconnectIssuer(runtime)
    expect(dialled(runtime)).toEqual([])
  })

  test.each(['no address', 'file:///token', 'http://token.lab.test'])(
    'are not connected to at %s',
    (url) => {
      const { runtime } = inProcessStep({ idToken: { url, bearer: 'x' } })
      preconnectIssuer({ ...runtime, job: { ...runtime.job, github: () => 'no address' } })
      expect(dialled(runtime)).toEqual([])
    },
  )
})

/** Returns the files that are loaded with a file: its static imports, recursively. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^'\n]*?(?:\n[^']*?)?from '(\.[^']+)'/gm,
  ))
    loadedWith(join(dirname(file), target), seen)
  return seen
}

describe('an entry loads at its start', () => {
  test('of main no more than preconnecting needs', () => {
    const rooms = [...loadedWith('src/main.ts')].filter((file) =>
      /^src\/(?:providers|inputs|record|flow\/(?!preconnect))/.test(file),
    )
    expect(rooms).toEqual([])
    expect([...loadedWith('src/main.ts')]).toContain('src/http/client.ts')
  })

  test('of post no more than reading the journal needs', () => {
    const rooms = [...loadedWith('src/post.ts')].filter((file) =>
      /^src\/(?:providers|inputs|identity|record|flow|edge\/(?:door|world))/.test(file),
    )
    expect(rooms).toEqual([])
    expect([...loadedWith('src/post.ts')]).toContain('src/journal/journal.ts')
  })

  test('of the revocation no provider, only the list of those that can revoke', () => {
    const loaded = [...loadedWith('src/flow/post.ts')]
    expect(loaded.filter((file) => /^src\/(?:providers|inputs|identity)/.test(file))).toEqual([
      'src/providers/revokers.ts',
      'src/providers/correlation.ts',
    ])
    expect(loaded).toContain('src/flow/revoke.ts')
  })

  test('of the plan nothing that only an exchange needs', () => {
    const busy = [...loadedWith('src/flow/main.ts')].filter((file) =>
      /^src\/providers\/.*(?:exchange|assume|refusals|revoke|sigv4|Rows)/.test(file),
    )
    expect(busy).toEqual(['src/providers/revokers.ts'])
  })
})

test('the targets are preconnected, and their first packets sent, before any request or further module', async () => {
  const s = inProcessStep()
  const order: string[] = []
  const seen = (deed: string, act: () => unknown): unknown => {
    order.push(deed)
    return act()
  }
  const { preconnect, yieldToEventLoop, http } = s.runtime
  const runtime = Object.assign(s.runtime, {
    preconnect: (...args: Parameters<typeof preconnect>) => seen('dial', () => preconnect(...args)),
    yieldToEventLoop: () => seen('turn', yieldToEventLoop),
    http: (...args: Parameters<typeof http>) => seen('ask', () => http(...args)),
  })
  await runMain(runtime, new Map(Object.entries(vaultInputs)))
  expect(order.slice(0, 3)).toEqual(['turn', 'dial', 'turn'])
  expect(order.slice(3)).toContain('turn')
  expect(s.vault.living()).toHaveLength(1)
})

describe('one lease', () => {
  test('sends all reads in parallel, between the login and the revocation', async () => {
    const names = ['a', 'b', 'c', 'd']
    const s = inProcessStep({
      latency: 50,
      vault: { kv2: Object.fromEntries(names.map((name) => [name, [{ password: `of ${name}` }]])) },
    })
    const read = names
      .map((name) => `${name.toUpperCase()}: secret/data/${name}#password`)
      .join('\n')
    expect(await s.main({ ...vaultInputs, read })).toBeUndefined()
    // Token and keys; the login; four reads; the revocation of a token that is no longer needed.
    expect([s.runtime.lab.elapsed(), s.vault.living()]).toEqual([200, []])
  })
})
