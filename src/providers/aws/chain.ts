import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { nearest } from '../../inputs/suggest.ts'
import type { Node } from '../../inputs/yamlValue.ts'
import { noRole, type Role, roleOf } from './role.ts'

/** One more role to assume, with the session before it. */
export interface Hop {
  readonly role: Role
  readonly externalId: string | undefined
  readonly tags: ReadonlyMap<string, string>
  readonly transitiveTags: readonly string[]
  readonly sourceIdentity: string | undefined
}

/** Adds a mistake; completes the sentence that begins with the entry. */
type Complain = (sentence: string) => void

const KEYS = ['role', 'external-id', 'tags', 'transitive-tags', 'source-identity']
const MOST_TAGS = 50
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** Reads `chain`. */
export function chainOf(read: Reader, elsewhere: boolean): readonly Hop[] {
  const node = read.node('chain')
  if (node === undefined) return []
  if (!Array.isArray(node) || node.length === 0)
    return read.complain(
      'chain',
      'must be a YAML list of mappings, each with a "role", and not empty',
      [],
    )
  return (node as readonly Node[]).map((entry, index) => {
    const complain: Complain = (sentence) =>
      read.complain('chain', `is mistaken in entry ${index + 1}: ${sentence}`, undefined)
    return hopOf(entry, elsewhere, complain)
  })
}

function hopOf(entry: Node, elsewhere: boolean, complain: Complain): Hop {
  const map: ReadonlyMap<string, Node> = entry instanceof Map ? entry : new Map()
  if (!(entry instanceof Map)) complain('it must be a mapping with a "role"')
  for (const key of [...map.keys()].filter((each) => !KEYS.includes(each))) {
    const meant = nearest(key, KEYS)
    complain(
      `${quoted(key)} is not one of ${KEYS.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    )
  }
  const role = roleOf(textOf(map, 'role', complain) ?? '', elsewhere)
  if ('mistake' in role && entry instanceof Map) complain(`"role" ${role.mistake}`)
  const tags = tagsOf(map.get('tags'), complain)
  return {
    role: 'mistake' in role ? noRole : role,
    externalId: matching(map, { key: 'external-id', pattern: /^[\w+=,.@:/-]{2,1224}$/, complain }),
    tags,
    transitiveTags: transitiveOf(map.get('transitive-tags'), tags, complain),
    sourceIdentity: matching(map, {
      key: 'source-identity',
      pattern: /^(?!aws:)[\w+=,.@-]{2,64}$/i,
      complain,
    }),
  }
}

function textOf(
  map: ReadonlyMap<string, Node>,
  key: string,
  complain: Complain,
): string | undefined {
  const value = map.get(key)
  if (value === undefined || typeof value === 'string') return value
  complain(`"${key}" must be text`)
  return undefined
}

/** The value is not shown: an external id may come from a secret. */
function matching(
  map: ReadonlyMap<string, Node>,
  {
    key,
    pattern,
    complain,
  }: { readonly key: string; readonly pattern: RegExp; readonly complain: Complain },
): string | undefined {
  const value = textOf(map, key, complain)
  if (value === undefined || pattern.test(value)) return value
  complain(`"${key}" has a length, or characters, that AWS does not allow there`)
  return undefined
}

function tagsOf(node: Node | undefined, complain: Complain): ReadonlyMap<string, string> {
  if (node === undefined) return new Map()
  if (!(node instanceof Map)) {
    complain('"tags" must be a mapping from key to value')
    return new Map()
  }
  const tags = [...(node as ReadonlyMap<string, Node>)].map(
    ([key, value]) => [key, typeof value === 'string' ? value : '\0'] as const,
  )
  for (const [key, value] of tags) {
    if (!TAG_KEY.test(key) || !TAG_VALUE.test(value) || /^aws:/i.test(key))
      complain(
        `tag ${quoted(key)}: key and value must be texts of at most 128 and 256 letters, digits, blanks and _ . : / = + - @`,
      )
  }
  if (tags.length > MOST_TAGS) complain(`"tags" may hold ${MOST_TAGS}; got ${tags.length}`)
  const alike = tags.length - new Set(tags.map(([key]) => key.toLowerCase())).size
  if (alike > 0)
    complain('"tags" has keys that differ in nothing but letter case, which AWS takes for the same')
  return new Map(tags)
}

function transitiveOf(
  node: Node | undefined,
  tags: ReadonlyMap<string, string>,
  complain: Complain,
): readonly string[] {
  if (node === undefined) return []
  const keys: readonly Node[] =
    typeof node === 'string' ? [node] : Array.isArray(node) ? (node as readonly Node[]) : []
  const known = keys.filter((key): key is string => typeof key === 'string' && tags.has(key))
  if (keys.length === 0 || known.length < keys.length)
    complain('"transitive-tags" must be a list of keys that stand in "tags"')
  return known
}
