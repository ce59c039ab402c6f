import { asFailure, Failure, type FailureFacts } from '../core/failure.ts'
import { parseObject } from '../core/json.ts'
import type { HttpClient } from '../core/retry.ts'
import type { HttpResponse, JobFacts, Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { parseSafeUrl } from '../core/url.ts'
import type { Verdict } from '../core/verdict.ts'
import type { Issuer } from './issuer.ts'
import { unavailable } from './unavailable.ts'

export { unavailable } from './unavailable.ts'

/**
 * Requests an ID token for an audience and returns it, already masked. Throws
 * `ID_TOKEN_UNAVAILABLE`, `RESPONSE_INVALID`, `ENVIRONMENT_REFUSED`, or why the request failed.
 */
export async function requestToken(
  runtime: Runtime,
  { client, issuer }: { readonly client: HttpClient; readonly issuer: Issuer },
  audience: string,
): Promise<Secret> {
  const { idToken } = runtime.job
  if (!idToken) throw await unavailable(runtime.job)
  const url = requestAddress(runtime.job, issuer)
  url.searchParams.set('audience', audience)
  const headers = { Authorization: new Secret(`Bearer ${idToken.bearer.reveal()}`) }
  const response = await client
    .send({ method: 'GET', url, headers, expects: 'json' }, { judge })
    .catch((error: unknown) => {
      throw withContext(asFailure(error))
    })
  if (response.status !== 200) throw tokenServiceFailure(response)
  const parsed = parseObject(response.text)
  const value = 'members' in parsed ? parsed.members['value'] : undefined
  if (typeof value !== 'string' || value === '')
    throw new Failure('RESPONSE_INVALID', `${url.host} responded without an ID token`)
  const jwt = new Secret(value)
  runtime.mask(jwt)
  return jwt
}

/**
 * Returns the URL at which this job requests tokens, as the runner wrote it: its query is kept, and
 * on GitHub its path has a double slash that matters. Throws `ENVIRONMENT_REFUSED`.
 */
export function requestAddress(job: Pick<JobFacts, 'idToken' | 'github'>, issuer: Issuer): URL {
  const text = job.idToken?.url ?? ''
  const url = parseSafeUrl(text)
  if (!url) throw refusedAddress('is not an https URL without credentials')
  switch (issuer.source.name) {
    case 'github':
      return url
    case 'forgejo':
      return pinned(text, url, pathOfRun(issuer, job.github('run_id')))
  }
}

/**
 * Returns the URL if it is the expected one. Forgejo's runner reads this variable from an
 * environment that earlier steps can write, even by printing a line. The expected URL is known; any
 * other would receive the request token. Throws `ENVIRONMENT_REFUSED`.
 */
function pinned(text: string, url: URL, expected: string | undefined): URL {
  const [address, ...query] = text.split('?')
  if (expected !== undefined && address === expected && query.length < 2 && !text.includes('#'))
    return url
  if (expected === undefined)
    throw refusedAddress('cannot be checked, as GITHUB_RUN_ID is not a number')
  throw refusedAddress(`must be ${expected}, with a query at most`, {
    causes: [
      "the runner is registered with another address than the Forgejo's ROOT_URL",
      'an earlier step changed the variable, which a printed line can do',
    ],
    fix:
      'If ROOT_URL of the Forgejo is not GITHUB_SERVER_URL, declare it, `issuer: ' +
      'ROOT_URL/api/actions`. Otherwise find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL.',
  })
}

const pathOfRun = ({ iss }: Issuer, run: string | undefined): string | undefined =>
  /^\d+$/.test(run ?? '') ? `${iss}/_apis/pipelines/workflows/${run}/idtoken` : undefined

const refusedAddress = (why: string, facts: FailureFacts = {}): Failure =>
  new Failure('ENVIRONMENT_REFUSED', `ACTIONS_ID_TOKEN_REQUEST_URL ${why}`, {
    fix:
      'Find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL; the runner sets it itself where ' +
      'the job may request ID tokens.',
    ...facts,
  })

/** Retries a pending job: the first request may arrive before the server has seen it start. */
const judge = ({ status, text }: HttpResponse): Verdict | undefined =>
  status === 403 && /\b(?:Pending|Delayed)\b/i.test(text) ? 'retry' : undefined

function tokenServiceFailure({ status, text }: HttpResponse): Failure {
  const failure = (facts: FailureFacts, why: string): Failure =>
    new Failure('ID_TOKEN_UNAVAILABLE', `the token service returned ${status}: ${why}`, facts)
  if (status === 401) {
    const causes = [
      'the job has run for more than six hours, and may no longer request ID tokens',
      'the job has ended',
    ]
    return failure(
      { causes, fix: 'Request the token earlier in the job, or split the job.' },
      'this job may no longer request ID tokens',
    )
  }
  if (status === 403 && /\bCompleted\b/i.test(text)) {
    const causes = ['a process outlived the job that started it']
    return failure(
      { causes, fix: 'Request ID tokens while the job runs.' },
      'the job has ended, and ID tokens are issued only while it runs',
    )
  }
  if (status === 403) return failure({}, 'this job may not request ID tokens')
  const causes = [
    'a proxy or gateway responds instead of the token service',
    'ACTIONS_ID_TOKEN_REQUEST_URL was changed',
  ]
  return failure(
    {
      causes,
      fix: 'Find out which server responds, and whether a step sets ACTIONS_ID_TOKEN_REQUEST_URL.',
    },
    'this is not a response of the token service',
  )
}

/**
 * Adds a likely cause to a connection failure. It is not a missing permission, as is often assumed:
 * the host of the token service differs from that of the API, and allow lists lack it.
 */
function withContext(failure: Failure): Failure {
  const { code, message } = failure
  if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT') return failure
  const causes = [
    'a firewall or proxy does not know the host of the token service',
    ...failure.causes,
  ]
  return failure.with({ message: `no ID token could be fetched: ${message}`, causes })
}
