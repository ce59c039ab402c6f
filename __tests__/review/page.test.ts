import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { formatFailure } from '../../src/core/report.ts'
import { awsStatement, awsTrustPolicy } from '../../src/trust/awsPolicy.ts'
import { openWorkspace } from '../lab/review.ts'

interface Workflow {
  readonly permissions: unknown
  readonly jobs: {
    readonly review: {
      readonly permissions: unknown
      readonly steps: readonly { readonly uses: string; readonly with: Record<string, string> }[]
    }
  }
}

const page = readFileSync('docs/howto/review.md', 'utf8')
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )
const [workflow = '', table = ''] = blocks('yaml')
const { permissions, jobs } = parse(workflow, { schema: 'failsafe' }) as Workflow
const inputs = jobs.review.steps.at(-1)?.with ?? {}
const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo-org/shop:environment:production',
  repository: 'octo-org/shop',
  repository_id: '456789',
  repository_owner_id: '123456',
  environment: 'production',
  ref: 'refs/heads/main',
}
const account = { partition: 'aws', account: '123456789012' }
const policy = (without: readonly string[] = []): unknown =>
  awsTrustPolicy(
    awsStatement(
      account,
      Object.fromEntries(Object.entries(claims).filter(([name]) => !without.includes(name))),
      'sts.amazonaws.com',
    ),
  )

async function play(head: unknown) {
  const workspace = openWorkspace({
    'head/policies/deploy.json': head,
    'head/policies/table.yml': 'jobs: {}\n',
    'head/.github/workflows/review.yml': workflow,
    'base/policies/deploy.json': policy(),
    'base/policies/table.yml': table,
    'base/.github/workflows/review.yml': workflow,
  })
  try {
    return await workspace.review(inputs, { GITHUB_EVENT_NAME: 'pull_request' })
  } finally {
    workspace.close()
  }
}

test('the workflow of the page passes for the policy that dry-run prints', async () => {
  expect([permissions, jobs.review.permissions]).toEqual([{}, { contents: 'read' }])
  const { failure, findings } = await play(policy())
  expect([failure, findings]).toEqual([undefined, []])
})

test('the failure of the page is that of a policy without the ref', async () => {
  const { failure, printed, annotated } = await play(policy(['ref']))
  const shown = printed.replace(/^::error [^:]*::/gm, '##[error]').replaceAll('%0A', '\n')
  const log = `${shown}${failure ? formatFailure(failure).lines.join('\n') : ''}`
  const [text = ''] = blocks('text')
  for (const line of text.split('\n').filter((one) => one !== '' && one !== '…'))
    expect(log.split('\n')).toContain(line)
  expect(annotated).toEqual(['error policies/deploy.json:4'])
})
