/** A field of this action that takes the same or a converted value. */
export interface FieldAdvice {
  readonly kind: 'field'
  readonly field: string
  /** Returns `undefined` for a value that has no equivalent. */
  readonly convert?: ((value: string) => string | undefined) | undefined
  /** The field is a mapping and is written as a block. */
  readonly block?: true
}

/** A boolean input of the other action, and the replacement of each of its values. */
export interface SwitchAdvice {
  readonly kind: 'switch'
  readonly on: string
  readonly off: string
}

/** The replacement of another action's input; `same`: this action has it with that meaning. */
export type PeerAdvice =
  | FieldAdvice
  | SwitchAdvice
  | {
      readonly kind: 'sentence'
      readonly text: string
      /** The values for which it holds; absent for all. */
      readonly when?: RegExp
    }
  | { readonly kind: 'same' }

/** The inputs and outputs of one action that users migrate from. */
export interface Peer {
  readonly action: string
  /** The provider that takes its place; absent if that depends on how it is used. */
  readonly from?: string
  /** The release whose `action.yml` was read. */
  readonly version: string
  readonly inputs: Readonly<Record<string, PeerAdvice>>
  /** Maps each output to the expression or sentence that replaces it. */
  readonly outputs: Readonly<Record<string, string>>
}

/** Returns advice to write the value, unchanged or converted, into a field of this action. */
export const to = (field: string, convert?: FieldAdvice['convert']): FieldAdvice => ({
  kind: 'field',
  field,
  convert,
})
/** Returns advice that replaces `true` by one line and `false` by another. */
export const either = (on: string, off: string): SwitchAdvice => ({ kind: 'switch', on, off })
/** Returns advice for an input without an equivalent; the sentence says what to do. */
export const why = (text: string, when?: RegExp): PeerAdvice => ({
  ...{ kind: 'sentence', text },
  ...(when && { when }),
})
/** The field of this action has the same name and meaning. */
export const same: PeerAdvice = { kind: 'same' }

/** The advice for an input with which another action logs in by other means than the ID token. */
export const oidcOnly = 'remove it: this action logs in with the ID token of the run only'

/** Converts `900` or `900s` into `900s`; returns `undefined` for any other string. */
export const seconds = (value: string): string | undefined =>
  /^\d{1,9}s?$/.test(value) ? `${value.replace('s', '')}s` : undefined
/** Converts milliseconds into whole seconds, rounded up; `undefined` if they are not digits. */
export const milliseconds = (value: string): string | undefined =>
  /^\d{1,9}$/.test(value) ? `${Math.max(1, Math.ceil(Number(value) / 1000))}s` : undefined
/** Converts text separated by commas, spaces or lines into a YAML list. */
export const list = (value: string): string =>
  `[${value
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .join(', ')}]`

/**
 * Converts vault-action's `secrets` (entries `path selector | NAME`, separated by `;`) into the
 * lines of a `read` mapping. Returns `undefined` if an entry cannot be one line of `read`.
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
  // A comma separates the secrets of another action.
  if (!path || path.includes(',') || !selector || rest.length > 0 || more.length > 0)
    return undefined
  if (/^\*{1,2}$/.test(selector)) return wildcardLine(path, selector, name)
  // A plain or quoted field name, which may contain dots, can be converted; JSONata cannot.
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
  // Without a prefix, the server would choose the names of the variables.
  if (!prefix) return undefined
  const stem = selector === '**' && !prefix.endsWith('_') ? `${prefix}_` : prefix
  return isVariable(stem) && stem.endsWith('_') ? `${stem}*: ${path}` : undefined
}

/**
 * Converts `secret-ids` of aws-secretsmanager-get-secrets (lines of `ALIAS,ID` or `ID`) into the lines
 * of a `read` mapping. Returns `undefined` for a prefix such as `app*`, and for a blank alias.
 */
export function readFromSecretIds(ids: string): string | undefined {
  const lines = ids
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, alias, id = ''] = /^(?:([^,]*),)?\s*([^,\s]+)$/.exec(line) ?? []
      const name = (alias ?? id.replace(/^arn:.*:secret:|-[A-Za-z0-9]{6}$/g, '')).trim()
      const variable = name.toUpperCase().replace(/[^A-Z0-9_]/g, '_')
      if (!isVariable(variable) || /[*?#|]/.test(id)) return undefined
      return `${variable}: ${id.startsWith('arn:') ? id : `secretsmanager:${id}`}`
    })
  return lines.length === 0 || lines.includes(undefined) ? undefined : lines.join('\n')
}

/**
 * Converts `secrets` of get-secretmanager-secrets (`OUTPUT:PROJECT/SECRET`, with `/VERSION`, or with
 * the whole resource name, separated by commas or lines) into the lines of a `read` mapping.
 */
export const readFromGoogleSecrets = (secrets: string): string | undefined =>
  linesFrom(secrets, (entry) => {
    const [, output = '', place = '', name = '', version] =
      /^([\w-]+):((?:projects\/)?[a-z0-9.:-]+(?:\/locations\/[a-z0-9-]+)?)\/(?:secrets\/)?([\w-]+)(?:\/(?:versions\/)?([\w-]+))?$/.exec(
        entry,
      ) ?? []
    const project = place.startsWith('projects/') ? place : `projects/${place}`
    const newest = version === undefined || version === 'latest'
    return [output, `${project}/secrets/${name}${newest ? '' : `?version=${version}`}`]
  })

/**
 * Converts `secrets` of get-keyvault-secrets (names, separated by commas) into the lines of a `read`
 * mapping. Returns `undefined` for `*`.
 */
export const readFromKeyVault = (secrets: string): string | undefined =>
  linesFrom(secrets, (entry) => [/^[0-9A-Za-z-]{1,127}$/.test(entry) ? entry : '', entry])

/** Returns one line for each entry; `undefined` if an entry gives no name for a variable. */
function linesFrom(
  text: string,
  convert: (entry: string) => readonly [name: string, path: string],
): string | undefined {
  const entries = text.split(/[\n,]/).map((entry) => entry.trim())
  const lines = entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [name, path] = convert(entry)
      const variable = name.toUpperCase().replaceAll('-', '_')
      return isVariable(variable) ? `${variable}: ${path}` : undefined
    })
  return lines.length === 0 || lines.includes(undefined) ? undefined : lines.join('\n')
}

/**
 * Returns the name that vault-action gives to a field without a name: the first dot becomes `__`,
 * further dots and hyphens are removed.
 */
const variableOf = (field: string): string =>
  field.replace('.', '__').replaceAll('-', '').replaceAll('.', '').toUpperCase()

const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)
