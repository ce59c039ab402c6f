import { quoted } from '../kit/printable.ts'
import type { Desk } from './provider.ts'

// The longest subject that a server is known to accept has 600 characters.
const LONGEST = 600

/** One claim of the lease's own token, to be compared with the server's side; the token itself is never shown. */
export const claimed = ({ claims }: Pick<Desk, 'claims'>, name: string): string => quoted(String(claims[name] ?? ''), LONGEST)

/** Our side of a refusal: who the token says that it is, one claim a line. */
export const presented = (desk: Pick<Desk, 'claims'>): readonly string[] =>
  ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimed(desk, name)}`)
