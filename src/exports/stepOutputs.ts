import type { Failure } from '../core/failure.ts'
import { Secret, unwrap } from '../core/secret.ts'
import { rfc3339 } from '../core/time.ts'
import type { Lease } from '../journal/credentials.ts'

/** What the outputs contain for one lease. */
export interface LeaseOutputs {
  readonly name: string
  readonly from: string
  readonly lease: Lease
  readonly ends: 'revoked' | 'expires'
  /** Later steps obtain the lease again. */
  readonly refresh: boolean
  /** The exported values: those of `export: output`, and the paths of `export: file`. */
  readonly values: ReadonlyMap<string, Secret | string>
  /** Values that are outputs of their own in the flat form only. */
  readonly extras: ReadonlyMap<string, Secret | string>
}

/**
 * Returns the outputs of a step: in the flat form one per value, and in both forms `values`,
 * `details`, `leased` and the expiry of the first lease to expire.
 */
export function stepOutputs(
  leases: readonly LeaseOutputs[],
  form: 'flat' | 'many',
  now: number,
): ReadonlyMap<string, Secret | string> {
  const outputs = new Map<string, Secret | string>()
  if (form === 'flat')
    for (const { values, extras } of leases)
      for (const [name, value] of [...values, ...extras]) outputs.set(name, value)
  const withValues = leases.filter(({ values }) => values.size > 0)
  if (withValues.length > 0) outputs.set('values', valuesDocument(withValues))
  outputs.set(
    'details',
    JSON.stringify(Object.fromEntries(leases.map((lease) => [lease.name, publicSummary(lease)]))),
  )
  outputs.set('leased', 'true')
  const missing = leases.flatMap(({ name, lease }) =>
    (lease.missing ?? []).map((secret) => (form === 'flat' ? secret : `${name}.${secret}`)),
  )
  if (missing.length > 0) outputs.set('missing', missing.join(','))
  const ends = leases.map(({ lease }) => lease.expiresAt).filter((end) => end !== undefined)
  if (ends.length > 0) {
    const first = Math.min(...ends)
    outputs.set('expires-at', rfc3339(first))
    outputs.set('ttl-seconds', String(Math.max(0, Math.floor(first - now))))
  }
  return outputs
}

/**
 * Returns JSON on one line: lease → NAME → value. The whole is a secret, though the runner masks
 * its parts.
 */
function valuesDocument(leases: readonly LeaseOutputs[]): Secret {
  const plain = leases.map(({ name, values }) => [
    name,
    Object.fromEntries([...values].map(([key, value]) => [key, unwrap(value)])),
  ])
  return new Secret(JSON.stringify(Object.fromEntries(plain)))
}

function publicSummary({ from, lease, ends, refresh }: LeaseOutputs): Record<string, unknown> {
  return {
    from,
    id: lease.id,
    'expires-at': lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt),
    ends,
    refresh,
  }
}

/**
 * Returns the outputs of a failed step, for workflows that continue: the code, the claims that
 * differ, and the path of the record.
 */
export function failureOutputs({ code, facts }: Failure): ReadonlyMap<string, string> {
  return new Map([
    ['error-code', code],
    ...(facts.claims === undefined ? [] : [['error-claim', facts.claims.join(',')] as const]),
    ...(facts.record === undefined ? [] : [['record', facts.record] as const]),
  ])
}
