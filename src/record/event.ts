import type { FailureCode } from '../core/failure.ts'
import { maskForms } from '../core/masks.ts'

/** One line of the record, as defined by `record.schema.json`. Contains no secret. */
export interface AuditEvent extends EventHead {
  readonly from: string
  readonly host: string
  readonly audience?: string
  readonly verified?: boolean
  /** Claims of a verified token, verbatim. */
  readonly identity?: RecordedClaims
  /** Claims of a token that was not verified. */
  readonly claimed?: RecordedClaims
  readonly requested?: Requested
  /** The paths of the secrets that the lease reads; once leased, what was read, with versions. */
  readonly read?: readonly string[]
  /** The same in all lines of one lease. */
  readonly id?: string | undefined
  /** Identifiers under which the provider's own log knows what was leased. */
  readonly keys?: LeaseKeys | undefined
  /** The provider's id of the request that this line is about. */
  readonly request?: string | undefined
  readonly expires_at?: string | null
  readonly exported?: readonly string[]
  /** Later steps obtain the lease again. */
  readonly refresh?: boolean
  /** The step in which the lease was obtained again, as that step states it. */
  readonly step?: string | undefined
  readonly end?: 'revoked' | 'already-gone' | 'expires' | 'expired' | 'failed' | 'unknown'
  readonly code?: FailureCode | undefined
  readonly severity: Severity
  /** How an administrator can end a lease early that this action cannot revoke. */
  readonly note?: string | undefined
  /**
   * `unconfirmed`: only the server reports that the lease was gone before it was revoked.
   * `writable-authorities`: the job's user has write access to a trusted CA certificate file.
   */
  readonly flags?: readonly string[] | undefined
  /** The labels that the workflow sets. */
  readonly labels?: Readonly<Record<string, string>>
  /** How the job's environment is protected, and who approved this run for it. */
  readonly environment_rules?: Readonly<Record<string, unknown>>
}

/** The members that every line has, by which it is joined with other lines and other logs. */
export interface EventHead {
  readonly schema: 2
  /** Unique for each line, so that a line that was delivered twice can be recognised. */
  readonly uid: string
  /** RFC 3339, with milliseconds. */
  readonly time: string
  readonly event: 'leased' | 'refreshed' | 'refused' | 'ended'
  readonly lease: string
  /** The same in all lines of one lease, and in the headers of its requests. */
  readonly lease_uid: string
  readonly run: RunIds
  /** The trace id that the OpenTelemetry receiver for GitHub gives to this run. */
  readonly trace?: string | undefined
}

/** The ids of the run, the job and the ID token; absent where the runner or token has none. */
export interface RunIds {
  readonly repository_id?: string | undefined
  readonly run_id?: string | undefined
  readonly run_attempt?: string | undefined
  readonly check_run_id?: string | undefined
  readonly jti?: string | undefined
}

/** Identifiers by name, such as `access_key_id`; several values as a list. */
export type LeaseKeys = Readonly<Record<string, string | readonly string[]>>

/** How urgently a line deserves attention, in the words of OCSF. */
export type Severity = 'info' | 'low' | 'medium' | 'high'

type Requested = Readonly<Record<string, string | readonly string[]>>
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
    'environment_node_id',
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
/** A custom property of the repository, which only owners of its organisation set. */
const PROPERTY = /^repo_property_[\w-]{1,100}$/
const LONGEST_CLAIM = 1024

/**
 * Returns the claims that identify repository, ref, workflow, environment, actor, run and token,
 * and the repository's custom properties; only strings of at most 1024 characters.
 */
export function pickIdentity(claims: RecordedClaims): RecordedClaims {
  const properties = Object.keys(claims).filter((name) => PROPERTY.test(name))
  const kept = [...IDENTITY, ...properties]
    .filter((name) => Object.hasOwn(claims, name))
    .map((name) => [name, claims[name]] as const)
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

const ALARMING: ReadonlySet<string | undefined> = new Set(['ID_TOKEN_INVALID', 'RUN_MISMATCH'])
const NOTABLE: ReadonlySet<string | undefined> = new Set([
  'CLAIM_MISMATCH',
  'EVENT_REFUSED',
  'ENVIRONMENT_UNPROTECTED',
  'GUARD_FAILED',
])

/**
 * Returns `high` if a token was forged or replayed, `medium` if an identity was not the expected
 * one or a lease may still be valid, `low` for any other failure.
 */
export function severityOf({
  event,
  code,
  end,
  flags = [],
}: Pick<AuditEvent, 'event' | 'code' | 'end' | 'flags'>): Severity {
  switch (event) {
    case 'leased':
    case 'refreshed':
      return 'info'
    case 'refused':
      return ALARMING.has(code) ? 'high' : NOTABLE.has(code) ? 'medium' : 'low'
    case 'ended':
      if (end === 'failed' || end === 'unknown') return 'medium'
      return flags.includes('unconfirmed') ? 'low' : 'info'
  }
}

/** Returns the event as one line of JSON. */
export const toJsonLine = (event: AuditEvent): string => JSON.stringify(event)
