import { describe, expect, test } from '@jest/globals'
import { judgeEntraCredential } from '../../src/trust/entra.ts'
import type { ClaimSet } from '../../src/trust/judgement.ts'
import { claimsOfJob, type JobIdentity } from '../../src/trust/neighbours.ts'
import { findStrangers } from '../../src/trust/strangers.ts'

const job: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: '.github/workflows/deploy.yml',
  audience: 'api://AzureADTokenExchange',
  issuer: 'https://token.actions.githubusercontent.com',
  immutable: true,
}
const credential = (change: Readonly<Record<string, unknown>>) => (claims: ClaimSet) =>
  judgeEntraCredential(
    { issuer: job.issuer, audiences: ['api://AzureADTokenExchange'], ...change },
    claims,
  )
const flexible = (value: string) =>
  credential({ subject: null, claimsMatchingExpression: { value, languageVersion: 1 } })
const names = (judge: ReturnType<typeof credential>, admitted = [job]): readonly string[] =>
  findStrangers(judge, { admitted }).map(({ name }) => name)

describe('a credential of Entra', () => {
  test('with the exact subject admits its job alone', () => {
    const exact = credential({ subject: claimsOfJob(job)['sub'] })
    expect(names(exact)).toEqual(['locked-out-by-subject-form'])
  })

  test('with a pattern over all branches admits branches and tags, not pull requests', () => {
    const wide = flexible("claims['sub'] matches 'repo:octo-org@123456/shop@456789:ref:refs/*'")
    expect(names(wide)).toEqual([
      'locked-out-by-subject-form',
      'another branch',
      'a branch whose name begins like this one',
      'a tag',
    ])
  })

  test('compares issuer and audience exactly', () => {
    const subject = claimsOfJob(job)['sub']
    const decision = (change: Readonly<Record<string, unknown>>) =>
      credential({ subject, ...change })(claimsOfJob(job)).decision
    expect(decision({})).toBe('admits')
    expect(decision({ issuer: `${job.issuer}/` })).toBe('denies')
    expect(decision({ audiences: ['api://azureadtokenexchange'] })).toBe('denies')
  })

  test('with an expression beyond eq, matches and and cannot be told', () => {
    expect(flexible("claims['sub'] startsWith 'repo:'")(claimsOfJob(job)).decision).toBe(
      'cannot-tell',
    )
    expect(flexible("claims['actor'] eq 'octocat'")(claimsOfJob(job)).decision).toBe('cannot-tell')
  })

  test('with two terms needs both', () => {
    const both = flexible(
      `claims['sub'] matches 'repo:octo-org@123456/*' and claims['job_workflow_ref'] eq 'x'`,
    )
    expect(both(claimsOfJob(job)).decision).toBe('denies')
  })
})

describe('findStrangers', () => {
  const anybody = () => ({ decision: 'admits', because: 'test' }) as const
  const nobody = () => ({ decision: 'denies', because: 'test' }) as const

  test('each finding has a witness that the judge admits, and a fix', () => {
    const found = findStrangers(flexible("claims['sub'] matches 'repo:*'"), { admitted: [job] })
    expect(found.length).toBeGreaterThan(5)
    for (const { witness, fix } of found) {
      expect(flexible("claims['sub'] matches 'repo:*'")(witness).decision).toBe('admits')
      expect(fix).not.toBe('')
    }
  })

  test('who is intended is not a stranger, even as the neighbour of another', () => {
    const main = { ...job, immutable: false }
    const other = { ...main, ref: 'refs/heads/other', environment: undefined }
    const found = findStrangers(anybody, { admitted: [main, other] })
    expect(found.map(({ witness }) => witness)).not.toContainEqual(claimsOfJob(other))
  })

  test('who is intended and denied is reported, in both forms of the subject', () => {
    expect(names(nobody)).toEqual(['locked-out', 'locked-out-by-subject-form'])
  })

  test('a listed stranger who gets in is reported with his claims', () => {
    const stranger = { ...job, owner: 'stranger', ownerId: '7' }
    const found = findStrangers(anybody, { admitted: [], rejected: [stranger] })
    expect(found).toEqual([
      expect.objectContaining({ name: 'a listed stranger', witness: claimsOfJob(stranger) }),
    ])
  })
})
