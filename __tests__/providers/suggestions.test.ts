import { describe, expect, test } from '@jest/globals'
import { aws } from '../../src/providers/aws/index.ts'
import { azure } from '../../src/providers/azure/index.ts'
import { gcp } from '../../src/providers/gcp/index.ts'
import { vault } from '../../src/providers/vault/index.ts'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import type { ClaimSet } from '../../src/trust/judgement.ts'
import type { JobIdentity } from '../../src/trust/neighbours.ts'
import { findStrangers } from '../../src/trust/strangers.ts'
import type { Handler } from '../lab/handler.ts'
import { failureOf, providerHarness } from './providerHarness.ts'

const PROVIDER = 'projects/123456789012/locations/global/workloadIdentityPools/ci/providers/github'
const ACCOUNT = 'deploy@my-project.iam.gserviceaccount.com'
const json =
  (status: number, body: object): Handler =>
  () => ({ status, body })

/** For each provider: inputs, hosts that reject the identity, and what a suggestion looks like. */
const cases = [
  {
    provider: aws,
    yaml: 'role: arn:aws:iam::123456789012:role/deploy\nregion: eu-central-1\n',
    hosts: {
      'https://sts.eu-central-1.amazonaws.com': (() => ({
        status: 403,
        headers: { 'content-type': 'text/xml' },
        body:
          '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized to perform ' +
          'sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>',
      })) satisfies Handler,
    },
    suggestion: /A statement for the trust policy/,
  },
  {
    provider: vault,
    yaml: 'address: https://vault.lab.test\nrole: ci\n',
    hosts: {
      'https://vault.lab.test': json(400, {
        errors: [
          'error validating claims: claim "ref" does not match any associated bound claim values',
        ],
      }),
    },
    suggestion: /vault write/,
  },
  {
    provider: azure,
    yaml:
      'tenant-id: 11111111-2222-4333-8444-555555555555\n' +
      'client-id: 5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22\n',
    hosts: {
      'https://login.microsoftonline.com': json(401, {
        error: 'invalid_client',
        error_codes: [700213],
        error_description: 'AADSTS700213: No matching federated identity record found',
      }),
    },
    suggestion: /A federated credential that admits this job/,
  },
  {
    provider: gcp,
    yaml: `workload-identity-provider: ${PROVIDER}\nservice-account: ${ACCOUNT}\n`,
    hosts: {
      'https://sts.googleapis.com': json(200, {
        access_token: 'federated-token-of-the-lab',
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: 300,
      }),
      'https://iamcredentials.googleapis.com': json(403, {
        error: {
          code: 403,
          status: 'PERMISSION_DENIED',
          message: "Permission 'iam.serviceAccounts.getAccessToken' denied on resource",
        },
      }),
    },
    suggestion: /add-iam-policy-binding/,
  },
] as const

test('the statement for AWS admits the job in both forms of its subject, and no neighbour', async () => {
  const [{ provider, yaml, hosts }] = cases
  const stage = await providerHarness(provider, yaml, { servers: () => hosts })
  const { message } = await failureOf(stage.obtain())
  const statement: unknown = JSON.parse(/^\{$[\s\S]*?^\}$/m.exec(message)?.[0] ?? '')
  const policy = { Version: '2012-10-17', Statement: [statement] }
  const job: JobIdentity = {
    ...{ owner: 'octo-org', ownerId: '65', repository: 'app', repositoryId: '1296269' },
    ...{ ref: 'refs/heads/main', event: 'push', environment: 'production' },
    workflow: '.github/workflows/deploy.yml',
    audience: 'sts.amazonaws.com',
    issuer: 'https://token.actions.githubusercontent.com',
    immutable: false,
  }
  const judge = (claims: ClaimSet) => judgeAwsTrustPolicy(policy, claims)
  expect(findStrangers(judge, { admitted: [job] })).toEqual([])
})

describe.each(cases)('a rejection by $provider.title', ({ provider, yaml, hosts, suggestion }) => {
  const rejected = async (claims: Readonly<Record<string, string>>) => {
    const stage = await providerHarness(provider, yaml, { claims, servers: () => hosts })
    return failureOf(stage.obtain())
  }

  test('suggests a policy that would admit the job, and only adds access', async () => {
    const { message } = await rejected({})
    expect(message).toMatch(suggestion)
    expect(message).not.toMatch(/remove-iam|set-iam|delete|update-assume-role-policy/)
  })

  test.each([
    ['by its event', { event_name: 'pull_request', sub: 'repo:octo-org/app:pull_request' }],
    ['by its ref', { event_name: 'workflow_run', ref: 'refs/pull/7/merge' }],
  ])('suggests none that admits pull requests to a run of one: %s', async (_, claims) => {
    const { message } = await rejected(claims)
    expect(message).not.toMatch(suggestion)
    expect(message).toContain('No policy is suggested: the run belongs to a pull request')
  })
})
