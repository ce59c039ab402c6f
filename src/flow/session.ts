import type { HttpClient, RequestSource } from '../core/retry.ts'
import type { HttpRequest, Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Journal } from '../journal/journal.ts'
import type { LeaseResponse, LeaseSession } from '../providers/provider.ts'
import { tokenIds } from '../record/head.ts'
import { guardIntents } from './intentGuard.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { leaseRequests, preparingClient } from './leaseRequests.ts'
import { receiptWriter } from './receipts.ts'
import { settleAll } from './settleAll.ts'
import { supplyTokens } from './tokenSupply.ts'
import type { IdTokens } from './tokens.ts'

/** What all lease sessions of a step share. */
export interface SessionContext {
  readonly client: HttpClient
  readonly journal: Journal
  readonly tokens: Pick<IdTokens, 'fresh'>
  /** Stops new attempts of all leases. */
  readonly halt: AbortController
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
    { from: config.from, lease: name, ca },
    journal.header,
    token.claims as Readonly<Record<string, string>>,
  )
  let current = token
  const obtain = async (
    source: SessionSource,
    life = prepared.maxLifetime,
  ): Promise<LeaseResponse> => {
    const next = async (): Promise<HttpRequest> => requests.identified(await source.next())
    const context = { runtime, journal, config, life, token: () => tokenIds(current.claims) }
    const guarded = guardIntents({ ...source, ...context, next })
    const response = await client.send(guarded, guarded)
    const { intent, leasedNothing } = guarded
    return { response, intent, leasedNothing }
  }
  return {
    token,
    clock: { now: () => runtime.now(), random: (bytes) => runtime.random(bytes) },
    job: { github: (each) => runtime.job.github(each) },
    log: (level, text) => runtime.log(level, text),
    ...preparingClient(client, requests.any),
    async exchange(ask) {
      // A token that the server accepts once is not sent again in a second exchange either.
      const used = presented && prepared.tokenUse === 'once'
      presented = true
      const supply = supplyTokens(runtime, tokens, { ...lease, used })
      const next = async (): Promise<HttpRequest> => {
        current = await supply.token()
        return ask.request(current)
      }
      const { prepare, onSent: onOutcome } = supply
      const granted = await obtain({ ...ask, next, prepare, onOutcome })
      return { ...granted, token: supply.current }
    },
    requestLease: (ask) => obtain({ ...ask, next: async () => ask.request }, ask.life),
    all: (parts) => settleAll(parts, (failure) => halt.abort(failure.forLease(name))),
    keep: receiptWriter(journal, config),
    secret(text) {
      const secret = new Secret(text)
      runtime.mask(secret)
      return secret
    },
  }
}

type SessionSource = Omit<RequestSource, 'host'> & Judging
