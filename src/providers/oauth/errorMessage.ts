import { type JsonObject, objectAt, textAt } from '../response.ts'

/** What the server wrote for people, wherever it stands: OAuth, JSON:API, or plain. Foreign: to be matched, or reduced before it is shown. */
export function wordsOf(answer: JsonObject): string | undefined {
  const first = firstError(answer)
  return (
    textAt(answer, 'error_description') ??
    (first &&
      (textAt(first, 'detail') ??
        textAt(first, 'description') ??
        textAt(first, 'message') ??
        textAt(first, 'title'))) ??
    textAt(answer, 'message') ??
    textAt(answer, 'detail') ??
    textAt(answer, 'Message') ??
    textAt(answer, 'error')
  )
}

/** The code of an error, wherever it stands. */
export function codeOf(answer: JsonObject): string | undefined {
  const first = firstError(answer)
  return textAt(answer, 'error') ?? (first && textAt(first, 'code'))
}

function firstError(answer: JsonObject): JsonObject | undefined {
  const list = Object.hasOwn(answer, 'errors') ? answer['errors'] : undefined
  return Array.isArray(list) ? objectAt({ first: list[0] as unknown }, 'first') : undefined
}
