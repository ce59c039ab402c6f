/**
 * Explains a failure code to a first-time reader. The README's troubleshooting section is generated
 * from these rows.
 */
export interface FailureRow {
  readonly summary: string
  readonly causes: readonly string[]
  readonly fix: string
}

/** All failure codes. The list is closed, because later steps branch on these names. */
export const failures = {
  INPUT_INVALID: {
    summary: 'An input is missing, misspelt or malformed. Nothing was requested.',
    causes: ['a value was mistyped, or a variable that was to fill it is empty'],
    fix: 'Correct every input named in the message; all mistakes are listed at once.',
  },
  ENVIRONMENT_REFUSED: {
    summary:
      'An environment variable disables TLS verification or would print secrets to the log; or a ' +
      'review runs in a job that may request ID tokens.',
    causes: [
      'an earlier step wrote the variable to GITHUB_ENV',
      'the runner itself is started with it',
    ],
    fix: 'Remove the variable that the message names from the job and the runner.',
  },
  ID_TOKEN_UNAVAILABLE: {
    summary: 'The runner does not offer an OIDC token to this job.',
    causes: [
      'the job lacks `permissions: id-token: write`',
      'the run belongs to a fork or to Dependabot',
      'the caller of a reusable workflow does not pass the permission on',
    ],
    fix: 'Add `id-token: write` under `permissions` of the job, and of the job that calls it.',
  },
  ID_TOKEN_INVALID: {
    summary:
      "The token is not one that this job's issuer signed for this audience and this moment. " +
      'It was sent nowhere.',
    causes: [
      "the runner's clock is wrong",
      'the enterprise has an issuer of its own',
      'a proxy between the runner and the issuer responds in its place',
    ],
    fix:
      'Set the clock, declare `issuer` for an enterprise slug, or find the proxy that responds ' +
      'in place of the issuer.',
  },
  RUN_MISMATCH: {
    summary:
      'The token was issued for another run, or does not name its run. It was not sent anywhere.',
    causes: [
      "a request URL of another job reached this step's environment",
      'the runner does not set GITHUB_RUN_ID or a variable like it, because this is not a job',
    ],
    fix: 'Find the step that changes ACTIONS_ID_TOKEN_REQUEST_URL or the GITHUB_ variables.',
  },
  EVENT_REFUSED: {
    summary:
      'The run was started by an event that this step does not accept. The token was not ' +
      'sent anywhere.',
    causes: [
      'the workflow runs on pull_request_target, issues, comments or another event that ' +
        'people without write access can cause',
    ],
    fix: 'If the step may run for that event, name it in `allow-events` or in `expect.event_name`.',
  },
  CLAIM_MISMATCH: {
    summary:
      'The token is genuine, but is not the identity that `expect` declares. It was sent nowhere.',
    causes: [
      'the run is on another ref, environment or event than the workflow expects',
      'an expectation is mistyped',
    ],
    fix: 'Compare the two sides in the message; correct `expect`, or run where it matches.',
  },
  ENVIRONMENT_UNPROTECTED: {
    summary:
      "The job's environment is protected less than `environment-rules` demands, or its rules " +
      'could not be read. The token was sent nowhere.',
    causes: [
      'the environment was created by naming it in a workflow, and has no rules',
      'a rule was removed or loosened in the settings',
      'the job has not `actions: read`',
    ],
    fix:
      'Set the rules under Settings, Environments of the repository; or write what is meant into ' +
      '`environment-rules`.',
  },
  UNREACHABLE: {
    summary: 'A host could not be reached, or closed the connection.',
    causes: [
      'the server is down',
      'a firewall or proxy blocks the host',
      'its certificate is not trusted here',
    ],
    fix:
      'Check the address, HTTPS_PROXY and NO_PROXY, and whether the runner may reach the host; ' +
      'write a private authority into `ca-certificate`.',
  },
  TIMED_OUT: {
    summary: 'A host did not respond in time.',
    causes: ['the server is overloaded', 'a firewall drops packets silently'],
    fix: 'Re-run the job; if the server is always slow, raise `timeout`.',
  },
  EXCHANGE_REFUSED: {
    summary: 'The server rejected the request.',
    causes: [
      'its trust policy does not accept this identity',
      'role, mount or audience differ from its configuration',
    ],
    fix: "Compare the claims in the message with the server's trust policy.",
  },
  NOT_REJECTED: {
    summary:
      'A lease with `must-be-rejected` was granted: the trust policy of the server accepts this ' +
      'workflow. The lease was revoked or expires, and nothing was exported.',
    causes: [
      'the trust policy accepts more than was meant: a wildcard, or a claim that it does not compare',
      'the test runs in a workflow that the policy is meant to accept',
    ],
    fix:
      'Compare the claims that the policy does not compare yet: `dry-run: true` in the workflow ' +
      'that is to be accepted prints a policy for exactly that one.',
  },
  INCONCLUSIVE: {
    summary:
      'A lease with `must-be-rejected` was not granted, but not because of the trust policy as ' +
      'far as can be seen: nothing is proven.',
    causes: [
      'the server was unreachable or overloaded, or the rejection has several possible reasons',
      'audience, role or mount differ from the configuration of the server',
    ],
    fix: 'Correct what the message names, until the server rejects the identity itself.',
  },
  READ_REFUSED: {
    summary: 'The login succeeded, but a secret could not be read.',
    causes: ["the role's policy does not cover the path", 'the path or the field does not exist'],
    fix: 'Correct the path, or the policy of the role.',
  },
  RESPONSE_INVALID: {
    summary: 'The server returned a success response that is malformed or incomplete.',
    causes: ['the address is that of another server', 'a proxy or portal responds in its place'],
    fix: 'Check the address; send the request by hand and look at the response.',
  },
  GUARD_FAILED: {
    summary:
      'The lease differs from the request. It was revoked or expires, and nothing was exported.',
    causes: [
      'the server maps the identity to another account or role',
      'the server grants less time than `min-lifetime`',
    ],
    fix: 'Compare the two sides in the message.',
  },
  EXPORT_FAILED: {
    summary:
      'The credentials could not be exported to later steps. They were revoked or expire, and ' +
      'nothing was exported.',
    causes: [
      'the disk is full',
      'two leases set the same variable',
      'a value is too large for the environment',
    ],
    fix: 'Free the disk, use `prefix`, or export by `file`.',
  },
  STATE_UNWRITABLE: {
    summary:
      "The runner's state could not be written, so the post step would not know what to revoke.",
    causes: ['the disk is full', 'the runner did not set GITHUB_STATE'],
    fix: 'Free the disk of the runner.',
  },
  SINK_FAILED: {
    summary:
      'The record could not be sent to a sink with `on-failure: fail`. In main nothing was ' +
      'exported, and what was leased was revoked or expires.',
    causes: [
      'the sink is down, or rejects the ID token or the credentials of its lease',
      'its address or its fields are those of another sink',
    ],
    fix:
      "Check the sink's address, and whether it accepts this workflow; or write " +
      '`on-failure: warn`.',
  },
  REVIEW_FAILED: {
    summary: 'The review found something of a kind that `fail-on` names.',
    causes: ['a policy or a workflow lets in more, or says less, than was agreed'],
    fix: 'Correct each line that is annotated; the output `findings` has all of them.',
  },
  CANCELLED: {
    summary:
      'The step was cancelled, and nothing was exported. What it had leased was revoked ' +
      'where that is possible; the log names the rest.',
    causes: ['someone cancelled the run', 'a time limit of the job or step ran out'],
    fix: 'Re-run the job.',
  },
  INTERNAL: {
    summary: 'A bug in this action.',
    causes: ['a case that this action does not handle'],
    fix: 'Please report it with the text of this log, which contains no secret.',
  },
} as const satisfies Record<string, FailureRow>

