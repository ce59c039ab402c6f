import type { Json } from '../../core/runtime.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'

/** One entry of `read`. */
export interface ReadEntry {
  /** The variable; with `each`, the prefix of all variables. */
  readonly name: string
  readonly source: ReadSource
  readonly selector: Selector
}

/**
 * A request to send. Entries with the same source share one request, so that user and password
 * belong together.
 */
export interface ReadSource {
  readonly key: string
  readonly path: string
  readonly version: string | undefined
  readonly parameters: Json | undefined
  /** Whether this is a path of KV version 2: reading it leases nothing. */
  readonly versioned: boolean
}

/** What is selected from the response. */
export type Selector =
  | { readonly kind: 'field'; readonly field: string; readonly base64: boolean }
  | { readonly kind: 'each' | 'all' }

/** Matches a path below the API, in segments that no URL parser would change. */
export const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u

const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/
const SELECTOR = /^([^?#|]+?)(?:\?version=(\d{1,9}))?(?:#([^|]+?))?(\s*\|\s*base64)?$/
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`'

/** Returns each source once, however many entries share it. */
export const distinctSources = ({
  reads,
}: {
  readonly reads: readonly ReadEntry[]
}): readonly ReadSource[] => [...new Map(reads.map(({ source }) => [source.key, source])).values()]

type AddReadError = (name: string, sentence: string) => undefined

/** Returns the entries of `read`. Each error is reported once, under the name of its entry. */
export function parseRead(
  map: ReadonlyMap<string, YamlValue>,
  addError: AddReadError,
): readonly ReadEntry[] {
  return [...map].flatMap(([name, node]) => {
    const tell = (sentence: string): undefined => addError(name, sentence)
    const [, whole, stem] = NAME.exec(name) ?? []
    if (whole === undefined && stem === undefined)
      return tell('is no name for a variable; write NAME, or NAME_* for one of each field') ?? []
    const parts = typeof node === 'string' ? parsePath(node, tell) : parseMapping(node, tell)
    if (!parts) return []
    const { field, base64, ...source } = parts
    if (stem !== undefined && field !== undefined)
      return tell('names all fields by its *, so its value must not name one') ?? []
    const selector: Selector =
      field !== undefined
        ? { kind: 'field', field, base64 }
        : { kind: stem === undefined ? 'all' : 'each' }
    return [{ name: whole ?? stem ?? '', source: parseSource(source), selector }]
  })
}

interface SelectorParts extends Omit<ReadSource, 'key' | 'versioned'> {
  readonly field: string | undefined
  readonly base64: boolean
}

function parsePath(
  text: string,
  addError: (sentence: string) => undefined,
): SelectorParts | undefined {
  const [, path = '', version, field, base64] = SELECTOR.exec(text.trim()) ?? []
  if (path.startsWith('v1/')) return addError('must be a path below v1/, without it')
  if (!PATH.test(path)) return addError(FORM)
  if (version !== undefined && !isVersioned(path))
    return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…')
  if (base64 !== undefined && field === undefined)
    return addError('decodes base64, so it must name a field: path#field | base64')
  return { path, version, parameters: undefined, field, base64: base64 !== undefined }
}

function parseMapping(
  node: YamlValue,
  addError: (sentence: string) => undefined,
): SelectorParts | undefined {
  if (!isMap(node)) return addError(FORM)
  const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key))
  if (strange.length > 0)
    return addError(
      `holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, ` +
        `with and field`,
    )
  const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')]
  if (typeof path !== 'string' || path.includes('#'))
    return addError('needs a "path", and the field in "field"')
  if (field !== undefined && typeof field !== 'string')
    return addError('must have a text in "field"')
  if (parameters !== undefined && !isMap(parameters))
    return addError('must have a mapping in "with"')
  if (parameters !== undefined && isVersioned(path))
    return addError('has parameters, with which a path of KV version 2 would be written, not read')
  const parts = parsePath(field === undefined ? path : `${path}#${field}`, addError)
  return parts && { ...parts, parameters: parameters && toJson(parameters) }
}

function parseSource({
  path,
  version,
  parameters,
}: Omit<ReadSource, 'key' | 'versioned'>): ReadSource {
  const key = JSON.stringify([path, version, parameters])
  return { key, path, version, parameters, versioned: isVersioned(path) }
}

const isVersioned = (path: string): boolean => /.\/data\/./.test(path)
const isMap = (node: YamlValue): node is ReadonlyMap<string, YamlValue> => node instanceof Map

function toJson(node: YamlValue): Json {
  if (typeof node === 'string') return node
  return isMap(node)
    ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
    : node.map(toJson)
}
