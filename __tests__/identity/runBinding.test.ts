import { describe, expect, test } from '@jest/globals'
import { formatFailure } from '../../src/core/report.ts'
import { ACCEPTED_EVENTS, CONDITIONAL_EVENTS } from '../../src/identity/events.ts'
import { type Facts, jobFacts } from '../lab/facts.ts'
import { expecting, lines, proving } from './job.ts'

const BOUND = ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt']

describe('the run binding', () => {
  test.each<[string, unknown, string]>([
    ['repository_id', '7', '"7"'],
    ['repository_owner_id', '7', '"7"'],
    ['run_id', '7', '"7"'],
    ['run_attempt', '2', '"2"'],
    ['run_attempt', 1, 'the number 1, not a string'],
    ['run_id', '', '""'],
    ...BOUND.map((name): [string, unknown, string] => [name, undefined, 'absent']),
  ])('rejects a token by its %s %j', async (name, value, got) => {
    const failure = await proving().refusal({ claims: { [name]: value } })
    expect(failure.code).toBe('RUN_MISMATCH')
    expect(lines(failure.message)).toEqual([
      'the token is not of this run',
      `"${name}" is ${got}; this run is "${jobFacts[name]}" (GITHUB_${name.toUpperCase()})`,
    ])
  })

  test.each(BOUND)('rejects every token if the runner does not set %s', async (name) => {
    const { [name]: own, ...facts } = jobFacts
    for (const set of [facts, { ...facts, [name]: '' }]) {
      const failure = await proving({ facts: set as Facts }).refusal({ claims: { [name]: own } })
      expect(failure.code).toBe('RUN_MISMATCH')
      expect(lines(failure.message)).toEqual([
        'the token is not of this run',
        `"${name}" is "${own}"; the runner does not set GITHUB_${name.toUpperCase()}`,
      ])
    }
  })

  test('rejects a claim that is absent on both sides', async () => {
    const { run_id: _, ...facts } = jobFacts
    const failure = await proving({ facts: facts as Facts }).refusal({
      claims: { run_id: undefined },
    })
    expect(failure.message).toContain('"run_id" is absent; the runner does not set GITHUB_RUN_ID')
  })

  test('names every difference, before any event or expectation is judged', async () => {
    const failure = await proving().refusal(
      { claims: { run_id: '7', repository_id: '8', event_name: 'issues' } },
      [{ name: 'app', expect: expecting(['ref', 'x']) }],
    )
    expect(failure.code).toBe('RUN_MISMATCH')
    expect(lines(failure.message)).toHaveLength(3)
  })

  test('does not compare the commit and the ref', async () => {
    const { prove, mint } = proving()
    expect(
      (await prove(mint({ claims: { sha: 'f'.repeat(40), ref: 'refs/pull/1/merge' } }))).size,
    ).toBe(1)
  })
})

// Facts, not code of ours: what CodeQL's queries for Actions call externally triggerable, and the
// other events that somebody without write access can cause by opening, commenting, starring,
// forking, editing a wiki, or by the checks and statuses of a pull request from a fork.
const EXTERNALLY_TRIGGERABLE = [
  'check_run',
  'check_suite',
  'commit_comment',
  'deployment_status',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'label',
  'member',
  'milestone',
  'page_build',
  'project',
  'project_card',
  'project_column',
  'projects_v2_item',
  'public',
  'pull_request_comment',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'registry_package',
  'star',
  'status',
  'watch',
]

