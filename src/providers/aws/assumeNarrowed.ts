import { Failure } from '../../core/failure.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { assume } from './assume.ts'
import type { AwsConfig } from './config.ts'

/** The purpose of a session that is not exported. */
interface Purpose {
  /** The input that needs it. */
  readonly input: string
  /** Completes "it was used to …". */
  readonly use: string
  /** Allows that and nothing else; `undefined` if it would be too long. */
  readonly policy: string | undefined
}

/**
 * Returns a session that may do what it is for and nothing else, unless the user restricts it. Its
 * receipts say that it was not exported.
 */
export async function assumeNarrowed(
  config: AwsConfig,
  leaseSession: LeaseSession,
  { input, use, policy }: Purpose,
): Promise<Lease> {
  const { policies } = config
  const unexported = withNote(leaseSession, `it was used to ${use} and was not exported`)
  const unrestricted = (): Promise<Lease> => {
    const { log, token } = leaseSession
    log(
      'notice',
      `${token.lease}: "${input}" names too much for a session policy, so the session can do all ` +
        'that its role can until it expires; split the lease, or write "session-policy"',
    )
    return assume(config, unexported)
  }
  if (isRestricted(policies)) return assume(config, unexported)
  if (policy === undefined) return unrestricted()
  try {
    return await assume({ ...config, policies: { policy, managed: [] } }, unexported)
  } catch (error) {
    // The message of the rejection is ours, and contains this code.
    if (!(error instanceof Failure && error.message.includes('PackedPolicyTooLarge'))) throw error
    return unrestricted()
  }
}

/** Returns whether the workflow itself restricts the session. */
export const isRestricted = ({ policy, managed }: AwsConfig['policies']): boolean =>
  policy !== undefined || managed.length > 0

/** Returns a lease session that puts a note before that of each receipt. */
export const withNote = (leaseSession: LeaseSession, note: string): LeaseSession => ({
  ...leaseSession,
  keep: (kept) =>
    leaseSession.keep({
      ...kept,
      note: [note, kept.note].filter((part) => part !== undefined).join('; '),
    }),
})
