import { asFailure, type Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import type { LeaseSession } from '../provider.ts'
import { withPath } from '../reading/failures.ts'
import { judgeBy, match, type Refusal } from '../refusals.ts'
import { rejection } from '../response.ts'
import type { AwsConfig } from './config.ts'
import { errorIn, signedJson } from './jsonCall.ts'
import { readPolicy } from './narrowing.ts'
import type { AwsSource } from './readSpec.ts'
import type { Signer } from './sigv4.ts'
import type { AwsStore } from './storeEndpoints.ts'
import { accessDenied, notFound, storeRefusals } from './storeRefusals.ts'

/** A call of a store: the session that signs it, and what it reads. */
export interface StoreCall {
  readonly config: AwsConfig
  readonly leaseSession: LeaseSession
  readonly signer: Signer
  readonly store: AwsStore
  readonly sources: readonly AwsSource[]
  readonly body: object
}

/** The response of a store, or the failure for a secret that does not exist. */
export type StoreResult = { readonly response: HttpResponse } | { readonly absent: Failure }

const OPERATIONS = {
  secretsmanager: 'secretsmanager.GetSecretValue',
  ssm: 'AmazonSSM.GetParameters',
} as const
// A secret has at most 64 KiB, of which JSON may write each byte as six characters.
const LARGEST = 512 * 1024

/** Calls a store, with retries. Throws `READ_REFUSED` if it rejects the call. */
export async function callStore(call: StoreCall): Promise<StoreResult> {
  const { config, leaseSession, signer, store } = call
  const url = config.stores[store]
  const operation = { url, target: OPERATIONS[store], body: call.body }
  const scope = { region: config.region, service: store, now: leaseSession.clock.now() }
  const response = await leaseSession
    .send(
      { ...signedJson(operation, signer, scope), cap: LARGEST },
      judgeBy(storeRefusals, errorIn),
    )
    .catch((error: unknown) => {
      throw withPath(asFailure(error), call.sources.map(({ path }) => path).join(', '))
    })
  if (response.status === 200) return { response }
  const row = recognised(response)
  const failure = rejected(response, row, call)
  return row === notFound ? { absent: failure } : fail(failure)
}

const fail = (failure: Failure): never => {
  throw failure
}

const recognised = (response: HttpResponse): Refusal | undefined =>
  match(storeRefusals, errorIn(response))

function rejected(
  response: HttpResponse,
  row: Refusal | undefined,
  { config, store, sources }: StoreCall,
): Failure {
  return rejection(response, {
    code: 'READ_REFUSED',
    host: config.stores[store].host,
    to: `reading ${sources.map(({ path }) => path).join(', ')}; the login was fine`,
    row,
    diagnostics:
      row === accessDenied
        ? [`  a policy for the role that allows it: ${readPolicy(config, sources)}`]
        : [],
  })
}
