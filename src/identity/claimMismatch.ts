import { Failure } from '../core/failure.ts'
import { suggest } from '../inputs/suggest.ts'
import { type Claims, ownClaim } from './claims.ts'
import { type LeaseExpectations, type Mismatch, mismatches } from './expect.ts'
import { matches } from './glob.ts'
import { quoteClaim } from './quoteClaim.ts'
import { isForgejoToken } from './sources.ts'
import { subjectHints } from './subjectHints.ts'

/**
 * Throws `CLAIM_MISMATCH` if a claim differs from what a lease expects; the message lists every
 * difference of every lease.
 */
export function checkExpectations(claims: Claims, leases: readonly LeaseExpectations[]): void {
  const distinct = new Set(leases.flatMap(({ expect }) => expect))
  const differing = [...distinct].flatMap((expectations) => {
    const found = mismatches(claims, expectations)
    const names = leases
      .filter(({ expect }) => expect.includes(expectations))
      .map(({ name }) => name)
    return found.length === 0 ? [] : [{ found, names }]
  })
  if (differing.length === 0) return
  const concerned = new Set(differing.flatMap(({ names }) => names))
  const [lease = ''] = concerned
  const names = [...new Set(differing.flatMap(({ found }) => found.map(({ claim }) => claim)))]
  const lines = differing.flatMap(({ found, names: of }) => {
    const label = of.length === leases.length || concerned.size === 1 ? '' : `${of.join(', ')}: `
    return explainMismatches(claims, found).map((line) => `${label}${line}`)
  })
  const headline =
    lines.length === 1
      ? lines
      : [
          `${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'} from \`expect\``,
          ...lines,
        ]
  throw new Failure('CLAIM_MISMATCH', headline.join('\n'), {
    claims: names,
    ...(concerned.size === 1 && { lease }),
  })
}

/** Returns the lines of the failure: for each claim both values, and hints at the cause. */
function explainMismatches(claims: Claims, found: readonly Mismatch[]): readonly string[] {
  return found.flatMap((mismatch) => {
    const { claim, expected, got } = mismatch
    const wanted = expected.map((pattern) => quoteClaim(pattern)).join(' or ')
    return [
      `${quoteClaim(claim)} is ${quoteClaim(got)}; expected ${wanted}`,
      ...hints(claims, mismatch).map((hint) => `  ${hint}`),
    ]
  })
}

function hints(claims: Claims, { claim, expected, got }: Mismatch): readonly string[] {
  if (got === undefined) return hintForMissing(claims, claim)
  if (typeof got !== 'string') return []
  return [
    ...expected
      .filter((pattern) => matches(widenPattern(pattern), got))
      .map(
        (pattern) => `${quoteClaim(widenPattern(pattern))} would have matched: * stops at / and :`,
      ),
    ...(expected.some((pattern) => matches(pattern.toLowerCase(), got.toLowerCase()))
      ? ['only the case of letters differs']
      : []),
    ...(claim === 'sub' ? subjectHints(claims, got, expected) : []),
    ...(claim === 'workflow_ref' || claim === 'job_workflow_ref'
      ? hintForWorkflowRefs(claims)
      : []),
  ]
}

const IDS = new Set(['repository_id', 'repository_owner_id', 'actor_id'])

const widenPattern = (pattern: string): string => pattern.replace(/\*+/g, '**')

function hintForMissing(claims: Claims, claim: string): readonly string[] {
  if (isForgejoToken(claims) && (claim === 'environment' || IDS.has(claim)))
    return [
      claim === 'environment'
        ? 'Forgejo has no environments'
        : 'Forgejo issues ids from version 16 on; before, expect `repository` by its name',
    ]
  if (claim === 'environment') return ['the job names no environment']
  const meant = suggest(claim, Object.keys(claims))
  return meant === undefined ? [] : [`did you mean ${quoteClaim(meant)}?`]
}

/** Returns both workflow refs: they differ in a reusable workflow and are easily confused. */
function hintForWorkflowRefs(claims: Claims): readonly string[] {
  const [caller, called] = [ownClaim(claims, 'workflow_ref'), ownClaim(claims, 'job_workflow_ref')]
  return [
    `the run is of workflow_ref ${quoteClaim(caller)}, the job of job_workflow_ref ` +
      `${quoteClaim(called)}`,
  ]
}
