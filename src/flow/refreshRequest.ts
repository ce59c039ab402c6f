import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { originAndPath } from '../core/url.ts'
import { requestAddress } from '../identity/idToken.ts'
import type { RefreshPlan } from './refreshPlan.ts'
import type { Plan } from './run.ts'

interface RefreshRequest {
  readonly runtime: Runtime
  readonly plan: Plan
  readonly saved: RefreshPlan
}

/** Throws if this process cannot request an ID token where main could. Sends nothing. */
export function checkRequest({ runtime, plan, saved }: RefreshRequest): void {
  const { idToken } = runtime.job
  if (!idToken)
    throw new Failure(
      'ID_TOKEN_UNAVAILABLE',
      'this process has no ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      {
        causes: [
          'a program between the step and this process removes variables (sudo, tox, nix, bazel, ' +
            'docker run)',
        ],
        fix: 'Pass both variables on, or lease with a longer "lifetime" and without "refresh".',
      },
    )
  if (originAndPath(idToken.url) !== saved.idTokenOrigin)
    throw new Failure(
      'ENVIRONMENT_REFUSED',
      'ACTIONS_ID_TOKEN_REQUEST_URL is not the one with which the lease was made',
    )
  requestAddress(runtime.job, plan.step.issuer)
  const ended = expiryOf(idToken.bearer)
  if (ended !== undefined && ended <= runtime.now())
    throw new Failure(
      'ID_TOKEN_UNAVAILABLE',
      `the permission of this job to request ID tokens expired ` +
        `${Math.max(1, Math.round((runtime.now() - ended) / 60))} min ago`,
      {
        causes: ["it is valid for 6 hours and 10 minutes on GitHub's runners"],
        fix: 'Split the job.',
      },
    )
}

/** Returns when the request token expires; it is not verified, and serves the message alone. */
function expiryOf(bearer: Secret): number | undefined {
  try {
    const payload = Buffer.from(bearer.reveal().split('.')[1] ?? '', 'base64url').toString()
    const { exp } = JSON.parse(payload) as { readonly exp?: unknown }
    return typeof exp === 'number' ? exp : undefined
  } catch {
    return undefined
  }
}
