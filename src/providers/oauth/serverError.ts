import type { HttpResponse } from '../../core/runtime.ts'
import type { ServerError } from '../refusals.ts'
import { type JsonObject, jsonOrEmpty, objectAt, textAt } from '../response.ts'

/** Returns the error in a response, in the format of OAuth, JSON:API, or plain. */
export function errorIn(response: HttpResponse): ServerError {
  const body = jsonOrEmpty(response)
  const { status } = response
  return { status, code: errorCode(body) ?? '', message: errorMessage(body) ?? '' }
}

/**
 * Returns the server's error message in the format of OAuth, JSON:API, or plain. It is untrusted:
 * match it, or sanitize it before it is shown.
 */
function errorMessage(response: JsonObject): string | undefined {
  const first = firstError(response)
  return (
    textAt(response, 'error_description') ??
    (first &&
      (textAt(first, 'detail') ??
        textAt(first, 'description') ??
        textAt(first, 'message') ??
        textAt(first, 'title'))) ??
    textAt(response, 'message') ??
    textAt(response, 'detail') ??
    textAt(response, 'Message') ??
    textAt(response, 'error')
  )
}

/** Returns the error code in any of the formats. */
function errorCode(response: JsonObject): string | undefined {
  const first = firstError(response)
  return textAt(response, 'error') ?? (first && textAt(first, 'code'))
}

function firstError(response: JsonObject): JsonObject | undefined {
  const list = Object.hasOwn(response, 'errors') ? response['errors'] : undefined
  return Array.isArray(list) ? objectAt({ first: list[0] as unknown }, 'first') : undefined
}
