import { Failure } from '../core/failure.ts'
import type { JobFacts } from '../core/runtime.ts'
import { sanitizeForeign } from '../core/sanitize.ts'

/**
 * Returns an `ID_TOKEN_UNAVAILABLE` failure with the reason that the context of the run suggests,
 * and the lines to add to the workflow.
 */
export async function unavailable(job: JobFacts): Promise<Failure> {
  if (job.forgejo) return onForgejo()
  if (job.act) return actFailure()
  const fork = await findFork(job)
  if (fork !== undefined) return forkFailure(fork, job.github('event_name') ?? '')
  return [job.github('actor'), job.github('triggering_actor')].includes('dependabot[bot]')
    ? dependabotFailure(job)
    : permissionFailure(job)
}

/** Checked before act, because Forgejo's runner sets `ACT`, too. */
function onForgejo(): Failure {
  const lines = [
    'the runner offers no ID tokens to this job',
    'Forgejo needs this line in the workflow or in the job, and does not read `permissions`:',
    '    enable-openid-connect: true',
  ]
  return new Failure('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
    causes: [
      'the workflow lacks `enable-openid-connect: true`',
      'the run is of a pull request from a fork, which gets no ID tokens unless the event is ' +
        'pull_request_target',
      'Forgejo is older than version 15, or its runner is older than version 13',
    ],
    fix:
      'Add `enable-openid-connect: true`; for runs of forks leave the job out, or set ' +
      '`on-unavailable: skip`.',
  })
}

function actFailure(): Failure {
  return new Failure('ID_TOKEN_UNAVAILABLE', 'the job runs under act, which offers no ID tokens', {
    causes: ['nektos/act has no issuer'],
    fix:
      'Run the workflow on GitHub, or give act the token service of an issuer of ' +
      'your own by ' +
      '`--env ACTIONS_ID_TOKEN_REQUEST_URL=…` and `--env ACTIONS_ID_TOKEN_REQUEST_TOKEN=…`.',
  })
}

/** Returns the fork of a pull request, or `undefined`; an empty name if it is gone. */
async function findFork(job: JobFacts): Promise<string | undefined> {
  const event = job.github('event_name') ?? ''
  if (!event.startsWith('pull_request') || event === 'pull_request_target') return undefined
  const { pull_request: request } = (await job.event()) as {
    pull_request?: { head?: { repo?: { full_name?: unknown } | null } }
  }
  if (request?.head === undefined) return undefined
  const head = request.head.repo?.full_name
  return head === job.github('repository') ? undefined : sanitizeForeign(String(head ?? ''))
}

function forkFailure(fork: string, event: string): Failure {
  const name = fork === '' ? 'a fork that is gone' : `the fork ${fork}`
  const lines = [
    `the run is of a pull request from ${name}, and runs of forks get no ID tokens, ` +
      `whatever their permissions`,
    'To leave the job out for forks, and for nothing else:',
    ...block([
      `if: github.event_name != '${sanitizeForeign(event)}' ||`,
      '  github.event.pull_request.head.repo.full_name == github.repository',
    ]),
  ]
  return new Failure('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
    causes: ['the pull request comes from a fork'],
    fix:
      'Leave the job out for forks, or let it go on without credentials by ' +
      '`on-unavailable: skip`.',
  })
}

function dependabotFailure(job: JobFacts): Failure {
  const lines = [
    'the run was started by Dependabot, whose jobs may only read unless they say otherwise',
    ...permissions(job),
    'Or, to leave the job out for Dependabot:',
    ...block(["if: github.event.pull_request.user.login != 'dependabot[bot]'"]),
  ]
  return new Failure('ID_TOKEN_UNAVAILABLE', lines.join('\n'), {
    causes: ['the run belongs to Dependabot'],
    fix:
      'Grant the permission to the job, leave the job out for Dependabot, or set ' +
      '`on-unavailable: skip`.',
  })
}

function permissionFailure(job: JobFacts): Failure {
  return new Failure(
    'ID_TOKEN_UNAVAILABLE',
    ['the job has no permission to request ID tokens', ...permissions(job)].join('\n'),
    {
      causes: [
        'the job lacks `permissions: id-token: write`',
        'the job is in a reusable workflow, and the job that calls it does not pass the ' +
          'permission on',
        ...(onGitHub(job) ? [] : ['this GitHub Enterprise Server does not offer ID tokens']),
      ],
    },
  )
}

function permissions(job: JobFacts): readonly string[] {
  const name = /^[\w-]{1,100}$/.exec(job.github('job') ?? '')?.[0] ?? 'JOB'
  return [
    'Add this to the job (what is not named there is not granted, so name what its other ' +
      'steps need):',
    ...['jobs:', `  ${name}:`, '    permissions:', '      id-token: write', '      contents: read'],
    'If the workflow is called by another one (on: workflow_call), the job that calls it ' +
      'needs the same: a called job has at most what its caller has.',
  ]
}

const block = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`)

const onGitHub = (job: JobFacts): boolean =>
  /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/.test(
    job.github('server_url') ?? 'https://github.com',
  )
