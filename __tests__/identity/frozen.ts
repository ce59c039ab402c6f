import { readFileSync } from 'node:fs'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { deriveIssuer, type Issuer } from '../../src/identity/issuer.ts'
import { createKeySet } from '../../src/identity/jwks.ts'
import { sourceOf } from '../../src/identity/sources.ts'
import { verify } from '../../src/identity/verify.ts'
import type { Facts } from '../lab/facts.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { segment, senderFor } from './job.ts'

type Members = Readonly<Record<string, unknown>>

/** A token of the frozen file, the job that received it, and the verdict of 2dcbd60. */
export interface FrozenCase {
  readonly group: string
  readonly name: string
  /** `accepted`, or the code of the rejection. */
  readonly verdict: string
  readonly header?: Members
  readonly withoutHeader?: readonly string[]
  readonly claims?: Members
  readonly without?: readonly string[]
  readonly payload?: string
  readonly signature?: string
  /** The whole token, where header and payload are not those of the file. */
  readonly segments?: readonly string[]
  readonly facts?: Facts
  readonly issuer?: string
  readonly audience?: string
  readonly skew?: number
  readonly allow?: readonly string[]
  readonly expect?: Readonly<Record<string, readonly string[]>>
  readonly event?: Members
}

interface FrozenFile {
  readonly now: number
  readonly audience: string
  readonly facts: Facts
  readonly keys: readonly Members[]
  readonly header: Members
  readonly claims: Members
  readonly cases: readonly FrozenCase[]
}

/** The tokens and verdicts that 2dcbd60 wrote; see `__tests__/vectors/SOURCES.md`. */
export const frozen: FrozenFile = JSON.parse(
  readFileSync(new URL('../vectors/tokens.json', import.meta.url), 'utf8'),
)

/** Returns today's verdict on a frozen token: `accepted`, or the code of the rejection. */
export async function replay(
  each: FrozenCase,
  { forgejo = false, more = {} }: { readonly forgejo?: boolean; readonly more?: Facts } = {},
): Promise<string> {
  const facts = { ...frozen.facts, ...each.facts, ...more }
  const issuer = issuerFor(facts, forgejo, each.issuer)
  if (typeof issuer === 'string') return issuer
  const published = { status: 200, body: { keys: frozen.keys } }
  const runtime = inMemoryRuntime({
    facts,
    forgejo,
    skew: each.skew ?? 0,
    event: each.event ?? {},
    hosts: { [issuer.origin.origin]: () => published },
  })
  const terms = {
    issuer,
    audience: each.audience ?? frozen.audience,
    keys: createKeySet(runtime, senderFor(runtime), issuer),
    runtime,
    allowEvents: new Set(each.allow),
  }
  const expected = each.expect ? [new Map(Object.entries(each.expect))] : []
  const outcome = await verify(new Secret(tokenOf(each)), terms, [
    { name: 'app', expect: expected },
  ]).catch((error: unknown) => error)
  if (outcome instanceof Failure) return outcome.code
  if (outcome instanceof Error) throw outcome
  return 'accepted'
}

/** The issuer of the job, or the code with which its environment or inputs are rejected. */
function issuerFor(facts: Facts, forgejo: boolean, declared?: string): Issuer | string {
  try {
    const job = { forgejo, github: (name: string) => facts[name] || undefined }
    const result = deriveIssuer(facts['server_url'], declared, sourceOf(job))
    return 'issuer' in result ? result.issuer : 'INPUT_INVALID'
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

function tokenOf(each: FrozenCase): string {
  if (each.segments) return each.segments.join('.')
  const header = changed(frozen.header, each.header, each.withoutHeader)
  const payload = each.payload ?? JSON.stringify(changed(frozen.claims, each.claims, each.without))
  return [segment(JSON.stringify(header)), segment(payload), each.signature].join('.')
}

function changed(all: Members, set: Members = {}, without: readonly string[] = []): Members {
  return Object.fromEntries(
    Object.entries({ ...all, ...set }).filter(([name]) => !without.includes(name)),
  )
}
