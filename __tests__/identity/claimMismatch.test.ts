import { describe, expect, test } from '@jest/globals'
import { type Expected, expecting, lines, proving } from './job.ts'

/** What is said of a token with these claims to a lease that expects something else. */
const saidOf = async (
  claims: Readonly<Record<string, unknown>>,
  ...expected: readonly Expected[]
) => {
  const failure = await proving().refusal({ claims }, [
    { name: 'app', expect: expecting(...expected) },
  ])
  expect(failure.code).toBe('CLAIM_MISMATCH')
  return lines(failure.message)
}
const WHY = '(environment beats pull_request beats ref)'

describe('a refusal names the claim and both sides', () => {
  test.each<[string, Record<string, unknown>, Expected, string]>([
    [
      'one of one',
      { ref: 'refs/heads/dev' },
      ['ref', 'refs/heads/main'],
      '"ref" is "refs/heads/dev"; expected "refs/heads/main"',
    ],
    ['one of several', { ref: 'x' }, ['ref', 'a', 'b*'], '"ref" is "x"; expected "a" or "b*"'],
    ['an empty one', { head_ref: '' }, ['head_ref', 'x'], '"head_ref" is ""; expected "x"'],
    [
      'an absent one',
      { enterprise: undefined },
      ['enterprise', 'octo'],
      '"enterprise" is absent; expected "octo"',
    ],
    [
      'one that is not a string',
      { ref_protected: true },
      ['ref_protected', 'true'],
      '"ref_protected" is the boolean true, not a string; expected "true"',
    ],
    [
      'a number',
      { actor_id: 12 },
      ['actor_id', '12'],
      '"actor_id" is the number 12, not a string; expected "12"',
    ],
    ['a list', { actor: ['a'] }, ['actor', 'a'], '"actor" is a list, not a string; expected "a"'],
    ['an object', { actor: {} }, ['actor', 'a'], '"actor" is not a string; expected "a"'],
    [
      'one that looks right',
      { ref: 'mаin' },
      ['ref', 'main'],
      '"ref" is "m\\u0430in"; expected "main"',
    ],
    [
      'one in two spellings',
      { ref: 'u\u0308' },
      ['ref', 'ü'],
      '"ref" is "u\\u0308"; expected "\\u00fc"',
    ],
    [
      'one that would command',
      { ref: '##[error]a\n::stop::' },
      ['ref', 'a'],
      '"ref" is "## [error]a\\n::stop::"; expected "a"',
    ],
    [
      'a long one',
      { ref: 'x'.repeat(400) },
      ['ref', 'a'],
      `"ref" is "${'x'.repeat(400)}"; expected "a"`,
    ],
    [
      'a very long one',
      { ref: 'x'.repeat(500) },
      ['ref', 'a'],
      `"ref" is "${'x'.repeat(400)}" (cut); expected "a"`,
    ],
  ])('%s', async (_, claims, expected, line) =>
    expect(await saidOf(claims, expected)).toEqual([line]),
  )

  test('of all that differ, in the order in which they were declared', async () => {
    const failure = await proving().refusal({ claims: { ref: 'x', actor: 'y' } }, [
      {
        name: 'app',
        expect: expecting(
          ['repository', 'octo-org/app'],
          ['ref', 'a'],
          ['sha', '1'],
          ['actor', 'b'],
        ),
      },
    ])
    expect(lines(failure.message)).toEqual([
      'ref, sha, actor differ from `expect`',
      '"ref" is "x"; expected "a"',
      expect.stringMatching(/^"sha" is "1f0ac2b0/),
      '"actor" is "y"; expected "b"',
    ])
    expect(failure.facts).toMatchObject({ claims: ['ref', 'sha', 'actor'], lease: 'app' })
  })
})

describe('a refusal of several leases', () => {
  const shared = expecting(['ref', 'refs/heads/main'])
  const refusal = (...leases: readonly (readonly [string, ...Expected[]])[]) =>
    proving().refusal(
      { claims: { ref: 'refs/heads/dev' } },
      leases.map(([name, ...own]) => ({
        name,
        expect: [...shared, ...(own.length > 0 ? expecting(...own) : [])],
      })),
    )

  test('says once what concerns all of them', async () => {
    const failure = await refusal(['a'], ['b'])
    expect(failure.message).toBe('"ref" is "refs/heads/dev"; expected "refs/heads/main"')
    expect(failure.facts).toEqual({ claims: ['ref'] })
  })

  test('says which lease expects what of its own', async () => {
    const failure = await refusal(
      ['a', ['actor', 'x']],
      ['b', ['environment', 'staging'], ['ref', 'b']],
      ['c'],
    )
    expect(lines(failure.message)).toEqual([
      'ref, actor, environment differ from `expect`',
      '"ref" is "refs/heads/dev"; expected "refs/heads/main"',
      'a: "actor" is "octocat"; expected "x"',
      'b: "environment" is "production"; expected "staging"',
      'b: "ref" is "refs/heads/dev"; expected "b"',
    ])
    expect(failure.facts).toEqual({ claims: ['ref', 'actor', 'environment'] })
  })

  test('names the lease where it concerns one alone', async () => {
    const leases = [
      { name: 'a', expect: expecting(['actor', 'x'], ['sha', '**']) },
      { name: 'b', expect: expecting(['actor', 'octocat']) },
    ]
    const failure = await proving().refusal({}, leases)
    expect(failure.message).toBe('"actor" is "octocat"; expected "x"')
    expect(failure.facts).toEqual({ claims: ['actor'], lease: 'a' })
  })
})

describe('a refusal knows the usual reasons', () => {
  test('* stops where ** would not', async () => {
    expect(
      await saidOf({ ref: 'refs/heads/feature/x' }, ['ref', 'refs/heads/*', 'refs/tags/*']),
    ).toEqual([
      'ref differs from `expect`',
      '"ref" is "refs/heads/feature/x"; expected "refs/heads/*" or "refs/tags/*"',
      '  "refs/heads/**" would have matched: * stops at / and :',
    ])
    expect(
      (await saidOf({ ref: 'refs/heads/feature/x/y' }, ['ref', 'refs/**/feature/*'])).at(-1),
    ).toBe('  "refs/**/feature/**" would have matched: * stops at / and :')
  })

  test('letters of another case', async () => {
    expect(
      (await saidOf({ repository: 'octo-org/app' }, ['repository', 'Octo-Org/*', 'other/*'])).at(
        -1,
      ),
    ).toBe('  only the letter case differs')
  })

  test('a misspelt claim', async () => {
    expect((await saidOf({}, ['repositry', 'octo-org/app'])).at(-1)).toBe(
      '  did you mean "repository"?',
    )
  })

  test('a job without an environment', async () => {
    expect((await saidOf({ environment: undefined }, ['environment', 'production'])).at(-1)).toBe(
      '  the job names no environment',
    )
  })

  test.each(['workflow_ref', 'job_workflow_ref'])(
    'a reusable workflow: both are shown for %s',
    async (claim) => {
      const claims = {
        workflow_ref: 'octo-org/app/a.yml@main',
        job_workflow_ref: 'octo-org/shared/b.yml@v1',
      }
      expect((await saidOf(claims, [claim, 'octo-org/x.yml@main'])).at(-1)).toBe(
        '  the run is of workflow_ref "octo-org/app/a.yml@main", the job of job_workflow_ref ' +
          '"octo-org/shared/b.yml@v1"',
      )
    },
  )
})

describe('a refusal explains the subject', () => {
  const OLD = 'repo:octo-org/app'
  const NEW = 'repo:octo-org@65/app@1296269'
  const hints = async (sub: string, expected = 'x') =>
    (await saidOf({ sub }, ['sub', expected, 'of another'])).slice(2)

  test.each([
    [
      `${OLD}:environment:production`,
      `  the job's environment made this subject ${WHY}; expect \`ref\` by its own name`,
    ],
    [
      `${OLD}:pull_request`,
      `  the pull request made this subject, as the job has no environment ${WHY}; expect ` +
        `\`ref\` by its own name`,
    ],
    [
      `${OLD}:ref:refs/heads/main`,
      `  the ref made this subject, as the job has no environment and the run is of no pull ` +
        `request ${WHY}`,
    ],
    [
      'repository_owner:octo-org:job_workflow_ref:x',
      '  the organisation or the repository chose the parts of this subject itself ' +
        '(include_claim_keys)',
    ],
    [
      `repository_owner:octo-org:${OLD}:ref:refs/heads/main`,
      '  the organisation or the repository chose the parts of this subject itself ' +
        '(include_claim_keys)',
    ],
    [
      `${OLD}:refs:x`,
      '  the organisation or the repository chose the parts of this subject itself ' +
        '(include_claim_keys)',
    ],
    [
      `${OLD}:environment2`,
      '  the organisation or the repository chose the parts of this subject itself ' +
        '(include_claim_keys)',
    ],
  ])('%s', async (sub, hint) => expect(await hints(sub)).toEqual([hint]))

  const SEEN =
    '  this is the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, which repositories ' +
    'have that were created, renamed or moved since July 2026'

  test.each([':environment:production', ':pull_request', ':ref:refs/heads/main', ''])(
    'and names its immutable form: …%s',
    async (context) => {
      expect((await hints(`${NEW}${context}`)).at(-1)).toBe(
        `${SEEN}, or expect \`repository_id\` and \`repository_owner_id\` instead`,
      )
    },
  )

  test.each([`${OLD}:ref:refs/heads/main`, 'repo:octo-org/*:ref:**'])(
    'and says that %s is the old form of the same',
    async (expected) => {
      expect((await hints(`${NEW}:ref:refs/heads/main`, expected)).at(-1)).toBe(
        `${SEEN}; \`expect\` has the old form, write "${NEW}:ref:refs/heads/main", or ` +
          `expect \`repository_id\` and \`repository_owner_id\` instead`,
      )
    },
  )

  test('and says when `expect` has the new form too early', async () => {
    expect((await hints(`${OLD}:ref:refs/heads/main`, `${NEW}:ref:refs/heads/main`)).at(-1)).toBe(
      '  `expect` has the immutable form, repo:OWNER@OWNER_ID/REPO@REPO_ID:…, but this ' +
        'repository still has the old one; `repository_id` and `repository_owner_id` hold in both',
    )
  })
})
