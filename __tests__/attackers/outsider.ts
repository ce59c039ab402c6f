/**
 * Attacker 6: an outsider who causes an event.
 *
 * Foothold: anybody with an account: he opens pull requests from a fork, comments, stars, forks,
 * edits a public wiki, and thereby starts workflows of the repository that listen to such events.
 * Can: choose titles, branch names, the name of his fork and the text of comments, all of which
 * stand in the event's payload and in claims; have one event start the next (`workflow_run`).
 * Cannot: change the workflow file, its inputs or its variables, or the claims that GitHub makes of
 * the run itself.
 */
import type { Plot } from './play.ts'
import { INJECTION } from './words.ts'

/** All that this attacker chooses: an event, and the texts in it. */
export interface OutsidersEvent {
  readonly title: string
  readonly name: string
  readonly payload?: Readonly<Record<string, unknown>>
  /** Claims and facts that carry his texts. */
  readonly texts?: Readonly<Record<string, string>>
}

const HERE = { id: 1296269, full_name: 'octo-org/app' }
const FORK = { id: 999, full_name: 'octo-org-/app', fork: true }
const hostile = { head_ref: `x$(touch pwned)\n${INJECTION}`, actor: INJECTION }

const afterRun = (event: string, more: object = {}) => ({
  workflow_run: { event, head_repository: HERE, head_branch: INJECTION, ...more },
})

const events: readonly OutsidersEvent[] = [
  { title: 'a pull request into the base (pull_request_target)', name: 'pull_request_target' },
  { title: 'a comment with commands in it', name: 'issue_comment', texts: hostile },
  { title: 'an issue', name: 'issues', payload: { issue: { title: INJECTION } } },
  { title: 'a discussion', name: 'discussion' },
  { title: 'a comment in a discussion', name: 'discussion_comment' },
  { title: 'a fork', name: 'fork' },
  { title: 'a star', name: 'watch' },
  { title: 'a page of the wiki', name: 'gollum' },
  { title: 'a review', name: 'pull_request_review' },
  { title: 'a comment in a review', name: 'pull_request_review_comment' },
  { title: 'an event that GitHub invents tomorrow', name: 'emoji_reaction' },
  { title: 'an event in other letters', name: 'Issue_Comment' },
  {
    title: 'a pull request of a fork',
    name: 'pull_request',
    payload: { pull_request: { head: { repo: FORK, ref: INJECTION }, base: { repo: HERE } } },
    texts: hostile,
  },
  ...['issue_comment', 'issues', 'discussion_comment', 'workflow_run', 'watch', 'fork'].map(
    (event) => ({
      title: `${event}, laundered by workflow_run`,
      name: 'workflow_run',
      payload: afterRun(event),
    }),
  ),
  {
    title: 'a push to a fork, laundered by workflow_run',
    name: 'workflow_run',
    payload: afterRun('push', { head_repository: FORK }),
  },
  {
    title: 'a pull request, laundered by workflow_run',
    name: 'workflow_run',
    payload: afterRun('pull_request'),
  },
]

/** The events of an outsider as plots: none of them may lead to a lease. */
export const outsiders: readonly Plot[] = events.map(({ title, name, payload, texts = {} }) => ({
  title,
  ...(payload && { event: payload }),
  facts: { event_name: name, ...oneLine(texts) },
  claims: { event_name: name, ...texts },
  mustRefuse: true,
}))

/** GitHub sets facts as variables without line breaks. */
function oneLine(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\n', ' ')]),
  )
}
