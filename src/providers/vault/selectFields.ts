import { Failure } from '../../core/failure.ts'
import { printable, quoted } from '../../core/sanitize.ts'
import { nearest } from '../../inputs/suggest.ts'
import { type JsonObject, own } from '../response.ts'
import { dataRows } from './readRows.ts'
import type { Wish } from './readSpec.ts'
import type { Row } from './row.ts'

/** A value under the name that later steps see. */
export interface Picked {
  readonly name: string
  readonly text: string
  /** `true` and `false` give nothing away, and their masks would blot out half the log. */
  readonly telling: boolean
  /** Parts of the text that are secrets by themselves. */
  readonly parts: readonly string[]
}

/** What a wish takes of the fields of a secret. */
export function picked({ name, pick, source }: Wish, fields: JsonObject): readonly Picked[] {
  switch (pick.kind) {
    case 'all':
      return [rendered(name, fields, source.path)]
    case 'field': {
      const value = rendered(
        name,
        fieldOf(fields, pick.field, source.path),
        `${source.path}#${pick.field}`,
      )
      return [pick.base64 ? decoded(value, `${source.path}#${pick.field}`) : value]
    }
    case 'each':
      return distinct(
        source.path,
        Object.entries(fields)
          .filter(([, value]) => value !== null)
          .map(([field, value]) =>
            rendered(`${name}${suffix(field)}`, value, `${source.path}#${printable(field)}`),
          ),
      )
  }
}

/** A refusal that only the data shows. */
export function unreadable(where: string, row: Row, hint = ''): Failure {
  return new Failure(
    'READ_REFUSED',
    `the login was fine; ${quoted(where)}: ${row.sign}${hint}`,
    row,
  )
}

const oddly = (where: string, sentence: string, cure: string): Failure =>
  new Failure('READ_REFUSED', `the login was fine; ${quoted(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    cure,
  })

/** A field by its whole name, which may hold dots, or else by steps. */
function fieldOf(fields: JsonObject, selector: string, path: string): unknown {
  const whole = own(fields, selector)
  if (whole !== undefined) return whole
  const found = selector
    .split('.')
    .reduce<unknown>((value, step) => (isObject(value) ? own(value, step) : undefined), fields)
  if (found !== undefined) return found
  const meant = nearest(selector, Object.keys(fields))
  throw unreadable(
    `${path}#${selector}`,
    dataRows.field,
    meant === undefined ? '' : `; did you mean "#${printable(meant)}"?`,
  )
}

function rendered(name: string, value: unknown, where: string): Picked {
  const leaves = leavesOf(value)
  if (
    leaves.some(
      (leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf),
    )
  )
    throw oddly(
      where,
      typeof value === 'number'
        ? 'is a number too large to be read exactly'
        : 'holds a number too large to be read exactly',
      'Store it as a text.',
    )
  if (value === null)
    throw oddly(where, 'is null', 'Write a value, or leave the field out of `read`.')
  if (typeof value !== 'object')
    return { name, text: String(value), telling: typeof value !== 'boolean', parts: [] }
  const parts = leaves.map(String)
  // A chain of certificates comes as a list, and every program wants it as one text.
  const chain =
    Array.isArray(value) &&
    leaves.length === value.length &&
    parts.every((part) => part.startsWith('-----BEGIN '))
  return { name, text: chain ? parts.join('\n') : JSON.stringify(value), telling: true, parts }
}

/** The texts and numbers inside a value; the runner masks what a program takes out of the document, too. */
function leavesOf(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

function decoded(value: Picked, where: string): Picked {
  const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '')
  const bytes =
    /^[\w+/-]*$/.test(digits) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : undefined
  if (!bytes)
    throw oddly(where, 'is not base64', 'Remove `| base64`, or store the value in base64.')
  try {
    return {
      ...value,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      parts: [value.text],
    }
  } catch {
    throw oddly(
      where,
      'holds bytes that are no text, which no variable can hold',
      'Remove `| base64`, and decode the value in the step that writes it to a file.',
    )
  }
}

/** The end of a variable's name, made of a field's. */
const suffix = (field: string): string => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_')

function distinct(path: string, values: readonly Picked[]): readonly Picked[] {
  const names = new Set<string>()
  const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name
  if (twice !== undefined)
    throw oddly(
      path,
      `has two fields that would both become ${printable(twice)}`,
      'Name the fields one by one with #.',
    )
  if (values.length === 0) throw oddly(path, 'has no fields', 'Correct the path.')
  return values
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
