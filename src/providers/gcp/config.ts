import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { parseReading, type ReadConfig, rejectWithoutCredentials } from '../reading/checkRead.ts'
import { parseRead } from '../reading/parseRead.ts'
import { parseRegistries } from '../registryLogin.ts'
import { type GcpEntry, valueParser } from './readSpec.ts'
import { TOKEN_VARIABLES } from './variables.ts'

/** The validated inputs of `from: gcp`. */
export interface GcpConfig extends ReadConfig<GcpEntry> {
  /** `projects/…/providers/…`. */
  readonly provider: string
  readonly universe: string
  readonly scopes: readonly string[]
  readonly project: string | undefined
  /** The service account to impersonate. */
  readonly account: Account | undefined
  /** The hosts at which the token is a password. */
  readonly registries: readonly string[]
  /** The libraries start a command for each new ID token. */
  readonly refresh: boolean
}

/** A service account, and the token to request for it. */
export interface Account {
  readonly email: string
  readonly delegates: readonly string[]
  /** In seconds. */
  readonly lifetime: number
  /** Set if an ID token is requested instead of an access token. */
  readonly tokenAudience: string | undefined
}

const PROVIDER =
  /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([a-z0-9-]+)(?:\/providers\/([a-z0-9-]+))?$/
const EMAIL = /^(?:[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\.[a-z]{2,}|\d{15,25})$/
const EMAIL_RULE =
  'the e-mail address of a service account, such as ci@my-project.iam.gserviceaccount.com, ' +
  'or its unique id'
const HOUR = 3600
const READING = 300

/** Reads all inputs; an invalid input adds an error. */
export function parseConfig(read: Reader): GcpConfig {
  const account = parseAccount(read)
  const domain = /^[^@]+@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/.exec(
    account?.email ?? '',
  )
  const project = read.optional('project') ?? domain?.[1]
  const reading = parseReading(read, parseRead(read, valueParser(project)), TOKEN_VARIABLES)
  rejectWithoutCredentials(read, reading, [])
  const scopes = read.list('scope') ?? []
  rejectUnfitToken(read, scopes)
  const registries = parseRegistries(read, registryError)
  if (registries.length > 0 && read.optional('token-type') === 'id')
    read.addError('token-type', 'must be "access" beside "registries"')
  return {
    registries,
    ...reading,
    provider: parseProvider(read),
    universe:
      read.matching(
        'universe',
        /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
        'a domain such as googleapis.com',
      ) ?? 'googleapis.com',
    scopes,
    refresh: parseRefresh(read, account),
    project,
    account,
  }
}

/** Returns whether `refresh` is set; reports what the file that starts a command cannot express. */
function parseRefresh(read: Reader, account: Account | undefined): boolean {
  const refresh = read.optional('refresh') === 'true'
  if (!refresh || !account) return refresh
  if (account.delegates.length > 0)
    read.addError('delegates', 'cannot be used with "refresh": the file has no place for them')
  if (account.tokenAudience !== undefined)
    read.addError('token-type', 'must be "access" with "refresh"')
  return true
}

/** Reports tokens that Secret Manager does not accept. */
function rejectUnfitToken(read: Reader, scopes: readonly string[]): void {
  if (!read.has('read')) return
  if (read.optional('token-type') === 'id')
    read.addError('token-type', 'must be "access" beside "read"')
  if (!scopes.some((scope) => scope.endsWith('/auth/cloud-platform')))
    read.addError(
      'scope',
      'must hold https://www.googleapis.com/auth/cloud-platform beside "read": Secret Manager ' +
        'accepts no other',
    )
}

function registryError(host: string): string | undefined {
  if (/^(?:[a-z0-9-]+-docker\.pkg\.dev|(?:(?:us|eu|asia)\.)?gcr\.io)$/.test(host)) return undefined
  return (
    'must hold registries of Google, such as europe-west3-docker.pkg.dev or eu.gcr.io; ' +
    `got ${quoted(host)}`
  )
}

function parseProvider(read: Reader): string {
  const value = read.required('workload-identity-provider')
  if (value === '') return value
  const [, project, , provider] = PROVIDER.exec(value) ?? []
  if (project === undefined) {
    const prefixed = value.startsWith('//') || value.startsWith('http')
    const hint = prefixed ? ', without anything before projects/' : ''
    read.addError(
      'workload-identity-provider',
      `must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER${hint}`,
    )
    return ''
  }
  if (provider === undefined) {
    read.addError(
      'workload-identity-provider',
      'names a pool; add /providers/ and the name of the provider in it',
    )
    return ''
  }
  if (/^\d+$/.test(project)) return value
  const id = /^[a-z0-9:.-]+$/.test(project) ? project : 'PROJECT'
  read.addError(
    'workload-identity-provider',
    `must name the project by its number, not its id; ask: gcloud projects describe ${id} ` +
      `--format="value(projectNumber)"`,
  )
  return ''
}

function parseAccount(read: Reader): Account | undefined {
  const email = read.matching('service-account', EMAIL, EMAIL_RULE)
  const id = read.oneOf('token-type', ['access', 'id']) === 'id'
  const tokenAudience = read.optional('token-audience')
  if (id && tokenAudience === undefined)
    read.addError('token-audience', 'is required with "token-type: id"')
  if (!id && tokenAudience !== undefined)
    read.addError('token-audience', 'belongs to "token-type: id"')
  if (id && read.has('lifetime'))
    read.addError('lifetime', 'is always an hour for an ID token of Google')
  const delegates = read.list('delegates') ?? []
  for (const delegate of delegates)
    if (!EMAIL.test(delegate)) read.addError('delegates', `must hold ${EMAIL_RULE}`)
  if (!read.has('service-account')) return checkWithoutAccount(read)
  // A token that only reads inside this step needs no longer.
  const usual = read.has('read') && !read.flag('export-credentials') ? READING : HOUR
  const lifetime = read.duration('lifetime', { min: 60, max: 12 * HOUR }) ?? usual
  return { email: email ?? '', delegates, lifetime, tokenAudience }
}

/** Reports inputs that have no effect without a service account. */
function checkWithoutAccount(read: Reader): undefined {
  if (read.optional('token-type') === 'id')
    read.addError('service-account', 'is required with "token-type: id"')
  if (read.has('delegates')) read.addError('service-account', 'is required beside "delegates"')
  if (read.has('lifetime')) {
    read.addError(
      'lifetime',
      'cannot be chosen without "service-account": a federated token dies with the ID token, ' +
        'after five minutes',
    )
  }
}
