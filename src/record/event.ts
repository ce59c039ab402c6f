import type { FailureCode } from '../core/failure.ts'
import { maskForms } from '../core/masks.ts'

/** One line of the record, in the shape of `record.schema.json`. Holds no secret. */
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
  /** Claims of a token that was verified, verbatim. */
  readonly identity?: RecordedClaims
  /** Claims of a token that was not: what somebody claims. */
  readonly claimed?: RecordedClaims
  readonly asked?: Readonly<Record<string, string | readonly string[]>>
  readonly id?: string | undefined
  readonly expires_at?: string | null
  readonly exposed?: readonly string[]
  readonly end?: 'revoked' | 'already-gone' | 'expires' | 'expired' | 'failed' | 'unknown'
  readonly code?: FailureCode | undefined
  /** How an administrator could end early what nobody can return. */
  readonly note?: string | undefined
  /**
   * `unconfirmed`: only the server says that the lease was dead before it was revoked.
   * `writable-authorities`: the job's user may write a file of authorities that was trusted.
   */
  readonly flags?: readonly string[] | undefined
}

type RecordedClaims = Readonly<Record<string, unknown>>

// Who ran what, where, on whose behalf; what an investigation joins on.
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

/** The claims that name repository, ref, workflow, environment, actor, run and token. */
export function pickIdentity(claims: RecordedClaims): RecordedClaims {
  const kept = IDENTITY.filter((name) => Object.hasOwn(claims, name)).map(
    (name) => [name, claims[name]] as const,
  )
  return Object.fromEntries(
    kept.filter(([, value]) => typeof value === 'string' && value.length <= LONGEST_CLAIM),
  )
}

/** What a token that was not verified says of itself; nothing where it is no JWT. */
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

/** Returns the claims without those whose value holds a secret, in whatever form a mask knows. */
export function withoutSecrets(claims: RecordedClaims, secrets: readonly string[]): RecordedClaims {
  const forms = secrets.flatMap(maskForms)
  return Object.fromEntries(
    Object.entries(claims).filter(
      ([, value]) => !forms.some((form) => String(value).includes(form)),
    ),
  )
}

/** The event as one line. */
export const toJsonLine = (event: AuditEvent): string => JSON.stringify(event)
