import { asFailure, Failure } from '../../core/failure.ts'
import type { Answer, Request } from '../../core/runtime.ts'
import { printable, quoted } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { Desk, Granted } from '../provider.ts'
import {
  invalid,
  type JsonObject,
  jsonOf,
  leniently,
  objectAt,
  own,
  refused,
  secondsAt,
  textAt,
} from '../response.ts'
import { standby } from './commonRows.ts'
import type { Terms } from './config.ts'
import { dataRows, readRows } from './readRows.ts'
import type { Source } from './readSpec.ts'
import { ask } from './request.ts'
import { retryLagging } from './retryLagging.ts'
import { rowOf, wordsOf } from './row.ts'
import { unreadable } from './selectFields.ts'

/** What a path answered: the fields of the secret, and what it leased, if anything. */
export interface Found {
  readonly body: JsonObject
  readonly fields: JsonObject
  /** What a receipt closes; absent where nothing can have been leased. */
  readonly intent: number | undefined
  /** Closes the intent of a response that leased nothing. */
  leasedNothing?(): void
}

// A node may not know a token for a moment after the login; a token that is really dead stays so.
const UNKNOWN_FOR = 3
// As large as the largest secret that the server stores.
const LARGEST = 1024 * 1024

/** The request for a source. */
export function requestFor(
  terms: Terms,
  source: Source,
  headers: Readonly<Record<string, string | Secret>>,
): Request {
  const { path, version, parameters } = source
  const query = version === undefined ? '' : `?version=${version}`
  const wrapping = terms.wrap === undefined ? undefined : { 'X-Vault-Wrap-TTL': `${terms.wrap}s` }
  const how =
    parameters === undefined
      ? ({ method: 'GET', query } as const)
      : ({ value: parameters, query } as const)
  return ask(terms, path, { ...how, headers: { ...headers, ...wrapping }, cap: LARGEST })
}

/** Reads one source with the token. */
export async function readWith(
  token: Secret,
  source: Source,
  { terms, desk }: { readonly terms: Terms; readonly desk: Desk },
): Promise<Found> {
  const request = requestFor(terms, source, { 'X-Vault-Token': token })
  const judging = retryLagging((answer, attempt) =>
    answer.status === 403 && isUnknown(answer) && attempt <= UNKNOWN_FOR ? 'retry' : undefined,
  )
  const leasesNothing = source.versioned && terms.wrap === undefined
  // What is leased inside a wrapping outlives it.
  const life = source.versioned ? terms.wrap : undefined
  try {
    const { answer, ...granted }: Partial<Granted> & Pick<Granted, 'answer'> = leasesNothing
      ? { answer: await desk.send(request, judging) }
      : await desk.requestLease({ request, life, ...judging })
    if (answer.status < 200 || answer.status > 299) throw readRefused(answer, source, terms)
    return { ...fieldsIn(answer, source, terms), intent: undefined, ...granted }
  } catch (error) {
    throw ofRead(asFailure(error), source)
  }
}

/** The token is not known (yet), as opposed to not allowed. */
export const isUnknown = (answer: Answer): boolean =>
  /invalid token|bad token/.test(wordsOf(answer))

/** What a yes holds. */
export function fieldsIn(
  answer: Answer,
  source: Source,
  terms: Pick<Terms, 'host' | 'wrap'>,
): Pick<Found, 'body' | 'fields'> {
  const { host, wrap } = terms
  const to = `to reading ${quoted(source.path)}`
  // Engines that only do something answer 204.
  if (answer.status === 204) throw invalid(host, `${to} with nothing to hand over`)
  const body = jsonOf(answer, host)
  if (wrap !== undefined) return { body, fields: {} }
  const fields = objectAt(body, 'data')
  if (!fields) throw invalid(host, `${to} without "data"`)
  if (!source.versioned) return { body, fields }
  const inner = versionOf(fields)
  if (inner === undefined) throw unreadable(source.path, dataRows.deleted)
  return { body, fields: inner }
}

/** The fields inside KV version 2; those of a version 1 mount whose path happens to hold `data` are the fields themselves. */
function versionOf(fields: JsonObject): JsonObject | undefined {
  const metadata = objectAt(fields, 'metadata')
  if (!metadata || typeof own(metadata, 'version') !== 'number') return fields
  return objectAt(fields, 'data')
}

/** Why a read was refused. */
export function readRefused(
  answer: Answer,
  source: Source,
  { host }: Pick<Terms, 'host'>,
): Failure {
  const gone = answer.status === 404 && source.versioned ? goneIn(answer) : undefined
  if (gone) return unreadable(source.path, gone)
  const row = answer.status === 307 ? standby : rowOf(answer, readRows)
  return refused(answer, {
    code: 'READ_REFUSED',
    host,
    to: `reading ${quoted(source.path)}; the login was fine`,
    row,
  })
}

/** A 404 with a body: the version is there, but was deleted or destroyed. */
function goneIn(answer: Answer): (typeof dataRows)['deleted'] | undefined {
  const metadata = objectAt(objectAt(leniently(answer), 'data') ?? {}, 'metadata')
  if (!metadata) return undefined
  if (own(metadata, 'destroyed') === true) return dataRows.destroyed
  return textAt(metadata, 'deletion_time') === undefined ? undefined : dataRows.deleted
}

/** A failure below the protocol says which path it was, and that the login was fine. */
function ofRead(failure: Failure, source: Source): Failure {
  if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT') return failure
  return new Failure(
    failure.code,
    `the login was fine; reading ${quoted(printable(source.path))} failed: ${failure.message}`,
    {
      ...failure.facts,
      cause: failure,
    },
  )
}

/** The wrapping token of an answer, and when it ends. */
export function wrappingIn(
  { body }: Pick<Found, 'body'>,
  host: string,
): { readonly info: JsonObject; readonly seconds: number } {
  const info = objectAt(body, 'wrap_info')
  const seconds = info && secondsAt(info, 'ttl')
  if (!info || seconds === undefined) throw invalid(host, 'without the wrapping that was asked for')
  return { info, seconds }
}
