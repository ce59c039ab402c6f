import { type JsonObject, objectAt, textAt } from '../response.ts'

/**
 * What the server wrote for people, wherever it stands: OAuth, JSON:API, or plain. Foreign: to be
 * matched, or reduced before it is shown.
 */
export function errorMessage(response: JsonObject): string | undefined {
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

/** The code of an error, wherever it stands. */
export function errorCode(response: JsonObject): string | undefined {
  const first = firstError(response)
  return textAt(response, 'error') ?? (first && textAt(first, 'code'))
}

function firstError(response: JsonObject): JsonObject | undefined {
  const list = Object.hasOwn(response, 'errors') ? response['errors'] : undefined
  return Array.isArray(list) ? objectAt({ first: list[0] as unknown }, 'first') : undefined
}
