import type { HttpResponse } from '../../core/runtime.ts'
import type { ServerError } from '../refusals.ts'
import { jsonOrEmpty, textAt } from '../response.ts'

/** Reads the error of a JSON service as the SDKs do: servers write its code in one of two places. */
export function jsonErrorIn(response: HttpResponse): ServerError {
  const body = jsonOrEmpty(response)
  const stated = response.headers['x-amzn-errortype'] ?? textAt(body, '__type') ?? ''
  const code = stated.replace(/:.*$/, '').replace(/^.*#/, '')
  const message = textAt(body, 'message') ?? textAt(body, 'Message') ?? ''
  return { status: response.status, code, message }
}
