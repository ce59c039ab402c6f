import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Secret } from '../../src/core/secret.ts'
import { type Signer, sign, type Unsigned } from '../../src/providers/aws/sigv4.ts'

/** A case of the suite that AWS publishes; see vectors/SOURCES.md. */
interface Vector {
  readonly name: string
  readonly context: {
    readonly credentials: {
      readonly access_key_id: string
      readonly secret_access_key: string
      readonly token?: string
    }
    readonly region: string
    readonly service: string
    readonly timestamp: string
    readonly sign_body: boolean
  }
  readonly request: string
  readonly signature: string
}

const { cases } = JSON.parse(
  readFileSync(new URL('../vectors/sigv4.json', import.meta.url), 'utf8'),
) as { cases: readonly Vector[] }

function requestOf({ request, context }: Vector): Unsigned {
  const [head = '', body = ''] = request.split('\n\n')
  const [first = '', ...lines] = head.trimEnd().split('\n')
  const [, method = '', target = ''] = /^(\w+) (.+) HTTP\/1\.1$/.exec(first) ?? []
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
  const host = headers.get('Host') ?? ''
  headers.delete('Host')
  if (context.sign_body)
    headers.set('X-Amz-Content-Sha256', createHash('sha256').update(body).digest('hex'))
  return {
    method,
    url: new URL(`https://${host}${target}`),
    headers: Object.fromEntries(headers),
    body,
  }
}

function signerOf({ context: { credentials } }: Vector): Signer {
  const { access_key_id: id, secret_access_key: secret, token } = credentials
  const keys = { accessKeyId: new Secret(id), secretAccessKey: new Secret(secret) }
  return token === undefined ? keys : { ...keys, sessionToken: new Secret(token) }
}

describe('a request is signed as the suite of AWS signs it', () => {
  test('of which there are some', () => expect(cases.length).toBe(25))

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, vector) => {
    const { region, service, timestamp } = vector.context
    const headers = sign(requestOf(vector), signerOf(vector), {
      region,
      service,
      now: Date.parse(timestamp) / 1000,
    })
    const authorization = headers['Authorization']
    expect(authorization).toBeInstanceOf(Secret)
    expect((authorization as Secret).reveal()).toContain(`Signature=${vector.signature}`)
    expect(headers['X-Amz-Date']).toBe('20150830T123600Z')
  })
})

test('what is secret in a signed request stays wrapped', () => {
  const vector = cases.find(({ context }) => context.credentials.token !== undefined)
  if (!vector) throw new Error('no case has a token')
  const headers = sign(requestOf(vector), signerOf(vector), {
    region: 'us-east-1',
    service: 'sts',
    now: 1_790_000_000.9,
  })
  expect(JSON.stringify(headers)).toBe(
    '{"X-Amz-Date":"20260921T141320Z","X-Amz-Security-Token":"***","Authorization":"***"}',
  )
})
