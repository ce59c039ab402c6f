import { type AddReadError, lineParser, type ParseReadValue } from '../reading/parseRead.ts'
import type { ReadEntry, SecretSource } from '../reading/readEntry.ts'

/** A secret of a key vault, or the private part of a certificate, which has the same name. */
export interface AzureSource extends SecretSource {
  /** The host of the vault. */
  readonly host: string
  readonly name: string
  readonly version: string | undefined
  /** Whether the vault converts a certificate to PEM. */
  readonly pem: boolean
}

/** One entry of `read`. */
export type AzureEntry = ReadEntry<AzureSource>

/** Matches the name of a vault. */
export const VAULT_NAME = /^(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]$/
const FORM =
  'must be VAULT/NAME, NAME beside "key-vault", or https://VAULT.SUFFIX/secrets/NAME, and where ' +
  'wanted ?version=, ?format=pem, #field, | base64, | bytes, | optional'
const NAME = /^[0-9A-Za-z-]{1,127}$/
const VERSION = /^[0-9a-f]{32}$/i

/** Returns the parser of `read` values for the vaults of one cloud. */
export const valueParser = (
  suffix: string,
  defaultVault: string | undefined,
): ParseReadValue<AzureSource> =>
  lineParser(FORM, ({ path, query }, addError) => {
    const [vault, name = '', pasted] = path.startsWith('https:')
      ? parseIdentifier(path, suffix, addError)
      : parseShort(path, defaultVault, addError)
    if (vault === undefined) return undefined
    if (!VAULT_NAME.test(vault) || !NAME.test(name)) return addError(FORM)
    const options = parseOptions(query, pasted, addError)
    if (!options) return undefined
    const host = `${vault.toLowerCase()}.${suffix}`
    const { version, pem } = options
    const id = `https://${host}/secrets/${name}${version === undefined ? '' : `/${version}`}`
    const shown = pem ? `${id}?format=pem` : id
    return { key: shown.toLowerCase(), path: shown, host, name, version, pem }
  })

type VaultAndName = readonly [
  vault: string | undefined,
  name?: string | undefined,
  version?: string | undefined,
]

function parseShort(
  path: string,
  defaultVault: string | undefined,
  addError: AddReadError,
): VaultAndName {
  const [first = '', second, ...more] = path.split('/')
  if (second !== undefined) return more.length === 0 ? [first, second] : [addError(FORM)]
  if (defaultVault !== undefined) return [defaultVault, first]
  return [addError(`must be VAULT/${first.replace(/[^\w-]/g, '')}, as no "key-vault" is set`)]
}

/** Parses a pasted identifier. A vault of another cloud is rejected: the token is of this one. */
function parseIdentifier(path: string, suffix: string, addError: AddReadError): VaultAndName {
  const [, vault, domain, name, version] =
    /^https:\/\/([\w-]+)\.([\w.-]+?)(?::443)?\/(?:secrets|certificates)\/([\w-]+)(?:\/([\w-]+))?\/?$/.exec(
      path,
    ) ?? []
  if (vault === undefined) return [addError(FORM)]
  if (domain?.toLowerCase() !== suffix)
    return [addError(`must be a vault at *.${suffix}, as "cloud" says`)]
  return [vault, name, version]
}

function parseOptions(
  query: ReadonlyMap<string, string>,
  pasted: string | undefined,
  addError: AddReadError,
): Pick<AzureSource, 'version' | 'pem'> | undefined {
  const [version, format] = [query.get('version'), query.get('format')]
  if ([...query.keys()].some((key) => key !== 'version' && key !== 'format'))
    return addError('may have ?version= and ?format=pem after its path, and nothing else')
  if (version !== undefined && pasted !== undefined)
    return addError('names a version twice: in the path and in ?version=')
  if (!VERSION.test(version ?? pasted ?? '0'.repeat(32)))
    return addError('must have the 32 hexadecimal digits of a version in ?version=')
  if (format !== undefined && format !== 'pem') return addError('may have "pem" in ?format= only')
  return { version: (version ?? pasted)?.toLowerCase(), pem: format === 'pem' }
}
