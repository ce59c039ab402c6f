import type { FailureCode } from '../core/failure.ts'
import { maskForms } from '../core/masks.ts'

/** One line of the record, as defined by `record.schema.json`. Contains no secret. */
export interface AuditEvent {
  readonly schema: 1
  /** RFC 3339. */
  readonly time: string
  readonly event: 'leased' | 'refused' | 'ended'
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly audience?: string
  readonly verified?: boolean
  /** Claims of a verified token, verbatim. */
  readonly identity?: RecordedClaims
  /** Claims of a token that was not verified. */
  readonly claimed?: RecordedClaims
  readonly asked?: Readonly<Record<string, string | readonly string[]>>
  readonly id?: string | undefined
  readonly expires_at?: string | null
  /** What was read with the lease, with versions, as the store names it. */
  readonly read?: readonly string[]
  readonly exposed?: readonly string[]
  readonly end?: 'revoked' | 'already-gone' | 'expires' | 'expired' | 'failed' | 'unknown'
  readonly code?: FailureCode | undefined
  /** How an administrator can end a lease early that this action cannot revoke. */
  readonly note?: string | undefined
  /**
   * `unconfirmed`: only the server reports that the lease was gone before it was revoked.
   * `writable-authorities`: the job's user has write access to a trusted CA certificate file.
   */
  readonly flags?: readonly string[] | undefined
}

type RecordedClaims = Readonly<Record<string, unknown>>

// Who ran what, where and on whose behalf: the claims by which an investigation joins this record
// with other logs.
const IDENTITY = [
  ...[
    'iss',
    'sub',
    'aud',
    'jti',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
  ],
  ...[
    'ref',
    'ref_type',
    'ref_protected',
    'sha',
    'head_ref',
    'base_ref',
    'event_name',
    'environment',
    'enterprise',
    'enterprise_id',
  ],
  ...[
    'workflow',
    'workflow_ref',
    'workflow_sha',
    'job_workflow_ref',
    'job_workflow_sha',
    'check_run_id',
  ],
  ...['actor', 'actor_id', 'run_id', 'run_number', 'run_attempt', 'runner_environment'],
]
const LONGEST_CLAIM = 1024

/**
 * Returns the claims that identify repository, ref, workflow, environment, actor, run and token;
 * only strings of at most 1024 characters.
 */
export function pickIdentity(claims: RecordedClaims): RecordedClaims {
  const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map(
    (name) => [name, claims[name]] as const,
  )
  return Object.fromEntries(
    kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM),
  )
}

/** Returns the identity claims of an unverified token; empty if it is not a JWT. */
export function decodeUnverifiedClaims(jwt: string): RecordedClaims {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'),
    )
    return typeof claims === 'object' && claims !== null
      ? pickIdentity(claims as RecordedClaims)
      : {}
  } catch {
    return {}
  }
}

/** Returns the claims without those whose value contains a secret in any masked form. */
export function withoutSecrets(claims: RecordedClaims, secrets: readonly string[]): RecordedClaims {
  const forms = secrets.flatMap(maskForms)
  return Object.fromEntries(
    Object.entries(claims).filter(
      ([, value]) => !forms.some((form) => String(value).includes(form)),
    ),
  )
}

/** Returns the event as one line of JSON. */
export const toJsonLine = (event: AuditEvent): string => JSON.stringify(event)
