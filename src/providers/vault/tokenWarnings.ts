import { asFailure, Failure } from '../../core/failure.ts'
import { printable } from '../../core/sanitize.ts'
import type { Desk } from '../provider.ts'
import { leniently, objectAt, own } from '../response.ts'
import type { Terms } from './config.ts'
import { pathOf } from './leasedItem.ts'
import type { Token } from './login.ts'
import type { Source } from './readSpec.ts'
import type { Receipts, Thing } from './receipts.ts'
import { ask, COURTESY } from './request.ts'
import { policyLine } from './revoke.ts'

/** Says in advance what the token cannot do, before it is missed. Throws when it cannot even be used as often as it must. */
export function forewarn(
  { policies, uses, kind, expiresAt }: Token,
  sources: readonly Source[],
  { terms, desk }: { readonly terms: Terms; readonly desk: Desk },
): void {
  desk.log(
    'debug',
    `${desk.token.lease}: the token's policies are ${policies.map((each) => printable(each)).join(', ') || 'none'}`,
  )
  if (kind === 'batch')
    desk.log(
      'notice',
      `${desk.token.lease}: the role gives batch tokens, which nothing can revoke; this one ends by itself`,
    )
  else if (!policies.includes('default'))
    desk.log(
      'notice',
      `${desk.token.lease}: the token lacks the default policy; unless another one has the line ${policyLine('auth/token/revoke-self')}, it cannot be given back`,
    )
  if (expiresAt === undefined)
    desk.log(
      'notice',
      `${desk.token.lease}: the role sets no end to its tokens; set token_ttl, in case one cannot be given back`,
    )
  if (uses > 0) countUses(uses, sources, { terms, desk })
}

function countUses(
  uses: number,
  sources: readonly Source[],
  { terms, desk }: { readonly terms: Terms; readonly desk: Desk },
): void {
  // The server refuses to lease something with the last use of a token.
  const needed = sources.length + (sources.some(({ versioned }) => !versioned) ? 1 : 0)
  if (uses < needed) {
    throw new Failure(
      'GUARD_FAILED',
      `the role's token can be used ${times(uses)}, and what "read" names takes ${needed}`,
      {
        causes: [
          'token_num_uses of the role is smaller than the number of paths in `read`, and one more where something is leased',
        ],
        cure: `Set token_num_uses of the role to ${needed + 1} or more (one use gives the token back), or to 0 for no limit.`,
      },
    )
  }
  const left = uses - sources.length
  if (terms.handOver)
    desk.log(
      'notice',
      `${desk.token.lease}: the token that is handed over can be used ${times(left)} (token_num_uses); giving it back is one of them`,
    )
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** Asks what of the leased things may be ended, where that is not certain; what may not is said with the line of policy that is missing. */
export async function checkEnds(
  token: Token,
  {
    terms,
    desk,
    receipts,
  }: { readonly terms: Terms; readonly desk: Desk; readonly receipts: Receipts },
): Promise<void> {
  const doubtful = receipts.things.filter(({ end }) => end.kind === 'certificate' || terms.sync)
  // Each use counts where they are counted.
  if (doubtful.length === 0 || token.uses > 0) return
  const denied = await deniedOf([...new Set(doubtful.map(({ end }) => pathOf(end)))], token, {
    terms,
    desk,
  })
  for (const path of denied)
    desk.log(
      'notice',
      `${desk.token.lease}: ${consequence(path)}; the line of policy that is missing: ${policyLine(path)}`,
    )
  const lasting = doubtful.filter(
    (thing): thing is Thing =>
      thing.end.kind === 'certificate' && denied.includes(pathOf(thing.end)),
  )
  if (lasting.length > 0)
    receipts.release(lasting, 'it is a certificate that this role may not revoke')
}

const consequence = (path: string): string =>
  path === 'sys/leases/revoke'
    ? 'the end of its leases cannot be waited for, they end with the token'
    : 'its certificates cannot be revoked and live until they expire'

async function deniedOf(
  paths: readonly string[],
  token: Token,
  { terms, desk }: { readonly terms: Terms; readonly desk: Desk },
): Promise<readonly string[]> {
  try {
    const answer = await desk.send(
      ask(terms, 'sys/capabilities-self', {
        token: token.secret,
        value: { paths },
        share: COURTESY,
      }),
    )
    if (answer.status !== 200) return []
    const body = leniently(answer)
    const said = objectAt(body, 'data') ?? body
    return paths.filter((path) => {
      const capabilities = own(said, path)
      return Array.isArray(capabilities) && !capabilities.includes('update')
    })
  } catch (error) {
    if (asFailure(error).code === 'CANCELLED') throw error
    return []
  }
}
