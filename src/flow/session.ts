import { asFailure, type Failure } from '../core/failure.ts'
import type { RequestSource } from '../core/retry.ts'
import type { HttpRequest, Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import { clampExpiry, type Intent, type Receipt } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { LeaseResponse, LeaseSession, PreparedLease } from '../providers/provider.ts'
import { tokenIds } from '../record/head.ts'
import { attemptsWith, guardIntents, supplyTokens } from './attempts.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { leaseRequests, preparingClient } from './leaseRequests.ts'
import type { Run, StepTokens } from './run.ts'

/** What all lease sessions of a step share. */
export interface SessionContext extends Pick<Run, 'client' | 'journal' | 'halt'> {
  readonly tokens: Pick<StepTokens, 'fresh'>
}

/** Returns the session in which a provider obtains one lease. */
export function createSession(
  runtime: Runtime,
  context: SessionContext,
  lease: { readonly config: LeaseConfig; readonly token: VerifiedToken },
): LeaseSession {
  const { config, token } = lease
  const { name, prepared, ca } = config
  const { journal, client, tokens, halt } = context
  let presented = false
  const requests = leaseRequests(
    { from: config.from, lease: name, ca, supplied: prepared.supplied },
    journal.header,
    token.claims as Readonly<Record<string, string>>,
  )
  let current = token
  const plain = preparingClient(client, requests.any)
  const setCurrent = (next: VerifiedToken): void => {
    current = next
  }
  const obtain = async (
    source: SessionSource,
    life = prepared.maxLifetime,
  ): Promise<LeaseResponse> => {
    const next = async (): Promise<HttpRequest> => requests.identified(await source.next())
    const given = { runtime, journal, config, life, token: () => tokenIds(current.claims) }
    const guarded = guardIntents({ ...source, ...given, next })
    const response = await client.send(guarded, guarded)
    const { intent, leasedNothing } = guarded
    return { response, intent, leasedNothing }
  }
  return {
    token,
    clock: { now: () => runtime.now(), random: (bytes) => runtime.random(bytes) },
    job: { github: (fact) => runtime.job.github(fact) },
    log: (level, text) => runtime.log(level, text),
    async send(asked, judging) {
      if (typeof asked !== 'function') return plain.send(asked, judging)
      const supply = supplyTokens(runtime, tokens, lease)
      const attempts = attemptsWith(supply, asked, setCurrent)
      return plain.send({ host: prepared.host, ...attempts }, judging)
    },
    async exchange(ask) {
      // A token that the server accepts once is not sent again in a second exchange either.
      const used = presented && prepared.tokenUse === 'once'
      presented = true
      const supply = supplyTokens(runtime, tokens, { ...lease, used })
      const granted = await obtain({ ...ask, ...attemptsWith(supply, ask.request, setCurrent) })
      return { ...granted, token: supply.current }
    },
    requestLease: (ask) => obtain({ ...ask, next: async () => ask.request }, ask.life),
    all: (parts) => settleAll(parts, (failure) => halt.abort(failure.forLease(name))),
    keep: receiptWriter(journal, config, () => tokenIds(current.claims)),
    secret(text) {
      const secret = new Secret(text)
      runtime.mask(secret)
      return secret
    },
  }
}

type SessionSource = Omit<RequestSource, 'host'> & Judging

/**
 * Returns a function that journals what one lease obtains. It returns a handle that extends the
 * receipt or marks it as revoked.
 */
function receiptWriter(
  { append, entries }: Journal,
  { name: lease, from, prepared, ca, onRevokeFailure, refresh }: LeaseConfig,
  presented: () => Intent['token'],
): LeaseSession['keep'] {
  const { host } = prepared
  return ({ intent, id, revocation, note: remark, expiresAt, keys, request }) => {
    // The index is taken before the write: an entry that cannot be written to disk is in the
    // journal anyway.
    const receipt = entries.length
    const asked = intent === undefined ? undefined : entries[intent]
    const token = intent === undefined ? presented() : asked?.kind === 'intent' && asked.token
    append({
      kind: 'receipt',
      // Its own number closes no intent.
      intent: intent ?? receipt,
      lease,
      from,
      host,
      id,
      expiresAt: clampExpiry(expiresAt) ?? null,
      revocation,
      supplied: revocation === null ? undefined : suppliedDigests(prepared),
      onRevokeFailure,
      note: remark,
      ca,
      ...(token && { token }),
      keys,
      request,
      ...(refresh && { refreshLifetime: prepared.maxLifetime }),
    })
    return {
      extend: (added) =>
        void append({
          kind: 'more',
          receipt,
          intent: added.intent ?? receipt,
          expiresAt: clampExpiry(added.expiresAt) ?? null,
          revocation: added.revocation,
        }),
      revoked: () => void append({ kind: 'revoked', receipt }),
    }
  }
}

/** Returns the digests by which post recognises the supplied inputs; never their values. */
const suppliedDigests = ({ supplied }: PreparedLease): Receipt['supplied'] =>
  supplied && { origin: supplied.origin, ...supplied.digests }

/**
 * Waits for parallel parts, which are the leases of a step or the requests of one lease, and
 * returns their results. The first failure stops new attempts of the others and is thrown once all
 * have settled, so that every lease obtained is known.
 */
export async function settleAll<T>(
  parts: readonly Promise<T>[],
  stop: (failure: Failure) => void,
): Promise<readonly T[]> {
  let first: Failure | undefined
  await Promise.allSettled(
    parts.map(async (part) => {
      try {
        return await part
      } catch (error) {
        first ??= asFailure(error)
        stop(first)
        throw error
      }
    }),
  )
  if (first) throw first
  return Promise.all(parts)
}
