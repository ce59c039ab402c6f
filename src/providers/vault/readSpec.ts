import type { Json } from '../../core/runtime.ts'
import type { Node } from '../../inputs/yamlValue.ts'

/** One line of `read`. */
export interface Wish {
  /** The variable; with `each` the beginning of all of them. */
  readonly name: string
  readonly source: Source
  readonly pick: Pick
}

/** What is requested; wishes of the same source share one request, so that user and password belong together. */
export interface Source {
  readonly key: string
  readonly path: string
  readonly version: string | undefined
  readonly parameters: Json | undefined
  /** A path of KV version 2: reading it leases nothing. */
  readonly versioned: boolean
}

/** What is taken of the answer. */
export type Pick =
  | { readonly kind: 'field'; readonly field: string; readonly base64: boolean }
  | { readonly kind: 'each' | 'all' }

/** A path below the API, in segments that no URL parser would change. */
export const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u

const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/
const SELECTOR = /^([^?#|]+?)(?:\?version=(\d{1,9}))?(?:#([^|]+?))?(\s*\|\s*base64)?$/
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`'

/** Each source once, however many wishes share it. */
export const sourcesOf = ({ wishes }: { readonly wishes: readonly Wish[] }): readonly Source[] => [
  ...new Map(wishes.map(({ source }) => [source.key, source])).values(),
]

type Complain = (name: string, sentence: string) => undefined

/** The wishes in `read`; each mistake is told once, under the name that it concerns. */
export function wishesOf(map: ReadonlyMap<string, Node>, complain: Complain): readonly Wish[] {
  return [...map].flatMap(([name, node]) => {
    const tell = (sentence: string): undefined => complain(name, sentence)
    const [, whole, stem] = NAME.exec(name) ?? []
    if (whole === undefined && stem === undefined)
      return tell('is no name for a variable; write NAME, or NAME_* for one of each field') ?? []
    const parts = typeof node === 'string' ? selected(node, tell) : engine(node, tell)
    if (!parts) return []
    const { field, base64, ...source } = parts
    if (stem !== undefined && field !== undefined)
      return tell('names all fields by its *, so its value must not name one') ?? []
    const pick: Pick =
      field !== undefined
        ? { kind: 'field', field, base64 }
        : { kind: stem === undefined ? 'all' : 'each' }
    return [{ name: whole ?? stem ?? '', source: sourceOf(source), pick }]
  })
}

interface Parts extends Omit<Source, 'key' | 'versioned'> {
  readonly field: string | undefined
  readonly base64: boolean
}

function selected(text: string, tell: (sentence: string) => undefined): Parts | undefined {
  const [, path = '', version, field, base64] = SELECTOR.exec(text.trim()) ?? []
  if (path.startsWith('v1/')) return tell('must be a path below v1/, without it')
  if (!PATH.test(path)) return tell(FORM)
  if (version !== undefined && !isVersioned(path))
    return tell('asks for a version, which only a path of KV version 2 has: MOUNT/data/…')
  if (base64 !== undefined && field === undefined)
    return tell('decodes base64, so it must name a field: path#field | base64')
  return { path, version, parameters: undefined, field, base64: base64 !== undefined }
}

function engine(node: Node, tell: (sentence: string) => undefined): Parts | undefined {
  if (!isMap(node)) return tell(FORM)
  const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key))
  if (strange.length > 0)
    return tell(
      `holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, with and field`,
    )
  const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')]
  if (typeof path !== 'string' || path.includes('#'))
    return tell('needs a "path", and the field in "field"')
  if (field !== undefined && typeof field !== 'string') return tell('must have a text in "field"')
  if (parameters !== undefined && !isMap(parameters)) return tell('must have a mapping in "with"')
  if (parameters !== undefined && isVersioned(path))
    return tell('has parameters, with which a path of KV version 2 would be written, not read')
  const parts = selected(field === undefined ? path : `${path}#${field}`, tell)
  return parts && { ...parts, parameters: parameters && jsonOf(parameters) }
}

function sourceOf({ path, version, parameters }: Omit<Source, 'key' | 'versioned'>): Source {
  const key = JSON.stringify([path, version, parameters])
  return { key, path, version, parameters, versioned: isVersioned(path) }
}

const isVersioned = (path: string): boolean => /.\/data\/./.test(path)
const isMap = (node: Node): node is ReadonlyMap<string, Node> => node instanceof Map

function jsonOf(node: Node): Json {
  if (typeof node === 'string') return node
  return isMap(node)
    ? Object.fromEntries([...node].map(([key, value]) => [key, jsonOf(value)]))
    : node.map(jsonOf)
}
