import { clockTime } from '../../core/time.ts'
import type { LeaseSession } from '../provider.ts'
import type { SourceValues } from './readValues.ts'

/**
 * Logs how many secrets were read from which stores, and what becomes of the credential that read
 * them; `credential` is `undefined` if it is exported.
 */
export function logRead(
  { log, token }: Pick<LeaseSession, 'log' | 'token'>,
  sources: readonly SourceValues[],
  {
    stores,
    credential,
    expiresAt,
  }: {
    readonly stores: readonly string[]
    readonly credential: 'session' | 'token' | undefined
    readonly expiresAt: number | undefined
  },
): void {
  const count = sources.filter(({ obtained }) => obtained !== undefined).length
  const life = expiresAt === undefined ? 'expires by itself' : `expires ${clockTime(expiresAt)} UTC`
  const rest = credential === undefined ? '' : `; the ${credential} was not exported and ${life}`
  log(
    'info',
    `${token.lease}: read ${count} ${count === 1 ? 'secret' : 'secrets'} from ` +
      `${stores.join(' and ')}${rest}`,
  )
}
