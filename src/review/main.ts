import { Failure } from '../core/failure.ts'
import { importYaml } from '../inputs/deferredYaml.ts'
import type { Finding } from './findings.ts'
import { parseReviewInputs, type ReviewPlan } from './inputs.ts'
import { newLeases, takeInventory } from './inventory.ts'
import { reviewPolicies } from './policies.ts'
import { annotationText, listJson, reviewSummary } from './report.ts'
import type { ReviewRuntime } from './runtime.ts'

/**
 * The review. Reads an untrusted checkout, in a job without privileges. Throws
 * `REVIEW_FAILED` if a finding is of a kind that `fail-on` names.
 */
export async function runReview(
  runtime: ReviewRuntime,
  inputs: ReadonlyMap<string, string>,
): Promise<void> {
  refusePrivileges(runtime)
  const parse = await importYaml()
  const plan = parseReviewInputs(runtime, inputs, parse)
  const policies = reviewPolicies(plan, parse)
  const rules = { ...plan, serverUrl: runtime.github('server_url'), now: runtime.now() }
  const inventory = await takeInventory(plan.path, rules)
  const base = plan.base && (await takeInventory(plan.base, rules))
  const findings = [
    ...policies.findings,
    ...inventory.findings,
    ...(base ? newLeases(inventory, base) : []),
  ]
  for (const { name, findings: count } of policies.judged)
    runtime.log('info', `${name}: ${count === 0 ? 'nothing found' : `findings: ${count}`}`)
  runtime.log('info', `Leases in workflow files: ${inventory.leases.length}`)
  for (const finding of findings) annotate(runtime, plan, finding)
  const failing = findings.filter(({ kind }) => plan.failOn.has(kind))
  runtime.publish(
    new Map([
      ['findings', listJson(findings)],
      ['inventory', listJson(inventory.leases)],
    ]),
    reviewSummary({ ...policies, leases: inventory.leases, findings }),
  )
  if (failing.length > 0) throw reviewFailure(failing)
}

/** The events that run with the rights of the repository on what outsiders wrote. */
const PRIVILEGED = ['pull_request_target', 'workflow_run']

function refusePrivileges(runtime: ReviewRuntime): void {
  const event = runtime.github('event_name') ?? ''
  if (PRIVILEGED.includes(event))
    throw new Failure('EVENT_REFUSED', `a review must not run on ${event}`, {
      causes: ['the job has the secrets of the repository, and reads what outsiders wrote'],
      fix: 'Run it on `pull_request`, `push` and `schedule`.',
    })
  if (runtime.mayRequestTokens)
    throw new Failure(
      'ENVIRONMENT_REFUSED',
      'a review must not run in a job that may request ID tokens',
      {
        causes: ['the job has `id-token: write`, and reads what outsiders wrote'],
        fix: 'Give the review a job of its own with `permissions: contents: read`.',
      },
    )
}

/** GitHub attaches annotations to paths of the repository, so that `path` is not part of them. */
function annotate(runtime: ReviewRuntime, { failOn, table }: ReviewPlan, finding: Finding): void {
  const kind = failOn.has(finding.kind) ? 'error' : 'warning'
  const text = annotationText(finding)
  if (finding.file === '' || finding.file === table?.file) runtime.log('warning', text)
  else runtime.annotate(kind, text, finding)
}

function reviewFailure(failing: readonly Finding[]): Failure {
  const counts = [...Map.groupBy(failing, ({ kind }) => kind)].map(
    ([kind, found]) => `${found.length} ${kind}`,
  )
  return new Failure('REVIEW_FAILED', `the review found: ${counts.join(', ')}`)
}
