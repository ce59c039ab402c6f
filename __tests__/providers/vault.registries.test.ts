import { describe, expect, test } from '@jest/globals'
import { vault } from '../../src/providers/vault/index.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, orderOf, plain } from './providerHarness.ts'
import { at, HOME } from './vaultHarness.ts'

const inputs = (registries: string, more = ''): string =>
  `${HOME}export: docker\nregistries: ${registries}\n${more}`
const kv2 = {
  harbor: [{ username: 'robot$ci', password: 'harbor-password' }],
  other: [{ user: 'me', token: 'other-password' }],
  odd: [{ username: 'a:b', password: 'x\ny' }],
}
const loginsOf = async (yaml: string) => {
  const stage = await at(yaml, { kv2 })
  const lease = await stage.obtain()
  const logins = lease.logins?.map(({ host, username, password }) => [
    ...[host, username, password.reveal()],
  ])
  return { stage, lease, logins }
}

describe('registries whose logins are in Vault', () => {
  test('get user and password of one read, and nothing else is exported', async () => {
    const { stage, lease, logins } = await loginsOf(inputs('{harbor.lab.test: secret/data/harbor}'))
    expect(logins).toEqual([['harbor.lab.test', 'robot$ci', 'harbor-password']])
    expect([plain(lease), stage.order.names, stage.vault.living()]).toEqual([{}, [], []])
    expect(stage.asked().filter((line) => line.includes('/secret/'))).toHaveLength(1)
  })

  test('may have other names for the fields', async () => {
    const { logins } = await loginsOf(
      inputs('{a.lab.test: {path: secret/data/other, username: user, password: token}}'),
    )
    expect(logins).toEqual([['a.lab.test', 'me', 'other-password']])
  })

  test('have a masked password, and a user that is not masked', async () => {
    const { stage } = await loginsOf(inputs('{harbor.lab.test: secret/data/harbor}'))
    const masked = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    expect(masked).toEqual(
      expect.arrayContaining(['harbor-password', btoa('robot$ci:harbor-password')]),
    )
    expect(masked).not.toContain('robot$ci')
  })

  test('keep the token alive if it is exported, too', async () => {
    const yaml = inputs('{harbor.lab.test: secret/data/harbor}', 'export-credentials: true')
    const { lease, stage } = await loginsOf(yaml)
    expect(Object.keys(plain(lease))).toEqual(['VAULT_ADDR', 'VAULT_TOKEN'])
    expect(stage.vault.living()).toHaveLength(1)
  })

  test.each([
    ['secret/data/odd', 'READ_REFUSED', /control characters|colon/],
    ['secret/data/other', 'READ_REFUSED', /username/],
  ])('reject what is at %s', async (path, code, message) => {
    const stage = await at(inputs(`{a.lab.test: ${path}}`), { kv2 })
    expect(await failureOf(stage.obtain())).toMatchObject({
      ...{ code, message: expect.stringMatching(message) },
    })
  })

  test.each([
    ['harbor.lab.test', /must be a YAML mapping/],
    ['{}', /must name a registry/],
    ['{"https://a.lab.test": secret/data/a}', /without https:\/\/ or a path/],
    ['{a.lab.test: [x]}', /"registries\.a\.lab\.test" must be a path, or a mapping/],
    ['{a.lab.test: {path: secret/data/a, user: x}}', /must be a path, or a mapping/],
    ['{a.lab.test: "secret/data/a#password"}', /needs a "path"/],
    ['{a.lab.test: {path: secret/data/a, username: {x: y}}}', /text in "field"/],
    ['{a.lab.test: {path: secret/data/a, username: "x | optional"}}', /must be a path, or/],
  ])('must not be %s', async (registries, message) =>
    expect((await failureOf(orderOf(vault, inputs(registries)))).message).toMatch(message),
  )

  test('may be read with "sync" and "inline", which need no "read" then; not with "wrap"', async () => {
    const registries = '{a.lab.test: secret/data/a}'
    await orderOf(vault, inputs(registries, 'sync: true'))
    await orderOf(vault, inputs(registries, 'inline: true'))
    expect((await failureOf(orderOf(vault, inputs(registries, 'wrap: 5m')))).message).toMatch(
      /wrap/,
    )
  })
})
