import { VERSION } from '../core/version.ts'
import type { ProviderName } from './registry.ts'

/** Identifies the sender of a request: the run and the lease that the request is for. */
export interface Sender {
  readonly from: string
  readonly lease: string
  readonly leaseUid: string
  /** Names the run: `repository`, `run_id`, `run_attempt` and, if known, `check_run_id`. */
  readonly run: Readonly<Record<string, string | undefined>>
}

const LONGEST = 256

/**
 * The header that a provider copies into its own audit log, beside `User-Agent`, and the form in
 * which it accepts the lease's uid.
 */
const HEADERS = {
  vault: ['X-Correlation-Id', (uid) => uid],
  azure: ['client-request-id', guid],
  gcp: ['X-Goog-Request-Reason', (uid) => uid],
} as const satisfies Partial<
  Record<ProviderName, readonly [name: string, form: (uid: string) => string]>
>

/**
 * Returns the headers by which a request is found in the provider's audit log. They contain only
 * values of this action and ids: a ref or a title is written by outsiders.
 */
export function correlationHeaders(sender: Sender): Readonly<Record<string, string>> {
  const own: readonly [string, (uid: string) => string] | undefined = Object.hasOwn(
    HEADERS,
    sender.from,
  )
    ? HEADERS[sender.from as keyof typeof HEADERS]
    : undefined
  return {
    'User-Agent': userAgent(sender),
    ...(own && { [own[0]]: own[1](sender.leaseUid) }),
  }
}

/** Returns `lease-credentials/VERSION (owner/repo; run N/attempt; job; lease)`, in ASCII. */
function userAgent({ run, lease }: Sender): string {
  const { repository, run_id, run_attempt, check_run_id } = run
  const parts = [
    repository,
    run_id && `run ${run_id}/${run_attempt ?? ''}`,
    check_run_id && `job ${check_run_id}`,
    lease,
  ].filter((part) => part !== undefined && part !== '')
  const comment = parts.join('; ').replace(/[^A-Za-z0-9 ;._/-]/g, '_')
  return `${`lease-credentials/${VERSION} (${comment}`.slice(0, LONGEST - 1)})`
}

/** Returns 32 hexadecimal digits in the form of a GUID, which Entra requires. */
function guid(uid: string): string {
  return uid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
