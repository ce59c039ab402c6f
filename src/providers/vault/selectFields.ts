import { Failure } from '../../core/failure.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import { suggest } from '../../inputs/suggest.ts'
import { type JsonObject, ownMember } from '../response.ts'
import { dataRows } from './readRows.ts'
import type { ReadEntry } from './readSpec.ts'
import type { VaultRefusalRow } from './row.ts'

/** A value under the name that later steps use. */
export interface SelectedValue {
  readonly name: string
  readonly text: string
  /**
   * False for `true` and `false`: they reveal nothing, and masking them would hide half the log.
   */
  readonly sensitive: boolean
  /** Parts of the string that are secrets themselves. */
  readonly parts: readonly string[]
}

/** Returns the values that an entry selects from the fields of a secret. */
export function selectFields(
  { name, selector, source }: ReadEntry,
  fields: JsonObject,
): readonly SelectedValue[] {
  switch (selector.kind) {
    case 'all':
      return [rendered(name, fields, source.path)]
    case 'field': {
      const value = rendered(
        name,
        findField(fields, selector.field, source.path),
        `${source.path}#${selector.field}`,
      )
      return [selector.base64 ? decoded(value, `${source.path}#${selector.field}`) : value]
    }
    case 'each':
      return distinct(
        source.path,
        Object.entries(fields)
          .filter(([, value]) => value !== null)
          .map(([field, value]) =>
            rendered(`${name}${suffix(field)}`, value, `${source.path}#${sanitizeForeign(field)}`),
          ),
      )
  }
}

/** Returns the failure for an error that only the data reveals. */
export function unreadable(where: string, row: VaultRefusalRow, hint = ''): Failure {
  return new Failure(
    'READ_REFUSED',
    `the login was fine; ${quoted(where)}: ${row.symptom}${hint}`,
    row,
  )
}

const badSecret = (where: string, sentence: string, fix: string): Failure =>
  new Failure('READ_REFUSED', `the login was fine; ${quoted(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix,
  })

/**
 * Returns a field by its full name, which may contain dots, or else by a dotted path. Throws
 * `READ_REFUSED` if it is absent.
 */
function findField(fields: JsonObject, selector: string, path: string): unknown {
  const whole = ownMember(fields, selector)
  if (whole !== undefined) return whole
  const found = selector
    .split('.')
    .reduce<unknown>(
      (value, step) => (isObject(value) ? ownMember(value, step) : undefined),
      fields,
    )
  if (found !== undefined) return found
  const meant = suggest(selector, Object.keys(fields))
  throw unreadable(
    `${path}#${selector}`,
    dataRows.field,
    meant === undefined ? '' : `; did you mean "#${sanitizeForeign(meant)}"?`,
  )
}

function rendered(name: string, value: unknown, where: string): SelectedValue {
  const leaves = flatten(value)
  if (
    leaves.some(
      (leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf),
    )
  )
    throw badSecret(
      where,
      typeof value === 'number'
        ? 'is a number too large to be read exactly'
        : 'holds a number too large to be read exactly',
      'Store it as a text.',
    )
  if (value === null)
    throw badSecret(where, 'is null', 'Write a value, or leave the field out of `read`.')
  if (typeof value !== 'object')
    return { name, text: String(value), sensitive: typeof value !== 'boolean', parts: [] }
  const parts = leaves.map(String)
  // A certificate chain is returned as a list, and every program expects it as one string.
  const chain =
    Array.isArray(value) &&
    leaves.length === value.length &&
    parts.every((part) => part.startsWith('-----BEGIN '))
  return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts }
}

/**
 * Returns the strings and numbers inside a value, each of which is masked: programs extract them
 * from the document.
 */
function flatten(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : []
}

function decoded(value: SelectedValue, where: string): SelectedValue {
  const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '')
  const bytes =
    /^[\w+/-]*$/.test(digits) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : undefined
  if (!bytes)
    throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.')
  try {
    return {
      ...value,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      parts: [value.text],
    }
  } catch {
    throw badSecret(
      where,
      'holds bytes that are no text, which no variable can hold',
      'Remove `| base64`, and decode the value in the step that writes it to a file.',
    )
  }
}

/** Returns the suffix of a variable's name for a field. */
const suffix = (field: string): string => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_')

function distinct(path: string, values: readonly SelectedValue[]): readonly SelectedValue[] {
  const names = new Set<string>()
  const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name
  if (twice !== undefined)
    throw badSecret(
      path,
      `has two fields that would both become ${sanitizeForeign(twice)}`,
      'Name the fields one by one with #.',
    )
  if (values.length === 0) throw badSecret(path, 'has no fields', 'Correct the path.')
  return values
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
