import { asFailure, Failure } from '../../core/failure.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
import { unreadable } from '../reading/selectFields.ts'
import {
  type JsonObject,
  jsonOrEmpty,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  secondsAt,
  textAt,
} from '../response.ts'
import { standby } from './commonRows.ts'
import type { VaultConfig } from './config.ts'
import { dataRows, readRows } from './readRows.ts'
import type { VaultSource } from './readSpec.ts'
import { vaultRequest } from './request.ts'
import { confirmAbsence } from './retryLagging.ts'
import { errorWords, isAbsent, matchRow } from './row.ts'

/** The response of a path: the fields of the secret, and the intent of what it may have leased. */
export interface SecretResponse {
  readonly body: JsonObject
  readonly fields: JsonObject
  /** The intent that a receipt closes; absent if nothing can have been leased. */
  readonly intent: number | undefined
  /** Closes the intent of a response that leased nothing. */
  leasedNothing?(): void
}

// The number of attempts for which "invalid token" is retried: a node may not know the token for a
// moment after the login, while an expired or revoked token stays unknown.
const UNKNOWN_FOR = 3
// The size of the largest secret that the server stores.
const LARGEST = 1024 * 1024

/** Returns the request for a source. */
export function requestFor(
  config: VaultConfig,
  source: VaultSource,
  headers: Readonly<Record<string, string | Secret>>,
): HttpRequest {
  const { path, version, parameters } = source
  const query = version === undefined ? '' : `?version=${version}`
  const wrapping = config.wrap === undefined ? undefined : { 'X-Vault-Wrap-TTL': `${config.wrap}s` }
  const how =
    parameters === undefined
      ? ({ method: 'GET', query } as const)
      : ({ value: parameters, query } as const)
  return vaultRequest(config, path, { ...how, headers: { ...headers, ...wrapping }, cap: LARGEST })
}

/** A secret that does not exist, and the failure for entries that require it. */
export interface AbsentSecret {
  readonly absent: Failure
}

/**
 * Reads one source with the token. Throws `READ_REFUSED` if the read is rejected for another reason
 * than that the secret does not exist.
 */
export async function readWith(
  token: Secret,
  source: VaultSource,
  { config, leaseSession }: { readonly config: VaultConfig; readonly leaseSession: LeaseSession },
): Promise<SecretResponse | AbsentSecret> {
  const request = requestFor(config, source, { 'X-Vault-Token': token })
  const judging = confirmAbsence(source, config, (response, attempt) =>
    response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
      ? 'retry'
      : undefined,
  )
  const leasesNothing = source.versioned && config.wrap === undefined
  // A lease inside a wrapping outlives it, so the TTL of the wrapping limits KV version 2 only.
  const life = source.versioned ? config.wrap : undefined
  try {
    const { response, ...granted }: Partial<LeaseResponse> & Pick<LeaseResponse, 'response'> =
      leasesNothing
        ? { response: await leaseSession.send(request, judging) }
        : await leaseSession.requestLease({ request, life, ...judging })
    if (isAbsent(response)) return { absent: readRefused(response, source, config) }
    if (response.status < 200 || response.status > 299) throw readRefused(response, source, config)
    return { ...fieldsIn(response, source, config), intent: undefined, ...granted }
  } catch (error) {
    throw withPath(asFailure(error), source)
  }
}

/** Returns whether the node does not know the token (yet), as opposed to denying it permission. */
export const isInvalidToken = (response: HttpResponse): boolean =>
  /invalid token|bad token/.test(errorWords(response))

/**
 * Returns the body of a success response and the fields of its secret. Throws `RESPONSE_INVALID` if
 * there are no fields, `READ_REFUSED` if the version is deleted.
 */
export function fieldsIn(
  response: HttpResponse,
  source: VaultSource,
  config: Pick<VaultConfig, 'host' | 'wrap'>,
): Pick<SecretResponse, 'body' | 'fields'> {
  const { host, wrap } = config
  const to = `to reading ${quoted(source.path)}`
  // Engines that return nothing respond with 204.
  if (response.status === 204) throw responseInvalid(host, `${to} with nothing to export`)
  const body = parseJson(response, host)
  if (wrap !== undefined) return { body, fields: {} }
  const fields = objectAt(body, 'data')
  if (!fields) throw responseInvalid(host, `${to} without "data"`)
  if (!source.versioned) return { body, fields }
  const inner = secretVersion(fields)
  if (inner === undefined) throw unreadable(source.path, dataRows.deleted)
  return { body, fields: inner }
}

/**
 * Returns the fields inside a KV version 2 response. On a version 1 mount whose path happens to
 * contain `data`, the fields are not nested.
 */
function secretVersion(fields: JsonObject): JsonObject | undefined {
  const metadata = objectAt(fields, 'metadata')
  if (!metadata || typeof ownMember(metadata, 'version') !== 'number') return fields
  return objectAt(fields, 'data')
}

/** Returns the failure for a rejected read. */
export function readRefused(
  response: HttpResponse,
  source: VaultSource,
  { host }: Pick<VaultConfig, 'host'>,
): Failure {
  const gone = response.status === 404 && source.versioned ? deletedVersion(response) : undefined
  if (gone) return unreadable(source.path, gone)
  const row = response.status === 307 ? standby : matchRow(response, readRows)
  return rejection(response, {
    code: 'READ_REFUSED',
    host,
    to: `reading ${quoted(source.path)}; the login was fine`,
    row,
  })
}

/** Returns the row for a 404 with a body: the version exists but was deleted or destroyed. */
function deletedVersion(response: HttpResponse): (typeof dataRows)['deleted'] | undefined {
  const metadata = objectAt(objectAt(jsonOrEmpty(response), 'data') ?? {}, 'metadata')
  if (!metadata) return undefined
  if (ownMember(metadata, 'destroyed') === true) return dataRows.destroyed
  return textAt(metadata, 'deletion_time') === undefined ? undefined : dataRows.deleted
}

/** Adds to a network failure which path was read, and that the login succeeded. */
function withPath(failure: Failure, source: VaultSource): Failure {
  if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT') return failure
  return new Failure(
    failure.code,
    `the login was fine; reading ${quoted(sanitizeForeign(source.path))} failed: ` +
      `${failure.message}`,
    {
      ...failure.facts,
      cause: failure,
    },
  )
}

/**
 * Returns the wrapping token of a response and its TTL in seconds. Throws `RESPONSE_INVALID` if
 * there is none.
 */
export function wrappingIn(
  { body }: Pick<SecretResponse, 'body'>,
  host: string,
): { readonly info: JsonObject; readonly seconds: number } {
  const info = objectAt(body, 'wrap_info')
  const seconds = info && secondsAt(info, 'ttl')
  if (!info || seconds === undefined)
    throw responseInvalid(host, 'without the wrapping that was asked for')
  return { info, seconds }
}
