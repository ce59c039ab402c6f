import { describe, expect, test } from '@jest/globals'
import { vault } from '../../src/providers/vault/index.ts'
import { failureOf, orderOf } from './providerHarness.ts'
import { HOME } from './vaultHarness.ts'

const mistakesIn = async (yaml: string): Promise<string> =>
  (await failureOf(orderOf(vault, yaml))).message

describe('what an order says before anything is asked', () => {
  test('audience and owner are the origin; the record knows role, namespace and paths, never a value', async () => {
    const { order } = await orderOf(
      vault,
      `address: https://vault.lab.test:8200/a\nrole: ci\nnamespace: ns1\nread:\n  A: ` +
        `secret/data/app#password\n  B_*: database/creds/app\n`,
    )
    expect(order).toMatchObject({
      audience: 'https://vault.lab.test:8200',
      audienceOwner: 'https://vault.lab.test:8200',
      host: 'vault.lab.test:8200',
      tokenUse: 'many',
      names: ['A'],
      requested: { role: 'ci', namespace: 'ns1', read: ['secret/data/app', 'database/creds/app'] },
      maxLifetime: undefined,
    })
  })

  test('without reads the names are those of the token', async () => {
    expect((await orderOf(vault, HOME)).order).toMatchObject({
      names: ['VAULT_TOKEN', 'VAULT_ADDR'],
      requested: { role: 'ci' },
    })
    expect((await orderOf(vault, `${HOME}namespace: a\n`)).order.names).toContain('VAULT_NAMESPACE')
    expect((await orderOf(vault, 'address: https://vault.lab.test\n')).order.requested).toEqual({})
  })

  test('many reads are dialled early, but never more than ten at once', async () => {
    const lines = Array.from({ length: 14 }, (_, n) => `  A${n}: kv/${n}#x\n`).join('')
    expect((await orderOf(vault, `${HOME}read:\n${lines}`)).order.origins).toHaveLength(10)
  })
})

