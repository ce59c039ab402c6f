import type { HttpResponse } from '../../core/runtime.ts'
import { clip } from '../response.ts'
import { rows, type StsRefusalRow } from './refusals.ts'
import type { Action } from './session.ts'
import { parseXml, textAt } from './xml.ts'

/** A recognised STS rejection. */
export interface Recognised {
  readonly row: StsRefusalRow | undefined
  /** How much of the packed size limit for policies and tags the request uses, in percent. */
  readonly percent: number | undefined
}

/**
 * Returns the row of a rejection, recognised by its code and by words of a closed list. The
 * server's text is not passed on.
 */
export function recognise(response: HttpResponse, action: Action): Recognised {
  const { code, message } = errorIn(response)
  const row = rows.find(
    (each) =>
      each.codes.includes(code) &&
      (each.action ?? action) === action &&
      (each.words?.test(message) ?? true),
  )
  const [, percent] = /\b(\d{1,5}) ?%/.exec(message) ?? []
  return { row, percent: percent === undefined ? undefined : Number(percent) }
}

function errorIn(response: HttpResponse): { readonly code: string; readonly message: string } {
  try {
    const document = parseXml(response, '')
    const at = (name: string): string =>
      textAt(document, 'ErrorResponse', 'Error', name) || textAt(document, 'Error', name)
    return { code: at('Code'), message: clip(at('Message')) }
  } catch {
    // A body that is not XML carries no information beyond its status.
    return { code: '', message: '' }
  }
}
