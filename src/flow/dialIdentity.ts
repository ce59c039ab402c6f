import { issuerOf } from '../identity/source.ts'
import { safeAddress } from '../kit/address.ts'
import type { World } from '../kit/world.ts'

/** Opens connections to the hosts of token and keys, which are known before any input is read. */
export function dialIdentity({ dial, job }: Pick<World, 'dial' | 'job'>): void {
  if (!job.idToken) return
  const url = safeAddress(job.idToken.url)
  if (url) dial(new URL(url.origin))
  const source = issuerOf(job.fact('server_url'))
  if ('issuer' in source) dial(source.issuer.origin)
}
