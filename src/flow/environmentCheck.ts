import { Failure } from '../core/failure.ts'
import { requestIdOf } from '../core/requestId.ts'
import type { HttpRequest, HttpResponse } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { type Claims, ownClaim, quoteClaim } from '../identity/claims.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import { bearer } from '../providers/bearer.ts'
import { decodeUnverifiedClaims } from '../record/event.ts'
import { type EnvironmentState, openRules, parseEnvironment, recorded } from './environmentState.ts'
import { mergeFailures } from './failureLog.ts'
import type { EnvironmentCheck, EnvironmentRecord, Run } from './run.ts'

/** The values of a token that name what is read. */
interface EnvironmentPlace {
  readonly repository: string
  readonly environment: string
  readonly runId: string
}

interface EnvironmentReading {
  readonly place: EnvironmentPlace
  readonly state: Promise<EnvironmentState>
}

/**
 * Returns the check of `environment-rules`. It reads the environment with claims that are not
 * verified yet, while the keys are fetched, and judges only what verified tokens confirm.
 */
export function createEnvironmentCheck(run: Run): EnvironmentCheck {
  const { runtime, plan, failureLog } = run
  const { githubToken } = plan.step
  if (githubToken) runtime.mask(githubToken)
  let reading: EnvironmentReading | undefined
  return {
    start(jwt) {
      const place = placeIn(decodeUnverifiedClaims(jwt.reveal()))
      if (reading || !place || !githubToken) return
      const state = readEnvironment(run, place, githubToken)
      // Its result is not awaited if the token turns out to be invalid.
      state.catch(() => {})
      reading = { place, state }
    },
    async judge(tokens) {
      const guarded = plan.leases.filter(({ environmentRules }) => environmentRules !== undefined)
      const settled = await Promise.allSettled(
        guarded.map(async (lease) => [lease.name, await judgeOne(lease, tokens, reading)] as const),
      )
      const failures = settled.flatMap((result, at) => {
        if (result.status === 'fulfilled') return []
        const name = guarded[at]?.name ?? ''
        const failure = (result.reason as Failure).forLease(name)
        failureLog.failed(name, failure)
        return [{ leases: [name], failure }]
      })
      const [first, ...more] = failures
      if (first) throw mergeFailures(first, more)
      return new Map(
        settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
      )
    },
  }
}

async function judgeOne(
  { name, environmentRules }: Run['plan']['leases'][number],
  tokens: ReadonlyMap<string, VerifiedToken>,
  reading: EnvironmentReading | undefined,
): Promise<EnvironmentRecord> {
  const claims = tokens.get(name)?.claims
  if (!claims || !environmentRules) throw new Failure('INTERNAL', 'a lease has no verified token')
  const place = placeIn(claims)
  if (!place) throw noEnvironment(claims)
  // The tokens of one step belong to one run; anything else was not issued by GitHub.
  if (!reading || JSON.stringify(reading.place) !== JSON.stringify(place))
    throw new Failure('RUN_MISMATCH', 'the ID tokens of this step name different environments')
  const state = await reading.state
  const id = ownClaim(claims, 'environment_node_id')
  if (typeof id !== 'string' || id === '' || state.nodeId !== id) throw otherEnvironment(claims)
  const open = openRules(environmentRules, state, claims)
  if (open.length > 0) throw unprotected(place, open)
  return recorded(state)
}

/** Returns what names the environment in claims; `undefined` if they name none. */
function placeIn(claims: Claims): EnvironmentPlace | undefined {
  const [repository, environment, runId] = ['repository', 'environment', 'run_id'].map((name) => {
    const value = ownClaim(claims, name)
    return typeof value === 'string' ? value : ''
  }) as [string, string, string]
  const isSafe = [...repository.split('/'), environment, runId].every(
    (part) => part !== '' && part !== '.' && part !== '..',
  )
  return isSafe && repository.split('/').length === 2
    ? { repository, environment, runId }
    : undefined
}

async function readEnvironment(
  run: Run,
  { repository, environment, runId }: EnvironmentPlace,
  token: Secret,
): Promise<EnvironmentState> {
  const { leases, step } = run.plan
  const api = apiOf(new URL(step.issuer.iss))
  const base = `${api}/repos/${repository.split('/').map(encodeURIComponent).join('/')}`
  const own = `${base}/environments/${encodeURIComponent(environment)}`
  const needed = leases.flatMap(({ environmentRules }) => environmentRules ?? [])
  const read = async (path: string): Promise<HttpResponse> => {
    const response = await run.client.send(request(path, token))
    if (response.status !== 200) throw unreadable(response, new URL(path).host)
    return response
  }
  const [one, branches, approvals] = await Promise.all([
    read(own),
    needed.some((rules) => Array.isArray(rules.branches))
      ? read(`${own}/deployment-branch-policies?per_page=100`)
      : undefined,
    needed.some(({ approved }) => approved)
      ? read(`${base}/actions/runs/${encodeURIComponent(runId)}/approvals`)
      : undefined,
  ])
  return parseEnvironment({ one, branches, approvals }, new URL(api).host)
}

function request(path: string, token: Secret): HttpRequest {
  const headers = { ...bearer(token), 'X-GitHub-Api-Version': '2022-11-28' }
  return { method: 'GET', url: new URL(path), headers, expects: 'json', cap: 1024 * 1024 }
}

/**
 * Returns the API of the server that issues the tokens. GITHUB_API_URL is not used: the token of
 * the workflow would go wherever it points.
 */
function apiOf({ host, origin }: URL): string {
  if (host === 'token.actions.githubusercontent.com') return 'https://api.github.com'
  const [, tenant] = /^token\.actions\.(.+\.ghe\.com)$/.exec(host) ?? []
  return tenant === undefined ? `${origin}/api/v3` : `https://api.${tenant}`
}

const noEnvironment = (claims: Claims): Failure =>
  new Failure(
    'ENVIRONMENT_UNPROTECTED',
    `"environment-rules" needs a job with an environment; the claim "environment" is ` +
      quoteClaim(ownClaim(claims, 'environment')),
    { fix: 'Write `environment: NAME` in the job, and protect it in the settings.' },
  )

const otherEnvironment = (claims: Claims): Failure =>
  new Failure(
    'ENVIRONMENT_UNPROTECTED',
    'the API describes another environment than the one of the ID token, whose ' +
      `"environment_node_id" is ${quoteClaim(ownClaim(claims, 'environment_node_id'))}`,
    {
      causes: [
        'the environment was deleted and created anew since the job began',
        'this server issues tokens without "environment_node_id"',
        'something between the runner and the API answers in its place',
      ],
      fix: 'Run the job again; without that claim, leave `environment-rules` out.',
    },
  )

const unprotected = ({ environment }: EnvironmentPlace, open: readonly string[]): Failure =>
  new Failure(
    'ENVIRONMENT_UNPROTECTED',
    [
      `environment ${quoteClaim(environment)} allows more than "environment-rules" does`,
      ...open.map((line) => `  ${line}`),
    ].join('\n'),
  )

/** Returns the failure for a response that does not show the rules; it is never quoted. */
function unreadable(response: HttpResponse, host: string): Failure {
  const { status } = response
  const message = `${host} returned ${status} to reading the environment with "github-token"`
  return new Failure('ENVIRONMENT_UNPROTECTED', message, {
    requestId: requestIdOf(response),
    causes:
      status === 401
        ? ['the token has expired, or belongs to another server']
        : ['the token lacks `actions: read`', 'the environment does not exist any more'],
    fix: 'Add `actions: read` to the permissions of the job, and pass `${{ github.token }}`.',
  })
}
