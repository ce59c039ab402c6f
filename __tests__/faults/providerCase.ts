import type { FailureCode } from '../../src/core/failure.ts'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from '../lab/handler.ts'
import type { Texts } from '../lab/job.ts'

/**
 * A column of the matrix: a provider, its server, and the calls that a lease makes there. Adding
 * one is a file and a line in `columns.ts`.
 */
export interface ProviderCase {
  readonly name: string
  readonly calls: readonly Call[]
  /** Where later steps find it, if not in variables. */
  readonly export?: string
  /**
   * The names in the world of hosts that no input can move: they speak TLS, and the lab's proxy
   * leads to them.
   */
  readonly names?: Readonly<Partial<Record<Host, string>>>
  /** The provider's servers, once their origins are known. */
  open(lab: Lab, verifier: TokenVerifier, origins: Origins): Served
}

/** Where the hosts of a provider are. */
export type Origins = Readonly<Record<'server' | 'api', string>>

/** A server of a column, and how the action is told to use it. */
export interface Served {
  readonly handle: Handler
  readonly inputs: Texts
  /** The export target; `env` unless given. */
  readonly target?: string
  /** What the runner tells the job of this provider's hosts. */
  readonly facts?: Texts
  /** Whether what later steps have in their hands is accepted by the server at this moment. */
  accepts(env: Texts): boolean
  /** Everything that lives and that post must have named. */
  living(): readonly string[]
}

/** One kind of request that the action makes. */
export interface Call {
  readonly name: string
  readonly host: Host
  /** Where it is made. */
  readonly stage: 'main' | 'post'
  is(request: LabRequest): boolean
  /** With which codes a refusal by the server is told. */
  readonly refusal: readonly FailureCode[]
  /** It opens a connection of its own, which can be broken before a word was said. */
  readonly connects: boolean
  /** The server's own way to say: not now. */
  readonly notNow?: LabAnswer
  /**
   * Its own way to say that the token is too old: worth one more attempt with a fresh one, and no
   * third.
   */
  readonly stale?: LabAnswer
  /** What it says of a thing that is dead already, which is as good as a return. */
  readonly gone?: LabAnswer
  /** A yes consists of its status alone: nothing of it can be cut off. */
  readonly silentYes?: boolean
  /** Nothing but these misdeeds is tried, for ever. */
  readonly only?: readonly string[]
  /**
   * Answers with status 200 that must not be believed, by what is wrong with them; with the codes,
   * where they are not `RESPONSE_INVALID`.
   */
  readonly lies: Readonly<Record<string, Lie>>
  /** Odd values that are to arrive as they are, by what is odd. */
  readonly odd?: Readonly<Record<string, Oddity>>
}

export interface Lie {
  readonly answer: LabAnswer
  readonly codes?: readonly FailureCode[]
}

/** A value that a later step must read as it is. */
export interface Oddity {
  readonly answer: LabAnswer
  readonly variable: string
  readonly value: string
}

/**
 * The hosts of a site: each answers for one purpose, so that what reaches it can be judged. `api`
 * is a provider's second, where what was leased is used.
 */
export type Host = 'token' | 'keys' | 'server' | 'api' | 'elsewhere'

/**
 * Stands in everything that a hostile server says, together with a command; neither may come out of
 * the action.
 */
export const MARK = 'pwned'
export const COMMANDS =
  `${MARK}\n::set-output name=${MARK}::1\n##[set-env ` +
  `name=${MARK.toUpperCase()}]1\r::error::${MARK}\n::add-mask::${MARK}`

const json = (body: unknown): LabAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const text = (body: string): LabAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
})

/**
 * What can be wrong with a response in JSON; `yes` is what a good one looks like around the value
 * that matters.
 */
export function jsonLies(
  name: string,
  yes: (value: unknown) => unknown,
  codes?: readonly FailureCode[],
): Call['lies'] {
  const lie = (answer: LabAnswer): Lie => ({ answer, ...(codes && { codes }) })
  const inside = JSON.stringify(yes('@')).replace(/^\{|\}$/g, '')
  return {
    'no JSON': lie(text(`{"${name}": ${COMMANDS}`)),
    'an array': lie(json([yes(MARK)])),
    'a number': lie(json(7)),
    null: lie(json(null)),
    'nested deep': lie(text(`{"${name}":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)),
    'an object deep inside': lie(text(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)),
    twins: lie(
      text(
        `{${inside.replace('"@"', '"first-of-two"')},${inside.replace('"@"', '"second-of-two"')}}`,
      ),
    ),
    'a number for a text': lie(json(yes(7))),
    'an object for a text': lie(json(yes({ [MARK]: COMMANDS }))),
    'null for a text': lie(json(yes(null))),
    'lines and commands': lie(json(yes(COMMANDS))),
    'controls in a text': lie(json(yes(`a\u0000b\u001b[31m${MARK}`))),
    nothing: lie(json({})),
  }
}
