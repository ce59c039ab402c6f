import type { Runtime } from '../core/runtime.ts'
import { parseSafeUrl } from '../core/url.ts'
import { deriveIssuer, type Issuer } from '../identity/issuer.ts'
import { sourceOf } from '../identity/sources.ts'
import type { LeaseConfig } from './leaseConfig.ts'

/** Connects to the token and key hosts, which are known before any input is read. */
export function preconnectIssuer({ preconnect, job }: Pick<Runtime, 'preconnect' | 'job'>): void {
  if (!job.idToken) return
  const issuer = derivedIssuer(job)
  const url = parseSafeUrl(job.idToken.url)
  // On Forgejo an earlier step can have written the address; main compares it with the issuer.
  const isOwn = issuer?.source.name === 'github' || url?.origin === issuer?.origin.origin
  if (url && isOwn) preconnect(new URL(url.origin))
  if (issuer) preconnect(issuer.origin)
}

/** Returns `undefined` if the variables contradict each other; main reports that. */
function derivedIssuer(job: Runtime['job']): Issuer | undefined {
  try {
    const result = deriveIssuer(job.github('server_url'), undefined, sourceOf(job))
    return 'issuer' in result ? result.issuer : undefined
  } catch {
    return undefined
  }
}

/**
 * Opens as many connections to each host as it will receive parallel requests, and waits until
 * their first packets are sent.
 */
export async function preconnectTargets(
  runtime: Runtime,
  leases: readonly LeaseConfig[],
): Promise<void> {
  const targets = leases.flatMap(({ name, prepared, ca }) =>
    prepared.origins.map((origin) => {
      const { supplied } = prepared
      const identity = supplied?.origin === origin.origin ? supplied.identity : undefined
      return { origin, ca, identity, group: `${origin.origin} ${ca ?? ''} ${identity ? name : ''}` }
    }),
  )
  for (const connections of Map.groupBy(targets, ({ group }) => group).values()) {
    const [first] = connections
    if (!first) continue
    const { origin, ca, identity } = first
    runtime.preconnect(origin, { ca, identity, count: connections.length })
  }
  await runtime.yieldToEventLoop()
}
