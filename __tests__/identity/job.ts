import { expect } from '@jest/globals'
import { startBudget } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { type HttpClient, retryingClient } from '../../src/core/retry.ts'
import { Secret } from '../../src/core/secret.ts'
import type { LeaseExpectations } from '../../src/identity/expect.ts'
import { deriveIssuer } from '../../src/identity/issuer.ts'
import { createKeySet } from '../../src/identity/jwks.ts'
import { sourceOf } from '../../src/identity/sources.ts'
import { type VerifyOptions, verify } from '../../src/identity/verify.ts'
import { frozenLab } from '../lab/clock.ts'
import { jobFacts } from '../lab/facts.ts'
import { type IssuerOptions, labIssuer, type Overrides } from '../lab/issuer.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'

/** A job with its issuer, as tests of identity need it. */
export function jobAt(
  options: Partial<RuntimeOptions> & Pick<IssuerOptions, 'claims' | 'dialect'> = {},
) {
  const { claims, dialect, facts = jobFacts, ...rest } = options
  const lab = frozenLab()
  const issuer = labIssuer(lab, { facts, ...(claims && { claims }), ...(dialect && { dialect }) })
  const runtime = inMemoryRuntime({
    hosts: issuer.hosts,
    idToken: issuer.idToken,
    lab,
    facts,
    ...rest,
  })
  const source = deriveIssuer(facts['server_url'], undefined, sourceOf(runtime.job))
  if ('error' in source) throw new Error(source.error)
  return { lab, issuer, runtime, sender: senderFor(runtime), source: source.issuer }
}

/** Attempts inside a minute. */
export const senderFor = (runtime: InMemoryRuntime): HttpClient =>
  retryingClient(runtime, startBudget(runtime, 60_000))

/** What became of a promise that is to fail. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const outcome = await promise.then(
    () => new Error('nothing was refused'),
    (error: unknown) => error,
  )
  if (!(outcome instanceof Failure)) throw outcome
  // Whatever is refused: why it comes about and what to do is never left blank.
  for (const words of [outcome.message, outcome.causes.join('\n'), ...outcome.causes, outcome.fix])
    expect(words).toMatch(/^\S/)
  return outcome
}

/** The audience of the tokens that tests have proven. */
export const AUDIENCE = 'https://vault.example.com'
/** The issuer of github.com. */
export const ISS = 'https://token.actions.githubusercontent.com'

/** A job, and what becomes of its tokens. */
export function proving(
  options: Parameters<typeof jobAt>[0] & { readonly terms?: Partial<VerifyOptions> } = {},
) {
  const { terms: changed, ...rest } = options
  const made = jobAt(rest)
  const { runtime, sender, source, issuer } = made
  const terms: VerifyOptions = {
    ...{
      issuer: source,
      audience: AUDIENCE,
      keys: changed?.keys ?? createKeySet(runtime, sender, source),
      runtime,
    },
    ...{ allowEvents: new Set(), ...changed },
  }
  const prove = (
    jwt: string,
    leases: readonly LeaseExpectations[] = [{ name: 'app', expect: [] }],
  ) => verify(new Secret(jwt), terms, leases)
  const refusal = async (overrides: Overrides, leases?: readonly LeaseExpectations[]) =>
    failureOf(prove(issuer.mint(AUDIENCE, overrides), leases))
  return {
    ...made,
    terms,
    prove,
    refusal,
    mint: (overrides?: Overrides) => issuer.mint(AUDIENCE, overrides),
  }
}

/** A claim, then the patterns of which any may match. */
export type Expected = readonly [claim: string, ...patterns: string[]]

/** Expectations as of one map. */
export const expecting = (...each: readonly Expected[]): LeaseExpectations['expect'] => [
  new Map(each.map(([claim, ...patterns]) => [claim, patterns])),
]

/** Part of a JSON Web Token. */
export const segment = (text: string): string => Buffer.from(text).toString('base64url')

export const lines = (message: string): readonly string[] => message.split('\n')
