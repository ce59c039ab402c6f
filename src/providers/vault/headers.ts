import { Secret } from '../../core/secret.ts'
import type { Reader } from '../../inputs/reader.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'

/** Headers that the workflow adds to each request, for a proxy in front of the server. */
export interface SuppliedHeaders {
  readonly values: ReadonlyMap<string, Secret>
  /** The input itself: post compares its digest before it uses the headers again. */
  readonly text: Secret
}

// Vault trusts its own headers, and those by which a proxy says who the client is.
const NAME = /^(?!x-(?:vault|forwarded)-)(?:X|CF)-[A-Za-z0-9-]{1,62}$/i
const VALUE = /^[\x20-\x7e]{1,4096}$/
const RULE =
  'must begin with X- or CF-, and be none of X-Vault-* and X-Forwarded-*, with a value of ASCII'

/** Reads `headers`; an error names the header and never its value. */
export function parseHeaders(read: Reader): SuppliedHeaders | undefined {
  const map = read.has('headers') ? read.map('headers') : undefined
  if (!map) return undefined
  const values = headersIn(map)
  for (const name of map.keys())
    if (!values.has(name)) read.addError(`headers.${clean(name)}`, RULE)
  const written = read.yaml('headers') === map ? asText(map) : read.optional('headers')
  return { values, text: new Secret(written ?? '') }
}

/** Returns the headers of a mapping; those that are not allowed are left out. */
export function headersIn(map: ReadonlyMap<string, YamlValue>): ReadonlyMap<string, Secret> {
  return new Map(
    [...map].flatMap(([name, value]) =>
      NAME.test(name) && typeof value === 'string' && VALUE.test(value)
        ? [[name, new Secret(value)] as const]
        : [],
    ),
  )
}

/** Returns a mapping as the text that its digest is computed from. */
const asText = (map: ReadonlyMap<string, YamlValue>): string =>
  JSON.stringify(Object.fromEntries(map))

const clean = (name: string): string => name.replace(/[^\w-]/g, '?').slice(0, 64)
