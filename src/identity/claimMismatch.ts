import { Failure } from '../core/failure.ts'
import { suggest } from '../inputs/suggest.ts'
import { type Claims, ownClaim, quoteClaim } from './claims.ts'
import { type LeaseExpectations, type Mismatch, mismatches } from './expect.ts'
import { matches } from './glob.ts'
import { isForgejoToken } from './sources.ts'

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
      ? ['only the letter case differs']
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

// GitHub's default template: the repository, then exactly one context.
const DEFAULT = /^repo:[^/:]+\/[^/:]+:(environment|pull_request|ref)(?=:|$)/
const IMMUTABLE = /^(repo:[^/:@]+)@\d+(\/[^/:@]+)@\d+(?=:|$)/

const CONTEXTS: Readonly<Record<string, string>> = {
  environment: "the job's environment made this subject",
  pull_request: 'the pull request made this subject, as the job has no environment',
  ref: 'the ref made this subject, as the job has no environment and the run is of no pull request',
}

/** Returns sentences that explain why the subject differs from the expected one. */
export function subjectHints(
  claims: Claims,
  sub: string,
  expected: readonly string[],
): readonly string[] {
  return isForgejoToken(claims)
    ? forgejoHint(claims, sub, expected)
    : [contextHint(sub), ...immutableHint(sub, expected)]
}

/** Returns `repo:OWNER-OWNER_ID/REPO-REPO_ID:`, if the token has the ids. */
function forgejoPrefix(claims: Claims): string | undefined {
  const [repository, id, owner] = ['repository', 'repository_id', 'repository_owner_id'].map(
    (name) => ownClaim(claims, name),
  )
  if (typeof repository !== 'string' || typeof id !== 'string' || typeof owner !== 'string')
    return undefined
  const [ownerName = '', name = ''] = repository.split('/')
  return `repo:${ownerName}-${owner}/${name}-${id}:`
}

/** Returns the hint for Forgejo, whose subjects end in the ref or in `pull_request`. */
function forgejoHint(claims: Claims, sub: string, expected: readonly string[]): readonly string[] {
  const [prefix, short] = [forgejoPrefix(claims), `repo:${String(ownClaim(claims, 'repository'))}:`]
  if (prefix === undefined || !sub.startsWith(prefix))
    return [
      'Forgejo writes repo:OWNER/REPO:ref:REF or repo:OWNER/REPO:pull_request, and from ' +
        'version 16 on repo:OWNER-OWNER_ID/REPO-REPO_ID:… for repositories whose Actions were ' +
        'enabled since',
    ]
  const old = short + sub.slice(prefix.length)
  const advice = expected.some((pattern) => matches(pattern, old))
    ? `; \`expect\` has the old form, write ${quoteClaim(sub)}`
    : ''
  return [
    `this is the form of Forgejo 16, repo:OWNER-OWNER_ID/REPO-REPO_ID:…${advice}, or expect ` +
      `\`repository_id\` and \`repository_owner_id\` instead`,
  ]
}

function contextHint(sub: string): string {
  const [, context = ''] = DEFAULT.exec(sub) ?? []
  const made = CONTEXTS[context]
  if (made === undefined)
    return (
      'the organisation or the repository chose the parts of this subject itself ' +
      '(include_claim_keys)'
    )
  const advice = context === 'ref' ? '' : '; expect `ref` by its own name'
  return `${made} (environment beats pull_request beats ref)${advice}`
}

function immutableHint(sub: string, expected: readonly string[]): readonly string[] {
  const short = sub.replace(IMMUTABLE, '$1$2')
  if (short !== sub) {
    const rest = expected.some((pattern) => matches(pattern, short))
      ? `; \`expect\` has the old form, write ${quoteClaim(sub)}`
      : ''
    return [
      `this is the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, which repositories ` +
        `have that were created, renamed or moved since July 2026${rest}, or expect ` +
        `\`repository_id\` and \`repository_owner_id\` instead`,
    ]
  }
  if (!expected.some((pattern) => IMMUTABLE.test(pattern))) return []
  return [
    '`expect` has the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, but this ' +
      'repository still has the old one; `repository_id` and `repository_owner_id` hold in both',
  ]
}
