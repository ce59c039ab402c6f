import type { World } from '../core/runtime.ts'
import { safeAddress } from '../core/url.ts'
import { type Issuer, issuerOf } from '../identity/issuer.ts'
import { sourceOf } from '../identity/sources.ts'

/** Opens connections to the hosts of token and keys, which are known before any input is read. */
export function dialIdentity({ dial, job }: Pick<World, 'dial' | 'job'>): void {
  if (!job.idToken) return
  const issuer = derivedIssuer(job)
  const url = safeAddress(job.idToken.url)
  // On Forgejo an earlier step can have written the address; main compares it with the issuer.
  const isOwn = issuer?.source.name === 'github' || url?.origin === issuer?.origin.origin
  if (url && isOwn) dial(new URL(url.origin))
  if (issuer) dial(issuer.origin)
}

/** `undefined` if the variables contradict each other, which main reports. */
function derivedIssuer(job: World['job']): Issuer | undefined {
  try {
    const result = issuerOf(job.fact('server_url'), undefined, sourceOf(job))
    return 'issuer' in result ? result.issuer : undefined
  } catch {
    return undefined
  }
}
