import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { Secret } from '../../src/core/secret.ts'

test('a secret shows nothing of itself, however it is rendered', () => {
  const secret = new Secret('correct horse')
  const rendered = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    Object.values({ ...secret }).join(),
    String(Object.entries(secret)),
  ]
  expect(rendered.join('\n')).not.toContain('correct')
  expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(['***', '"***"', '***'])
})

test('a secret tells its length, and gives itself up where it is asked to', () => {
  const secret = new Secret('correct horse')
  expect([secret.length, secret.reveal()]).toEqual([13, 'correct horse'])
})
