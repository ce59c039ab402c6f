import { type Claims, ownClaim } from './claims.ts'
import { matches } from './glob.ts'
import { quoteClaim } from './quoteClaim.ts'
import { isForgejoToken } from './sources.ts'

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
