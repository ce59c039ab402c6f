import { describe, expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import { expecting, lines, proving } from './job.ts'

describe('a token of another run is refused', () => {
  test.each<[string, unknown, string]>([
    ['repository_id', '7', '"7"'],
    ['repository_owner_id', '7', '"7"'],
    ['run_id', '7', '"7"'],
    ['run_attempt', '2', '"2"'],
    ['run_attempt', 1, 'the number 1, not a text'],
    ['run_id', '', '""'],
  ])('by its %s %j', async (name, value, got) => {
    const failure = await proving().refusal({ claims: { [name]: value } })
    expect(failure.code).toBe('RUN_MISMATCH')
    expect(lines(failure.message)).toEqual([
      'the token is not of this run',
      `"${name}" is ${got}; this run is "${jobFacts[name]}" (GITHUB_${name.toUpperCase()})`,
    ])
  })

  test('and all that differs is named, before anything is said of events and expectations', async () => {
    const failure = await proving().refusal(
      { claims: { run_id: '7', repository_id: '8', event_name: 'issues' } },
      [{ name: 'app', expect: expecting(['ref', 'x']) }],
    )
    expect(failure.code).toBe('RUN_MISMATCH')
    expect(lines(failure.message)).toHaveLength(3)
  })

  test('but the commit and the ref may differ', async () => {
    const { prove, mint } = proving()
    expect(
      (await prove(mint({ claims: { sha: 'f'.repeat(40), ref: 'refs/pull/1/merge' } }))).size,
    ).toBe(1)
  })
})

describe('a run that outsiders can cause', () => {
  const EVENTS = [
    'pull_request_target',
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
    'workflow_run',
  ]

  test.each(EVENTS)('by %s is refused', async (event_name) => {
    const failure = await proving().refusal({ claims: { event_name } }, [
      { name: 'app', expect: expecting(['ref', 'x']) },
    ])
    expect(failure.code).toBe('EVENT_REFUSED')
    expect(failure.message).toMatch(`the run was started by ${event_name}, `)
    expect(failure.facts['lease']).toBe('app')
  })

  test.each(EVENTS)('by %s is not refused where the step allows it', async (event_name) => {
    const { prove, mint } = proving({ terms: { allowEvents: new Set([event_name]) } })
    expect((await prove(mint({ claims: { event_name } }))).size).toBe(1)
  })

  test.each(EVENTS)(
    'by %s is not refused where the lease expects it by name',
    async (event_name) => {
      const { prove, mint } = proving()
      const leases = [
        {
          name: 'app',
          expect: [
            ...expecting(['ref', 'refs/heads/*']),
            ...expecting(['event_name', 'push', event_name]),
          ],
        },
      ]
      expect((await prove(mint({ claims: { event_name } }), leases)).size).toBe(1)
    },
  )

  test('is refused where it is only meant by stars', async () => {
    const leases = [
      { name: 'app', expect: expecting(['event_name', 'issue*', '**', 'pull_request*']) },
    ]
    for (const event_name of ['issues', 'pull_request_target'])
      expect((await proving().refusal({ claims: { event_name } }, leases)).code).toBe(
        'EVENT_REFUSED',
      )
  })

  test('is refused where only another lease allows it', async () => {
    const leases = [
      { name: 'a', expect: expecting(['event_name', 'issues']) },
      ...['b', 'c'].map((name) => ({ name, expect: [] })),
    ]
    expect(
      (await proving().refusal({ claims: { event_name: 'issues' } }, leases)).facts['lease'],
    ).toBeUndefined()
    expect(
      (await proving().refusal({ claims: { event_name: 'issues' } }, leases.slice(0, 2))).facts[
        'lease'
      ],
    ).toBe('b')
  })

  test("is judged by the token, not by the runner's variable", async () => {
    const { prove, mint } = proving({ facts: { ...jobFacts, event_name: 'issues' } })
    expect((await prove(mint({ claims: { event_name: 'push' } }))).size).toBe(1)
    expect((await proving().refusal({ claims: { event_name: 'issues' } })).code).toBe(
      'EVENT_REFUSED',
    )
  })

  test.each([undefined, 1, null])(
    'or by an event that the token does not name (%j) is refused',
    async (event_name) => {
      const failure = await proving().refusal({ claims: { event_name } })
      expect(failure).toMatchObject({
        code: 'EVENT_REFUSED',
        message: 'the token does not say which event started the run',
      })
    },
  )

  test.each([
    'push',
    'pull_request',
    'merge_group',
    'schedule',
    'workflow_dispatch',
    'release',
    'Issues',
  ])('%s is none', async (event_name) => {
    const { prove, mint } = proving()
    expect((await prove(mint({ claims: { event_name } }))).size).toBe(1)
  })

  const following = (workflow_run: unknown) => ({ event: { workflow_run } })
  const own = { id: 1296269, full_name: 'octo-org/app' }

  test.each([
    ['a push to this repository', { event: 'push', head_repository: own }],
    [
      'a push to this repository, known by its name alone',
      { event: 'push', head_repository: { full_name: 'octo-org/app' } },
    ],
    ['a schedule', { event: 'schedule', head_repository: { id: 1296269 } }],
  ])('workflow_run after %s is none', async (_, run) => {
    const { prove, mint } = proving(following(run))
    expect((await prove(mint({ claims: { event_name: 'workflow_run' } }))).size).toBe(1)
  })

  test.each<[string, unknown]>([
    ['a pull request of this repository', { event: 'pull_request', head_repository: own }],
    ['pull_request_target', { event: 'pull_request_target', head_repository: own }],
    ['a push to a fork', { event: 'push', head_repository: { id: 7, full_name: 'stranger/app' } }],
    [
      'a fork that bears its name',
      { event: 'push', head_repository: { id: 7, full_name: 'octo-org/app' } },
    ],
    ['a fork that is gone', { event: 'push', head_repository: null }],
    ['an unknown repository', { event: 'push', head_repository: {} }],
    [
      'a strange repository',
      { event: 'push', head_repository: { id: { toString: () => '1296269' } } },
    ],
    ['an unknown event', { head_repository: own }],
    ['an empty event', { event: '', head_repository: own }],
    ['nobody knows what', undefined],
  ])('workflow_run after %s is one', async (_, run) => {
    const failure = await proving(following(run)).refusal({
      claims: { event_name: 'workflow_run' },
    })
    expect(failure.code).toBe('EVENT_REFUSED')
    expect(failure.message).toBe(
      'the run was started by workflow_run, after a run of a pull request or of another repository',
    )
  })

  test('workflow_run is one where neither token nor payload name a repository', async () => {
    const failure = await proving(
      following({ event: 'push', head_repository: { full_name: '' } }),
    ).refusal({
      claims: { event_name: 'workflow_run', repository: '' },
    })
    expect(failure.code).toBe('EVENT_REFUSED')
  })
})
