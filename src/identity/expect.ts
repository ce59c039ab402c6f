import { isYamlList, isYamlMap, type YamlValue } from '../inputs/yamlValue.ts'
import { type Claims, ownClaim } from './claims.ts'
import { matches } from './glob.ts'

/** Maps each expected claim to its patterns. Every claim must match one of its patterns. */
export type Expectations = ReadonlyMap<string, readonly string[]>

/** A lease and its expectations of the identity, all of which must hold. */
export interface LeaseExpectations {
  readonly name: string
  readonly expect: readonly Expectations[]
}

/** A claim that differs from the expected value; `got` is `undefined` if it is absent. */
export interface Mismatch {
  readonly claim: string
  readonly expected: readonly string[]
  readonly got: unknown
}

/** Adds an error: the affected claim, and a sentence of which its name is the subject. */
export type AddClaimError = (claim: string | undefined, sentence: string) => void

const NUMERIC_CLAIMS = new Set(['exp', 'iat', 'nbf'])

/** Parses `expect`. Adds an error for a value that can never match, or could by accident. */
export function parseExpectations(node: YamlValue, addError: AddClaimError): Expectations {
  if (!isYamlMap(node)) addError(undefined, 'must be a YAML mapping, one `claim: value` per line')
  else if (node.size === 0) addError(undefined, 'names no claim; leave it out to expect nothing')
  return new Map(
    [...(isYamlMap(node) ? node : [])].map(([claim, value]) => [
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
    addError('is a number that differs in every token and is always checked; remove it')
  const items = isYamlList(value) ? value : [value]
  if (items.length === 0)
    addError('is an empty list, which nothing matches; write "" for an empty string')
  const patterns = items.filter((item) => typeof item === 'string')
  if (patterns.length < items.length) addError('must be a string or a list of strings')
  if (patterns.some((pattern) => pattern.includes('***')))
    addError('has three stars in a row; * stops at / and :, ** crosses both')
  return patterns
}

/**
 * Returns the claims that differ from the expected values, in the order of `expect`. A claim that
 * is absent or not a string is a mismatch.
 */
export function mismatches(claims: Claims, expectations: Expectations): readonly Mismatch[] {
  return [...expectations].flatMap(([claim, expected]) => {
    const got = ownClaim(claims, claim)
    const held = typeof got === 'string' && expected.some((pattern) => matches(pattern, got))
    return held ? [] : [{ claim, expected, got }]
  })
}
