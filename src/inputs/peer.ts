/** A field of ours that takes the same or a converted value. */
export interface FieldAdvice {
  readonly kind: 'field'
  readonly field: string
  /** Returns `undefined` for a value that has no equivalent. */
  readonly convert?: ((value: string) => string | undefined) | undefined
  /** The field is a mapping and is written as a block. */
  readonly block?: true
}

/** A boolean of theirs, and what each of its values becomes. */
export interface SwitchAdvice {
  readonly kind: 'switch'
  readonly on: string
  readonly off: string
}

/** What to do in place of an input of another action; `same`: ours has its name and its meaning. */
export type PeerAdvice =
  | FieldAdvice
  | SwitchAdvice
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'same' }

/** The inputs and outputs of one action that users come from. */
export interface Peer {
  readonly action: string
  /** The release whose `action.yml` was read. */
  readonly version: string
  readonly inputs: Readonly<Record<string, PeerAdvice>>
  /** Output → the expression or sentence that takes its place. */
  readonly outputs: Readonly<Record<string, string>>
}

/** The value is taken over into a field of ours, as it is or converted. */
export const to = (field: string, convert?: FieldAdvice['convert']): FieldAdvice => ({
  kind: 'field',
  field,
  convert,
})
/** One line of ours for `true`, another for `false`. */
export const either = (on: string, off: string): SwitchAdvice => ({ kind: 'switch', on, off })
/** There is nothing to take over; the sentence says what to do. */
export const why = (text: string): PeerAdvice => ({ kind: 'sentence', text })
/** Our field has the name and the meaning of theirs. */
export const same: PeerAdvice = { kind: 'same' }

/** Converts `900` or `900s`. */
export const seconds = (value: string): string | undefined =>
  /^\d{1,9}s?$/.test(value) ? `${value.replace('s', '')}s` : undefined
/** Converts milliseconds into whole seconds, rounded up. */
export const milliseconds = (value: string): string | undefined =>
  /^\d{1,9}$/.test(value) ? `${Math.max(1, Math.ceil(Number(value) / 1000))}s` : undefined
/** Converts text separated by commas, spaces or lines into a YAML list. */
export const list = (value: string): string =>
  `[${value
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .join(', ')}]`

/**
 * Converts vault-action's `secrets` (entries `path selector | NAME`, separated by `;`) into the lines
 * of a `read` mapping. Returns `undefined` if an entry cannot be written as one line of `read`.
 */
export function readFromSecrets(secrets: string): string | undefined {
  const entries = secrets
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const lines = entries.map(readLine)
  if (lines.length === 0 || lines.includes(undefined)) return undefined
  return lines.join('\n')
}

function readLine(entry: string): string | undefined {
  const [source = '', name, ...more] = entry.split('|').map((part) => part.trim())
  const [path, selector, ...rest] = source.split(/\s+/)
  if (!path || !selector || rest.length > 0 || more.length > 0) return undefined
  if (/^\*{1,2}$/.test(selector)) return wildcardLine(path, selector, name)
  // A JSONata expression has no equivalent; a plain or quoted field name, with dots inside, has.
  const field = selector.replace(/^"(.*)"$/, '$1')
  if (!/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(field)) return undefined
  const variable = name || variableOf(field)
  return isVariable(variable) ? `${variable}: ${path}#${field}` : undefined
}

function wildcardLine(
  path: string,
  selector: string,
  prefix: string | undefined,
): string | undefined {
  // Without a prefix every field would become a variable of its own name, chosen by the server.
  if (!prefix) return undefined
  const stem = selector === '**' && !prefix.endsWith('_') ? `${prefix}_` : prefix
  return isVariable(stem) && stem.endsWith('_') ? `${stem}*: ${path}` : undefined
}

/** The name that vault-action gives to a field without a name: dots doubled, hyphens dropped. */
const variableOf = (field: string): string =>
  field.replace('.', '__').replaceAll('-', '').replaceAll('.', '').toUpperCase()

const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)
