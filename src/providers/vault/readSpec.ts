import type { Json } from '../../core/runtime.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import { type AddReadError, type ReadParts, splitLine } from '../reading/parseRead.ts'
import type { ReadEntry, SecretSource } from '../reading/readEntry.ts'

/** A path to read, or to write parameters to. */
export interface VaultSource extends SecretSource {
  readonly version: string | undefined
  readonly parameters: Json | undefined
  /** Whether this is a path of KV version 2: reading it leases nothing. */
  readonly versioned: boolean
}

/** One entry of `read`. */
export type VaultEntry = ReadEntry<VaultSource>

/** Matches a path below the API, in segments that no URL parser would change. */
export const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u

const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`'

/** Parses one value of `read`. */
export const parseValue = (
  node: YamlValue,
  addError: AddReadError,
): ReadParts<VaultSource> | undefined =>
  typeof node === 'string' ? parsePath(node, undefined, addError) : parseMapping(node, addError)

function parsePath(
  text: string,
  parameters: Json | undefined,
  addError: AddReadError,
): ReadParts<VaultSource> | undefined {
  const line = splitLine(text.trim())
  if (!line) return addError(FORM)
  const { path, query, field, base64, bytes, optional } = line
  const version = query.get('version')
  if (path.startsWith('v1/')) return addError('must be a path below v1/, without it')
  const known = query.size === 0 || (query.size === 1 && /^\d{1,9}$/.test(version ?? ''))
  if (!PATH.test(path) || !known) return addError(FORM)
  const versioned = /.\/data\/./.test(path)
  if (version !== undefined && !versioned)
    return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…')
  if (bytes || (base64 && field === undefined))
    return addError('decodes base64, so it must name a field: path#field | base64')
  if (parameters !== undefined && versioned)
    return addError('has parameters, with which a path of KV version 2 would be written, not read')
  if (parameters !== undefined && optional)
    return addError('has parameters, with which something is issued, so it cannot be optional')
  const key = JSON.stringify([path, version, parameters])
  return {
    source: { key, path, version, parameters, versioned },
    ...{ field, base64, bytes, optional },
  }
}

function parseMapping(node: YamlValue, addError: AddReadError): ReadParts<VaultSource> | undefined {
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
  const text = field === undefined ? path : `${path}#${field}`
  return parsePath(text, parameters && toJson(parameters), addError)
}

const isMap = (node: YamlValue): node is ReadonlyMap<string, YamlValue> => node instanceof Map

function toJson(node: YamlValue): Json {
  if (typeof node === 'string') return node
  return isMap(node)
    ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
    : node.map(toJson)
}
