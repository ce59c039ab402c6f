import { Failure } from '../../core/failure.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import { Secret } from '../../core/secret.ts'
import type { LeaseSession } from '../provider.ts'
import { isUnmasked, type ReadConfig } from './checkRead.ts'
import { entriesOf, type ReadEntry, type SecretSource, writtenName } from './readEntry.ts'
import { type SelectedValue, selectContent } from './selectFields.ts'

/** Names with their values; plain strings are not masked. */
export type ReadValues = readonly (readonly [string, Secret | string])[]

/** What one source yields: values, or the names whose secret does not exist. */
export interface SourceValues {
  readonly values: ReadValues
  readonly missing: readonly string[]
  /** What was read, with its version, as the store names it; for the record. */
  readonly obtained?: string
}

/** Returns what was read and what does not exist, as a lease states them. */
export const readSummary = (
  sources: readonly SourceValues[],
): { readonly read: readonly string[]; readonly missing: readonly string[] } => ({
  read: sources.flatMap(({ obtained }) => (obtained === undefined ? [] : [obtained])),
  missing: sources.flatMap(({ missing }) => missing),
})

type Masker = Pick<LeaseSession, 'secret'>

/** Returns selected values, masked unless they are not sensitive or the user unmasked them. */
export function maskValues(
  selected: readonly SelectedValue[],
  unmasked: readonly string[],
  masker: Masker,
): ReadValues {
  return selected.map((value) => {
    const { name, text, sensitive, parts } = value
    if (value.binary) return [name, maskBytes(text, masker)]
    if (isUnmasked(unmasked, name) || !sensitive) return [name, text]
    for (const part of parts) masker.secret(part)
    return [name, masker.secret(text)]
  })
}

/** Masks the forms in which programs print bytes, and lines of text among them. */
function maskBytes(text: string, masker: Masker): Secret {
  const bytes = Buffer.from(text, 'latin1')
  const lines = text.split(/[\r\n]+/).filter((line) => /^[\x20-\x7e]{16,}$/.test(line))
  for (const form of [bytes.toString('base64'), bytes.toString('hex'), ...lines])
    masker.secret(form)
  return new Secret(text, 'latin1')
}

/** Returns the values that `read` selects from a secret of any content. */
export function contentValues(
  content: string | Buffer,
  source: SecretSource,
  { reading, masker }: { readonly reading: ReadConfig; readonly masker: Masker },
): SourceValues {
  const selected = entriesOf(reading.reads, source).flatMap((entry) =>
    selectContent(entry, content),
  )
  return { values: maskValues(selected, reading.unmasked, masker), missing: [] }
}

/**
 * Returns empty strings for a secret that does not exist, so that no older value of the variable
 * stays in force. Throws the refusal if any entry requires the secret.
 */
export function absentValues(
  reads: readonly ReadEntry[],
  source: SecretSource,
  refusal: Failure,
): SourceValues {
  const entries = entriesOf(reads, source)
  if (entries.some(({ optional }) => !optional)) throw refusal
  return {
    values: entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [[name, '']])),
    missing: entries.map(writtenName),
  }
}

/**
 * Merges the values of all sources by name. Throws `READ_REFUSED` if names collide, which can
 * happen with names that only responses reveal.
 */
export function mergeValues(values: readonly ReadValues[]): ReadonlyMap<string, Secret | string> {
  const names = new Map<string, string>()
  for (const [name] of values.flat()) {
    const first = names.get(name.toUpperCase())
    if (first !== undefined)
      throw new Failure(
        'READ_REFUSED',
        `two values of "read" would both become ${sanitizeForeign(name)}`,
        {
          causes: ['a field of a `NAME_*` is named like another value'],
          fix: 'Name the fields one by one with #, or change the beginning of the names.',
        },
      )
    names.set(name.toUpperCase(), name)
  }
  return new Map(values.flat())
}
