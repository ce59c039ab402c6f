import { quoteClaim } from '../identity/claims.ts'
import type { VerifiedToken } from '../identity/verify.ts'

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
export const claimText = ({ claims }: Pick<VerifiedToken, 'claims'>, name: string): string =>
  quoteClaim(claims[name])

/**
 * Returns the suggested policy; for a run of a pull request a sentence in its place, because the
 * subject of one pull request is that of all of them.
 */
export function suggestPolicy(
  { claims }: Pick<VerifiedToken, 'claims'>,
  policy: () => readonly string[],
): readonly string[] {
  const { event_name: event, ref } = claims
  const isPullRequest =
    (typeof event === 'string' && event.startsWith('pull_request')) ||
    (typeof ref === 'string' && ref.startsWith('refs/pull/'))
  if (!isPullRequest) return policy()
  return [
    'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
    'admit every pull request of the repository. Lease after the merge, or write one by hand.',
  ]
}

/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
export const describeToken = (token: Pick<VerifiedToken, 'claims'>): readonly string[] =>
  ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`)
