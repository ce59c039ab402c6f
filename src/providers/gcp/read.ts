import { asFailure, type Failure } from '../../core/failure.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import type { Judging } from '../../core/verdict.ts'
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
  jsonOrEmpty,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  textAt,
} from '../response.ts'
import type { GcpConfig } from './config.ts'
import { leaseOf, obtainToken } from './exchange.ts'
import type { GcpSource } from './readSpec.ts'
import { storeHost } from './storeHost.ts'
import { notFound, storeRefusals } from './storeRefusals.ts'

// A secret has at most 64 KiB, which Base64 lengthens by a third.
const LARGEST = 128 * 1024

/** Obtains a token, reads with it and returns the lease. */
export async function exchangeAndRead(
  config: GcpConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const obtained = await obtainToken(config, leaseSession)
  const { token, expiresAt } = obtained
  const taken = await leaseSession.all(
    distinctSources(config.reads).map((source) =>
      readVersion(source, token, { config, leaseSession }),
    ),
  )
  const values = mergeValues(taken.map((each) => each.values))
  const exported = config.exportCredentials
  logRead(leaseSession, taken, {
    stores: ['Google Secret Manager'],
    credential: exported ? undefined : 'token',
    expiresAt,
  })
  const lease = leaseOf(config, obtained)
  const { credentials } = lease
  if (!exported || credentials.kind !== 'values')
    return {
      ...lease,
      ...readSummary(taken),
      expiresAt: undefined,
      credentials: { kind: 'values', values },
    }
  const files = [...values].map(
    ([name, value]) =>
      [`${name}_FILE`, value instanceof Secret ? value : new Secret(value)] as const,
  )
  return {
    ...lease,
    ...readSummary(taken),
    credentials: {
      ...credentials,
      values: new Map([...credentials.values, ...values]),
      documents: new Map([...(credentials.documents ?? []), ...files]),
    },
  }
}

interface GcpReadSession {
  readonly config: GcpConfig
  readonly leaseSession: LeaseSession
}

async function readVersion(
  source: GcpSource,
  token: Secret,
  { config, leaseSession }: GcpReadSession,
): Promise<SourceValues> {
  const host = storeHost(config, source)
  const url = new URL(`https://${host}/v1/${source.path}:access`)
  const request: HttpRequest = {
    method: 'GET',
    url,
    headers: bearer(token),
    expects: 'json',
    cap: LARGEST,
  }
  const response = await leaseSession.send(request, judging).catch((error: unknown) => {
    throw withPath(asFailure(error), source.path)
  })
  if (response.status !== 200) {
    const row = recognised(response)
    const to = `reading ${source.path}; the login was fine`
    const failure = rejection(response, { code: 'READ_REFUSED', host, to, row })
    if (row === notFound) return absentValues(config.reads, source, failure)
    throw failure
  }
  const obtained = checkName(response, source, host)
  const bytes = payloadIn(response)
  if (!bytes) throw badChecksum(host, source)
  return {
    ...contentValues(asContent(bytes), source, { reading: config, masker: leaseSession }),
    obtained,
  }
}

const judging: Judging = {
  // Bytes that were damaged on their way are asked for once more.
  judge: (response, attempt) =>
    response.status === 200 && attempt === 1 && payloadIn(response) === undefined
      ? 'retry'
      : undefined,
}

/** Returns the bytes of the secret; `undefined` if they do not have the stated checksum. */
function payloadIn(response: HttpResponse): Buffer | undefined {
  const payload = objectAt(jsonOrEmpty(response), 'payload') ?? {}
  const [data, checksum] = [ownMember(payload, 'data') ?? '', textAt(payload, 'dataCrc32c')]
  if (typeof data !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return undefined
  const bytes = Buffer.from(data, 'base64')
  return checksum === String(crc32c(bytes)) ? bytes : undefined
}

function asContent(bytes: Buffer): string | Buffer {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes
  }
}

/** Returns the version's own name. Throws `GUARD_FAILED` if it is of another secret. */
function checkName(response: HttpResponse, source: GcpSource, host: string): string {
  const name = textAt(parseJson(response, host), 'name') ?? ''
  const [, project = '', location, secret, version] =
    /^projects\/([a-z0-9:.-]+)(?:\/locations\/([a-z0-9-]+))?\/secrets\/([\w-]+)\/versions\/(\d{1,19})$/.exec(
      name,
    ) ?? []
  // The response names the project by its number, also where the request had its id.
  const otherProject = /^\d+$/.test(source.project) && project !== source.project
  const otherVersion = /^\d+$/.test(source.version) && version !== source.version
  if (secret !== source.secret || location !== source.location || otherProject || otherVersion)
    throw wrongResponse(source.path, 'another secret or version')
  return name
}

function recognised(response: HttpResponse): Refusal | undefined {
  const error = objectAt(jsonOrEmpty(response), 'error') ?? {}
  const details = ownMember(error, 'details')
  const disabled = Array.isArray(details) && /"SERVICE_DISABLED"/.test(JSON.stringify(details))
  return match(storeRefusals, {
    status: response.status,
    code: disabled ? 'SERVICE_DISABLED' : (textAt(error, 'status') ?? ''),
    message: textAt(error, 'message') ?? '',
  })
}

const badChecksum = (host: string, { path }: GcpSource): Failure =>
  responseInvalid(host, `to reading ${path} with bytes that do not have their checksum (CRC-32C)`)

// Castagnoli's polynomial, reversed. `zlib.crc32` computes another checksum (IEEE 802.3).
const POLYNOMIAL = 0x82f63b78

/** Returns the CRC-32C checksum of bytes, as Google states it for a secret. */
export function crc32c(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  }
  return ~crc >>> 0
}
