import { validRequestId } from '../../core/requestId.ts'
import type { HttpRequest } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { distinctSources } from '../reading/readEntry.ts'
import { absentValues, mergeValues, readSummary, type SourceValues } from '../reading/readValues.ts'
import { ownMember } from '../response.ts'
import type { VaultConfig } from './config.ts'
import { keepLeases, obtainedPath, valuesIn } from './extract.ts'
import { encode } from './leasedItem.ts'
import { accessorId, credentials, loginPath, loginRefused } from './login.ts'
import {
  type AbsentSecret,
  fieldsIn,
  readRefused,
  requestFor,
  type SecretResponse,
} from './read.ts'
import type { VaultSource } from './readSpec.ts'
import type { Receipts } from './receipts.ts'
import { confirmAbsence } from './retryLagging.ts'
import { isAbsent } from './row.ts'

/**
 * Reads with OpenBao's inline authentication and returns the lease. Each read carries the login; no
 * token is created with which anything could be revoked.
 */
export async function readInline(config: VaultConfig, leaseSession: LeaseSession): Promise<Lease> {
  const id = accessorId(Buffer.from(leaseSession.clock.random(16)).toString('hex'))
  const receipts = irrevocableReceipts(leaseSession, id)
  const found = await leaseSession.all(
    distinctSources(config.reads).map(async (source) => {
      const response = await readOne(config, leaseSession, source)
      return 'absent' in response
        ? absentResult(config, source, response)
        : readResult(response, source, { config, leaseSession, receipts })
    }),
  )
  const values = mergeValues(found.map((each) => each.values))
  const ends = found.map(({ expiresAt }) => expiresAt).filter((each) => each !== undefined)
  return {
    credentials: { kind: 'values', values },
    expiresAt: ends.length === 0 ? undefined : Math.min(...ends),
    id,
    requestId: found.find((each) => each.requestId !== undefined)?.requestId,
    ...readSummary(found),
  }
}

interface InlineResult extends SourceValues {
  readonly expiresAt: number | undefined
  readonly requestId: string | undefined
}

const absentResult = (
  { reads }: VaultConfig,
  source: VaultSource,
  { absent }: AbsentSecret,
): InlineResult => ({
  ...absentValues(reads, source, absent),
  expiresAt: undefined,
  requestId: undefined,
})

function readResult(
  response: SecretResponse,
  source: VaultSource,
  session: Parameters<typeof keepLeases>[2],
): InlineResult {
  // The receipt is kept first: a missing field must not leave a lease unrecorded.
  const expiresAt = keepLeases(response, source, session)
  return {
    expiresAt,
    requestId: validRequestId(ownMember(response.body, 'request_id')),
    missing: [],
    values: valuesIn(response.fields, source, session),
    obtained: obtainedPath(response, source),
  }
}

const TOKENLESS = 'it was leased without a token, so that only an administrator can revoke it'

/**
 * Returns receipts that record everything as irrevocable, such as a certificate that a read issues.
 */
function irrevocableReceipts(
  leaseSession: LeaseSession,
  id: string,
): Pick<Receipts, 'add' | 'addIrrevocable'> {
  const addIrrevocable: Receipts['addIrrevocable'] = (intent = -1, { id: item, ...thing }) =>
    void leaseSession.keep({ intent, id, keys: { item }, ...thing, revocation: null })
  return {
    addIrrevocable,
    add: ({ intent, end, expiresAt }) =>
      addIrrevocable(intent, { id: accessorId(encode(end)), expiresAt, note: TOKENLESS }),
  }
}

async function readOne(
  config: VaultConfig,
  leaseSession: LeaseSession,
  source: VaultSource,
): Promise<SecretResponse | AbsentSecret> {
  const request = (token: VerifiedToken): HttpRequest =>
    requestFor(config, source, readHeaders(config, token.jwt))
  const { response, intent, leasedNothing } = await leaseSession.exchange({
    request,
    ...confirmAbsence(source, config),
  })
  if (response.headers['x-vault-inline-auth-failed'] !== undefined)
    throw loginRefused(response, { config, leaseSession })
  if (isAbsent(response)) return { absent: readRefused(response, source, config) }
  if (response.status < 200 || response.status > 299) throw readRefused(response, source, config)
  return { ...fieldsIn(response, source, config), intent, leasedNothing }
}

/**
 * Returns the headers that carry the login. The suffix of a parameter's header name is arbitrary.
 */
function readHeaders(config: VaultConfig, jwt: Secret): Readonly<Record<string, string | Secret>> {
  const parameters = Object.entries(credentials(config, jwt)).map(([key, value]) => [
    `X-Vault-Inline-Auth-Parameter-${key}`,
    parameter(key, value),
  ])
  return { 'X-Vault-Inline-Auth-Path': loginPath(config), ...Object.fromEntries(parameters) }
}

/** Returns one parameter encoded for its header; still a `Secret`, as it may contain the token. */
function parameter(key: string, value: string | Secret): Secret {
  const text = value instanceof Secret ? value.reveal() : value
  return new Secret(Buffer.from(JSON.stringify({ key, value: text })).toString('base64url'))
}
