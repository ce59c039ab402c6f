import { asFailure } from '../../core/failure.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { Desk } from '../provider.ts'
import type { Terms } from './config.ts'
import { take, together } from './extract.ts'
import { readInline } from './inline.ts'
import { logIn, type Token } from './login.ts'
import { readWith } from './read.ts'
import { sourcesOf } from './readSpec.ts'
import { type Receipts, receiptsOf } from './receipts.ts'
import { COURTESY } from './request.ts'
import { revokeSelf } from './revoke.ts'
import { checkEnds, forewarn } from './tokenWarnings.ts'

/** Logs in, reads what is wanted, and leaves alive only what is handed over. */
export async function exchange(terms: Terms, desk: Desk): Promise<Lease> {
  if (terms.inline) return readInline(terms, desk)
  const token = await logIn(terms, desk)
  const receipts = receiptsOf(token, { place: terms, sync: terms.sync, desk })
  if (token.flaw) throw token.flaw
  const sources = sourcesOf(terms)
  const session = { terms, desk, receipts }
  forewarn(token, sources, session)
  const taken = await desk.all(
    sources.map(async (source) =>
      take(await readWith(token.secret, source, session), source, session),
    ),
  )
  const values = together([
    terms.handOver ? ofToken(token, terms) : [],
    ...taken.map((each) => each.values),
  ])
  await checkEnds(token, session)
  const alive = terms.handOver || receipts.things.length > 0 || taken.some(({ bound }) => bound)
  if (!alive) await end(token, sources.length, session)
  const ends = [
    ...taken.map(({ expiresAt }) => expiresAt),
    alive ? token.expiresAt : undefined,
  ].filter((each) => each !== undefined)
  const expiresAt = ends.length === 0 ? undefined : Math.min(...ends)
  return {
    credentials: { kind: 'values', values, ...(terms.handOver && { token: 'VAULT_TOKEN' }) },
    expiresAt,
    id: token.id,
    requestId: token.requestId,
  }
}

/** The token has done its work. Should its end fail here, post tries again. */
async function end(
  token: Token,
  uses: number,
  {
    terms,
    desk,
    receipts,
  }: { readonly terms: Terms; readonly desk: Desk; readonly receipts: Receipts },
): Promise<void> {
  if (token.kind === 'batch') return
  // Its last use was the end of it.
  if (token.uses > 0 && token.uses <= uses) return receipts.close()
  try {
    await revokeSelf({ place: terms, token: token.secret, sender: desk, share: COURTESY })
    receipts.close()
    desk.log('info', `${desk.token.lease}: the token was given back as soon as everything was read`)
  } catch (error) {
    if (asFailure(error).code === 'CANCELLED') throw error
    desk.log(
      'debug',
      `${desk.token.lease}: the token could not be given back yet; post tries again`,
    )
  }
}

function ofToken(
  { secret }: Token,
  { base, namespace }: Terms,
): readonly (readonly [string, Secret | string])[] {
  return [
    ['VAULT_ADDR', base.href.replace(/\/$/, '')],
    ['VAULT_TOKEN', secret],
    ...(namespace === undefined ? [] : ([['VAULT_NAMESPACE', namespace]] as const)),
  ]
}
