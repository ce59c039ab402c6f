import type { YamlValue } from '../inputs/yamlValue.ts'
import { type Claims, ownClaim } from './claims.ts'
import { matches } from './glob.ts'

/** What a token must say: claim → patterns of which any may match. All claims must. */
export type Expectations = ReadonlyMap<string, readonly string[]>

/** A lease, and what it expects of the identity: all of it must hold. */
export interface LeaseExpectations {
  readonly name: string
  readonly expect: readonly Expectations[]
}

/** A claim that is not as expected; `got` is `undefined` when it is absent. */
export interface Mismatch {
  readonly claim: string
  readonly expected: readonly string[]
  readonly got: unknown
}

/** Where mistakes go: the claim they concern, and a sentence that completes its name. */
export type AddClaimError = (claim: string | undefined, sentence: string) => void

const NUMERIC_CLAIMS = new Set(['exp', 'iat', 'nbf'])

/** Reads `expect`; whatever could never hold, or would hold by accident, is a mistake. */
export function parseExpectations(node: YamlValue, addError: AddClaimError): Expectations {
  if (!(node instanceof Map))
    addError(undefined, 'must be a YAML mapping, one `claim: value` per line')
  else if (node.size === 0)
    addError(undefined, 'names no claim; leave it out if nothing is to be expected')
  const written: readonly (readonly [string, YamlValue])[] =
    node instanceof Map ? [...(node as ReadonlyMap<string, YamlValue>)] : []
  return new Map(
    written.map(([claim, value]) => [
      claim,
      parsePatterns(value, (sentence) => addError(claim, sentence), claim),
    ]),
  )
}

function parsePatterns(
  value: YamlValue,
  addError: (sentence: string) => void,
  claim: string,
): readonly string[] {
  if (NUMERIC_CLAIMS.has(claim))
    addError('is a number that differs in every token, and is checked anyway; take it out')
  const items =
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? (value as readonly YamlValue[])
        : undefined
  if (items?.length === 0)
    addError('is an empty list, which nothing matches; write "" for an empty text')
  if (!items?.every((item) => typeof item === 'string'))
    addError('must be a text or a list of texts')
  const texts = (items ?? []).filter((item) => typeof item === 'string')
  if (texts.some((text) => text.includes('***')))
    addError('has three stars in a row; * stops at / and :, ** crosses both')
  return texts
}

/**
 * The claims that are not as expected, in the order in which they are expected. Absent is a
 * mismatch, and so is everything but a text.
 */
export function mismatches(claims: Claims, expectations: Expectations): readonly Mismatch[] {
  return [...expectations].flatMap(([claim, expected]) => {
    const got = ownClaim(claims, claim)
    const held = typeof got === 'string' && expected.some((pattern) => matches(pattern, got))
    return held ? [] : [{ claim, expected, got }]
  })
}
