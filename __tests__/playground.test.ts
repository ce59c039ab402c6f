import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { PAGE, playground } from '../.ci/playground/build.ts'
import { exactPolicy, type Fields, jobOfPasted, judge } from '../.ci/playground/model.ts'
import { claimsOfJob, type JobIdentity } from '../src/trust/neighbours.ts'

const page = readFileSync(PAGE, 'utf8')
const job: JobIdentity = {
  ...{ owner: 'octo-org', ownerId: '65', repository: 'app', repositoryId: '1296269' },
  ...{ ref: 'refs/heads/main', event: 'push', environment: 'production', immutable: false },
  workflow: '.github/workflows/deploy.yml',
  reusable: undefined,
  audience: 'sts.amazonaws.com',
  issuer: 'https://token.actions.githubusercontent.com',
}

describe('the page', () => {
  test('is what its source makes', () => expect(page).toBe(playground()))

  test('allows its own script and style, and nothing else', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const hashOf = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? []
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(policy).toBe(
      `default-src 'none'; script-src ${hashOf('script')}; style-src ${hashOf('style')}; ` +
        "connect-src 'none'; form-action 'none'; base-uri 'none'",
    )
  })

  test('refers to nothing, stores nothing, and writes text only', () => {
    expect(page).not.toMatch(/\b(?:src|href)=|@import|url\(/)
    expect(page).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|history\.|location/)
    expect(page).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b/)
  })
})

describe('what it shows', () => {
  const fields = (change: Partial<Fields> = {}): Fields => ({
    ...{ job, kind: 'aws', policy: exactPolicy(job, 'aws'), expect: '' },
    ...change,
  })

  test('of an exact policy: this job in both forms, and nobody else', () => {
    const { rows, findings, errors } = judge(fields())
    expect([findings, errors]).toEqual([[], []])
    expect(rows.filter(({ judgement }) => judgement.decision === 'admits')).toHaveLength(2)
  })

  test('of `expect`: which jobs match it', () => {
    const { rows } = judge(fields({ expect: 'environment: production' }))
    const named = (who: string) => rows.find((row) => row.who === who)?.expected
    expect([named('this job'), named('no environment')]).toEqual([true, false])
  })

  test.each([
    ['a policy that is not JSON', { policy: '{' }, 'The policy is not JSON.'],
    ['YAML beyond the simplest', { expect: 'a: [b' }, 'simple YAML'],
    ['an expectation that never matches', { expect: 'exp: "5"' }, '"expect.exp" is a number'],
  ])('of %s: an error', (_, change, sentence) => {
    expect(judge(fields(change)).errors.join()).toContain(sentence)
  })

  test('of pasted claims: the same job', () => {
    for (const known of [job, { ...job, immutable: true, environment: undefined }])
      expect(jobOfPasted(JSON.stringify(claimsOfJob(known)), job)).toEqual(known)
  })

  test.each([
    ['a token', `eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(20)}.s`, 'This is a token.'],
    ['a token in JSON', `{"value":"eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(20)}.s"}`, 'This is a token.'],
    ['a list', '[]', 'not a JSON object'],
    ['no repository', '{"sub":"x"}', 'no "repository"'],
  ])('of %s: a sentence', (_, text, sentence) => {
    expect(jobOfPasted(text, job)).toContain(sentence)
  })
})
