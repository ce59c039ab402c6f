import { Failure } from '../core/failure.ts'
import { quoted } from '../core/sanitize.ts'
import { parseSafeUrl } from '../core/url.ts'
import type { Field } from './field.ts'
import type { ParseYaml, YamlValue } from './yamlValue.ts'

/**
 * What a reader reads: the values as they were written, the rows that know their defaults, and
 * where its errors go.
 */
export interface InputSource {
  readonly values: ReadonlyMap<string, YamlValue>
  readonly fields: readonly Field[]
  readonly parse: ParseYaml
  /** Shared by all readers of a step. */
  readonly errors: string[]
  /** Before a name in a error, such as `leases.deploy.`; empty for the step's own inputs. */
  readonly where: string
}

/**
 * Reads inputs once, and remembers every error so that one failed run reports them all. A bad value
 * yields a placeholder.
 */
export class Reader {
  readonly #source: InputSource
  constructor(page: InputSource) {
    this.#source = page
  }

  /** The text of an input, or its default; `undefined` when there is neither. */
  optional(name: string): string | undefined {
    const value = this.#value(name)
    if (value === undefined || typeof value === 'string') return value
    return this.addError(name, 'must be text', '')
  }

  text(name: string): string {
    return this.optional(name) ?? this.addError(name, 'is required', '')
  }

  /** Text of a shape; `must` completes the sentence `"role" must be …`. */
  matching(name: string, pattern: RegExp, must: string): string | undefined {
    const value = this.optional(name)
    return value === undefined || pattern.test(value)
      ? value
      : this.addError(name, `must be ${must}${this.#received(name)}`, undefined)
  }

  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.text(name)
    return (
      allowed.find((each) => each === value) ??
      this.addError(name, `must be one of ${allowed.join(', ')}${this.#received(name)}`, allowed[0])
    )
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false']) === 'true'
  }

  /** Seconds, from `90`, `900s`, `15m` or `1h`, within bounds. */
  duration(
    name: string,
    { min, max }: { readonly min: number; readonly max: number },
  ): number | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const [, digits, unit = ''] = /^(\d{1,9})([smh]?)$/.exec(value) ?? []
    const seconds = Number(digits) * ({ m: 60, h: 3600 }[unit] ?? 1)
    if (seconds >= min && seconds <= max) return seconds
    return this.addError(
      name,
      `must be a time such as 15m, 1h, 900s or 900, from ${min} s to ${max} ` +
        `s${this.#received(name)}`,
      undefined,
    )
  }

  /** An https address (http only for loopback) without credentials, query or fragment. */
  address(name: string): URL | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const url = parseSafeUrl(value)
    if (url && !url.search && !url.hash) return url
    return this.addError(
      name,
      `must be an https address without credentials, query or fragment${this.#received(name)}`,
      undefined,
    )
  }

  /** Text, or a list of texts: `a`, `[a, b]` or lines that begin with a dash. */
  list(name: string): readonly string[] | undefined {
    const value = this.#value(name)
    const node =
      typeof value === 'string' && /^\s*[[-]/.test(value) ? this.#yaml(name, value) : value
    if (node === undefined) return undefined
    const items =
      typeof node === 'string'
        ? [node]
        : Array.isArray(node)
          ? (node as readonly YamlValue[])
          : undefined
    if (items?.every((item) => typeof item === 'string') && items.length > 0)
      return items as readonly string[]
    return this.addError(name, 'must be a text or a list of texts, and not empty', undefined)
  }

  /** A YAML mapping; in the flat form it is text that is parsed here. */
  map(name: string): ReadonlyMap<string, YamlValue> | undefined {
    const value = this.yaml(name)
    if (value === undefined || value instanceof Map) return value
    return this.addError(name, 'must be a YAML mapping, one `key: value` per line', undefined)
  }

  /** YAML of any shape. */
  yaml(name: string): YamlValue | undefined {
    const value = this.#value(name)
    return typeof value === 'string' ? this.#yaml(name, value) : value
  }

  /**
   * Adds a mistake: the name in quotes, then the sentence. Returns the placeholder, so that reading
   * goes on.
   */
  addError<T>(name: string, sentence: string, placeholder: T): T {
    this.#source.errors.push(`${quoted(`${this.#source.where}${name}`)} ${sentence}`)
    return placeholder
  }

  /** True when the user wrote the input; a default does not count. */
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
    for (const error of parsed.errors)
      this.addError(name, `is not the YAML it should be: ${error}`, undefined)
    return undefined
  }

  #received(name: string): string {
    const { values, fields } = this.#source
    const value = values.get(name)
    const secret = fields.find((field) => field.name === name)?.secret
    return secret || typeof value !== 'string' ? '' : `; got ${quoted(value)}`
  }
}
