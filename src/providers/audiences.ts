import { quoted } from '../core/sanitize.ts'
import { partitionOfSts } from './aws/partitions.ts'
import { entraHosts } from './azure/clouds.ts'

/** A provider whose audience is well known, so that no other server may receive it. */
interface AudienceOwner {
  readonly name: string
  /** Whether this provider accepts tokens with the audience. */
  owns(audience: string): boolean
  /** Whether only this provider can serve the host name. */
  runs(hostname: string): boolean
}

// Matches the host in an audience: `sts.amazonaws.com`, `https://iam.googleapis.com/…`, `//iam.…`.
const HOST = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\.?(?:[:/?#]|$)/
const OCTO_STS = 'octo-sts.dev'

/**
 * The single table of owners: a token that one of these providers accepts is sent to no other host.
 */
const owners: readonly AudienceOwner[] = [
  {
    name: 'AWS',
    owns: (audience) => {
      const host = hostIn(audience)
      return host === 'sts.amazonaws.com.cn' || partitionOfSts(host) !== undefined
    },
    runs: (hostname) => partitionOfSts(hostname) !== undefined,
  },
  {
    name: 'Google',
    owns: (audience) => hostIn(audience) === 'iam.googleapis.com',
    runs: (hostname) => /^sts(?:\.mtls)?\.googleapis\.com$/.test(hostname),
  },
  {
    name: 'Entra',
    owns: (audience) => audience.startsWith('api://azureadtokenexchange'),
    runs: (hostname) => entraHosts.has(hostname),
  },
  {
    name: 'Octo STS',
    owns: (audience) => hostIn(audience) === OCTO_STS,
    runs: (hostname) => hostname === OCTO_STS,
  },
]

/**
 * Returns why a token with this audience must not be sent to the host, as a sentence that follows
 * `"audience"`; `undefined` if it may be sent.
 */
export function audienceError(
  audience: string,
  { host, safe }: { readonly host: string; readonly safe: string | undefined },
): string | undefined {
  // Servers compare exactly; other spellings count here too, since they may be registered as well.
  const plain = audience.trim().toLowerCase()
  const hostname = URL.parse(`https://${host}`)?.hostname ?? ''
  const owner = owners.find((candidate) => candidate.owns(plain))
  // A reserved name (RFC 2606) is the placeholder of an invalid address, which has its own error.
  if (!owner || owner.runs(hostname) || hostname.endsWith('.invalid')) return undefined
  const misuse = `which is not a host of ${owner.name} and could use it there`
  const fix = `write "audience: ${safe ?? `https://${host}`}", and configure ${host} to accept it`
  return [
    `is ${quoted(audience)}, which ${owner.name} accepts`,
    `but the token would be sent to ${host}, ${misuse}; ${fix}`,
  ].join(', ')
}

const hostIn = (audience: string): string => HOST.exec(audience)?.[1] ?? ''