describe('the events', () => {
  test('that are accepted contain none that is externally triggerable', () => {
    const accepted = ACCEPTED_EVENTS.map((name) => name.toLowerCase())
    const conditional = Object.keys(CONDITIONAL_EVENTS)
    for (const event of EXTERNALLY_TRIGGERABLE)
      expect([...accepted, ...conditional]).not.toContain(event)
    for (const event of conditional) expect(accepted).not.toContain(event)
    expect(conditional).toEqual(['pull_request', 'workflow_run'])
  })

  test.each(ACCEPTED_EVENTS)('accept %s', async (event_name) => {
    const { prove, mint } = proving()
    expect((await prove(mint({ claims: { event_name } }))).size).toBe(1)
  })

  test.each([
    ...EXTERNALLY_TRIGGERABLE,
    'of_the_future',
    'constructor',
    '__proto__',
    ...['Push', 'PUSH', 'push ', 'ｐush', 'Pull_Request', 'WORKFLOW_RUN', ''],
  ])('reject %j', async (event_name) => {
    const failure = await proving({ event: ownPullRequest }).refusal({ claims: { event_name } })
    expect(failure.code).toBe('EVENT_REFUSED')
    expect(failure.message).toMatch(
      /^the run was started by ".*": this step does not accept that event$/,
    )
  })

  test('reject with both forms of the fix, ready to paste', async () => {
    const failure = await proving().refusal({ claims: { event_name: 'issue_comment' } })
    expect(failure.facts['lease']).toBe('app')
    expect(failure.causes).toEqual([
      'people without write access to the repository may be able to cause "issue_comment"',
    ])
    const fix = [
      'If this step may run for it, name the event:',
      '  allow-events: issue_comment',
      'or',
      '  expect: |',
      '    event_name: issue_comment',
    ]
    expect(lines(failure.fix)).toEqual(fix)
    for (const line of fix) expect(formatFailure(failure).annotation).toContain(line)
  })

  test('reject a strange name without advice to paste it', async () => {
    const failure = await proving().refusal({ claims: { event_name: 'x: y\n##[stop]' } })
    expect(failure.message).toBe(
      'the run was started by "x: y\\n## [stop]": this step does not accept that event',
    )
    expect(failure.fix).not.toContain('x: y')
  })

  test.each(EXTERNALLY_TRIGGERABLE)('accept %s if the step allows it', async (event_name) => {
    const { prove, mint } = proving({ terms: { allowEvents: new Set([event_name]) } })
    expect((await prove(mint({ claims: { event_name } }))).size).toBe(1)
  })

  test.each(EXTERNALLY_TRIGGERABLE)('accept %s if the lease expects it', async (event_name) => {
    const { prove, mint } = proving()
    const expect_ = [
      ...expecting(['ref', 'refs/heads/*']),
      ...expecting(['event_name', 'push', event_name]),
    ]
    const leases = [{ name: 'app', expect: expect_ }]
    expect((await prove(mint({ claims: { event_name } }), leases)).size).toBe(1)
  })

  test('reject a spelling other than the allowed one', async () => {
    const { refusal } = proving({ terms: { allowEvents: new Set(['issues']) } })
    expect((await refusal({ claims: { event_name: 'Issues' } })).code).toBe('EVENT_REFUSED')
  })

  test('reject an event that only a star would match', async () => {
    const leases = [
      { name: 'app', expect: expecting(['event_name', 'issue*', '**', 'pull_request*']) },
    ]
    for (const event_name of ['issues', 'pull_request_target'])
      expect((await proving().refusal({ claims: { event_name } }, leases)).code).toBe(
        'EVENT_REFUSED',
      )
  })

  test('reject an event that only another lease allows', async () => {
    const leases = [
      { name: 'a', expect: expecting(['event_name', 'issues']) },
      ...['b', 'c'].map((name) => ({ name, expect: [] })),
    ]
    const leaseOf = async (of: typeof leases) =>
      (await proving().refusal({ claims: { event_name: 'issues' } }, of)).facts['lease']
    expect(await leaseOf(leases)).toBeUndefined()
    expect(await leaseOf(leases.slice(0, 2))).toBe('b')
  })

  test("are judged by the token, not by the runner's variable", async () => {
    const issues = { ...jobFacts, event_name: 'issues' }
    const { prove, mint } = proving({ facts: issues })
    expect((await prove(mint({ claims: { event_name: 'push' } }))).size).toBe(1)
    const failure = await proving().refusal({ claims: { event_name: 'issues' } })
    expect(failure.code).toBe('EVENT_REFUSED')
  })

  test.each([undefined, 1, null, ['push']])('reject a token that names %j', async (event_name) => {
    const failure = await proving().refusal({ claims: { event_name } })
    expect(failure).toMatchObject({
      code: 'EVENT_REFUSED',
      message: 'the token has no "event_name" claim',
    })
  })
})

