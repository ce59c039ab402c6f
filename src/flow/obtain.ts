import { asFailure, Failure } from '../core/failure.ts'
import type { World } from '../core/runtime.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Lease } from '../journal/credentials.ts'
import { datable } from '../journal/entry.ts'
import type { Refusals } from './failureLog.ts'
import type { Wanted } from './leaseConfig.ts'
import { merged, type Refused } from './mergeFailures.ts'
import { deskOf, type Office } from './session.ts'
import { allParts } from './settleAll.ts'

/** A lease that was obtained and guarded, beside the wish that it fulfils. */
export interface Obtained {
  readonly wanted: Wanted
  readonly token: VerifiedToken
  readonly lease: Lease
}

/** Where the values of one lease went: names only. */
export interface Exposed {
  readonly obtained: Obtained
  readonly where: readonly string[]
}

/** What a wave of exchanges needs: the office of its desks, and the switch that stops new attempts once a lease, or a part of one, has failed. */
export interface Wave {
  readonly office: Omit<Office, 'halt'>
  readonly halt: AbortController
  readonly refusals: Refusals
}

/** All exchanges at once, each refusal kept. What stopped for the sake of another lease was not refused itself. */
export async function obtain(
  world: World,
  wanted: readonly Wanted[],
  wave: Wave & { readonly tokens: ReadonlyMap<string, VerifiedToken> },
): Promise<readonly Obtained[]> {
  const { halt, refusals } = wave
  const refused: Refused[] = []
  const asked = wanted.map(async (each) => {
    try {
      return await one(world, each, wave)
    } catch (error) {
      const failure = asFailure(error).of(each.name)
      if (failure.facts.lease === each.name) {
        refusals.refused(each.name, failure)
        refused.push({ leases: [each.name], failure })
      }
      throw failure
    }
  })
  try {
    return await allParts(asked, (failure) => halt.abort(failure))
  } catch (error) {
    const [first, ...more] = refused
    throw first ? merged(first, more) : error
  }
}

async function one(
  world: World,
  wanted: Wanted,
  {
    office,
    halt,
    tokens,
  }: Pick<Wave, 'office' | 'halt'> & { readonly tokens: ReadonlyMap<string, VerifiedToken> },
): Promise<Obtained> {
  const token = tokens.get(wanted.name)
  if (!token) throw new Failure('INTERNAL', 'a lease has no verified token')
  const granted = await wanted.order.exchange(deskOf(world, { ...office, halt }, { wanted, token }))
  const lease = { ...granted, expiresAt: datable(granted.expiresAt) }
  guardEnd(world, lease)
  guardLifetime(world, wanted, lease)
  return { wanted, token, lease }
}

/** What is dead when it arrives would be exported for nothing, and believed by every step after it. */
function guardEnd(world: World, { expiresAt }: Lease): void {
  if (expiresAt === undefined || expiresAt > world.now()) return
  throw new Failure('GUARD_FAILED', 'the lease had expired when it arrived', {
    causes: ["this machine's clock is wrong", 'something in between answers with what it has kept'],
    cure: 'Set the clock of the runner; if it is right, look at what the server answers.',
  })
}

// The answer took its time, and the server's clock is not ours: an hour that was granted looks a little shorter.
const ON_THE_WAY_S = 30

/** A lease for less than `min-lifetime`, or for an unknown time, is not what was asked for. */
function guardLifetime(world: World, { minLifetime }: Wanted, { expiresAt }: Lease): void {
  if (minLifetime === undefined) return
  const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - world.now())
  if (granted !== undefined && granted >= minLifetime - Math.min(ON_THE_WAY_S, minLifetime / 20))
    return
  const said =
    granted === undefined
      ? 'the server did not say how long the lease lives'
      : `the server granted ${granted} s`
  throw new Failure('GUARD_FAILED', `${said}; "min-lifetime" asks for at least ${minLifetime} s`, {
    causes: ['the server limits the life of what it leases'],
    cure: `Raise the limit at the server, or lower "min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
  })
}
