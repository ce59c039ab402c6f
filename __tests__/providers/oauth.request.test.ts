import { expect, test } from '@jest/globals'
import { oauth } from '../../src/providers/oauth/index.ts'
import { events } from '../lab/transcript.ts'
import { providerHarness } from './providerHarness.ts'

/** What reaches a server that grants whatever it is asked. */
async function sent(yaml: string): Promise<{
  method: string
  url: string
  body: string
  headers: Readonly<Record<string, string>>
  jwt: string
}> {
  const stage = await providerHarness(
    oauth,
    `address: https://auth.lab.test/token\naudience: x\n${yaml}`,
    {
      servers: () => ({
        'https://auth.lab.test': () => ({ status: 200, body: { access_token: 'abcdefgh' } }),
      }),
    },
  )
  await stage.obtain()
  const [request] = events(stage.runtime.transcript, 'request')
  if (!request) throw new Error('nothing was sent')
  const jwt = [...stage.runtime.lab.issued].find((each) => each.startsWith('eyJ')) ?? ''
  return { ...request, jwt }
}

test('a GET carries everything in the query, and the token where it belongs', async () => {
  const { method, url, body, headers, jwt } = await sent(
    'http-method: GET\ngrant: none\nbody: none\ntoken-in: bearer\nscope: [a, b]\nparameters:\n  ' +
      'id: [one, "two & three"]',
  )
  expect({ method, url, body }).toEqual({
    method: 'GET',
    url: 'https://auth.lab.test/token?scope=a+b&id=one&id=two+%26+three',
    body: '',
  })
  expect(headers['authorization']).toBe(`Bearer ${jwt}`)
})

test('a token may stand in the query, for servers that look nowhere else', async () => {
  const { url, jwt } = await sent('grant: none\nbody: none\ntoken-in: query\ntoken-field: jwt')
  expect(new URL(url).searchParams.get('jwt')).toBe(jwt)
})

test('JSON carries lists and maps as they were written, and the time where it is asked for', async () => {
  const { body, jwt } = await sent(
    'body: json\nresource: [https://a.lab.test, https://b.lab.test]\nparameters:\n  at: ' +
      '<now>\n  deep: { list: [<now>, 007], text: "<now>!" }',
  )
  expect(JSON.parse(body)).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    resource: ['https://a.lab.test', 'https://b.lab.test'],
    at: '2026-09-21T14:13:20Z',
    deep: { list: ['2026-09-21T14:13:20Z', '007'], text: '<now>!' },
    subject_token: jwt,
  })
})

test('a form repeats a field that has several values, and takes types of any kind', async () => {
  const { body } = await sent(
    'resource: [https://a.lab.test, https://b.lab.test]\nsubject-type: ' +
      'https://own.lab.test/type\nrequested-type: id_token',
  )
  const form = new URLSearchParams(body)
  expect(form.getAll('resource')).toEqual(['https://a.lab.test', 'https://b.lab.test'])
  expect(form.get('subject_token_type')).toBe('https://own.lab.test/type')
  expect(form.get('requested_token_type')).toBe('urn:ietf:params:oauth:token-type:id_token')
})
