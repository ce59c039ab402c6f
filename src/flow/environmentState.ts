import { isObject } from '../core/json.ts'
import type { HttpResponse } from '../core/runtime.ts'
import { type Claims, ownClaim } from '../identity/claims.ts'
import {
  type JsonObject,
  objectAt,
  ownMember,
  parseJson,
  responseInvalid,
  textAt,
} from '../providers/response.ts'
import type { EnvironmentRules } from './environmentRules.ts'
import type { EnvironmentRecord } from './run.ts'

/** The protection of an environment, as GitHub's API states it. */
export interface EnvironmentState {
  readonly nodeId: string
  readonly reviewers: number
  readonly preventSelfReview: boolean
  readonly admits: 'all' | 'protected' | readonly string[]
  /** Who approved the run for this environment. */
  readonly approvedBy: readonly { readonly id: string; readonly login: string }[]
}

/** The responses of the API. */
export interface EnvironmentResponses {
  readonly one: HttpResponse
  readonly branches: HttpResponse | undefined
  readonly approvals: HttpResponse | undefined
}

/** Returns the protection of the environment. Throws `RESPONSE_INVALID` if a response is unusable. */
export function parseEnvironment(
  { one, branches, approvals }: EnvironmentResponses,
  host: string,
): EnvironmentState {
  const body = parseJson(one, host)
  const nodeId = textAt(body, 'node_id')
  if (nodeId === undefined) throw responseInvalid(host, 'without the "node_id" of the environment')
  const rules = listAt(body, 'protection_rules').filter(
    (rule) => textAt(rule, 'type') === 'required_reviewers',
  )
  return {
    nodeId,
    reviewers: Math.max(0, ...rules.map((rule) => listAt(rule, 'reviewers').length)),
    preventSelfReview: rules.some((rule) => ownMember(rule, 'prevent_self_review') === true),
    admits: admitted(body, branches, host),
    approvedBy: approvals ? approvers(approvals, nodeId, host) : [],
  }
}

function admitted(
  body: JsonObject,
  branches: HttpResponse | undefined,
  host: string,
): EnvironmentState['admits'] {
  const policy = objectAt(body, 'deployment_branch_policy')
  if (policy && ownMember(policy, 'protected_branches') === true) return 'protected'
  if (!policy || ownMember(policy, 'custom_branch_policies') !== true || !branches) return 'all'
  const page = parseJson(branches, host)
  const policies = listAt(page, 'branch_policies')
  if (ownMember(page, 'total_count') !== policies.length)
    throw responseInvalid(host, 'with a part of the branch policies')
  return policies.map((entry) => {
    const name = textAt(entry, 'name') ?? ''
    return textAt(entry, 'type') === 'tag' ? `tag:${name}` : name
  })
}

function approvers(
  { text }: HttpResponse,
  nodeId: string,
  host: string,
): EnvironmentState['approvedBy'] {
  // The response is a list; the parser of this project reads objects.
  const reviews = listAt(parseJson({ text: `{"list":${text}}` }, host), 'list')
  return reviews
    .filter((review) => textAt(review, 'state') === 'approved')
    .filter((review) =>
      listAt(review, 'environments').some((entry) => textAt(entry, 'node_id') === nodeId),
    )
    .flatMap((review) => {
      const user = objectAt(review, 'user')
      const [id, login] = [user && ownMember(user, 'id'), user && textAt(user, 'login')]
      return Number.isSafeInteger(id) && login !== undefined && LOGIN.test(login)
        ? [{ id: String(id), login }]
        : []
    })
}

const LOGIN = /^[A-Za-z0-9_-]{1,60}(?:\[bot\])?$/

function listAt(object: JsonObject, name: string): readonly JsonObject[] {
  const value = ownMember(object, name)
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.filter(isObject)
}

/** Returns what the rules demand and the environment does not, a line each. */
export function openRules(
  { requiredReviewers, preventSelfReview, branches, approved }: EnvironmentRules,
  state: EnvironmentState,
  claims: Claims,
): readonly string[] {
  const lines: string[] = []
  if (requiredReviewers !== undefined && state.reviewers < requiredReviewers)
    lines.push(`required-reviewers: at least ${requiredReviewers}; it has ${state.reviewers}`)
  if (preventSelfReview && !state.preventSelfReview)
    lines.push('prevent-self-review: the person who starts the run may approve it')
  const open = branches === undefined ? undefined : openBranches(branches, state, claims)
  if (open !== undefined) lines.push(`branches: ${open}`)
  if (approved && state.approvedBy.length === 0)
    lines.push('approved: this environment was not approved in this run')
  return lines
}

function openBranches(
  wanted: NonNullable<EnvironmentRules['branches']>,
  { admits }: EnvironmentState,
  claims: Claims,
): string | undefined {
  if (admits === 'all') return 'it admits all branches and tags'
  if (wanted === 'protected') {
    if (admits !== 'protected') return 'it admits patterns of its own, not protected branches'
    // Where the repository protects no branch at all, that setting admits every branch.
    return ownClaim(claims, 'ref_protected') === 'true'
      ? undefined
      : 'the ref of this run is not protected, so the repository may protect none'
  }
  if (admits === 'protected') return 'it admits every protected branch'
  const further = admits.filter((name) => !wanted.includes(name)).length
  return further === 0 ? undefined : `it admits ${further} further patterns`
}

/** Returns the protection for the record. */
export const recorded = ({ nodeId, admits, approvedBy, ...state }: EnvironmentState) =>
  ({
    environment_node_id: nodeId,
    required_reviewers: state.reviewers,
    prevent_self_review: state.preventSelfReview,
    branches: typeof admits === 'string' ? admits : [...admits],
    approved_by: approvedBy,
  }) satisfies EnvironmentRecord
