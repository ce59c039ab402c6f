import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { didYouMean } from '../../inputs/suggest.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import { PLACEHOLDER_ROLE, parseRole, type Role } from './role.ts'

/** A role that is assumed with the session before it. */
export interface ChainedRole {
  readonly role: Role
  readonly externalId: string | undefined
  readonly tags: ReadonlyMap<string, string>
  readonly transitiveTags: readonly string[]
  readonly sourceIdentity: string | undefined
}

/** Adds an input error; the sentence follows the name of the entry. */
type AddChainError = (sentence: string) => void

const KEYS = ['role', 'external-id', 'tags', 'transitive-tags', 'source-identity']
const MOST_TAGS = 50
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** Returns the roles of `chain` in order; reports invalid entries. */
export function parseChain(read: Reader, customEndpoint: boolean): readonly ChainedRole[] {
  const node = read.yaml('chain')
  if (node === undefined) return []
  if (!Array.isArray(node) || node.length === 0) {
    read.addError('chain', 'must be a YAML list of mappings, each with a "role", and not empty')
    return []
  }
  return (node as readonly YamlValue[]).map((entry, index) => {
    const addError: AddChainError = (sentence) =>
      read.addError('chain', `is mistaken in entry ${index + 1}: ${sentence}`)
    return parseChainedRole(entry, customEndpoint, addError)
  })
}

function parseChainedRole(
  entry: YamlValue,
  customEndpoint: boolean,
  addError: AddChainError,
): ChainedRole {
  const map: ReadonlyMap<string, YamlValue> = entry instanceof Map ? entry : new Map()
  if (!(entry instanceof Map)) addError('it must be a mapping with a "role"')
  for (const key of [...map.keys()].filter((name) => !KEYS.includes(name))) {
    addError(`${quoted(key)} is not one of ${KEYS.join(', ')}${didYouMean(key, KEYS)}`)
  }
  const role = parseRole(readText(map, 'role', addError) ?? '', customEndpoint)
  if ('error' in role && entry instanceof Map) addError(`"role" ${role.error}`)
  const tags = parseTags(map.get('tags'), addError)
  return {
    role: 'error' in role ? PLACEHOLDER_ROLE : role,
    externalId: matching(map, { key: 'external-id', pattern: /^[\w+=,.@:/-]{2,1224}$/, addError }),
    tags,
    transitiveTags: parseTransitiveTags(map.get('transitive-tags'), tags, addError),
    sourceIdentity: matching(map, {
      key: 'source-identity',
      pattern: /^(?!aws:)[\w+=,.@-]{2,64}$/i,
      addError,
    }),
  }
}

function readText(
  map: ReadonlyMap<string, YamlValue>,
  key: string,
  addError: AddChainError,
): string | undefined {
  const value = map.get(key)
  if (value === undefined || typeof value === 'string') return value
  addError(`"${key}" must be text`)
  return undefined
}

/**
 * Checks a value against a pattern. The error does not show it: an external id may come from a
 * secret.
 */
function matching(
  map: ReadonlyMap<string, YamlValue>,
  {
    key,
    pattern,
    addError,
  }: { readonly key: string; readonly pattern: RegExp; readonly addError: AddChainError },
): string | undefined {
  const value = readText(map, key, addError)
  if (value === undefined || pattern.test(value)) return value
  addError(`"${key}" has a length, or characters, that AWS does not allow there`)
  return undefined
}

function parseTags(
  node: YamlValue | undefined,
  addError: AddChainError,
): ReadonlyMap<string, string> {
  if (node === undefined) return new Map()
  if (!(node instanceof Map)) {
    addError('"tags" must be a mapping from key to value')
    return new Map()
  }
  const tags = [...(node as ReadonlyMap<string, YamlValue>)].map(
    ([key, value]) => [key, typeof value === 'string' ? value : '\0'] as const,
  )
  for (const [key, value] of tags) {
    if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key))
      addError(
        `tag ${quoted(key)}: key and value must be strings of at most 128 and 256 characters, ` +
          `digits, whitespace and _ . : / = + - @`,
      )
  }
  if (tags.length > MOST_TAGS)
    addError(`"tags" must have at most ${MOST_TAGS} entries; got ${tags.length}`)
  const alike = tags.length - new Set(tags.map(([key]) => key.toLowerCase())).size
  if (alike > 0)
    addError('"tags" has keys that differ only in letter case, which AWS treats as the same')
  return new Map(tags)
}

function parseTransitiveTags(
  node: YamlValue | undefined,
  tags: ReadonlyMap<string, string>,
  addError: AddChainError,
): readonly string[] {
  if (node === undefined) return []
  const keys: readonly YamlValue[] =
    typeof node === 'string' ? [node] : Array.isArray(node) ? (node as readonly YamlValue[]) : []
  const known = keys.filter((key): key is string => typeof key === 'string' && tags.has(key))
  if (keys.length === 0 || known.length < keys.length)
    addError('"transitive-tags" must be a list of keys of "tags"')
  return known
}
