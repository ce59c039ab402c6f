import { shown } from '../identity/shown.ts'
import type { Desk } from './provider.ts'

/** One claim of the lease's own token, to be compared with the server's side; the token itself is never shown. */
export const claimed = ({ claims }: Pick<Desk, 'claims'>, name: string): string =>
  shown(claims[name])

/** Our side of a refusal: who the token says that it is, one claim a line. */
export const presented = (desk: Pick<Desk, 'claims'>): readonly string[] =>
  ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimed(desk, name)}`)
