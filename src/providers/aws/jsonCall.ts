import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import type { ServerError } from '../refusals.ts'
import { jsonOrEmpty, textAt } from '../response.ts'
import { type Scope, type Signer, sign } from './sigv4.ts'

/** An operation of a service with the protocol JSON 1.1. */
export interface JsonOperation {
  readonly url: URL
  /** The value of `X-Amz-Target`. */
  readonly target: string
  readonly body: object
}

/** The error codes with which a service rejects a session or its signature. */
export const SESSION_REJECTED = [
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
]

const TYPE = 'application/x-amz-json-1.1'

/** Returns the signed request of an operation. */
export function signedJson(
  { url, target, body }: JsonOperation,
  signer: Signer,
  scope: Scope,
): HttpRequest {
  const text = JSON.stringify(body)
  const named = { 'Content-Type': TYPE, 'X-Amz-Target': target }
  const headers = sign({ method: 'POST', url, headers: named, body: text }, signer, scope)
  return {
    ...{ method: 'POST', url, headers, expects: 'json' },
    body: { kind: 'text', type: TYPE, text },
  }
}

/** Reads the error code as the SDKs do: servers write it in one of two places. */
export function errorIn(response: HttpResponse): ServerError {
  const body = jsonOrEmpty(response)
  const stated = response.headers['x-amzn-errortype'] ?? textAt(body, '__type') ?? ''
  const code = stated.replace(/:.*$/, '').replace(/^.*#/, '')
  const message = textAt(body, 'message') ?? textAt(body, 'Message') ?? ''
  return { status: response.status, code, message }
}
