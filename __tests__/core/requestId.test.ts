import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { formatFailure } from '../../src/core/report.ts'
import { requestIdOf } from '../../src/core/requestId.ts'
import { mergeFailures } from '../../src/flow/failureLog.ts'

const ID = 'c6104cbe-af31-11e0-8154-cbc7ccf896c7'

describe("a server's request ID", () => {
  test.each([
    'x-amzn-requestid',
    'x-request-id',
    'x-ms-request-id',
    'client-request-id',
    'x-goog-request-id',
    'x-github-request-id',
    'x-correlation-id',
  ])('is read from the header %s', (name) =>
    expect(requestIdOf({ headers: { [name]: ID } })).toBe(ID),
  )

  test.each(['request_id', 'trace_id'])('is read from %s in a JSON body', (name) =>
    expect(requestIdOf({ headers: {}, text: JSON.stringify({ [name]: ID }) })).toBe(ID),
  )

  test.each([ID, '4C2E:3A91F7:1B2C3D4:66AA77BB', '0123456789abcdef0123456789abcdef'])(
    'is shown in the form of %s',
    (id) => expect(requestIdOf({ headers: { 'x-request-id': id } })).toBe(id),
  )

  test.each([
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    'hvs.CAESIJ3mPqF0rC1Yk0gGZ0gq',
    'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
    'ASIAIOSFODNN7EXAMPLE',
    '::error::pwned',
    'a1b2c3d4\n::set-output name=x::1',
    '1234567',
    'abcdefab-cdef',
    'a1'.repeat(21),
    '',
  ])('is dropped in the form of %j', (id) => {
    expect(requestIdOf({ headers: { 'x-request-id': id } })).toBeUndefined()
    expect(requestIdOf({ headers: {}, text: JSON.stringify({ request_id: id }) })).toBeUndefined()
  })

  test.each(['', '{', '[1]', '{"request_id":7}', `{"a":${'['.repeat(50_000)}`])(
    'is absent from a body that is not an object with one: %#',
    (text) => expect(requestIdOf({ headers: {}, text })).toBeUndefined(),
  )
})

describe('a failure with a request ID', () => {
  const failed = (requestId?: string): Failure =>
    new Failure('EXCHANGE_REFUSED', 'rejected', { requestId })

  test('shows it in the log', () => {
    expect(formatFailure(failed(ID)).lines).toContain(`Request ID: ${ID}`)
    expect(formatFailure(failed()).lines.join('\n')).not.toContain('Request ID')
  })

  test('is merged with others of the same words, and all IDs are kept', () => {
    const failure = mergeFailures({ leases: ['a'], failure: failed('1'.repeat(8)) }, [
      { leases: ['b'], failure: failed('2'.repeat(8)) },
      { leases: ['c'], failure: failed() },
    ])
    expect([failure.message, failure.facts.requestId]).toEqual(['rejected', '11111111, 22222222'])
  })
})
