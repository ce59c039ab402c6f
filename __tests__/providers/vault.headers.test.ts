import { describe, expect, test } from '@jest/globals'
import { vault } from '../../src/providers/vault/index.ts'
import { isValidRevocationData } from '../../src/providers/vault/revoke.ts'
import { inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, orderOf } from './providerHarness.ts'
import { at, HOME } from './vaultHarness.ts'

const PASS = 'pass-of-the-proxy'
const HEADERS = `headers: {CF-Access-Client-Secret: ${PASS}, X-Team: app-team}\n`

describe('headers for a proxy in front of the server', () => {
  test('are sent with every request, also by post, and masked', async () => {
    const stage = await at(
      `${HOME}${HEADERS}export-credentials: true\nread: {A: kv/legacy#password}\n`,
    )
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    const requests = events(stage.runtime.transcript, 'request')
    expect(requests.length).toBeGreaterThanOrEqual(3)
    for (const { headers } of requests) {
      const sent = Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      )
      expect(Object.keys(sent)).toEqual(
        expect.arrayContaining(['cf-access-client-secret', 'x-team']),
      )
    }
    const masked = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    expect(masked).toEqual(expect.arrayContaining([PASS, 'app-team']))
  })

  test('are not in the state of the job: post takes them from its input, if that is the same', async () => {
    for (const [form, inputs] of Object.entries({
      flat: { ...vaultInputs, export: 'env', headers: `X-Pass: ${PASS}` },
      many: {
        expect: vaultInputs.expect,
        leases: `app: {from: vault, address: ${vaultInputs.address}, role: ci, export: env, headers: {X-Pass: ${PASS}}}`,
      },
    })) {
      const s = inProcessStep()
      expect([form, await s.main(inputs)]).toEqual([form, undefined])
      expect([...s.runtime.state.values()].join('\n')).not.toContain(PASS)
      expect(s.vault.living()).toHaveLength(1)
      expect((await s.post())?.failure).toBeUndefined()
      expect(s.vault.living()).toEqual([])
    }
    const changed = inProcessStep()
    const inputs = { ...vaultInputs, export: 'env', headers: `X-Pass: ${PASS}` }
    await changed.main(inputs)
    const other = new Map(Object.entries({ ...inputs, headers: 'X-Pass: of-somebody-else' }))
    const after = await changed.post({ inputs: other })
    expect(after?.runtime.logged()).toMatch(
      /app|vault: could not be revoked \("headers" is not the value with which/,
    )
    expect(changed.vault.living()).toHaveLength(1)
  })

  test.each([
    ['Authorization', /"headers\.Authorization" must begin with X- or CF-/],
    ['X-Vault-Token', /"headers\.X-Vault-Token" must begin/],
    ['x-vault-namespace', /must begin/],
    ['X-Forwarded-For', /must begin/],
    ['Host', /must begin/],
  ])('may not be %s', async (name, message) => {
    const failure = await failureOf(orderOf(vault, `${HOME}headers: {${name}: ${PASS}}\n`))
    expect(failure.message).toMatch(message)
    expect(failure.message).not.toContain(PASS)
  })

  test('may hold no line break', async () => {
    const failure = await failureOf(
      orderOf(vault, `${HOME}headers: {X-A: "one\\r\\nX-Vault-Token: ${PASS}"}\n`),
    )
    expect(failure.message).toMatch(/"headers\.X-A" must begin/)
    expect(failure.message).not.toContain(PASS)
  })

  test('are known to post by a digest alone', () => {
    const way = { address: 'https://vault.lab.test/', token: 't', kind: 'service', ends: '' }
    expect(isValidRevocationData({ ...way, headers: 'a'.repeat(64) })).toBe(true)
    expect(isValidRevocationData({ ...way, headers: 'X-Pass: x' })).toBe(false)
  })
})
