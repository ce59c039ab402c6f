/** What one request reads. Entries with the same key share the request. */
export interface SecretSource {
  readonly key: string
  /** The path as log, record and errors show it; never a secret. */
  readonly path: string
}

/** One entry of `read`. */
export interface ReadEntry<S extends SecretSource = SecretSource> {
  /** The variable; with `each`, the prefix of all variables. */
  readonly name: string
  readonly source: S
  readonly selector: Selector
  /** An absent secret exports the name as an empty string instead of failing the lease. */
  readonly optional: boolean
}

/** What is selected from the response. */
export type Selector =
  | { readonly kind: 'field'; readonly field: string; readonly base64: boolean }
  | { readonly kind: 'each' }
  /** The whole secret: decoded from base64, or exported as base64 if it is bytes. */
  | { readonly kind: 'all'; readonly base64: boolean; readonly bytes: boolean }

/** Returns each source once, however many entries share it: user and password belong together. */
export const distinctSources = <S extends SecretSource>(
  entries: readonly ReadEntry<S>[],
): readonly S[] => [...new Map(entries.map(({ source }) => [source.key, source])).values()]

/** Returns the entries that read one source. */
export const entriesOf = (
  entries: readonly ReadEntry[],
  { key }: SecretSource,
): readonly ReadEntry[] => entries.filter(({ source }) => source.key === key)

/** Returns the entry's name as the user wrote it: `DB_PASSWORD` or `DB_*`. */
export const writtenName = ({ name, selector }: ReadEntry): string =>
  selector.kind === 'each' ? `${name}*` : name

/** Returns the variables that are known before any response. */
export const readNames = (entries: readonly ReadEntry[]): readonly string[] =>
  entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [name]))
