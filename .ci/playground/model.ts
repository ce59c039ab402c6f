import { mismatches, parseExpectations } from '../../src/identity/expect.ts'
import { parseSimpleYaml } from '../../src/inputs/simpleYaml.ts'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import { awsStatement, awsTrustPolicy } from '../../src/trust/awsPolicy.ts'
import type { ClaimSet, Judgement } from '../../src/trust/judgement.ts'
import { claimsOfJob, type JobIdentity, neighboursOf } from '../../src/trust/neighbours.ts'
import { findStrangers, type TrustFinding } from '../../src/trust/strangers.ts'
import { judgeVaultRole } from '../../src/trust/vault.ts'
import { vaultRole } from '../../src/trust/vaultRole.ts'

/** The two kinds of policy that the page evaluates. */
export type PolicyKind = 'aws' | 'vault'

/** One line of the table. */
export interface Row {
  readonly who: string
  /** The job itself, in either form of its subject. */
  readonly intended: boolean
  readonly judgement: Judgement
  readonly expected: boolean | undefined
}

/** What the page shows for its fields. */
export interface Verdicts {
  readonly rows: readonly Row[]
  readonly findings: readonly TrustFinding[]
  readonly errors: readonly string[]
}

/** The fields of the page. */
export interface Fields {
  readonly job: JobIdentity
  readonly kind: PolicyKind
  readonly policy: string
  readonly expect: string
}

/** Judges the job and the jobs around it by a policy and by `expect`. */
export function judge({ job, kind, policy, expect }: Fields): Verdicts {
  const errors: string[] = []
  const document = parsed(policy, errors)
  const judgeClaims = (claims: ClaimSet): Judgement =>
    kind === 'aws' ? judgeAwsTrustPolicy(document, claims) : judgeVaultRole(document, claims)
  const matches = expectationOf(expect, errors)
  const own = [
    { who: 'this job', identity: job },
    { who: 'this job, with the other form of the subject', identity: other(job) },
  ]
  const around = neighboursOf(job).map(({ name, identity }) => ({ who: name, identity }))
  const rows = [...own, ...around].map(({ who, identity }, at): Row => {
    const claims = claimsOfJob(identity)
    return { who, intended: at < 2, judgement: judgeClaims(claims), expected: matches?.(claims) }
  })
  return { rows, findings: findStrangers(judgeClaims, { admitted: [job] }), errors }
}

const other = (job: JobIdentity): JobIdentity => ({ ...job, immutable: !job.immutable })

function parsed(policy: string, errors: string[]): unknown {
  try {
    return JSON.parse(policy)
  } catch {
    errors.push('The policy is not JSON.')
    return undefined
  }
}

function expectationOf(
  text: string,
  errors: string[],
): ((claims: ClaimSet) => boolean) | undefined {
  if (text.trim() === '') return undefined
  const node = parseSimpleYaml(text)
  if (node === undefined) {
    errors.push('This page reads simple YAML in "expect": one "claim: value" in each line.')
    return undefined
  }
  const found: string[] = []
  const expectations = parseExpectations(node, (claim, sentence) =>
    found.push(`"expect${claim === undefined ? '' : `.${claim}`}" ${sentence}.`),
  )
  errors.push(...found)
  if (found.length > 0) return undefined
  return (claims) => mismatches(claims, expectations).length === 0
}

/** Returns a policy that accepts exactly this job, as JSON. */
export function exactPolicy(job: JobIdentity, kind: PolicyKind): string {
  const claims = claimsOfJob(job)
  const account = { partition: 'aws', account: '123456789012' }
  const policy =
    kind === 'aws'
      ? awsTrustPolicy(awsStatement(account, claims, job.audience))
      : vaultRole(claims, job.audience)
  return JSON.stringify(policy, undefined, 2)
}

/** Returns what was pasted as claims: a job, or a sentence that says why it is not one. */
export function jobOfPasted(text: string, before: JobIdentity): JobIdentity | string {
  if (/(?:^|[\s"'])ey[\w-]{10,}\.[\w-]+/.test(text))
    return (
      'This is a token. Whoever reads it can use it until it expires: paste its claims only. ' +
      'It was deleted from the field and sent nowhere.'
    )
  const claims = objectIn(text)
  if (claims === undefined) return 'The claims are not a JSON object.'
  const { repository = '', sub = '', job_workflow_ref: called, workflow_ref: caller } = claims
  const [owner, name, ...more] = repository.split('/')
  if (!owner || !name || more.length > 0) return 'The claims have no "repository" as OWNER/REPO.'
  const path = /^[^/]+\/[^/]+\/(?<path>.+)@/.exec(caller ?? '')?.groups?.['path']
  return {
    owner,
    repository: name,
    ownerId: claims['repository_owner_id'] ?? '',
    repositoryId: claims['repository_id'] ?? '',
    ref: claims['ref'] ?? '',
    event: claims['event_name'] ?? '',
    environment: claims['environment'],
    workflow: path ?? before.workflow,
    reusable: called === caller ? undefined : called,
    audience: claims['aud'] ?? before.audience,
    issuer: claims['iss'] ?? before.issuer,
    immutable: /^repo:[^/:]+@\d+\//.test(sub),
  }
}

function objectIn(text: string): ClaimSet | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return Object.fromEntries(
      Object.entries(value).filter(([, claim]) => typeof claim === 'string'),
    ) as ClaimSet
  } catch {
    return undefined
  }
}
