import { asFailure } from '../../core/failure.ts'
import { validRequestId } from '../../core/requestId.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { distinctSources } from '../reading/readEntry.ts'
import { absentValues, mergeValues, readSummary } from '../reading/readValues.ts'
import { ownMember } from '../response.ts'
import type { VaultConfig } from './config.ts'
import { type Extracted, extract } from './extract.ts'
import { readInline } from './inline.ts'
import { logIn, type VaultToken } from './login.ts'
import { readWith, type SecretResponse } from './read.ts'
import type { VaultSource } from './readSpec.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import { BEST_EFFORT_SHARE } from './request.ts'
import { revokeSelf } from './revoke.ts'
import { checkRevokePermission, warnAboutToken } from './tokenWarnings.ts'

/**
 * Logs in, reads the sources and returns the lease. Revokes the token at once if nothing that is
 * exported depends on it.
 */
export async function exchange(config: VaultConfig, leaseSession: LeaseSession): Promise<Lease> {
  if (config.inline) return readInline(config, leaseSession)
  const token = await logIn(config, leaseSession)
  const receipts = createReceipts(token, { place: config, sync: config.sync, leaseSession })
  if (token.error) throw token.error
  const sources = distinctSources(config.reads)
  const session = { config, leaseSession, receipts }
  warnAboutToken(token, sources, session)
  const taken = await leaseSession.all(
    sources.map((source) => readSource(token.secret, source, session)),
  )
  const values = mergeValues([
    config.exportCredentials ? tokenValues(token, config) : [],
    ...taken.map((name) => name.values),
  ])
  await checkRevokePermission(token, session)
  const alive =
    config.exportCredentials ||
    receipts.things.length > 0 ||
    taken.some(({ diesWithToken }) => diesWithToken)
  if (!alive) await revokeIfUnneeded(token, sources.length, session)
  const ends = [
    ...taken.map(({ expiresAt }) => expiresAt),
    alive ? token.expiresAt : undefined,
  ].filter((end) => end !== undefined)
  const expiresAt = ends.length === 0 ? undefined : Math.min(...ends)
  return {
    credentials: {
      kind: 'values',
      values,
      ...(config.exportCredentials && { token: 'VAULT_TOKEN' }),
    },
    expiresAt,
    id: token.id,
    requestId: token.requestId,
    keys: readKeys(taken),
    ...readSummary(taken),
  }
}

interface LoggedIn {
  readonly config: VaultConfig
  readonly leaseSession: LeaseSession
  readonly receipts: Receipts
}

async function readSource(
  token: Secret,
  source: VaultSource,
  session: LoggedIn,
): Promise<Extracted & { readonly request: string | undefined }> {
  const found = await readWith(token, source, session)
  if (!('absent' in found)) return { ...extract(found, source, session), request: requestOf(found) }
  const empty = absentValues(session.config.reads, source, found.absent)
  return { ...empty, expiresAt: undefined, diesWithToken: false, request: undefined }
}

/** Returns the server's id of the request that read a secret. */
const requestOf = ({ body }: SecretResponse): string | undefined =>
  validRequestId(ownMember(body, 'request_id'))

const readKeys = (reads: readonly { readonly request: string | undefined }[]): Lease['keys'] => ({
  read_request: reads.map(({ request }) => request).filter((request) => request !== undefined),
})

/** Revokes a token that is no longer needed. If that fails here, post tries again. */
async function revokeIfUnneeded(
  token: VaultToken,
  uses: number,
  { config, leaseSession, receipts }: LoggedIn,
): Promise<void> {
  if (token.kind === 'batch') return
  const secretCount = uses === 1 ? '1 secret' : `${uses} secrets`
  // Its last use has revoked it.
  if (token.uses > 0 && token.uses <= uses) return receipts.close()
  try {
    await revokeSelf({
      place: config,
      token: token.secret,
      client: leaseSession,
      share: BEST_EFFORT_SHARE,
    })
    receipts.close()
    leaseSession.log(
      'info',
      `${leaseSession.token.lease}: read ${secretCount}; the token is revoked`,
    )
  } catch (error) {
    if (asFailure(error).code === 'CANCELLED') throw error
    leaseSession.log(
      'debug',
      `${leaseSession.token.lease}: the token could not be revoked yet; post tries again`,
    )
  }
}

function tokenValues(
  { secret }: VaultToken,
  { base, namespace }: VaultConfig,
): readonly (readonly [string, Secret | string])[] {
  return [
    ['VAULT_ADDR', base.href.replace(/\/$/, '')],
    ['VAULT_TOKEN', secret],
    ...(namespace === undefined ? [] : ([['VAULT_NAMESPACE', namespace]] as const)),
  ]
}