/** The name of a failure, as exported in the output `error-code`. */
export type FailureCode = keyof typeof failures

/**
 * Details of a failure beyond its code. `causes` and `fix` override those of the table if the
 * thrower has more specific ones.
 */
export interface FailureFacts {
  readonly causes?: readonly string[]
  readonly fix?: string
  /** The name of the affected lease. */
  readonly lease?: string
  /** The claims that differ, in the order of `expect`; becomes output `error-claim`. */
  readonly claims?: readonly string[]
  /** The path of the record that contains the failure; becomes output `record`. */
  readonly record?: string
  /** No byte of the request was sent, so it cannot have leased anything. */
  readonly notSent?: boolean
  /** Another attempt may help. */
  readonly transient?: boolean
  /** The connection had been opened in advance. */
  readonly preconnected?: boolean
  /** The server's id of the request; several, separated by commas, where failures were merged. */
  readonly requestId?: string | undefined
  /** Set if the server's trust policy rejected the identity, and nothing else can be the reason. */
  readonly rejectedBy?: 'trust-policy'
  readonly cause?: unknown
}

/** The parts of a failure that differ in a copy. */
export interface FailureChanges extends FailureFacts {
  readonly code?: FailureCode
  readonly message?: string
}

/**
 * The only error class of this program. Its message contains only text of this program, neither a
 * server's text nor a secret, and may have several lines.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly facts: FailureFacts
  constructor(code: FailureCode, message: string, facts: FailureFacts = {}) {
    super(message)
    this.code = code
    this.facts = facts
  }
  get causes(): readonly string[] {
    return this.facts.causes ?? failures[this.code].causes
  }
  get fix(): string {
    return this.facts.fix ?? failures[this.code].fix
  }
  /** Returns a copy with these changes. Its cause is that of this failure, else this failure. */
  with({ code = this.code, message = this.message, ...facts }: FailureChanges): Failure {
    const { cause = this } = this.facts
    return new Failure(code, message, { ...this.facts, cause, ...facts })
  }
  /** Returns this failure with the lease set; a lease that is already set is kept. */
  forLease(lease: string): Failure {
    return this.facts.lease === undefined ? this.with({ lease }) : this
  }
}

/**
 * Returns a thrown value as a `Failure`. Any other error is a bug and becomes `INTERNAL`; its
 * message could contain a secret, so only its type is named.
 */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const kind = error instanceof Error ? error.name : typeof error
  return new Failure('INTERNAL', `an unexpected ${kind} stopped the step`, { cause: error })
}
