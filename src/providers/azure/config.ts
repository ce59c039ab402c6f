import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { parseReading, type ReadConfig, rejectWithoutCredentials } from '../reading/checkRead.ts'
import { parseRead } from '../reading/parseRead.ts'
import { exportsLoginsOnly, parseRegistries } from '../registryLogin.ts'
import { type Cloud, type CloudName, clouds, REGISTRY_SCOPE } from './clouds.ts'
import { type AzureEntry, VAULT_NAME, valueParser } from './readSpec.ts'

/** The validated inputs of `from: azure`. */
export interface AzureConfig extends ReadConfig<AzureEntry> {
  readonly cloudName: CloudName
  readonly cloud: Cloud
  readonly tenantId: string
  readonly clientId: string
  readonly subscriptionId: string | undefined
  /** Maps each variable to its scope. */
  readonly tokens: ReadonlyMap<string, string>
  /** The hosts of container registries to log in at. */
  readonly registries: readonly string[]
  /** The logins at the registries are all that is exported. */
  readonly loginsOnly: boolean
}

/** The variables that an exported token brings along. */
const IDENTIFIERS = ['TENANT_ID', 'CLIENT_ID', 'SUBSCRIPTION_ID'].flatMap((name) => [
  `AZURE_${name}`,
  `ARM_${name}`,
])
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const TENANT = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i

/** Reads all inputs; an invalid input adds an error. */
export function parseConfig(read: Reader): AzureConfig {
  if (read.has('lifetime'))
    read.addError(
      'lifetime',
      'is decided by Entra alone, by the policy of the tenant: mostly 60 to 90 minutes',
    )
  for (const name of ['tenant-id', 'client-id'])
    if (!read.has(name)) read.addError(name, 'is required')
  const cloudName = read.oneOf('cloud', ['public', 'government', 'china'])
  const cloud = clouds[cloudName]
  const vault = read.matching('key-vault', VAULT_NAME, 'the name of a vault, such as app-prod')
  if (vault !== undefined && !read.has('read'))
    read.addError('key-vault', 'concerns what is read, so it needs "read"')
  const loginsOnly = exportsLoginsOnly(read)
  const tokens = loginsOnly ? loginTokens(read) : parseTokens(read, cloud)
  const reads = parseRead(read, valueParser(cloud.vaultSuffix, vault))
  const reading = parseReading(read, reads, [...tokens.keys(), ...IDENTIFIERS])
  rejectWithoutCredentials(read, reading, ['scope', 'names', 'subscription-id'])
  return {
    ...{ cloudName, cloud, tokens, loginsOnly },
    registries: parseRegistries(read, (host) => registryError(host, cloud)),
    ...reading,
    tenantId: read.matching('tenant-id', TENANT, 'the id of a tenant or one of its domains') ?? '',
    clientId:
      read.matching('client-id', ID, 'a client id, such as 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22') ??
      '',
    subscriptionId: read.matching('subscription-id', ID, 'the id of a subscription'),
  }
}

/** Returns the one token that the logins need, which has no variable. */
function loginTokens(read: Reader): ReadonlyMap<string, string> {
  for (const name of ['scope', 'names', 'subscription-id'].filter((field) => read.has(field)))
    read.addError(name, 'has no effect with "export: docker" alone, which exports only logins')
  return new Map([['', REGISTRY_SCOPE]])
}

function registryError(host: string, { registrySuffix }: Cloud): string | undefined {
  const name = host.endsWith(`.${registrySuffix}`) ? host.slice(0, -registrySuffix.length - 1) : ''
  if (/^[a-z0-9]{5,50}(?:-[a-z0-9]{1,50})?$/.test(name)) return undefined
  return `must hold registries of the cloud, such as example.${registrySuffix}; got ${quoted(host)}`
}

function parseTokens(read: Reader, cloud: Cloud): ReadonlyMap<string, string> {
  const scopes = read.list('scope') ?? [read.has('read') ? cloud.vaultScope : cloud.scope]
  const names = read.list('names') ?? []
  for (const scope of scopes) {
    if (!/^[^\s]+\/\.default$/.test(scope))
      read.addError(
        'scope',
        'must end in /.default: an application gets all that it was granted, or nothing',
      )
  }
  if (names.length !== scopes.length) {
    read.addError(
      'names',
      `must name a variable for each scope: ${scopes.length} of them, not ${names.length}`,
    )
  }
  if (new Set(names).size !== names.length) read.addError('names', 'must name each variable once')
  return new Map(scopes.map((scope, i) => [names[i] ?? '', scope]))
}
