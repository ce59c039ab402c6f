import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { toFailure } from '../../src/http/networkErrors.ts'

const fault = (code: string, connected = false): Failure =>
  toFailure(Object.assign(new Error('ghs_topsecret'), { code }), {
    host: 'vault.lab.test',
    connected,
  })

describe('what a network error means', () => {
  test.each([
    ['ENOTFOUND', false, 'its name does not resolve'],
    ['EAI_AGAIN', true, 'name resolution failed for the moment'],
    ['ECONNREFUSED', true, 'refused the connection'],
    ['ECONNRESET', true, 'closed the connection'],
    ['EPIPE', true, 'closed the connection'],
    ['ETIMEDOUT', true, 'did not accept the connection'],
    ['EHOSTUNREACH', true, 'cannot be reached from this network'],
    ['SELF_SIGNED_CERT_IN_CHAIN', false, 'not trusted here'],
    ['CERT_HAS_EXPIRED', false, 'not valid now'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false, 'could not agree on a secure connection'],
    ['EPROTO', false, 'could not agree on a secure connection'],
    ['CERT_SIGNATURE_FAILURE', false, 'not trusted here'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', false, 'requires a client certificate'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', false, 'rejected the client certificate'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', false, 'rejected the client certificate'],
    ['CERT_REVOKED', false, 'could not agree on a secure connection'],
    ['EWHATEVER', false, 'the connection to vault.lab.test failed'],
  ])('%s is transient: %s', (code, transient, words) => {
    const failure = fault(code)
    expect([failure.code, failure.facts.transient ?? false, failure.facts.notSent]).toEqual([
      'UNREACHABLE',
      transient,
      true,
    ])
    expect(failure.message).toContain(words)
    expect(failure.message).not.toContain('ghs_topsecret')
  })

  test('includes that a request may have been received once the connection was established', () => {
    expect(fault('ECONNRESET', true).facts.notSent).toBe(false)
  })

  test('includes that a server which rejects the client certificate has read no request', () => {
    expect(fault('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true).facts.notSent).toBe(true)
    expect(fault('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', true).facts.notSent).toBe(true)
    expect(fault('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', true).facts.notSent).toBe(false)
  })

  test('is unchanged if it is a Failure already', () => {
    const failure = new Failure('TIMED_OUT', 'late')
    expect(toFailure(failure, { host: 'x', connected: true })).toBe(failure)
  })
})
