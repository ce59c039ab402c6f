import { awsStatement, awsTrustPolicy } from '../../src/trust/awsPolicy.ts'
import { googleDocuments } from '../../src/trust/googleProvider.ts'
import { claimsOfJob, type JobIdentity, neighboursOf } from '../../src/trust/neighbours.ts'
import { findStrangers } from '../../src/trust/strangers.ts'
import { vaultRole } from '../../src/trust/vaultRole.ts'
import type { Case, Judge, Verdict } from './compare.ts'

/** A case and what every judge must say of it. */
export interface FixedCase extends Case {
  readonly title: string
  readonly verdict: Verdict
}

const PREFIX = 'token.actions.githubusercontent.com'
const push: JobIdentity = {
  owner: 'octo-org',
  ownerId: '65',
  repository: 'app',
  repositoryId: '1296269',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: '.github/workflows/deploy.yml',
  audience: 'sts.amazonaws.com',
  issuer: `https://${PREFIX}`,
  immutable: false,
}
const jobs: readonly JobIdentity[] = [
  push,
  { ...push, environment: 'production' },
  { ...push, ref: 'refs/tags/v2' },
  { ...push, event: 'pull_request', ref: 'refs/pull/42/merge' },
  { ...push, event: 'pull_request', ref: 'refs/pull/42/merge', environment: 'production' },
  { ...push, reusable: 'octo-org/ci/.github/workflows/r.yml@refs/tags/v1' },
  { ...push, environment: 'x${aws:username}*?"\'\\ü😀%{y}`' },
].flatMap((job) => [job, { ...job, immutable: true }])

/** What a dry run prints must admit both forms of its job, and none of the jobs around it. */
function casesOfPrinted(print: (job: JobIdentity) => unknown): readonly FixedCase[] {
  return jobs.flatMap((job) => {
    const document = print(job)
    return [
      ...[job, { ...job, immutable: !job.immutable }].map(
        (own): FixedCase => ({
          ...{ document, claims: claimsOfJob(own) },
          ...{ title: 'a printed policy admits its job', verdict: 'admits' },
        }),
      ),
      ...neighboursOf(job).map(
        ({ name, identity }): FixedCase => ({
          ...{ document, claims: claimsOfJob(identity) },
          ...{ title: `a printed policy denies ${name}`, verdict: 'denies' },
        }),
      ),
    ]
  })
}

/** Each known trap must have a finding, and each witness of one must really get in. */
function casesOfTraps(
  traps: Readonly<Record<string, unknown>>,
  ours: Judge['ours'],
): readonly FixedCase[] {
  const job = { ...push, environment: 'production' }
  return Object.entries(traps).flatMap(([title, document]) => {
    const found = findStrangers(
      (claims) => ({ decision: ours({ document, claims }), because: title }),
      { admitted: [job] },
    ).filter(({ name }) => !name.startsWith('locked-out'))
    if (found.length === 0) throw new Error(`the trap is not found: ${title}`)
    return found.map(
      ({ name, witness }): FixedCase => ({
        ...{ document, claims: witness },
        ...{ title: `${title}: ${name}`, verdict: 'admits' },
      }),
    )
  })
}

const trust = (condition: unknown) =>
  awsTrustPolicy({
    ...awsStatement({ partition: 'aws', account: '123456789012' }, claimsOfJob(push), 'x'),
    Condition: condition as never,
  })
const aud = { [`${PREFIX}:aud`]: 'sts.amazonaws.com' }
const like = (sub: string) => trust({ StringEquals: aud, StringLike: { [`${PREFIX}:sub`]: sub } })
const awsTraps = {
  'no subject': trust({ StringEquals: aud }),
  'every repository of an owner': like('repo:octo-org/*'),
  'owners whose names begin alike': like('repo:octo-org*'),
  'repositories whose names begin alike': like('repo:octo-org/app*'),
  'every context of a repository': like('repo:octo-org/app:*'),
  'an environment that hides the branch': like('repo:octo-org/app:environment:production'),
  ForAllValues: trust({
    StringEquals: aud,
    'ForAllValues:StringEquals': { [`${PREFIX}:environment`]: 'production' },
  }),
  IfExists: trust({
    StringEquals: aud,
    StringEqualsIfExists: { [`${PREFIX}:environment`]: 'production' },
  }),
  'no audience': trust({
    StringEquals: { [`${PREFIX}:sub`]: 'repo:octo-org/app:environment:production' },
  }),
}

const AUDIENCE = 'sts.amazonaws.com'
const role = (change: object) => ({
  ...{ role_type: 'jwt', user_claim: 'repository_id', bound_audiences: [AUDIENCE] },
  ...change,
})
const glob = (sub: string) => role({ bound_claims_type: 'glob', bound_claims: { sub } })
const vaultTraps = {
  'no bound claims': role({}),
  'a glob over slashes': glob('repo:octo-org*'),
  'every context of a repository': glob('repo:octo-org/app:*'),
  'a subject alone': role({ bound_subject: 'repo:octo-org/app:environment:production' }),
}

const provider = (attributeCondition: string) => ({
  provider: { attributeMapping: { 'google.subject': 'assertion.sub' }, attributeCondition },
})
const googleTraps = {
  'no condition': provider('true'),
  'an owner by the beginning of its name': provider(
    "assertion.repository_owner.startsWith('octo')",
  ),
  'an expression without anchors': provider("assertion.repository.matches('octo-org/app')"),
  'an owner alone': provider("assertion.repository_owner == 'octo-org'"),
}

const pool = 'iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p'

/** Returns the cases for a judge, by the name of its provider. */
export function fixedCases(
  kind: 'aws' | 'gcp' | 'vault',
  ours: Judge['ours'],
): readonly FixedCase[] {
  switch (kind) {
    case 'aws':
      return [
        ...casesOfTraps(awsTraps, ours),
        ...casesOfPrinted((job) =>
          awsTrustPolicy(
            awsStatement({ partition: 'aws', account: '123456789012' }, claimsOfJob(job), AUDIENCE),
          ),
        ),
      ]
    case 'vault':
      return [
        ...casesOfTraps(vaultTraps, ours),
        ...casesOfPrinted((job) => vaultRole(claimsOfJob(job), AUDIENCE)),
      ]
    case 'gcp':
      return [
        ...casesOfTraps(googleTraps, ours),
        ...casesOfPrinted((job) => ({
          provider: googleDocuments(pool, claimsOfJob(job), AUDIENCE).provider,
        })),
      ]
  }
}
