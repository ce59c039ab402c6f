import type { Handler, LabAnswer, LabRequest } from './handler.ts'

/** The part of GitHub's API that knows environments, as a job's own token sees it. */
export interface EnvironmentsApi {
  readonly hosts: Readonly<Record<string, Handler>>
  /** Method and path of each request, in order. */
  readonly asked: readonly string[]
}

export interface EnvironmentOptions {
  readonly origin?: string
  /** Before `/repos`, as on GitHub Enterprise Server. */
  readonly prefix?: string
  readonly name?: string
  readonly nodeId?: string
  readonly reviewers?: number
  readonly preventSelfReview?: boolean
  readonly branches?: 'all' | 'protected' | readonly string[]
  /** Logins of those who approved the run. */
  readonly approvedBy?: readonly string[]
  /** The environment that they approved. */
  readonly approved?: string
  readonly token?: string
}

export const GITHUB_TOKEN = 'ghs_labJobToken000000000000000000000001'
const NODE_ID = 'EN_kwDOABPGrc4AAAAB'
const RUN = '/repos/octo-org/app/actions/runs/1658821493/approvals'

export function environmentsApi(options: EnvironmentOptions = {}): EnvironmentsApi {
  const { origin = 'https://api.github.com', prefix = '', token = GITHUB_TOKEN } = options
  const asked: string[] = []
  const handle: Handler = (request) => {
    const path = request.url.pathname.slice(prefix.length)
    asked.push(`${request.method} ${path}`)
    if (request.headers['authorization'] !== `Bearer ${token}`)
      return { status: 403, body: { message: 'Resource not accessible by integration' } }
    return answered(options, request, path)
  }
  return { hosts: { [origin]: handle }, asked }
}

function answered(options: EnvironmentOptions, request: LabRequest, path: string): LabAnswer {
  const { name = 'production', nodeId = NODE_ID, branches = 'all' } = options
  const own = `/repos/octo-org/app/environments/${encodeURIComponent(name)}`
  const missing = { status: 404, body: { message: 'Not Found' } }
  if (request.method !== 'GET') return missing
  const policies = Array.isArray(branches) ? branches : []
  switch (path) {
    case own:
      return { status: 200, body: described(options, nodeId) }
    case `${own}/deployment-branch-policies`: {
      const entries = policies.map((entry: string) =>
        entry.startsWith('tag:')
          ? { name: entry.slice(4), type: 'tag' }
          : { name: entry, type: 'branch' },
      )
      return { status: 200, body: { total_count: entries.length, branch_policies: entries } }
    }
    case RUN: {
      const { approvedBy = [], approved = nodeId } = options
      const reviews = approvedBy.map((login, at) => ({
        state: 'approved',
        comment: `${'::'}error::by ${login}`,
        user: { login, id: 100 + at },
        environments: [{ node_id: approved, name }],
      }))
      return {
        status: 200,
        body: JSON.stringify(reviews),
        headers: { 'content-type': 'application/json' },
      }
    }
    default:
      return missing
  }
}

function described(
  { reviewers = 0, preventSelfReview = false, branches = 'all' }: EnvironmentOptions,
  nodeId: string,
): object {
  const people = Array.from({ length: reviewers }, (_, at) => ({
    type: 'User',
    reviewer: { login: `reviewer-${at}`, id: at },
  }))
  return {
    id: 1,
    node_id: nodeId,
    name: 'production',
    can_admins_bypass: true,
    protection_rules: [
      ...(reviewers > 0
        ? [
            {
              type: 'required_reviewers',
              prevent_self_review: preventSelfReview,
              reviewers: people,
            },
          ]
        : []),
      ...(branches === 'all' ? [] : [{ type: 'branch_policy' }]),
    ],
    deployment_branch_policy:
      branches === 'all'
        ? null
        : {
            protected_branches: branches === 'protected',
            custom_branch_policies: branches !== 'protected',
          },
  }
}
