import { Failure } from '../../core/failure.ts'
import { unwrap } from '../../core/secret.ts'
import type { Reader } from '../../inputs/reader.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import type { ReadConfig } from '../reading/checkRead.ts'
import type { AddReadError } from '../reading/parseRead.ts'
import { checkRegistryUse, hostError, registryLogin } from '../registryLogin.ts'
import { parseValue, type VaultEntry } from './readSpec.ts'

/** A registry whose login is read, and the entries of `reads` that read it. */
export interface VaultRegistry {
  readonly host: string
  readonly username: VaultEntry
  readonly password: VaultEntry
}

interface RegistryReads extends ReadConfig<VaultEntry> {
  readonly registries: readonly VaultRegistry[]
}

const FORM =
  'must be a path, or a mapping with `path` and where wanted `with`, `username` and `password` ' +
  '(the names of the fields)'

/** Returns the logins in `registries` as entries of `read`; the user is not masked. */
export function parseVaultRegistries(read: Reader): RegistryReads {
  checkRegistryUse(read)
  const map = read.map('registries') ?? new Map<string, YamlValue>()
  if (map.size === 0) read.addError('registries', 'must name a registry')
  const registries = [...map].flatMap(([host, node], index) => {
    const error = hostError(host)
    if (error !== undefined) read.addError('registries', error)
    const addError = (sentence: string): undefined => {
      read.addError(`registries.${host}`, sentence)
      return undefined
    }
    const parts = partsOf(node)
    if (!parts) return addError(FORM) ?? []
    const username = entryOf(`username${index}`, parts.username, { parts, addError })
    const password = entryOf(`password${index}`, parts.password, { parts, addError })
    return username && password ? [{ host, username, password }] : []
  })
  return {
    registries,
    reads: registries.flatMap(({ username, password }) => [username, password]),
    unmasked: registries.map(({ username }) => username.name),
    exportCredentials: read.flag('export-credentials'),
  }
}

interface RegistryParts {
  readonly path: YamlValue
  readonly with: YamlValue | undefined
  readonly username: YamlValue
  readonly password: YamlValue
}

/** Returns the parts of one entry; `undefined` if it has others. */
function partsOf(node: YamlValue): RegistryParts | undefined {
  const map: ReadonlyMap<string, YamlValue> | undefined =
    node instanceof Map ? node : typeof node === 'string' ? new Map([['path', node]]) : undefined
  const known = ['path', 'with', 'username', 'password']
  const path = map?.get('path')
  if (!map || path === undefined || ![...map.keys()].every((key) => known.includes(key)))
    return undefined
  const field = (name: string): YamlValue => map.get(name) ?? name
  return { path, with: map.get('with'), username: field('username'), password: field('password') }
}

function entryOf(
  name: string,
  field: YamlValue,
  { parts, addError }: { readonly parts: RegistryParts; readonly addError: AddReadError },
): VaultEntry | undefined {
  const node = new Map([
    ['path', parts.path],
    ['field', field],
    ...(parts.with === undefined ? [] : [['with', parts.with] as const]),
  ])
  const parsed = parseValue(node, addError)
  if (!parsed || typeof field !== 'string') return undefined
  if (parsed.base64 || parsed.optional) return addError(FORM)
  const selector = { kind: 'field', field: parsed.field ?? field, base64: false } as const
  return { name, source: parsed.source, selector, optional: false }
}

/**
 * Returns the lease with its logins in place of what was read. Throws `READ_REFUSED` if a user or a
 * password cannot be one.
 */
export function withLogins(
  lease: Lease,
  { registries }: RegistryReads,
  leaseSession: LeaseSession,
): Lease {
  const { credentials, expiresAt } = lease
  if (credentials.kind !== 'values') throw new Failure('INTERNAL', 'values were expected')
  const values = new Map(credentials.values)
  const take = ({ name, source }: VaultEntry): string => {
    const value = unwrap(values.get(name) ?? '')
    values.delete(name)
    if (value !== '' && !/\p{Cc}/u.test(value)) return value
    throw unusable(source.path, 'is empty or has control characters')
  }
  const logins = registries.map(({ host, username, password }) => {
    const user = take(username)
    if (user.includes(':')) throw unusable(username.source.path, 'has a colon in its user')
    return registryLogin(leaseSession, {
      ...{ host, username: user, password: leaseSession.secret(take(password)), expiresAt },
    })
  })
  return { ...lease, credentials: { ...credentials, values }, logins }
}

const unusable = (path: string, sentence: string): Failure =>
  new Failure('READ_REFUSED', `the login was fine; what is at ${path} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix: 'Store a user and a password without line breaks.',
  })
