import { asFailure, Failure } from '../../core/failure.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
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
import type { ReadSource } from './readSpec.ts'
import { vaultRequest } from './request.ts'
import { retryLagging } from './retryLagging.ts'
import { errorWords, matchRow } from './row.ts'
import { unreadable } from './selectFields.ts'

/** What a path answered: the fields of the secret, and what it leased, if anything. */
export interface SecretResponse {
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
  config: VaultConfig,
  source: ReadSource,
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

/** Reads one source with the token. */
export async function readWith(
  token: Secret,
  source: ReadSource,
  { config, leaseSession }: { readonly config: VaultConfig; readonly leaseSession: LeaseSession },
): Promise<SecretResponse> {
  const request = requestFor(config, source, { 'X-Vault-Token': token })
  const judging = retryLagging((response, attempt) =>
    response.status === 403 && isInvalidToken(response) && attempt <= UNKNOWN_FOR
      ? 'retry'
      : undefined,
  )
  const leasesNothing = source.versioned && config.wrap === undefined
  // What is leased inside a wrapping outlives it.
  const life = source.versioned ? config.wrap : undefined
  try {
    const { response, ...granted }: Partial<LeaseResponse> & Pick<LeaseResponse, 'response'> =
      leasesNothing
        ? { response: await leaseSession.send(request, judging) }
        : await leaseSession.requestLease({ request, life, ...judging })
    if (response.status < 200 || response.status > 299) throw readRefused(response, source, config)
    return { ...fieldsIn(response, source, config), intent: undefined, ...granted }
  } catch (error) {
    throw withPath(asFailure(error), source)
  }
}

/** The token is not known (yet), as opposed to not allowed. */
export const isInvalidToken = (response: HttpResponse): boolean =>
  /invalid token|bad token/.test(errorWords(response))

/** What a yes holds. */
export function fieldsIn(
  response: HttpResponse,
  source: ReadSource,
  config: Pick<VaultConfig, 'host' | 'wrap'>,
): Pick<SecretResponse, 'body' | 'fields'> {
  const { host, wrap } = config
  const to = `to reading ${quoted(source.path)}`
  // Engines that only do something answer 204.
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
 * The fields inside KV version 2; those of a version 1 mount whose path happens to hold `data` are
 * the fields themselves.
 */
function secretVersion(fields: JsonObject): JsonObject | undefined {
  const metadata = objectAt(fields, 'metadata')
  if (!metadata || typeof ownMember(metadata, 'version') !== 'number') return fields
  return objectAt(fields, 'data')
}

/** Why a read was refused. */
export function readRefused(
  response: HttpResponse,
  source: ReadSource,
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

/** A 404 with a body: the version is there, but was deleted or destroyed. */
function deletedVersion(response: HttpResponse): (typeof dataRows)['deleted'] | undefined {
  const metadata = objectAt(objectAt(jsonOrEmpty(response), 'data') ?? {}, 'metadata')
  if (!metadata) return undefined
  if (ownMember(metadata, 'destroyed') === true) return dataRows.destroyed
  return textAt(metadata, 'deletion_time') === undefined ? undefined : dataRows.deleted
}

/** A failure below the protocol says which path it was, and that the login was fine. */
function withPath(failure: Failure, source: ReadSource): Failure {
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

/** The wrapping token of a response, and when it ends. */
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
