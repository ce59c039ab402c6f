import { describe, expect, test } from '@jest/globals'
import { oauth } from '../../src/providers/oauth/index.ts'
import { oauthServer } from '../lab/oauth.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, orderOf, plain, providerHarness } from './providerHarness.ts'

const ISSUER = 'https://auth.lab.test/realms/lab'
const inputs = (more: string): string =>
  `address: ${ISSUER}/token\naudience: ${ISSUER}\nexport: docker\n${more}`
const both = 'registries: [docker.io, a.lab.test:5000]\nregistry-username: my-org\n'

describe('registries of a token endpoint', () => {
  test('get the token as the password of the written user', async () => {
    const stage = await providerHarness(oauth, inputs(both), {
      servers: (lab, { verifier }) => oauthServer(lab, verifier).hosts,
    })
    const lease = await stage.obtain()
    const token = plain(lease)['ACCESS_TOKEN'] ?? ''
    expect(
      lease.logins?.map(({ host, username, password }) => [host, username, password.reveal()]),
    ).toEqual([
      ['docker.io', 'my-org', token],
      ['a.lab.test:5000', 'my-org', token],
    ])
    expect(lease.logins?.[0]?.expiresAt).toBe(lease.expiresAt)
    expect(events(stage.runtime.transcript, 'mask').map(({ value }) => value)).toContain(
      btoa(`my-org:${token}`),
    )
  })

  test.each([
    ['registries: docker.io', /"registry-username" and "registries" belong together/],
    ['registry-username: me', /"registry-username" and "registries" belong together/],
    [both.replace('my-org', '"a:b"'), /a user without colons/],
    [both.replace('docker.io', 'Docker.io'), /in lower case/],
  ])('reject %j', async (more, message) =>
    expect((await failureOf(orderOf(oauth, inputs(more)))).message).toMatch(message),
  )
})
