import { Failure } from '../core/failure.ts'
import type { Secret } from '../core/secret.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import {
  type AuditEvent,
  decodeUnverifiedClaims,
  pickIdentity,
  withoutSecrets,
} from '../record/event.ts'

/**
 * Collects what is known about each lease while a step runs, so that each failure is recorded for
 * the lease that it affects, with its own reason.
 */
export interface FailureLog {
  verified(lease: string, token: VerifiedToken): void
  /** The token could not be fetched, verified or matched; `jwt` is set if one was received. */
  unverified(
    leases: readonly { readonly name: string }[],
    failure: Failure,
    jwt: Secret | undefined,
  ): void
  failed(lease: string, failure: Failure): void
  /**
   * Returns the identity and the failure code of a lease; `undefined` if only other leases failed.
   * `failure` is used for every lease if none has a failure of its own.
   */
  eventFor(lease: string, failure: Failure): FailureEvent | undefined
}

type FailureEvent = Pick<AuditEvent, 'verified' | 'identity' | 'claimed' | 'code' | 'request'>
type Actor = Pick<AuditEvent, 'verified' | 'identity' | 'claimed'>

// The signature is verified first, so a token that is rejected with one of these codes was signed
// by the issuer.
const SIGNED: ReadonlySet<string> = new Set(['RUN_MISMATCH', 'EVENT_REFUSED', 'CLAIM_MISMATCH'])

/** Returns an empty failure log that knows only the secret with which tokens are requested. */
export function createFailureLog(bearer?: Secret): FailureLog {
  const who = new Map<string, Actor>()
  const secrets = bearer ? [bearer.reveal()] : []
  const reasons = new Map<string, Failure>()
  return {
    verified(lease, token) {
      secrets.push(token.jwt.reveal())
      who.set(lease, actorOf(token))
    },
    unverified(leases, failure, jwt) {
      for (const { name } of leases) {
        if (jwt) secrets.push(jwt.reveal())
        if (jwt)
          who.set(name, actorFrom(decodeUnverifiedClaims(jwt.reveal()), SIGNED.has(failure.code)))
        if ((failure.facts.lease ?? name) === name) reasons.set(name, failure)
      }
    },
    failed: (lease, failure) => void reasons.set(lease, failure),
    eventFor(lease, failure) {
      const reason = reasons.size === 0 ? failure : reasons.get(lease)
      const { claimed, ...known } = who.get(lease) ?? {}
      return (
        reason && {
          verified: false,
          ...known,
          // The author of an unverified token may know the secrets of this step.
          ...(claimed && { claimed: withoutSecrets(claimed, secrets) }),
          code: reason.code,
          request: reason.facts.requestId,
        }
      )
    },
  }
}

/** Returns the identity in a verified token, for the record. */
export const actorOf = ({ claims }: VerifiedToken): Actor => actorFrom(pickIdentity(claims), true)

const actorFrom = (claims: NonNullable<AuditEvent['identity']>, verified: boolean): Actor =>
  verified ? { verified, identity: claims } : { verified, claimed: claims }

/** A failure, and the leases that it affects. */
export interface LeaseFailure {
  readonly leases: readonly string[]
  readonly failure: Failure
}

/**
 * Merges failures into one. The first code wins; the message lists each distinct failure with the
 * leases it affects.
 */
export function mergeFailures(first: LeaseFailure, more: readonly LeaseFailure[]): Failure {
  if (more.length === 0) return first.failure
  const { code, facts } = first.failure
  const all = [first, ...more]
  const alike = [
    ...Map.groupBy(all, ({ failure }) => `${failure.code} ${failure.message}`).values(),
  ]
  const texts =
    alike.length === 1 ? [first.failure.message] : alike.map((same) => formatGroup(same, code))
  const claims = [
    ...new Set(
      all.flatMap(({ failure }) => (failure.code === code ? (failure.facts.claims ?? []) : [])),
    ),
  ]
  const requestIds = [...new Set(all.flatMap(({ failure }) => failure.facts.requestId ?? []))]
  // The merged failure affects several leases, so it names none.
  const { lease: _, ...rest } = facts
  return new Failure(code, texts.join('\n'), {
    ...rest,
    ...(claims.length > 0 && { claims }),
    ...(requestIds.length > 0 && { requestId: requestIds.join(', ') }),
    cause: first.failure,
  })
}

function formatGroup(same: readonly LeaseFailure[], common: string): string {
  const names = [...new Set(same.flatMap(({ leases }) => leases))]
    .map((name) => `"${name}"`)
    .join(', ')
  return same
    .slice(0, 1)
    .map(
      ({ failure: { code, message } }) =>
        // The token of a sink belongs to no lease.
        `${code === common ? '' : `${code}, `}${names && `lease ${names}: `}${message}`,
    )
    .join('')
}
