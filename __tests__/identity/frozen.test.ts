import { describe, expect, test } from '@jest/globals'
import { START } from '../lab/clock.ts'
import { type FrozenCase, frozen, replay } from './frozen.ts'

const title = ({ group, name }: FrozenCase): string => `${group}: ${name}`
const rejected = frozen.cases.filter(({ verdict }) => verdict !== 'accepted')
const accepted = frozen.cases.filter(({ verdict }) => verdict === 'accepted')

// Accepted by 2dcbd60, and rejected since: with which code, and for which finding.
const STRICTER: Readonly<Record<string, string>> = {
  // H4
  'times: expired as it was issued': 'ID_TOKEN_INVALID',
  'times: expired before it was issued': 'ID_TOKEN_INVALID',
  'signature: zip in the header': 'ID_TOKEN_INVALID',
  // S17
  'run: no run_id': 'RUN_MISMATCH',
  'run: no run_attempt': 'RUN_MISMATCH',
  'run: neither run_id nor run_attempt': 'RUN_MISMATCH',
  'run: no repository_id': 'RUN_MISMATCH',
  'run: no repository_owner_id': 'RUN_MISMATCH',
  'run: none of the four': 'RUN_MISMATCH',
  'run: a runner that names no run': 'RUN_MISMATCH',
  'run: the other run of a runner that names none': 'RUN_MISMATCH',
  // S4
  'event: workflow_run after issue_comment of this repository': 'EVENT_REFUSED',
  'event: workflow_run after issues of this repository': 'EVENT_REFUSED',
  'event: workflow_run after discussion_comment of this repository': 'EVENT_REFUSED',
  'event: workflow_run after workflow_run of this repository': 'EVENT_REFUSED',
  'event: workflow_run after a fork of this repository': 'EVENT_REFUSED',
  'event: workflow_run after a push of this repository, known by its name alone': 'EVENT_REFUSED',
  // S5
  'event: pull_request of a fork': 'EVENT_REFUSED',
  'event: pull_request of unknown origin': 'EVENT_REFUSED',
  ...Object.fromEntries(
    [
      ...['pull_request_review', 'pull_request_review_comment', 'fork', 'watch', 'gollum'],
      ...['Issues', 'ISSUE_COMMENT', 'status', 'check_run', 'of_the_future', '(empty)'],
    ].map((name) => [`event: ${name}`, 'EVENT_REFUSED']),
  ),
}

describe('the frozen tokens', () => {
  test('are enough, and of the moment of the lab', () => {
    expect(frozen.now).toBe(START)
    expect(rejected.length).toBeGreaterThanOrEqual(100)
    expect(accepted.length).toBeGreaterThanOrEqual(30)
    expect(new Set(frozen.cases.map(title)).size).toBe(frozen.cases.length)
  })

  test.each(rejected.map((each) => [title(each), each] as const))(
    'rejected by 2dcbd60, rejected still: %s',
    async (_, each) => expect(await replay(each)).toBe(each.verdict),
  )

  test.each(accepted.map((each) => [title(each), each] as const))(
    'accepted by 2dcbd60: %s',
    async (name, each) => expect(await replay(each)).toBe(STRICTER[name] ?? 'accepted'),
  )

  test('name no exception that is not one of them', () =>
    expect(Object.keys(STRICTER).filter((name) => !accepted.map(title).includes(name))).toEqual([]))
})
