import type { HttpResponse } from '../../core/runtime.ts'
import { clip } from '../response.ts'
import { rows, type StsRefusalRow } from './refusals.ts'
import type { Action } from './session.ts'
import { parseXml, textAt } from './xml.ts'

/** What a refusal of STS says, as far as it was recognised. */
export interface Recognised {
  readonly row: StsRefusalRow | undefined
  /** How full the room for policies and tags would be. */
  readonly percent: number | undefined
}

/**
 * Recognises a refusal by its code and by words of a closed list; the server's own words go no
 * further.
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
    // What is no XML says nothing but its status.
    return { code: '', message: '' }
  }
}
