import { describe, expect, test } from '@jest/globals'
import { preconnectIssuer } from '../../src/flow/preconnect.ts'
import { jobFacts } from '../lab/facts.ts'
import { forgejoDialect, forgejoFacts } from '../lab/forgejo.ts'
import { inProcessStep, type StepSetting, VAULT, vaultInputs } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const SERVER = 'https://git.example.com'
const { expect: _, ...inputs } = vaultInputs

/** A step on Forgejo. */
const onForgejo = (version: 15 | 16 = 16, setting: StepSetting = {}) =>
  inProcessStep({
    ...{ forgejo: true, act: true, facts: forgejoFacts },
    issuer: { dialect: forgejoDialect(version) },
    ...setting,
  })
const urls = ({ runtime }: ReturnType<typeof inProcessStep>) =>
  events(runtime.transcript, 'request').map(({ url }) => url)
const dialled = ({ runtime }: ReturnType<typeof inProcessStep>) =>
  events(runtime.transcript, 'dial').map(({ origin }) => origin)

describe('a step on Forgejo', () => {
  test.each([15, 16] as const)('leases and revokes, with tokens of version %i', async (version) => {
    const s = onForgejo(version)
    expect(await s.main({ ...inputs, expect: 'repository: octo-org/app' })).toBeUndefined()
    expect(s.vault.living()).toHaveLength(1)
    expect(s.record()[0]).toMatchObject({
      verified: true,
      identity: { iss: `${SERVER}/api/actions`, repository: 'octo-org/app' },
    })
    expect((await s.post())?.failure).toBeUndefined()
    expect(s.vault.living()).toEqual([])
  })

  test('with version 15 suggests names, with a notice that names can be registered again', async () => {
    const old = onForgejo(15)
    await old.main(inputs)
    expect(old.runtime.logged()).toContain('\n    repository: "octo-org/app"\n')
    expect(old.runtime.logged()).toMatch(
      /The ID token has no repository_id \(Forgejo issues it from/,
    )
    const recent = onForgejo(16)
    await recent.main(inputs)
    expect(recent.runtime.logged()).toContain('\n    repository_id: "1296269"\n')
    expect(recent.runtime.logged()).not.toContain('has no repository_id')
  })

  test('uses the declared issuer if the runner has an internal address', async () => {
    const facts = { ...forgejoFacts, server_url: 'http://forgejo:3000' }
    const dialect = { ...forgejoDialect(16), iss: () => `${SERVER}/api/actions` }
    const idToken = {
      url: `${SERVER}/api/actions/_apis/pipelines/workflows/1658821493/idtoken?placeholder=true`,
      bearer: 'b',
    }
    const s = onForgejo(16, { facts, issuer: { dialect }, idToken })
    expect(await s.main(inputs)).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/^"issuer" must be declared, as GITHUB_SERVER_URL is not an/),
    })
    expect(urls(s)).toEqual([])
    await s.main({ ...inputs, issuer: `${SERVER}/api/actions` })
    expect(new Set(urls(s).map((url) => new URL(url).origin))).toEqual(new Set([SERVER]))
  })

  test.each([
    'https://evil.example.com/api/actions/_apis/pipelines/workflows/1658821493/idtoken?x=1',
    `${SERVER}/octocat/evil/raw/idtoken?x=1`,
    `${SERVER}/api/actions/_apis/pipelines/workflows/7/idtoken?x=1`,
  ])('sends nothing to %s, which an earlier step wrote', async (url) => {
    const s = onForgejo(16, { idToken: { url, bearer: 'the-request-token' } })
    preconnectIssuer(s.runtime)
    expect(dialled(s)).not.toContain('https://evil.example.com')
    expect((await s.main(inputs))?.code).toBe('ENVIRONMENT_REFUSED')
    expect(urls(s)).toEqual([])
  })

  test('preconnects to its own server before any input is read', () => {
    const s = onForgejo()
    preconnectIssuer(s.runtime)
    expect(dialled(s)).toEqual([SERVER, SERVER])
  })
})

describe('FORGEJO_ACTIONS on GitHub', () => {
  test('stops the step before the first request, and connects to no other host', async () => {
    const s = inProcessStep({ forgejo: true, facts: jobFacts })
    preconnectIssuer(s.runtime)
    expect(dialled(s)).toEqual([])
    expect(await s.main({ ...vaultInputs, address: VAULT })).toMatchObject({
      code: 'ENVIRONMENT_REFUSED',
      message: expect.stringContaining('GITHUB_REPOSITORY_ID is set'),
    })
    expect(urls(s)).toEqual([])
  })
})
