import { Failure } from '../../core/failure.ts'
import { isObject } from '../../core/json.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import { suggest } from '../../inputs/suggest.ts'
import type { Refusal } from '../refusals.ts'
import { type JsonObject, ownMember, parseJsonText } from '../response.ts'
import type { ReadEntry } from './readEntry.ts'
import { absentField } from './rows.ts'

/** A value under the name that later steps use. */
export interface SelectedValue {
  readonly name: string
  /** The value as text, or as one character for each byte if it is `binary`. */
  readonly text: string
  /** False for JSON numbers and booleans: masking `1` or `true` would hide half the log. */
  readonly sensitive: boolean
  /** Parts of the value that are secrets themselves. */
  readonly parts: readonly string[]
  readonly binary?: true
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
      const where = `${source.path}#${selector.field}`
      const value = rendered(name, findField(fields, selector.field, source.path), where)
      return [selector.base64 ? decoded(value, where) : value]
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

/**
 * Returns the values that an entry selects from a secret of any content: the secret itself, or
 * fields of it if it is a JSON object.
 */
export function selectContent(
  entry: ReadEntry,
  content: string | Buffer,
): readonly SelectedValue[] {
  const { name, selector, source } = entry
  if (content.length === 0)
    throw badSecret(source.path, 'is empty', 'Write a value, or leave the line out of `read`.')
  if (selector.kind === 'all') {
    const value = { name, sensitive: true, parts: [] }
    if (selector.bytes) return [{ ...value, text: Buffer.from(content).toString('base64') }]
    if (typeof content !== 'string') return [fromBytes({ ...value, text: '' }, content)]
    const plain = { ...value, text: content }
    return [selector.base64 ? decoded(plain, source.path) : plain]
  }
  const read = parseJsonText(typeof content === 'string' ? content : '')
  if ('error' in read)
    throw badSecret(
      source.path,
      `${read.error}, so it has no fields`,
      'Leave out the field to export the secret as it is, or store a JSON object.',
    )
  return selectFields(entry, read.members)
}

/** Returns the failure for an error that only the data reveals. */
export function unreadable(where: string, row: Refusal, hint = ''): Failure {
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
    absentField,
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
    return { name, text: String(value), sensitive: typeof value === 'string', parts: [] }
  const parts = leaves.filter((leaf) => typeof leaf === 'string')
  // A certificate chain is returned as a list, and every program expects it as one string.
  const chain =
    Array.isArray(value) &&
    parts.length === value.length &&
    parts.every((part) => part.startsWith('-----BEGIN '))
  return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts }
}

/** Returns the strings and numbers inside a value: programs extract them from the document. */
function flatten(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : []
}

function decoded(value: SelectedValue, where: string): SelectedValue {
  const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '')
  if (!/^[\w+/-]*$/.test(digits) || digits.length % 4 === 1)
    throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.')
  const bytes = Buffer.from(digits, 'base64')
  return fromBytes({ ...value, parts: [value.text] }, bytes)
}

/** Returns the value with the bytes as its text if they are UTF-8, else as binary. */
function fromBytes(value: SelectedValue, bytes: Buffer): SelectedValue {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { ...value, text }
  } catch {
    return { ...value, text: bytes.toString('latin1'), binary: true }
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
