import type { Reader } from '../../inputs/reader.ts'
import { parseReading, type ReadConfig } from '../reading/checkRead.ts'
import { parseRead } from '../reading/parseRead.ts'
import { readNames } from '../reading/readEntry.ts'
import { parseSupplied, type Supplied } from '../supplied.ts'
import { PATH, parseValue, type VaultEntry } from './readSpec.ts'
import { parseVaultRegistries, type VaultRegistry } from './registries.ts'
import { type VaultPlace, withTrailingSlash } from './request.ts'

/** The validated inputs of a Vault lease. */
export interface VaultConfig extends VaultPlace, ReadConfig<VaultEntry> {
  readonly host: string
  readonly supplied: Supplied | undefined
  readonly role: string | undefined
  readonly mount: string
  readonly login: 'jwt' | 'cel'
  /** In seconds. */
  readonly wrap: number | undefined
  readonly inline: boolean
  readonly sync: boolean
  /** The logins that are read. */
  readonly registries: readonly VaultRegistry[]
}

// Matches what a header can contain.
const SENDABLE = /^[\x20-\x7e]*$/
const IN_A_HEADER = 'is sent in a header, which must be ASCII'
const PLACEHOLDER_URL = new URL('https://address.invalid/')
const TOKEN_VARIABLES = ['VAULT_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE']

/** Reads all inputs of one lease; an invalid input adds an error. */
export function parseConfig(read: Reader): VaultConfig {
  const address = read.address('address')
  if (address === undefined && !read.has('address')) read.addError('address', 'is required')
  if (read.has('lifetime'))
    read.addError('lifetime', 'cannot be chosen here: token_ttl of the role decides')
  const base = withTrailingSlash(address ?? PLACEHOLDER_URL)
  const reading = parseReading(read, parseRead(read, parseValue), TOKEN_VARIABLES)
  const config: VaultConfig = {
    ...{ base, host: base.host, registries: [] },
    ...reading,
    ...(read.has('registries') && parseVaultRegistries(read)),
    role: read.matching('role', /^[^/\s\p{Cc}]{1,128}$/u, 'the name of a role'),
    mount: path(read, 'mount') ?? '',
    namespace: path(read, 'namespace'),
    supplied: parseSupplied(read, base.origin),
    login: read.oneOf('login', ['jwt', 'cel']),
    wrap: read.duration('wrap', { min: 1, max: 86_400 }),
    inline: read.flag('inline'),
    sync: read.flag('sync'),
  }
  rejectContradictions(read, config)
  return config
}

/** Reads a path with or without surrounding slashes. The API's own prefix must be omitted. */
function path(read: Reader, name: 'mount' | 'namespace'): string | undefined {
  const value = read.optional(name)?.replace(/^\/|\/$/g, '')
  if (value === undefined) return undefined
  if (!PATH.test(value)) {
    read.addError(name, 'must be a path such as "team/jwt"')
    return undefined
  }
  if (name === 'namespace' && !SENDABLE.test(value)) {
    read.addError(name, IN_A_HEADER)
    return undefined
  }
  if (name === 'mount' && value.startsWith('auth/')) {
    read.addError(name, `must be the path below auth/: "${value.slice(5)}"`)
    return undefined
  }
  return value
}

function rejectContradictions(
  read: Reader,
  { mount, reads, wrap, inline, sync }: VaultConfig,
): void {
  const lonely = [wrap !== undefined && 'wrap', inline && 'inline', sync && 'sync'].filter(
    (name) => name !== false,
  )
  const needsRead = lonely.filter((name) => name === 'wrap' || !read.has('registries'))
  if (!read.has('read'))
    for (const name of needsRead) read.addError(name, 'concerns what is read, so it needs "read"')
  if (inline && !SENDABLE.test(mount)) read.addError('mount', `${IN_A_HEADER} with "inline"`)
  if (inline)
    for (const name of ['export-credentials', 'wrap', 'sync'] as const)
      if (read.has(name)) read.addError(name, 'cannot be used with "inline", which has no token')
  if (wrap !== undefined)
    for (const { name, selector } of reads)
      if (selector.kind !== 'all')
        read.addError(
          `read.${name}`,
          'must be a path alone, as "wrap" exports a token for the whole response',
        )
}

/** Returns the variables that are known before any response. */
export function knownNames({
  reads,
  registries,
  exportCredentials,
  namespace,
}: VaultConfig): readonly string[] {
  const token = exportCredentials
    ? TOKEN_VARIABLES.filter((name) => name !== 'VAULT_NAMESPACE' || namespace !== undefined)
    : []
  return registries.length > 0 ? token : [...token, ...readNames(reads)]
}
