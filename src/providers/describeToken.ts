import { quoteClaim } from '../identity/quoteClaim.ts'
import type { VerifiedToken } from '../identity/verify.ts'

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
export const claimText = ({ claims }: Pick<VerifiedToken, 'claims'>, name: string): string =>
  quoteClaim(claims[name])

/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
export const describeToken = (token: Pick<VerifiedToken, 'claims'>): readonly string[] =>
  ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`)
