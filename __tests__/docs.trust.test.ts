import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { formatFailure } from '../src/core/report.ts'
import { jobFacts } from './lab/facts.ts'
import { inProcessStep, ROLE } from './lab/inProcessStep.ts'
import type { StsRole } from './lab/sts.ts'

interface WorkflowPage {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: { readonly environment: readonly string[] } }
        readonly steps: readonly { readonly with: Readonly<Record<string, string>> }[]
      }
    >
  >
}

const page = readFileSync('docs/howto/test-trust-policies.md', 'utf8')
const [, block = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(page) ?? []
const { jobs } = parse(block, { schema: 'failsafe' }) as WorkflowPage
const exact: StsRole = {
  claims: {
    sub: ['repo:octo-org/app:environment:production'],
    repository_id: ['1296269'],
    ref: ['refs/heads/main'],
  },
}

interface Place {
  readonly environment?: string | undefined
  readonly ref?: string
  readonly repository_id?: string
}

/** Plays the step of a job on the page, in a job of this kind, with a role of this trust. */
async function played(job: string, place: Place, role: StsRole) {
  const { environment, ...changed } = place
  const s = inProcessStep({
    facts: { ...jobFacts, ...changed },
    issuer: { claims: { environment: environment || undefined } },
    roles: { [ROLE]: role },
  })
  const failure = await s.main(jobs[job]?.steps[0]?.with ?? {})
  return { failure, s }
}

describe('the workflow that tests trust policies', () => {
  const places = [
    ...(jobs['rejected']?.strategy?.matrix.environment ?? []).map((environment) => ({
      environment,
    })),
    { ref: 'refs/heads/trust-policy-test' },
  ]

  test('leases in the job that must be accepted', async () => {
    const { failure, s } = await played('accepted', { environment: 'production' }, exact)
    expect(failure).toBeUndefined()
    expect([s.sts.living().length, s.runtime.env]).toEqual([1, {}])
  })

  test.each(places)('passes where an exact policy rejects: %j', async (place) => {
    const { failure, s } = await played('rejected', place, exact)
    expect(failure).toBeUndefined()
    expect(s.sts.living()).toEqual([])
  })

  test.each(places)('fails where a policy without a subject accepts: %j', async (place) => {
    const { failure } = await played('rejected', place, { claims: {} })
    expect(failure?.code).toBe('NOT_REJECTED')
    const log = failure ? formatFailure(failure).lines : []
    const [, shown = ''] = /^```text\n([\s\S]*?)^```/m.exec(page) ?? []
    const lines = shown
      .replace(/\n {4}/g, ' ')
      .trim()
      .split('\n')
    for (const line of lines.filter((text) => text !== '…')) expect(log).toContain(line)
  })

  test('in another repository, is rejected by its id', async () => {
    const place = { repository_id: '7', environment: 'production' }
    const { failure } = await played('rejected', place, exact)
    // The page says to write the id of the other repository there.
    expect(failure?.code).toBe('CLAIM_MISMATCH')
  })
})
