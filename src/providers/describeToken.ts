import { quoteClaim } from '../identity/quoteClaim.ts'
import type { VerifiedToken } from '../identity/verify.ts'

/**
 * One claim of the lease's own token, to be compared with the server's side; the token itself is
 * never shown.
 */
export const claimText = ({ claims }: Pick<VerifiedToken, 'claims'>, name: string): string =>
  quoteClaim(claims[name])

/** Our side of a refusal: who the token says that it is, one claim a line. */
export const describeToken = (token: Pick<VerifiedToken, 'claims'>): readonly string[] =>
  ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`)
