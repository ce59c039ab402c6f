import { Failure } from '../kit/failure.ts'
import type { Secret } from '../kit/secret.ts'
import type { Sender } from '../kit/send.ts'
import type { JobFacts, World } from '../kit/world.ts'

/** Asks the runner for an ID token with this audience; it is masked before anything else happens to it. */
export async function requestToken(world: World, _sender: Sender, _audience: string): Promise<Secret> {
  throw await unavailable(world.job)
}

/** Why the runner offers no ID token to this job, and what to write where. */
export async function unavailable(_job: JobFacts): Promise<Failure> {
  return new Failure('ID_TOKEN_UNAVAILABLE', 'not written yet')
}
