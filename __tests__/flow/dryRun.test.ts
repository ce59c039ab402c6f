import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { type Facts, jobFacts } from '../lab/facts.ts'
import {
  awsInputs,
  bothInputs,
  type InProcessStep,
  inProcessStep,
  type StepSetting,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

type Texts = Readonly<Record<string, string>>
const dry = { 'dry-run': 'true', export: 'none' }

async function played(inputs: Texts, setting: StepSetting = {}) {
  const s = inProcessStep(setting)
  const failure = await s.main({ ...inputs, ...dry })
  return { s, failure, log: s.runtime.logged(), summary: s.runtime.summary() }
}

/** The origins that received a request, and those to which connections were opened. */
const contacted = ({ runtime }: InProcessStep): readonly string[] => [
  ...events(runtime.transcript, 'request').map(({ url }) => new URL(url).origin),
  ...events(runtime.transcript, 'dial').map(({ origin }) => origin),
]

const everyProvider = {
  expect: 'environment: production',
  leases: `
deploy: {from: aws, role: "arn:aws:iam::123456789012:role/deploy", region: eu-central-1}
app: {from: vault, address: "https://vault.lab.test", role: ci}
cloud:
  from: gcp
  workload-identity-provider: projects/1/locations/global/workloadIdentityPools/p/providers/g
  service-account: ci@my-project.iam.gserviceaccount.com
entra: {from: azure, tenant-id: contoso.com, client-id: 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22}
infra: {from: octo-sts, scope: octo-org/infra, identity: deploy}
cluster: {from: kubernetes, address: "https://kube.lab.test", kube-service-account: deploy/ci}
own: {from: oauth, address: "https://auth.lab.test/token", audience: own, subject-type: jwt}`,
}

describe('a dry run', () => {
  test('contacts the runner and the issuer only, and leases nothing', async () => {
    const { s, failure, log } = await played(bothInputs)
    expect(failure).toBeUndefined()
    expect(
      contacted(s).filter((origin) => !origin.endsWith('.actions.githubusercontent.com')),
    ).toEqual([])
    expect([s.sts.living(), s.vault.living()]).toEqual([[], []])
    expect([s.runtime.env, s.runtime.outputs['leased']]).toEqual([{}, 'false'])
    expect(log).toContain('Nothing was leased: this step has "dry-run: true"')
  })

  test('leaves nothing that post would act on', async () => {
    const { s } = await played(vaultInputs)
    expect(await s.post()).toBeUndefined()
    expect([s.record(), s.runtime.disk.size]).toEqual([[], 0])
  })

  test('shows no token, in the log, the outputs and the summary', async () => {
    const { s, log, summary } = await played(everyProvider)
    const masked = events(s.runtime.transcript, 'mask').map(({ value }) => value)
    const shown = [log, summary, JSON.stringify(s.runtime.outputs)].join('\n')
    expect(masked.length).toBeGreaterThan(0)
    expect(masked.filter((value) => shown.includes(value))).toEqual([])
    expect(shown).not.toMatch(/eyJ[\w-]{20}/)
  })

  test('shows the claims with their meaning, and the expectations that match', async () => {
    const { s, log } = await played({ ...everyProvider, expect: 'ref: "refs/heads/*"' })
    expect(log).toContain('  repository_id: "1296269" (the repository, whatever its name;')
    expect(log).toContain('  expect ref: "refs/heads/main" matches "refs/heads/*"')
    expect(JSON.parse(s.runtime.outputs['claims'] ?? '')).toMatchObject({
      repository_id: '1296269',
      ref: 'refs/heads/main',
    })
  })

  test('prints a policy for each provider, and says where none can be printed', async () => {
    const { log, summary } = await played(everyProvider)
    for (const text of [
      '"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"',
      'aws iam create-role --role-name NEW-NAME',
      'data "aws_iam_policy_document" "trust" {',
      /vault write auth\/jwt\/role\/ci-octo-org-app-[0-9a-f]{8} - <<'EOF'/,
      /"attributeCondition": "assertion\.sub in \[/,
      '--role=roles/iam.workloadIdentityUser',
      '"subject": "repo:octo-org/app:environment:production"',
      '"subject": "repo:octo-org@65/app@1296269:environment:production"',
      "claims['job_workflow_ref'] eq 'octo-org/app/.github/workflows/deploy.yml@refs/heads/main'",
      'audiences: ["https://kube.lab.test"]',
      'expression: "claims.repository_id == \'1296269\'"',
      'kind: User, name: "github:1296269:refs/heads/main:production"',
      'subject_pattern: "(repo:octo-org/app:environment:production|repo:octo-org@65/app@1296269:',
    ]) {
      expect(log).toMatch(text)
      expect(summary).toMatch(text)
    }
    expect(log).toContain('own: the audience for auth.lab.test is "own"')
  })

  test('without a summary, writes none', async () => {
    expect((await played({ ...vaultInputs, summary: 'false' })).summary).toBe('')
  })

  test('stops when the step is cancelled', async () => {
    const s: InProcessStep = inProcessStep({
      fault: () => {
        s.runtime.cancel()
        return 'silence'
      },
    })
    expect(await s.main({ ...vaultInputs, ...dry })).toMatchObject({ code: 'CANCELLED' })
  })
})

describe('a dry run fails as the real run does before its first exchange', () => {
  const event = (event_name: string): Facts => ({ ...jobFacts, event_name })
  test.each<[string, Texts, StepSetting]>([
    ['an expectation differs', { expect: 'environment: staging' }, {}],
    ['an expectation differs in one of two leases', { ...bothInputs, expect: 'ref: other' }, {}],
    ['the event is not accepted', {}, { facts: event('issue_comment') }],
    ['the token is of another run', {}, { issuer: { claims: { run_id: '7' } } }],
    ['the token has another issuer', {}, { issuer: { claims: { iss: 'https://lab.test' } } }],
    ['the runner offers no tokens', {}, { idToken: undefined }],
    [
      'the runner cannot be reached',
      { timeout: '10s' },
      { fault: () => new Failure('UNREACHABLE', 'the host is down', { transient: true }) },
    ],
  ])('%s', async (_, inputs, setting) => {
    const given = { ...(inputs['leases'] === undefined && awsInputs), ...inputs }
    const real = await inProcessStep(setting).main({ ...given, export: 'none' })
    const { failure, s } = await played(given, setting)
    expect(real).toBeDefined()
    expect([failure?.code, failure?.message, failure?.facts.claims, failure?.facts.lease]).toEqual([
      ...[
        real?.code,
        real?.message.replace(/\nNothing was exported\.$/, ''),
        real?.facts.claims,
        real?.facts.lease,
      ],
    ])
    expect([s.sts.living(), s.vault.living()]).toEqual([[], []])
  })

  test('having shown the claims and what does not match', async () => {
    const { log, s } = await played({ ...awsInputs, expect: 'environment: staging' })
    expect(log).toContain('expect environment: "production" DOES NOT MATCH "staging"')
    expect(s.runtime.outputs['leased']).toBe('false')
    expect(log).not.toContain('The real run would now send')
  })

  test('but for a skipped one, which succeeds', async () => {
    const { failure } = await played(
      { ...awsInputs, 'on-unavailable': 'skip' },
      { idToken: undefined },
    )
    expect(failure).toBeUndefined()
  })
})

describe('in a public repository', () => {
  const claims = {
    repository_visibility: 'public',
    repo_property_team: 'secret-team',
    enterprise: 'secret-enterprise',
    enterprise_id: '4711',
  }
  const shownOf = async (changed: Texts) => {
    const { s, log, summary } = await played(awsInputs, { issuer: { claims: changed } })
    return [log, summary, JSON.stringify(s.runtime.outputs)].join('\n')
  }

  test('properties, enterprise and jti are present, not shown', async () => {
    const shown = await shownOf(claims)
    expect(shown).toContain('repo_property_team: present, not shown in a public repository')
    expect(shown).not.toMatch(/secret-(?:team|enterprise)|4711/)
    expect(shown).toMatch(/jti: present, not shown/)
  })

  test('and in one of unknown visibility; a private one shows them', async () => {
    expect(await shownOf({ ...claims, repository_visibility: '' })).not.toContain('secret-team')
    expect(await shownOf({ ...claims, repository_visibility: 'private' })).toContain('secret-team')
  })

  test('a subject that holds them is not shown, and no policy is printed', async () => {
    const sub = 'repo_property_team:secret-team:repo:octo-org/app'
    const shown = await shownOf({ ...claims, sub })
    expect(shown).not.toContain('secret-team')
    expect(shown).toContain('no policy is printed')
    expect(await shownOf({ ...claims, sub, repository_visibility: 'private' })).toContain(sub)
  })
})

describe('what would not match', () => {
  const missesOf = async (facts: Facts, changed: Readonly<Record<string, unknown>>) => {
    const { log } = await played(
      { ...awsInputs, 'allow-events': 'issue_comment' },
      {
        facts,
        issuer: { claims: changed },
        event: { pull_request: { head: { repo: { id: 1296269 } } } },
      },
    )
    const [, misses = ''] = log.split('would not match this run with:\n')
    return misses.split('\n').filter((line) => line.startsWith('  '))
  }
  const pull = { ...jobFacts, event_name: 'pull_request', ref: 'refs/pull/7/merge' }

  test('is the branch behind an environment', async () => {
    expect(await missesOf(jobFacts, {})).toEqual([
      '  sub = "repo:octo-org/app:ref:refs/heads/main": the environment of the job hides the ' +
        'branch; compare `ref` beside it',
    ])
  })

  test('is the pull request behind an environment, and the ref of a pull request', async () => {
    expect(await missesOf(pull, {})).toEqual([
      '  sub = "repo:octo-org/app:pull_request": the environment of the job hides the pull request',
      expect.stringContaining('ref:refs/pull/7/merge": the environment of the job hides'),
    ])
    expect(await missesOf(pull, { environment: undefined })).toEqual([
      expect.stringContaining('a pull request has the subject `pull_request` in place of its ref'),
      '  sub = "repo:octo-org/app:environment:NAME": the job names no environment',
    ])
  })

  test('is the caller of a reusable workflow, and any default subject of a composed one', async () => {
    const called = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'
    expect((await missesOf(jobFacts, { job_workflow_ref: called })).at(-1)).toBe(
      '  job_workflow_ref = "octo-org/app/.github/workflows/deploy.yml@refs/heads/main": a ' +
        `reusable workflow defines the job, "${called}"`,
    )
    expect(await missesOf(jobFacts, { sub: 'actor:octocat' })).toEqual([
      expect.stringContaining('composes the subject itself'),
    ])
  })
})

describe('a claim that somebody chose', () => {
  const ref = 'refs/heads/```\\`${x}%{y}##[error]::set-output::\'"</details>'
  const shown = played(everyProvider, { facts: { ...jobFacts, ref }, issuer: {} })

  test('becomes no command of the runner', async () => {
    expect((await shown).log).not.toMatch(/##\[/)
  })

  test('does not leave its fence in the summary', async () => {
    let open = ''
    const outside = (await shown).summary.split('\n').filter((line) => {
      const [fence = ''] = /^`{3,}/.exec(line) ?? []
      const closes = open !== '' && line === fence && fence.length >= open.length
      if (open === '') open = fence
      else if (closes) open = ''
      return open === '' && !closes
    })
    expect(open).toBe('')
    expect(outside.filter((line) => line.includes('</details>'))).toEqual(
      Array.from({ length: 6 }, () => '</details>'),
    )
  })

  test('is not interpolated by Terraform', async () => {
    const [, terraform = ''] = (await shown).log.split('With Terraform:')
    const [document = ''] = terraform.split('app: ')
    expect(document).toContain('$${$}{x}%%{y}')
    expect(document).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/)
  })
})