const own = { id: 1296269, full_name: 'octo-org/app' }
const fork = { id: 7, full_name: 'stranger/app' }
const ownPullRequest = { pull_request: { head: { repo: own } } }

describe('pull_request', () => {
  const claims = { event_name: 'pull_request' }

  test('is accepted if its head repository is this one', async () => {
    const { prove, mint } = proving({ event: ownPullRequest })
    expect((await prove(mint({ claims }))).size).toBe(1)
  })

  const unknown = 'the event payload does not state the id of the head repository'
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'of a fork',
      { pull_request: { head: { repo: fork } } },
      'the head repository has the id "7", this one "1296269"',
    ],
    [
      'of a fork with the name of this repository',
      { pull_request: { head: { repo: { ...fork, full_name: own.full_name } } } },
      'the head repository has the id "7", this one "1296269"',
    ],
    ['of a fork that was deleted', { pull_request: { head: { repo: null } } }, unknown],
    [
      'known by its name alone',
      { pull_request: { head: { repo: { full_name: own.full_name } } } },
      unknown,
    ],
    [
      'with an id that is an object',
      { pull_request: { head: { repo: { id: { toString: () => '1296269' } } } } },
      unknown,
    ],
    ['whose payload is that of another event', { workflow_run: { head_repository: own } }, unknown],
    ['without a payload', {}, unknown],
  ])('is rejected %s', async (_, event, reason) => {
    const failure = await proving({ event }).refusal({ claims })
    expect(failure).toMatchObject({
      code: 'EVENT_REFUSED',
      message: `the run was started by "pull_request": ${reason}`,
    })
    expect(failure.fix).toContain('\n  allow-events: pull_request\n')
  })

  test('of a fork is accepted if the step allows it, and no payload is read', async () => {
    const { terms, prove, mint, runtime } = proving({
      terms: { allowEvents: new Set(['pull_request']) },
    })
    expect(terms.runtime).toBe(runtime)
    runtime.job.event = () => Promise.reject(new Error('the payload was read'))
    expect((await prove(mint({ claims }))).size).toBe(1)
  })
})

describe('workflow_run', () => {
  const claims = { event_name: 'workflow_run' }
  const following = (workflow_run: unknown) => ({ event: { workflow_run } })

  test.each(ACCEPTED_EVENTS)('is accepted after %s of this repository', async (event) => {
    const { prove, mint } = proving(following({ event, head_repository: own }))
    expect((await prove(mint({ claims }))).size).toBe(1)
  })

  test.each([...EXTERNALLY_TRIGGERABLE, 'pull_request', 'workflow_run', 'Push', '', 'constructor'])(
    'is rejected after %j of this repository, which launders it',
    async (event) => {
      const failure = await proving(following({ event, head_repository: own })).refusal({ claims })
      expect(failure).toMatchObject({
        code: 'EVENT_REFUSED',
        message: `the run was started by "workflow_run": the run before it was started by "${event}"`,
      })
      expect(failure.fix).toContain('\n  allow-events: workflow_run\n')
    },
  )

  test.each<[string, unknown, RegExp]>([
    ['a push to a fork', { event: 'push', head_repository: fork }, /has the id "7", this one/],
    [
      'a fork with the name of this repository',
      { event: 'push', head_repository: { ...fork, full_name: own.full_name } },
      /has the id "7", this one/,
    ],
    ['a fork that was deleted', { event: 'push', head_repository: null }, /does not state the id/],
    ['an unknown repository', { event: 'push', head_repository: {} }, /does not state the id/],
    [
      'a repository known by its name alone',
      { event: 'push', head_repository: { full_name: 'octo-org/app' } },
      /does not state the id/,
    ],
    [
      'a strange repository',
      { event: 'push', head_repository: { id: { toString: () => '1296269' } } },
      /does not state the id/,
    ],
    ['no named event', { head_repository: own }, /was started by an unknown event/],
    ['a numbered event', { event: 1, head_repository: own }, /was started by the number 1/],
    ['nothing known', undefined, /was started by an unknown event/],
  ])('is rejected after %s', async (_, run, reason) => {
    const failure = await proving(following(run)).refusal({ claims })
    expect(failure.code).toBe('EVENT_REFUSED')
    expect(failure.message).toMatch(reason)
  })
})
