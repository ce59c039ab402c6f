import { describe, expect, test } from '@jest/globals'
import { asFailure, Failure } from '../../src/core/failure.ts'
import { runMain } from '../../src/flow/main.ts'
import { frozenLab } from '../lab/clock.ts'
import { labIssuer } from '../lab/issuer.ts'
import { type Fault, inMemoryRuntime } from '../lab/runtime.ts'
import { COMMANDS, MARK } from './providerCase.ts'
import { aws } from './providerCases/aws.ts'
import { azure } from './providerCases/azure.ts'
import { gcp } from './providerCases/gcp.ts'
import { oauth } from './providerCases/oauth.ts'
import { octoSts } from './providerCases/octo-sts.ts'
import { vault } from './providerCases/vault.ts'

const cases = Object.fromEntries(
  [vault, aws, oauth, gcp, azure, octoSts].map((one) => [one.name, one]),
)
// Inputs of the columns that a test of the trust policy does not take.
const LEFT_OUT = ['export', 'chain', 'read', 'export-credentials', 'lifetime', 'names']
const BUDGET_S = 20

const reset = new Failure('UNREACHABLE', 'the connection was reset', { transient: true })
const certificate = new Failure('UNREACHABLE', 'the certificate has expired')
/** What happens to each exchange; the server has granted nothing, or the result is unknown. */
const faults: Readonly<Record<string, Fault>> = {
  reset,
  'a response that is lost': { lost: reset },
  'an expired certificate': certificate,
  silence: 'silence',
  ...Object.fromEntries(
    [408, 425, 429, 500, 502, 503, 504].map((status) => [`${status}`, { status }]),
  ),
  ...Object.fromEntries(
    [400, 401, 403, 404, 418].map((status) => [`${status} and text`, { status, body: COMMANDS }]),
  ),
  'a redirect': { status: 307, headers: { location: 'https://elsewhere.lab.test/' } },
  '204': { status: 204 },
}

async function played(name: string, fault: Fault) {
  const providerCase = cases[name] ?? vault
  const lab = frozenLab()
  const issuer = labIssuer(lab)
  const { names } = providerCase
  const origins = { server: 'https://server.lab.test', api: 'https://api.lab.test' }
  const { handle, inputs } = providerCase.open(lab, issuer.verifier, origins)
  const own = [...Object.values(origins), ...Object.values(names ?? {}).map((x) => `https://${x}`)]
  const exchange = providerCase.calls.find((call) => call.name === 'exchange')
  const runtime = inMemoryRuntime({
    lab,
    hosts: { ...Object.fromEntries(own.map((origin) => [origin, handle])), ...issuer.hosts },
    facts: issuer.facts,
    idToken: issuer.idToken,
    fault: (request) => (exchange?.is(request) ? fault : undefined),
  })
  const given = Object.entries(inputs).flatMap(([input, value]) => {
    if (LEFT_OUT.includes(input)) return []
    // One scope: were the other one granted, that would be the news.
    const [, first = value] = input === 'scope' ? (/^\["([^"]+)"/.exec(value) ?? []) : []
    return [[input, first] as const]
  })
  const all = [...given, ['must-be-rejected', 'true'], ['timeout', `${BUDGET_S}s`]] as const
  const begun = lab.now()
  const failure = await runMain(runtime, new Map(all)).then(() => undefined, asFailure)
  return { runtime, failure, seconds: lab.now() - begun, exchange }
}

describe.each(Object.keys(cases))('a test of the trust policy at %s', (name) => {
  const {
    notNow,
    stale,
    lies = {},
  } = cases[name]?.calls.find((call) => call.name === 'exchange') ?? {}
  const own: Readonly<Record<string, Fault>> = {
    ...faults,
    ...(notNow && { 'its own "not now"': notNow }),
    ...(stale && { 'its own "expired"': stale }),
  }

  test.each(Object.keys(own))('proves nothing with %s', async (title) => {
    const { runtime, failure, seconds } = await played(name, own[title] ?? reset)
    expect([title, failure?.code]).toEqual([title, 'INCONCLUSIVE'])
    expect([runtime.env, runtime.outputs['leased'], seconds <= BUDGET_S]).toEqual([
      {},
      undefined,
      true,
    ])
    expect(`${failure?.message}${runtime.logged()}`).not.toMatch(new RegExp(`${MARK}|##\\[`))
  })

  test.each(Object.keys(lies))('does not pass when the server says %s', async (title) => {
    const { runtime, failure } = await played(name, lies[title]?.answer ?? reset)
    expect(['INCONCLUSIVE', 'NOT_REJECTED']).toContain(failure?.code)
    expect([runtime.env, runtime.outputs['leased']]).toEqual([{}, undefined])
  })
})
