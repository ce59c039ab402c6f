// The lab's servers in a process of their own, over TLS, each on its own port: what they do is not
// in the way of whoever measures.

import { awsStores, current } from '../lab/awsStores.ts'
import { labAuthority } from '../lab/certificates.ts'
import { livingLab } from '../lab/clock.ts'
import { labIssuer } from '../lab/issuer.ts'
import { type ListenOptions, listen } from '../lab/listen.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'

/** What a job must know of the servers. */
export interface Site {
  readonly facts: Readonly<Record<string, string>>
  readonly idToken: { readonly url: string; readonly bearer: string }
  readonly keys: string
  readonly aws: string
  readonly stores: string
  readonly vault: string
  /** The authority that all of them are certified by. */
  readonly ca: { readonly file: string; readonly pem: string }
}

/** What happened since somebody last asked. */
export interface Traffic {
  readonly requests: readonly string[]
  readonly connections: number
}

/** How many leases there can be at most. */
export const MOST = 20

async function open(): Promise<void> {
  const lab = livingLab()
  const issuer = labIssuer(lab)
  const authority = await labAuthority()
  const options: { -readonly [K in keyof ListenOptions]: ListenOptions[K] } = {
    tls: await authority.leaf(),
    rtt: 0,
  }
  const [minting, published] = [
    await listen(issuer.handle, options),
    await listen(issuer.handle, options),
  ]
  issuer.settle(published.origin)
  const vaultPort = await listen((request) => vault.handle(request), options)
  const range = Array.from({ length: MOST }, (_, index) => index)
  const roles = {
    role_type: 'jwt',
    user_claim: 'repository',
    bound_audiences: [vaultPort.origin],
    token_policies: ['app'],
  } as const
  const vault = vaultServer(lab, issuer.verifier, {
    origin: vaultPort.origin,
    roles: { 'jwt/ci': roles },
    kv2: Object.fromEntries(
      range.map((index) => [`app${index}`, [{ password: `correct-horse-battery-${index}` }]]),
    ),
  })
  const sts = stsServer(lab, issuer.verifier, {
    // The policy of twenty secrets fits, as AWS packs it.
    room: 2048,
    roles: Object.fromEntries(
      range.map((index) => [`arn:aws:iam::123456789012:role/r${index}`, { claims: {} }]),
    ),
  })
  const aws = await listen(sts.handle, options)
  const stored = awsStores(sts, {
    secrets: Object.fromEntries(
      range.map((index) => [`app${index}`, current(`correct-horse-battery-${index}`)]),
    ),
  })
  const stores = await listen(stored.handle, options)
  const ports = [minting, published, vaultPort, aws, stores]
  let seen = ports.map(() => ({ requests: 0, connections: 0 }))
  process.on('message', (message: { readonly rtt?: number }) => {
    const traffic: Traffic = {
      requests: ports.flatMap(({ requests }, at) =>
        requests.slice(seen[at]?.requests).map(({ method, url }) => `${method} ${url.pathname}`),
      ),
      connections: ports.reduce(
        (sum, { connections }, at) => sum + connections - (seen[at]?.connections ?? 0),
        0,
      ),
    }
    seen = ports.map(({ requests, connections }) => ({ requests: requests.length, connections }))
    if (message.rtt !== undefined) options.rtt = message.rtt
    process.send?.(traffic)
  })
  const { url, bearer } = issuer.idToken
  const site: Site = {
    facts: issuer.facts,
    idToken: { url: url.replace(published.origin, minting.origin), bearer },
    keys: `${issuer.verifier.iss}/.well-known/jwks`,
    aws: aws.origin,
    stores: stores.origin,
    vault: vaultPort.origin,
    ca: { file: authority.file(), pem: authority.pem },
  }
  process.send?.(site)
}

if (process.send) {
  process.on('disconnect', () => process.exit())
  await open()
}
