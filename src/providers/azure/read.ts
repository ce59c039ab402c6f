import { asFailure, Failure } from '../../core/failure.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import { bearer } from '../bearer.ts'
import type { LeaseSession } from '../provider.ts'
import { withPath, wrongResponse } from '../reading/failures.ts'
import { logRead } from '../reading/logRead.ts'
import { distinctSources } from '../reading/readEntry.ts'
import {
  absentValues,
  contentValues,
  mergeValues,
  readSummary,
  type SourceValues,
} from '../reading/readValues.ts'
import { match, type Refusal } from '../refusals.ts'
import {
  type JsonObject,
  jsonOrEmpty,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  textAt,
} from '../response.ts'
import type { AzureConfig } from './config.ts'
import { leaseOf, obtain } from './exchange.ts'
import type { AzureSource } from './readSpec.ts'
import { notFound, storeRefusals } from './storeRefusals.ts'

// Clouds that are operated apart lag behind: the newer version is used only where it is needed.
const API = '7.5'
const API_WITH_PEM = '2025-07-01'
// A secret has at most 25 KB, of which JSON may write each byte as six characters.
const LARGEST = 256 * 1024

/** Obtains the tokens, reads with the one for Key Vault and returns the lease. */
export async function exchangeAndRead(
  config: AzureConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const { cloud, exportCredentials } = config
  const exported = exportCredentials ? [...config.tokens] : []
  const own = exported.some(([, scope]) => scope === cloud.vaultScope)
  const wanted = own ? exported : [...exported, ['', cloud.vaultScope] as const]
  const tokens = await leaseSession.all(
    wanted.map(([name, scope]) => obtain(config, leaseSession, { name, scope })),
  )
  const reader = tokens.find(({ scope }) => scope === cloud.vaultScope)
  if (!reader) throw new Failure('INTERNAL', 'there is no token for Key Vault')
  const taken = await leaseSession.all(
    distinctSources(config.reads).map((source) =>
      readSecret(source, reader.token, { config, leaseSession }),
    ),
  )
  const values = mergeValues(taken.map((each) => each.values))
  logRead(leaseSession, taken, {
    stores: ['Key Vault'],
    credential: own ? undefined : 'token',
    expiresAt: reader.expiresAt,
  })
  const lease = leaseOf(
    config,
    tokens.filter(({ name }) => name !== ''),
  )
  const { credentials } = lease
  const all =
    exportCredentials && credentials.kind === 'values'
      ? { ...credentials, values: new Map([...credentials.values, ...values]) }
      : ({ kind: 'values', values } as const)
  return {
    ...lease,
    ...readSummary(taken),
    expiresAt: exportCredentials ? lease.expiresAt : undefined,
    requestId: lease.requestId ?? reader.requestId,
    credentials: all,
  }
}

interface AzureReadSession {
  readonly config: AzureConfig
  readonly leaseSession: LeaseSession
}

async function readSecret(
  source: AzureSource,
  token: Secret,
  { config, leaseSession }: AzureReadSession,
): Promise<SourceValues> {
  const { host, path } = source
  const response = await leaseSession.send(requestFor(source, token)).catch((error: unknown) => {
    throw withPath(asFailure(error), path)
  })
  if (response.status !== 200) {
    const row = recognised(response)
    const to = `reading ${path}; the login was fine`
    const failure = rejection(response, { code: 'READ_REFUSED', host, to, row })
    if (row === notFound) return absentValues(config.reads, source, failure)
    throw failure
  }
  const secret = parseJson(response, host)
  const obtained = checkIdentifier(secret, source)
  checkDates(secret, source, leaseSession.clock.now())
  const value = ownMember(secret, 'value')
  if (typeof value !== 'string') throw responseInvalid(host, 'without the value of a secret')
  return {
    ...contentValues(value, source, { reading: config, masker: leaseSession }),
    obtained,
  }
}

function requestFor({ host, name, version, pem }: AzureSource, token: Secret): HttpRequest {
  const url = new URL(
    `https://${host}/secrets/${name}${version === undefined ? '' : `/${version}`}`,
  )
  url.searchParams.set('api-version', pem ? API_WITH_PEM : API)
  if (pem) url.searchParams.set('outContentType', 'application/x-pem-file')
  return { method: 'GET', url, headers: bearer(token), expects: 'json', cap: LARGEST }
}

/** Returns the identifier of the version. Throws `GUARD_FAILED` if it is of another secret. */
function checkIdentifier(secret: JsonObject, source: AzureSource): string {
  const id = textAt(secret, 'id') ?? ''
  const [, host, name, version] =
    /^https:\/\/([\w.-]+)(?::443)?\/secrets\/([0-9A-Za-z-]{1,127})\/([0-9a-fA-F]{32})$/.exec(id) ??
    []
  const same =
    host?.toLowerCase() === source.host && name?.toLowerCase() === source.name.toLowerCase()
  if (!same || (source.version ?? version?.toLowerCase()) !== version?.toLowerCase())
    throw wrongResponse(source.path, 'another secret, version or vault')
  return id
}

/** Throws `GUARD_FAILED` for a version that is not valid now: the vault returns it all the same. */
function checkDates(secret: JsonObject, { path }: AzureSource, now: number): void {
  const attributes = objectAt(secret, 'attributes') ?? {}
  const [begins, ends] = [ownMember(attributes, 'nbf'), ownMember(attributes, 'exp')]
  const early = typeof begins === 'number' && begins > now
  const late = typeof ends === 'number' && ends <= now
  if (!early && !late) return
  throw new Failure('GUARD_FAILED', `${path} ${late ? 'has expired' : 'is not valid yet'}`, {
    causes: [
      'the secret was not rotated in time; Key Vault returns it nevertheless',
      "the runner's clock is wrong",
    ],
    fix: 'Add a new version, or change the dates of this one.',
  })
}

function recognised(response: HttpResponse): Refusal | undefined {
  const error = objectAt(jsonOrEmpty(response), 'error') ?? {}
  const inner = textAt(objectAt(error, 'innererror') ?? {}, 'code')
  return match(storeRefusals, {
    status: response.status,
    code: inner ?? textAt(error, 'code') ?? '',
    message: textAt(error, 'message') ?? '',
  })
}