describe('mistakes', () => {
  test.each([
    ['no address', 'role: ci\n', /"address" is required/],
    ['no TLS', 'address: http://vault.lab.test\n', /^"address" must be an https URL[^\n]*$/],
    [
      'a lifetime',
      `${HOME}lifetime: 15m\n`,
      /"lifetime" cannot be chosen here: token_ttl of the role decides/,
    ],
    [
      'a role with a slash',
      'address: https://vault.lab.test\nrole: a/b\n',
      /"role" must be the name of a role/,
    ],
    [
      'a mount with its prefix',
      `${HOME}mount: auth/jwt\n`,
      /"mount" must be the path below auth\/: "jwt"/,
    ],
    ['a mount that climbs', `${HOME}mount: ../sys\n`, /"mount" must be a path/],
    [
      'a namespace that no header can hold',
      `${HOME}namespace: 日本\n`,
      /"namespace" is sent in a header, which must be ASCII/,
    ],
    [
      'a mount that no header can hold',
      `${HOME}mount: 日本\ninline: true\nread: {A: secret/data/a#b}\n`,
      /"mount" is sent in a header, which must be ASCII with "inline"/,
    ],
    ['a namespace with a hole', `${HOME}namespace: a//b\n`, /"namespace" must be a path/],
    ['an unknown login', `${HOME}login: ldap\n`, /"login" must be one of jwt, cel/],
    ['a flag that is none', `${HOME}inline: yes\n`, /"inline" must be one of true, false/],
    ['nothing to read', `${HOME}read: {}\n`, /"read" must name something/],
    ['reads of another form', `${HOME}read: [a]\n`, /"read" must be a YAML mapping/],
    [
      'a name that is none',
      `${HOME}read:\n  1A: kv/a\n`,
      /"read\.1A" is not the name of a variable/,
    ],
    ['a star alone', `${HOME}read:\n  "*": kv/a\n`, /"read\.\*" is not the name of a variable/],
    ['a star and a field', `${HOME}read:\n  A_*: kv/a#b\n`, /"read\.A_\*" names all fields/],
    [
      'a path that climbs',
      `${HOME}read:\n  A: kv/../sys/raw#b\n`,
      /"read\.A" must be `path#field`/,
    ],
    ['an absolute path', `${HOME}read:\n  A: /kv/a#b\n`, /"read\.A" must be `path#field`/],
    [
      'a path with the prefix of the API',
      `${HOME}read:\n  A: v1/kv/a#b\n`,
      /"read\.A" must be a path below v1\//,
    ],
    [
      'a query of another kind',
      `${HOME}read:\n  A: kv/a?x=1#b\n`,
      /"read\.A" must be `path#field`/,
    ],
    [
      'a version of version 1',
      `${HOME}read:\n  A: kv/a?version=1#b\n`,
      /"read\.A" asks for a version/,
    ],
    ['base64 of everything', `${HOME}read:\n  A: kv/a | base64\n`, /"read\.A" decodes base64/],
    ['base64 of each field', `${HOME}read:\n  A_*: kv/a | base64\n`, /"read\.A_\*"/],
    [
      'a filter twice',
      `${HOME}read:\n  A: "kv/a#b | optional | optional"\n`,
      /must be `path#field`/,
    ],
    [
      'optional with parameters',
      `${HOME}read:\n  A: {path: pki/issue/x, field: 'a | optional', with: {}}\n`,
      /"read\.A" has parameters, with which something is issued/,
    ],
    [
      'unmasked by a beginning that nothing has',
      `${HOME}unmasked: X_*\nread: {A: kv/a#b}\n`,
      /"unmasked" names "X_\*"/,
    ],
    ['another filter', `${HOME}read:\n  A: "kv/a#b | upper"\n`, /"read\.A" must be `path#field`/],
    ['a list', `${HOME}read:\n  A: [kv/a]\n`, /"read\.A" must be `path#field`/],
    [
      'a mapping with strange keys',
      `${HOME}read:\n  A: {path: kv/a, params: {}, x: y}\n`,
      /"read\.A" holds "params", "x"; it may hold path, with and field/,
    ],
    ['a mapping without path', `${HOME}read:\n  A: {with: {}}\n`, /"read\.A" needs a "path"/],
    [
      'a mapping with the field in its path',
      `${HOME}read:\n  A: {path: kv/a#b}\n`,
      /"read\.A" needs a "path"/,
    ],
    [
      'a field that is not a string',
      `${HOME}read:\n  A: {path: kv/a, field: [b]}\n`,
      /"read\.A" must have a text in "field"/,
    ],
    [
      'parameters that are no mapping',
      `${HOME}read:\n  A: {path: kv/a, with: x}\n`,
      /"read\.A" must have a mapping in "with"/,
    ],
    [
      'parameters for a stored secret',
      `${HOME}read:\n  A: {path: secret/data/a, with: {data: x}}\n`,
      /"read\.A" has parameters, with which a path of KV version 2 would be written/,
    ],
    [
      'two names that differ in case',
      `${HOME}read:\n  a: kv/a\n  A: kv/b\n`,
      /"read\.A" would set a variable that a sets already/,
    ],
    [
      'a name of the token',
      `${HOME}export-credentials: true\nread:\n  vault_token: kv/a#b\n`,
      /"read\.vault_token" would set a variable that VAULT_TOKEN sets already/,
    ],
    [
      'plain names that are not read',
      `${HOME}unmasked: [B, A_]\nread:\n  A_*: kv/a\n`,
      /"unmasked" names "B", which "read" does not\n"unmasked" names "A_"/,
    ],
    ['wrap without reads', `${HOME}wrap: 5m\n`, /"wrap" concerns what is read/],
    ['plain without reads', `${HOME}unmasked: A\n`, /"unmasked" concerns what is read/],
    ['inline without reads', `${HOME}inline: true\n`, /"inline" concerns what is read/],
    ['sync without reads', `${HOME}sync: true\n`, /"sync" concerns what is read/],
    [
      'nothing to export',
      `${HOME}export-credentials: false\n`,
      /"export-credentials" would leave nothing/,
    ],
    [
      'inline and a token',
      `${HOME}inline: true\nexport-credentials: true\nsync: true\nwrap: 5m\nread:\n  A: kv/a\n`,
      /"export-credentials" cannot be used with "inline"[^\n]*\n"wrap" cannot[^\n]*\n"sync" cannot/,
    ],
    ['wrap and a field', `${HOME}wrap: 5m\nread:\n  A: kv/a#b\n`, /"read\.A" must be a path alone/],
    ['wrap for too long', `${HOME}wrap: 48h\nread:\n  A: kv/a\n`, /"wrap" must be a duration/],
  ])('%s', async (_, yaml, message) => {
    expect(await mistakesIn(yaml)).toMatch(message)
  })

  test('all are told at once', async () => {
    expect((await mistakesIn('mount: /\nread:\n  1: kv/a\n  A: "#"\n')).split('\n')).toHaveLength(4)
  })
})
