import { isObject } from '../core/json.ts'
import type { JobIdentity } from './neighbours.ts'

/** The values with which a document compares each claim, as they are written. */
export type ClaimHints = ReadonlyMap<string, readonly string[]>

const NAMES: Readonly<Record<string, string>> = {
  subject: 'sub',
  subject_pattern: 'sub',
  bound_subject: 'sub',
  audience: 'aud',
  audiences: 'aud',
  allowedAudiences: 'aud',
  bound_audiences: 'aud',
}
const CLAIMS = [
  ...['sub', 'aud', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id'],
  ...['ref', 'environment', 'event_name', 'workflow_ref', 'job_workflow_ref'],
]
// `assertion.sub == 'x'`, `claims['sub'] matches 'x'`, `attribute.ref in ['x', 'y']`.
const COMPARISON =
  /(?:assertion\.|attribute\.|google\.|claims\[')(\w+)(?:'\])?\s*(?:==|eq|matches|in|\.(startsWith|endsWith|contains|matches)\()\s*(\[[^\]]*\]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g
const MEMBER = /\/(?:(subject)\/(.+)|attribute\.(\w+)\/(.+))$/

/** Returns with which values a document compares the claims of GitHub's tokens. */
export function claimHints(document: unknown): ClaimHints {
  const hints = new Map<string, string[]>()
  const add = (name: string, value: string): void => {
    const claim = NAMES[name] ?? name.slice(name.lastIndexOf(':') + 1)
    if (CLAIMS.includes(claim) && value.length < 1_000)
      hints.set(claim, [...(hints.get(claim) ?? []), value].slice(0, 16))
  }
  collect(document, { name: '', isPattern: false, depth: 0 }, add)
  return hints
}

type AddHint = (name: string, value: string) => void

interface Member {
  readonly name: string
  /** The value is a regular expression. */
  readonly isPattern: boolean
  readonly depth: number
}

function collect(value: unknown, { name, isPattern, depth }: Member, add: AddHint): void {
  if (depth > 30) return
  if (Array.isArray(value))
    for (const item of value) collect(item, { name, isPattern, depth: depth + 1 }, add)
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value))
      collect(
        inner,
        { name: key, isPattern: isPattern || key.endsWith('_pattern'), depth: depth + 1 },
        add,
      )
  else if (typeof value === 'string') {
    add(name, isPattern ? fromPattern(value) : value)
    for (const [, claim = '', method, operand = ''] of value.matchAll(COMPARISON))
      for (const [, text = ''] of operand.matchAll(/['"]((?:[^'"\\]|\\.)*)['"]/g))
        add(claim === 'subject' ? 'sub' : claim, method ? around(method, text) : text)
    const [, subject, sub = '', attribute = '', member = ''] = MEMBER.exec(value) ?? []
    if (value.startsWith('principal')) add(subject ?? attribute, subject ? sub : member)
  }
}

/** Returns a regular expression of the usual form as a string with `*`; other text as it is. */
const fromPattern = (text: string): string =>
  text
    .replace(/^\^|\$$|^\(|\)$/g, '')
    .replace(/\|.*$/s, '')
    .replace(/\[\^\/\]\+|\.\*/g, '*')
    .replace(/\\([^\w\s])/g, '$1')

const around = (method: string, text: string): string =>
  ({ startsWith: `${text}*`, endsWith: `*${text}`, contains: `*${text}*` })[method] ??
  fromPattern(text)

/**
 * Returns jobs that a document may be written for: for each subject that it compares some, the
 * likeliest first. A wildcard is filled with a sample, and so is a claim that it does not compare.
 */
export function inferJobs(
  hints: ClaimHints,
  { issuer, audience }: Pick<JobIdentity, 'issuer' | 'audience'>,
): readonly (readonly JobIdentity[])[] {
  const of = (claim: string): string | undefined => {
    const [first] = hints.get(claim) ?? []
    return first === undefined ? undefined : filled(first)
  }
  const [, workflowOwner, path, ref] =
    /^([^/]+\/[^/]+)\/(.+\.ya?ml)@(.+)$/.exec(of('workflow_ref') ?? '') ?? []
  const reusable = of('job_workflow_ref')
  const common = {
    ref: of('ref') ?? ref ?? 'refs/heads/main',
    event: of('event_name') ?? 'push',
    environment: of('environment'),
    workflow: path ?? '.github/workflows/deploy.yml',
    audience: of('aud') ?? audience,
    issuer,
  }
  const names = of('repository') ?? workflowOwner ?? `${of('repository_owner') ?? 'octo-org'}/app`
  const [owner = 'octo-org', repository = 'app'] = names.split('/')
  const subjects = hints.get('sub') ?? ['repo:*']
  const [, ownerId = '11110001', repositoryId = '11110002'] =
    /^repo:[^/:@]+@(\d+)\/[^/:@]+@(\d+):/m.exec(subjects.join('\n')) ?? []
  const ids = {
    ownerId: of('repository_owner_id') ?? ownerId,
    repositoryId: of('repository_id') ?? repositoryId,
  }
  return subjects.map((subject) => {
    const job = fromSubject(subject, { ...common, ...ids, owner, repository, immutable: false })
    const own = reusable?.startsWith(`${job.owner}/${job.repository}/`)
    const called = reusable === undefined || own ? {} : { reusable }
    const [, workflow = job.workflow] = own
      ? (/^[^/]+\/[^/]+\/(.+)@/.exec(reusable ?? '') ?? [])
      : []
    return variants({ ...job, ...called, workflow })
  })
}

const SUBJECT = /^repo:([^/:@]*)(?:@(\d+|\*))?(?:\/([^/:@]*)(?:@(\d+|\*))?(?::(.*))?)?$/s

/** Returns the job that has this subject; what the subject does not say is taken from `job`. */
function fromSubject(subject: string, job: JobIdentity): JobIdentity {
  const [, owner, ownerId, repository, repositoryId, context = ''] = SUBJECT.exec(subject) ?? []
  const [, kind, value = ''] = /^(environment|ref):(.*)$/s.exec(context) ?? []
  const isPull = context === 'pull_request'
  return {
    ...job,
    ...(isSaid(owner) && { owner: filled(owner) }),
    ...(isSaid(repository) && { repository: filled(repository) }),
    ...(isSaid(ownerId) && { ownerId }),
    ...(isSaid(repositoryId) && { repositoryId }),
    ...(kind === 'environment' && { environment: filled(value.replaceAll('%3A', ':')) }),
    ...(kind === 'ref' && { ref: filled(value.replaceAll('%3A', ':')) }),
    ...(isPull && { event: 'pull_request', ref: 'refs/pull/7/merge' }),
  }
}

const isSaid = (text: string | undefined): text is string =>
  text !== undefined && !/^\**$/.test(text)

// Written out, a name without wildcards stays as it is; `refs/heads/*` becomes `refs/heads/sample`.
const filled = (text: string): string => text.replace(/\*+/g, 'sample').replaceAll('?', 'x')

/** A job, then one in an environment, and a pull request; the form of the subject with ids first. */
function variants(job: JobIdentity): readonly JobIdentity[] {
  const forms = [true, false].map((immutable) => ({ ...job, immutable }))
  const pull = { event: 'pull_request', ref: 'refs/pull/7/merge' }
  return [
    ...forms,
    ...forms.map((form) => ({ ...form, environment: form.environment ?? 'production' })),
    ...forms.map((form) => ({ ...form, ...pull })),
  ]
}
