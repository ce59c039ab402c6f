import { isObject } from '../core/json.ts'
import type { Network } from '../core/runtime.ts'

/**
 * The state of a step that has leased nothing. Main writes it before anything that can fail, so
 * that the runner itself sets both keys: no later step can replace them by a `STATE_*` variable.
 * The real header replaces it before the first request that may lease something.
 */
export const TOMBSTONE = { closed: 'open', opening: '{"v":1,"leases":"none"}' } as const

/** The header of the journal. Post uses it instead of variables that later steps can set. */
export interface Header extends Network {
  readonly v: 1
  readonly nonce: string
  /** Milliseconds that post may take. */
  readonly budget: number
  readonly summary: boolean
  /** The path of the record. */
  readonly record: string | undefined
  /** Not a secret: the uids of the step's leases derive from it. */
  readonly uid: string
  /** The ids of the run and its repository's name, as the runner states them. */
  readonly run?: Readonly<Record<string, string | undefined>> | undefined
  /** The labels of each lease that has some, for the record. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
  /** The inputs from which post parses the sinks; they hold no secret. */
  readonly sinks?: Readonly<Record<string, string>> | undefined
  /** The issuer of the job's ID tokens. */
  readonly issuer?: string | undefined
  /** Origin and path at which main could request ID tokens; post sends a request nowhere else. */
  readonly idTokenOrigin?: string | undefined
}

/** Returns the JSON object in a line of the state; `undefined` if it is not one. */
export function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Returns a stored header without unknown members; `undefined` if it is not valid. */
export function parseHeader(
  value: Readonly<Record<string, unknown>> | undefined,
): Header | undefined {
  if (
    value?.['v'] !== 1 ||
    typeof value['nonce'] !== 'string' ||
    !/^[0-9a-f]{32}$/.test(value['nonce'])
  )
    return undefined
  const { budget, summary, record, ...rest } = value as Partial<Header>
  const { proxy, noProxy, ca, system, uid, run, issuer, idTokenOrigin, labels, sinks } = rest
  if (typeof budget !== 'number' || !(budget > 0) || typeof summary !== 'boolean') return undefined
  if (
    !isStringRecord(proxy) ||
    !(run === undefined || isStringRecord(run)) ||
    typeof uid !== 'string' ||
    !(ca === undefined || isStringRecord(ca, 'path', 'sha256')) ||
    !Object.values(labels ?? {}).every((own) => isStringRecord(own)) ||
    !(sinks === undefined || isStringRecord(sinks)) ||
    !areOptionalStrings(record, noProxy, system, issuer, idTokenOrigin)
  )
    return undefined
  const network = { proxy, noProxy, ca, system }
  const { nonce } = value as { readonly nonce: string }
  const optional = { run, issuer, idTokenOrigin, labels, sinks }
  return { v: 1, nonce, uid, budget, summary, record, ...network, ...optional }
}

const areOptionalStrings = (...values: readonly unknown[]): boolean =>
  values.every((value) => value === undefined || typeof value === 'string')

/** Returns whether a value is an object of optional strings with at least these members. */
function isStringRecord<T>(value: T | undefined, ...needed: readonly string[]): value is T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return (
    areOptionalStrings(...Object.values(value)) &&
    needed.every((name) => Object.hasOwn(value, name))
  )
}
