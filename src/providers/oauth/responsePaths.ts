import type { Reader } from '../../inputs/reader.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'

/** The paths of values in a response. */
export interface ResponsePaths {
  /** The token that is revoked, and exported unless `values` specifies otherwise. */
  readonly token: string
  readonly expires: string
  /** Maps each variable to its path. */
  readonly values: ReadonlyMap<string, string>
}

/** Reads the paths and the names. */
export function parsePaths(read: Reader): ResponsePaths {
  const values = new Map<string, string>()
  const path = read.required('token-path')
  const names = read.yaml('names')
  if (names instanceof Map) {
    for (const [name, value] of names as ReadonlyMap<string, YamlValue>) {
      if (typeof value !== 'string')
        read.addError('names', `must give ${name} a path in the response`)
      values.set(name, typeof value === 'string' ? value : '')
    }
    if (values.size === 0) read.addError('names', 'must not be empty')
  } else {
    for (const name of read.list('names') ?? []) {
      if (values.has(name)) read.addError('names', `lists ${name} twice`)
      values.set(name, path)
    }
  }
  const [first = path] = values.values()
  return {
    token: read.has('token-path') ? path : first,
    expires: read.required('expires-path'),
    values,
  }
}

/** Returns the value at a path, if there is one. Inherited properties are ignored. */
export function getPath(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => {
    return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
      ? (inner as Record<string, unknown>)[step]
      : undefined
  }, value)
}
