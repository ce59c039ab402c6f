import type { Reader } from '../../inputs/reader.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import type { ReadEntry, SecretSource, Selector } from './readEntry.ts'

/** Adds an input error about one entry; the sentence follows its name. */
export type AddReadError = (sentence: string) => undefined

/** The parts of `PATH?key=value#field | filter`, not yet checked against a store's paths. */
export interface ReadLine {
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  readonly field: string | undefined
  readonly base64: boolean
  readonly bytes: boolean
  readonly optional: boolean
}

/** A parsed value of `read`: its source, and what is selected from it. */
export interface ReadParts<S extends SecretSource> extends Omit<ReadLine, 'path' | 'query'> {
  readonly source: S
}

/** Parses one value of `read`. Returns `undefined` after adding an error. */
export type ParseReadValue<S extends SecretSource> = (
  node: YamlValue,
  addError: AddReadError,
) => ReadParts<S> | undefined

const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/
const FILTERS = ['base64', 'bytes', 'optional']

/** Returns the entries of `read`; empty if it is not set. Each error names its entry. */
export function parseRead<S extends SecretSource>(
  read: Reader,
  parseValue: ParseReadValue<S>,
): readonly ReadEntry<S>[] {
  const map = read.has('read') ? read.map('read') : undefined
  if (!map) return []
  if (map.size === 0) read.addError('read', 'must name something to read')
  return [...map].flatMap(([name, node]) => {
    const addError: AddReadError = (sentence) => {
      read.addError(`read.${name}`, sentence)
      return undefined
    }
    return parseEntry([name, node], parseValue, addError) ?? []
  })
}

function parseEntry<S extends SecretSource>(
  [name, node]: readonly [string, YamlValue],
  parseValue: ParseReadValue<S>,
  addError: AddReadError,
): ReadEntry<S> | undefined {
  const [, whole, stem] = NAME.exec(name) ?? []
  if (whole === undefined && stem === undefined)
    return addError('is not the name of a variable; write NAME, or NAME_* for one of each field')
  const parts = parseValue(node, addError)
  if (!parts) return undefined
  const { source, field, base64, bytes, optional } = parts
  if (stem !== undefined && field !== undefined)
    return addError('names all fields by its *, so its value must not name one')
  if (stem !== undefined && (base64 || bytes))
    return addError('names all fields by its *, so "| base64" and "| bytes" do not apply')
  if (bytes && (base64 || field !== undefined))
    return addError('exports bytes as base64, so it takes neither a field nor "| base64"')
  const selector: Selector =
    field !== undefined
      ? { kind: 'field', field, base64 }
      : stem === undefined
        ? { kind: 'all', base64, bytes }
        : { kind: 'each' }
  return { name: whole ?? stem ?? '', source, selector, optional }
}

/**
 * Returns the parts of one line; `undefined` if it is not of the form
 * `PATH?key=value#field | filter`.
 */
export function splitLine(text: string): ReadLine | undefined {
  const [place = '', ...filters] = text.split('|').map((part) => part.trim())
  const known = filters.every((each) => FILTERS.includes(each))
  if (!known || new Set(filters).size < filters.length) return undefined
  const [, path, parameters, field] = /^([^?#]+)(?:\?([^#]*))?(?:#(.+))?$/.exec(place) ?? []
  const query = parameters === undefined ? new Map<string, string>() : parseQuery(parameters)
  if (path === undefined || !query || place.endsWith('#')) return undefined
  const [base64, bytes, optional] = FILTERS.map((each) => filters.includes(each))
  return { path, query, field, base64: !!base64, bytes: !!bytes, optional: !!optional }
}

function parseQuery(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = text.split('&').map((pair) => /^([a-z]+)=([^=&]+)$/.exec(pair))
  const query = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
  return query.has('') || query.size < pairs.length ? undefined : query
}

/** Returns the parser of a store whose entries are text; `form` says what they look like. */
export const lineParser =
  <S extends SecretSource>(
    form: string,
    sourceOf: (line: ReadLine, addError: AddReadError) => S | undefined,
  ): ParseReadValue<S> =>
  (node, addError) => {
    const line = typeof node === 'string' ? splitLine(node.trim()) : undefined
    if (!line) return addError(form)
    const source = sourceOf(line, addError)
    return source && { ...line, source }
  }
