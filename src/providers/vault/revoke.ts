import { Failure } from '../../core/failure.ts'
import type { Sender } from '../../core/retry.ts'
import type { Answer } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import { safeAddress } from '../../core/url.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Receipt, Way } from '../../journal/entry.ts'
import { refused } from '../response.ts'
import { lagging, standby, unreturnable } from './commonRows.ts'
import { type End, endsIn, pathOf } from './leasedItem.ts'
import { isUnknown } from './read.ts'
import { PATH } from './readSpec.ts'
import { ask, type Place } from './request.ts'

const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends'])

/** The state is believed only where it says what `receiptsOf` would write. */
export function wayIsSound(way: Way): boolean {
  const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way
  const url = safeAddress(address)
  const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === ''
  const texts = /^[\x21-\x7e]+$/.test(token) && PATH.test(namespace) && sync === 'true'
  return (
    bare &&
    texts &&
    ['service', 'batch'].includes(kind) &&
    endsIn(way['ends'] ?? '') !== undefined &&
    Object.keys(way).every((part) => PARTS.has(part))
  )
}

/** Ends what must end before the token, then the token, which takes with it what is left. */
export async function revoke(
  sender: Sender,
  { way }: Receipt & { readonly way: Way },
): Promise<'revoked' | 'already-gone'> {
  const { address = '', token = '', kind, namespace, sync } = way
  const server = { place: { base: new URL(address), namespace }, token: new Secret(token), sender }
  const single = kind === 'batch'
  // A lease of a service token dies with it: a request of its own is due only where somebody wants to wait for the end.
  const first = (endsIn(way['ends'] ?? '') ?? []).filter(
    (end) => end.kind === 'certificate' || single || sync === 'true',
  )
  const share = single ? 1 : BEFORE_THE_TOKEN
  const ended = await Promise.allSettled(
    first.map((end) => endOne({ ...server, share }, end, single)),
  )
  const how = single ? undefined : await revokeSelf(server)
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return (
    how ??
    (ended.every((each) => each.status === 'fulfilled' && each.value === 'already-gone')
      ? 'already-gone'
      : 'revoked')
  )
}

interface Server {
  readonly place: Place
  readonly token: Secret
  readonly sender: Sender
  /** The part of the time left that it may take; all of it where nothing is said. */
  readonly share?: number
}

// Of the time left. The other half is the token's: its end takes all leases with it, also those that could not be ended one by one.
const BEFORE_THE_TOKEN = 1 / 2

/** Revokes a token by itself. 403 is said of a dead token and of a living one that may not: only the first is gone. */
export async function revokeSelf({
  place,
  token,
  sender,
  share,
}: Server): Promise<'revoked' | 'already-gone'> {
  const answer = await sender.send(
    ask(place, 'auth/token/revoke-self', { token, share, expects: 'nothing' }),
    { judge },
  )
  if (isYes(answer)) return 'revoked'
  if (answer.status === 403 && isUnknown(answer)) return 'already-gone'
  throw refusedReturn(answer, place, 'auth/token/revoke-self')
}

async function endOne(
  { place, token, sender, share }: Server,
  end: End,
  single: boolean,
): Promise<'revoked' | 'already-gone'> {
  const path = pathOf(end)
  const value =
    end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial }
  const slow = end.kind === 'lease'
  const answer = await sender.send(
    ask(place, path, { token, value, share, slow, expects: 'nothing' }),
    { judge },
  )
  if (isYes(answer)) return 'revoked'
  // With a dead token every lease of it is dead, too; and a living one, where it may not end its lease itself, ends it by its own end.
  if (end.kind === 'lease' && answer.status === 403 && (isUnknown(answer) || !single))
    return 'already-gone'
  throw refusedReturn(answer, place, path)
}

/** 204, or an object where there is something to warn of. What stands in between may say 200 to anything, and nothing has ended. */
const isYes = ({ status, text }: Answer): boolean =>
  status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text))

/** The node lags behind, or something else than the server answered. */
const judge = ({ status, text }: Answer): Verdict | undefined =>
  status === lagging.status ||
  (status >= 200 && status <= 299 && status !== 204 && text.trim() === '')
    ? 'retry'
    : undefined

function refusedReturn(answer: Answer, { base }: Place, path: string): Failure {
  if (answer.status === 307)
    return refused(answer, { code: 'EXCHANGE_REFUSED', host: base.host, to: path, row: standby })
  const row =
    answer.status === 403
      ? { ...unreturnable, cure: `Add to a policy of the role: ${policyLine(path)}` }
      : undefined
  const failure = refused(answer, {
    code: 'EXCHANGE_REFUSED',
    host: base.host,
    to: `giving back (${path})`,
    row,
  })
  return row
    ? failure
    : new Failure(failure.code, failure.message, {
        causes: ['the server could not end it'],
        cure: 'Revoke it by hand.',
      })
}

/** The line of policy that allows an update. */
export const policyLine = (path: string): string => `path "${path}" { capabilities = ["update"] }`
