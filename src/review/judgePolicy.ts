import { claimHints, inferJobs } from '../trust/inferJobs.ts'
import { claimsOfJob, type JobIdentity } from '../trust/neighbours.ts'
import { type ClaimsJudge, findStrangers, type TrustFinding } from '../trust/strangers.ts'
import type { Finding, FindingKind } from './findings.ts'
import type { TableJob, TableRow } from './table.ts'
import type { PolicyDocument } from './trustDocuments.ts'
import type { TrustKind } from './trustDraft.ts'

/** The audience that a provider is known by; the others have none. */
const AUDIENCES: Readonly<Partial<Record<TrustKind, string>>> = {
  aws: 'sts.amazonaws.com',
  azure: 'api://AzureADTokenExchange',
}

const LONGEST = 1_000

/** Returns what is wrong with a policy: by its row of the table, or by itself without one. */
export function judgePolicy(
  document: PolicyDocument,
  row: TableRow | undefined,
  issuer: string,
): readonly Finding[] {
  const doubts = new Map<string, Parameters<ClaimsJudge>[0]>()
  const judge: ClaimsJudge = (claims) => {
    const judgement = document.judge(claims)
    if (judgement.decision === 'cannot-tell') doubts.set(judgement.because, claims)
    return judgement
  }
  const found = row ? byTable(document, row, { judge, issuer }) : byItself(document, judge, issuer)
  const certain = found.filter(({ witness }) => document.judge(witness).decision !== 'cannot-tell')
  const unclear = [...doubts].map(([because, witness]) =>
    findingOf(document, 'cannot-tell', {
      name: 'cannot-tell',
      sentence: `cannot be judged: ${because}`,
      fix: 'write it in a form that can be evaluated: docs/reference/trust-evaluators.md',
      witness,
    }),
  )
  return [...grouped(document, certain, row ? 'stranger' : 'trap'), ...unclear]
}

interface PolicyContext {
  readonly judge: ClaimsJudge
  readonly issuer: string
}

function byTable(
  { kind, body }: PolicyDocument,
  { audience, admits, rejects, tolerates }: TableRow,
  { judge, issuer }: PolicyContext,
): readonly TrustFinding[] {
  const [bound = ''] = claimHints(body).get('aud') ?? []
  const common = { issuer, audience: audience ?? AUDIENCES[kind] ?? bound }
  const identities = (jobs: readonly TableJob[]): readonly JobIdentity[] =>
    jobs.flatMap(({ subject, ...job }) =>
      [false, true]
        .filter((immutable) => subject === 'both' || immutable === (subject === 'ids'))
        .map((immutable) => ({ ...job, ...common, immutable })),
    )
  const oneForm = admits.every(({ subject }) => subject !== 'both')
  const expected = { admitted: identities(admits), rejected: identities(rejects) }
  return findStrangers(judge, expected).filter(
    ({ name }) => !tolerates.includes(name) && !(oneForm && name === 'locked-out-by-subject-form'),
  )
}

/** Without a table, the jobs that a policy is written for are inferred from what it compares. */
function byItself(
  { kind, body }: PolicyDocument,
  judge: ClaimsJudge,
  issuer: string,
): readonly TrustFinding[] {
  const jobs = inferJobs(claimHints(body), { issuer, audience: AUDIENCES[kind] ?? issuer })
  const admitted = jobs.flatMap(
    (likely) => likely.find((job) => judge(claimsOfJob(job)).decision === 'admits') ?? [],
  )
  const [[first] = []] = jobs
  if (admitted.length > 0) return findStrangers(judge, { admitted })
  if (!first) return []
  const claims = claimsOfJob(first)
  return [
    {
      name: 'locked-out',
      sentence: `it admits none of the jobs that it appears to be for: ${judge(claims).because}`,
      fix: 'exact operators compare `*` as a character: write the value, or use `StringLike`',
      witness: claims,
    },
  ]
}

/** Findings of one kind at one line become one: GitHub shows ten annotations of a step. */
function grouped(
  document: PolicyDocument,
  found: readonly TrustFinding[],
  admitting: FindingKind,
): readonly Finding[] {
  const kindOf = (one: TrustFinding): FindingKind =>
    one.name === 'locked-out' || (admitting === 'stranger' && isLockedOut(one))
      ? 'locked-out'
      : admitting
  const groups = Map.groupBy(
    found,
    (one) =>
      `${kindOf(one)} ${isLockedOut(one)} ${document.lineFor(document.judge(one.witness).because)}`,
  )
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const names = [...new Set(more.map(({ name }) => name))].filter((name) => name !== first.name)
    const sentence =
      names.length > 0 ? `${first.sentence}; likewise: ${names.join(', ')}` : first.sentence
    return [findingOf(document, kindOf(first), { ...first, sentence })]
  })
}

const isLockedOut = ({ name }: TrustFinding): boolean => name.startsWith('locked-out')

function findingOf(
  document: PolicyDocument,
  kind: FindingKind,
  { sentence, fix, witness }: TrustFinding,
): Finding {
  const { file, address } = document
  const line = document.lineFor(document.judge(witness).because)
  // Names in a policy are the author's, and may have any length.
  const text = (address === '' ? sentence : `${address}: ${sentence}`).slice(0, LONGEST)
  return { kind, file, line, text, fix, witness }
}
