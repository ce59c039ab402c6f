import type { Google } from './google.ts'
import type { Handler, LabAnswer } from './handler.ts'

/** Google Secret Manager: global and regional secrets, for the tokens of a lab Google. */
export interface SecretManager {
  readonly hosts: Readonly<Record<string, Handler>>
  /** The handler of every host, for tests that serve it at one port. */
  readonly handle: Handler
}

export interface LabVersionOfGoogle {
  readonly data: string | Buffer
  readonly state?: 'ENABLED' | 'DISABLED' | 'DESTROYED'
}

export interface SecretManagerOptions {
  /** By `projects/P/secrets/S`, with the location where it has one; the newest version last. */
  readonly secrets?: Readonly<Record<string, readonly LabVersionOfGoogle[]>>
  readonly aliases?: Readonly<Record<string, number>>
  /** Who may access; everybody by default. */
  readonly accessors?: readonly string[]
  readonly locations?: readonly string[]
  readonly projectNumber?: string
}

export function secretManager(
  google: Pick<Google, 'living'>,
  options: SecretManagerOptions,
): SecretManager {
  const handle: Handler = ({ method, url, headers }) => {
    const [, name = '', version = ''] =
      /^\/v1\/(projects\/[^/]+(?:\/locations\/[^/]+)?\/secrets\/[^/]+)\/versions\/([^/:]+):access$/.exec(
        url.pathname,
      ) ?? []
    if (method !== 'GET' || name === '') return { status: 404, body: '<html>Not Found</html>' }
    const who = google.living().get(/^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '')
    if (who === undefined)
      return problem(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    const { accessors, secrets = {} } = options
    if (accessors && !accessors.includes(who))
      return problem(
        403,
        'PERMISSION_DENIED',
        `Permission 'secretmanager.versions.access' denied on resource (or it may not exist).`,
      )
    // A regional secret is found at the host of its location only.
    const [, location] = /\/locations\/([^/]+)\//.exec(name) ?? []
    const right =
      location === undefined
        ? !url.hostname.includes('.rep.')
        : url.hostname.includes(`.${location}.rep.`)
    const versions = right || url.hostname === '127.0.0.1' ? secrets[name] : undefined
    return versions ? accessed(versions, { name, version }, options) : absent(name)
  }
  const places = ['https://secretmanager.googleapis.com'].concat(
    (options.locations ?? []).map((each) => `https://secretmanager.${each}.rep.googleapis.com`),
  )
  return { handle, hosts: Object.fromEntries(places.map((place) => [place, handle])) }
}

function accessed(
  versions: readonly LabVersionOfGoogle[],
  { name, version }: { readonly name: string; readonly version: string },
  { aliases = {}, projectNumber = '123456789012' }: SecretManagerOptions,
): LabAnswer {
  const number = version === 'latest' ? versions.length : (aliases[version] ?? Number(version))
  const found = versions[number - 1]
  if (!found) return absent(`${name}/versions/${version}`)
  const own = `${name.replace(/^projects\/[^/]+/, `projects/${projectNumber}`)}/versions/${number}`
  const { data, state = 'ENABLED' } = found
  if (state !== 'ENABLED')
    return problem(400, 'FAILED_PRECONDITION', `Secret Version [${own}] is in ${state} state.`)
  const bytes = Buffer.from(data as string)
  return {
    status: 200,
    body: {
      name: own,
      payload: { data: bytes.toString('base64'), dataCrc32c: String(checksum(bytes)) },
    },
  }
}

const absent = (name: string): LabAnswer =>
  problem(404, 'NOT_FOUND', `Secret [${name}] not found or has no versions.`)

export const problem = (code: number, status: string, message: string): LabAnswer => ({
  status: code,
  body: { error: { code, message, status } },
})

/** CRC-32C by a table, written without a look at the action's own. */
export function checksum(bytes: Uint8Array): number {
  const table = Array.from({ length: 256 }, (_, n) =>
    Array.from({ length: 8 }).reduce<number>((c) => (c % 2 ? 0x82f63b78 ^ (c >>> 1) : c >>> 1), n),
  )
  return (
    (bytes.reduce((crc, byte) => (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8), 0xffffffff) ^
      0xffffffff) >>>
    0
  )
}
