import { Failure } from '../core/failure.ts'
import { quoted } from '../core/sanitize.ts'
import { parseSafeUrl } from '../core/url.ts'
import { isYamlList, isYamlMap, type ParseYaml, type YamlValue } from './yamlValue.ts'

/** One input in `action.yml` and the README. Its default is defined here only. */
export interface Field {
  readonly name: string
  /** One or two sentences that begin with a capital and end with a full stop. */
  readonly description: string
  /** Replaces an absent value. */
  readonly default?: string
  /** The value is never quoted in an error. */
  readonly secret?: true
}

/**
 * The source of a reader: the values as written, the fields with their defaults, and the list that
 * collects its errors.
 */
export interface InputSource {
  readonly values: ReadonlyMap<string, YamlValue>
  readonly fields: readonly Field[]
  readonly parse: ParseYaml
  /** Shared by all readers of a step. */
  readonly errors: string[]
  /** Prefix of a name in an error, such as `leases.deploy.`; empty for the step's own inputs. */
  readonly where: string
}

const PEM_CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/**
 * Reads inputs and collects every error, so that one failed run reports all of them. An invalid
 * value yields a placeholder.
 */
export class Reader {
  readonly #source: InputSource
  constructor(page: InputSource) {
    this.#source = page
  }

  /** Returns an input as a string, or its default; `undefined` if there is neither. */
  optional(name: string): string | undefined {
    const value = this.#value(name)
    if (value === undefined || typeof value === 'string') return value
    this.addError(name, 'must be a string')
    return ''
  }

  /** Returns a required input as a string; its absence is an error. */
  required(name: string): string {
    const value = this.optional(name)
    if (value === undefined) this.addError(name, 'is required')
    return value ?? ''
  }

  /** Returns a string that matches a pattern; `must` completes the sentence `"role" must be …`. */
  matching(name: string, pattern: RegExp, must: string): string | undefined {
    const value = this.optional(name)
    if (value === undefined || pattern.test(value)) return value
    this.addError(name, `must be ${must}${this.#received(name)}`)
    return undefined
  }

  /** Returns one of the allowed strings. */
  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.required(name)
    const found = allowed.find((word) => word === value)
    if (found === undefined)
      this.addError(name, `must be one of ${allowed.join(', ')}${this.#received(name)}`)
    return found ?? allowed[0]
  }

  /** Returns a boolean, written as `true` or `false`. */
  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false']) === 'true'
  }

  /** Returns seconds from `90`, `900s`, `15m` or `1h`, within bounds. */
  duration(
    name: string,
    { min, max }: { readonly min: number; readonly max: number },
  ): number | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const [, digits, unit = ''] = /^(\d{1,9})([smh]?)$/.exec(value) ?? []
    const seconds = Number(digits) * ({ m: 60, h: 3600 }[unit] ?? 1)
    if (seconds >= min && seconds <= max) return seconds
    const bounds = `from ${min} s to ${max} s`
    this.addError(
      name,
      `must be a duration such as 15m, 1h, 900s or 900, ${bounds}${this.#received(name)}`,
    )
    return undefined
  }

  /** Returns an https URL (http only for loopback) without credentials, query or fragment. */
  address(name: string): URL | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const url = parseSafeUrl(value)
    if (url && !url.search && !url.hash) return url
    this.addError(
      name,
      `must be an https URL without credentials, query or fragment${this.#received(name)}`,
    )
    return undefined
  }

  /** Returns the CERTIFICATE blocks of a PEM text; `undefined` if there are none. */
  certificates(name: string): string | undefined {
    const blocks = this.optional(name)?.match(PEM_CERTIFICATES)
    return blocks ? `${blocks.join('\n')}\n` : undefined
  }

  /** Returns a list of strings from `a`, `[a, b]` or lines that begin with a dash. */
  list(name: string): readonly string[] | undefined {
    const value = this.#value(name)
    const node =
      typeof value === 'string' && /^\s*[[-]/.test(value) ? this.#yaml(name, value) : value
    if (node === undefined) return undefined
    const items = isYamlList(node) ? node : [node]
    if (items.length > 0 && items.every((item) => typeof item === 'string')) return items
    this.addError(name, 'must be a string or a list of strings, and not empty')
    return undefined
  }

  /** Returns a YAML mapping; in the flat form, it is a string that is parsed here. */
  map(name: string): ReadonlyMap<string, YamlValue> | undefined {
    const value = this.yaml(name)
    if (value === undefined || isYamlMap(value)) return value
    this.addError(name, 'must be a YAML mapping, one `key: value` per line')
    return undefined
  }

  /** Returns YAML of any shape; a string is parsed. */
  yaml(name: string): YamlValue | undefined {
    const value = this.#value(name)
    return typeof value === 'string' ? this.#yaml(name, value) : value
  }

  /** Adds an error: the name in quotes, then the sentence. */
  addError(name: string, sentence: string): void {
    this.#source.errors.push(`${quoted(`${this.#source.where}${name}`)} ${sentence}`)
  }

  /** Returns whether the user wrote the input; a default does not count. */
  has(name: string): boolean {
    return this.#source.values.has(name)
  }

  #value(name: string): YamlValue | undefined {
    const row = this.#source.fields.find((field) => field.name === name)
    if (!row) throw new Failure('INTERNAL', `no field is named "${name}"`)
    return this.#source.values.get(name) ?? row.default
  }

  #yaml(name: string, text: string): YamlValue | undefined {
    const parsed = this.#source.parse(text)
    if ('value' in parsed) return parsed.value
    for (const error of parsed.errors) this.addError(name, `is not valid YAML: ${error}`)
    return undefined
  }

  #received(name: string): string {
    const { values, fields } = this.#source
    const value = values.get(name)
    const secret = fields.find((field) => field.name === name)?.secret
    return secret || typeof value !== 'string' ? '' : `; got ${quoted(value)}`
  }
}
