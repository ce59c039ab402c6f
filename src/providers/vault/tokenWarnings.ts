import { asFailure, Failure } from '../../core/failure.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import type { LeaseSession } from '../provider.ts'
import { jsonOrEmpty, objectAt, ownMember } from '../response.ts'
import type { VaultConfig } from './config.ts'
import { revokePath } from './leasedItem.ts'
import type { VaultToken } from './login.ts'
import type { VaultSource } from './readSpec.ts'
import type { LeasedThing, Receipts } from './receipts.ts'
import { BEST_EFFORT_SHARE, vaultRequest } from './request.ts'
import { policyLine } from './revoke.ts'

/**
 * Logs what the token cannot do, before it matters. Throws `GUARD_FAILED` if the token cannot be
 * used as often as `read` requires.
 */
export function warnAboutToken(
  { policies, uses, kind, expiresAt }: VaultToken,
  sources: readonly VaultSource[],
  { config, leaseSession }: { readonly config: VaultConfig; readonly leaseSession: LeaseSession },
): void {
  leaseSession.log(
    'debug',
    `${leaseSession.token.lease}: the token's policies are ` +
      `${policies.map((policy) => sanitizeForeign(policy)).join(', ') || 'none'}`,
  )
  if (kind === 'batch')
    leaseSession.log(
      'notice',
      `${leaseSession.token.lease}: the role issues batch tokens, which cannot be revoked; ` +
        `this one expires by itself`,
    )
  else if (!policies.includes('default'))
    leaseSession.log(
      'notice',
      `${leaseSession.token.lease}: the token lacks the default policy; unless another one ` +
        `has the line ${policyLine('auth/token/revoke-self')}, it cannot be revoked`,
    )
  if (expiresAt === undefined)
    leaseSession.log(
      'notice',
      `${leaseSession.token.lease}: the tokens of the role do not expire; set token_ttl, in ` +
        `case one cannot be revoked`,
    )
  if (uses > 0) countUses(uses, sources, { config, leaseSession })
}

function countUses(
  uses: number,
  sources: readonly VaultSource[],
  { config, leaseSession }: { readonly config: VaultConfig; readonly leaseSession: LeaseSession },
): void {
  // The server does not lease anything with the last use of a token.
  const needed = sources.length + (sources.some(({ versioned }) => !versioned) ? 1 : 0)
  if (uses < needed) {
    throw new Failure(
      'GUARD_FAILED',
      `the role's token can be used ${times(uses)}, and what "read" names takes ${needed}`,
      {
        causes: [
          'token_num_uses of the role is smaller than the number of paths in `read`, and one ' +
            'more where something is leased',
        ],
        fix:
          `Set token_num_uses of the role to ${needed + 1} or more (one use revokes the ` +
          `token), or to 0 for no limit.`,
      },
    )
  }
  const left = uses - sources.length
  if (config.exportCredentials)
    leaseSession.log(
      'notice',
      `${leaseSession.token.lease}: the token that is exported can be used ${times(left)} ` +
        `(token_num_uses); revoking it is one of them`,
    )
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/**
 * Checks which items the token may revoke, where that is uncertain. Logs the missing policy line
 * for each path that is denied, and journals the affected certificates as irrevocable.
 */
export async function checkRevokePermission(
  token: VaultToken,
  {
    config,
    leaseSession,
    receipts,
  }: {
    readonly config: VaultConfig
    readonly leaseSession: LeaseSession
    readonly receipts: Receipts
  },
): Promise<void> {
  const doubtful = receipts.things.filter(({ end }) => end.kind === 'certificate' || config.sync)
  // The request would consume a use of a token whose uses are limited.
  if (doubtful.length === 0 || token.uses > 0) return
  const denied = await deniedPaths(
    [...new Set(doubtful.map(({ end }) => revokePath(end)))],
    token,
    {
      config,
      leaseSession,
    },
  )
  for (const path of denied)
    leaseSession.log(
      'notice',
      `${leaseSession.token.lease}: ${consequence(path)}; the missing line of ` +
        `policy: ${policyLine(path)}`,
    )
  const lasting = doubtful.filter(
    (thing): thing is LeasedThing =>
      thing.end.kind === 'certificate' && denied.includes(revokePath(thing.end)),
  )
  if (lasting.length > 0)
    receipts.downgrade(lasting, 'it is a certificate that this role may not revoke')
}

const consequence = (path: string): string =>
  path === 'sys/leases/revoke'
    ? 'the step cannot wait for the revocation of its leases, which are revoked with the token'
    : 'its certificates cannot be revoked and are valid until they expire'

async function deniedPaths(
  paths: readonly string[],
  token: VaultToken,
  { config, leaseSession }: { readonly config: VaultConfig; readonly leaseSession: LeaseSession },
): Promise<readonly string[]> {
  try {
    const response = await leaseSession.send(
      vaultRequest(config, 'sys/capabilities-self', {
        token: token.secret,
        value: { paths },
        share: BEST_EFFORT_SHARE,
      }),
    )
    if (response.status !== 200) return []
    const body = jsonOrEmpty(response)
    const granted = objectAt(body, 'data') ?? body
    return paths.filter((path) => {
      const capabilities = ownMember(granted, path)
      return Array.isArray(capabilities) && !capabilities.includes('update')
    })
  } catch (error) {
    if (asFailure(error).code === 'CANCELLED') throw error
    return []
  }
}
