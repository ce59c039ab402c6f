import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { Failure } from '../../src/core/failure.ts'
import { aws } from '../../src/providers/aws/index.ts'
import type { LabAnswer } from '../lab/handler.ts'
import type { Fault } from '../lab/runtime.ts'
import { type StsOptions, type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, type ProviderHarness, providerHarness } from './providerHarness.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SECOND = 'arn:aws:iam::210987654321:role/second'
const HOST = 'sts.eu-central-1.amazonaws.com'
const YAML = `role: ${ROLE}\nregion: eu-central-1\n`
const ISS = 'token.actions.githubusercontent.com'
const SUB = 'repo:octo-org/app:environment:production'
const TRUST = { claims: { sub: [SUB], aud: ['sts.amazonaws.com'] } }
const CANARY = 'canary-that-the-server-says'

interface Stage extends ProviderHarness {
  readonly sts: StsServer
}

interface Scene extends Partial<StsOptions> {
  readonly yaml?: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly fault?: (n: number, sts: StsServer) => Fault | undefined
}

async function at({ yaml = YAML, claims = {}, fault, ...options }: Scene): Promise<Stage> {
  let sts: StsServer | undefined
  const stage = await providerHarness(aws, yaml, {
    claims,
    fault: (_, n) => fault?.(n, sts as StsServer),
    servers: (lab, issuer) => {
      sts = stsServer(lab, issuer.verifier, { roles: { [ROLE]: TRUST }, ...options })
      return sts.hosts
    },
  })
  return { ...stage, sts: sts as StsServer }
}

/**
 * What STS answers when it refuses; every message also holds words that must not get into a log.
 */
function fault(status: number, code: string, message = ''): LabAnswer {
  const body =
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message} ` +
    `${CANARY}</Message></Error></ErrorResponse>`
  return { status, headers: { 'content-type': 'text/xml' }, body }
}

const requests = ({ runtime }: ProviderHarness): number =>
  events(runtime.transcript, 'request').length
const tokens = ({ runtime }: ProviderHarness): number =>
  new Set(
    events(runtime.transcript, 'request').map(({ body }) =>
      new URLSearchParams(body).get('WebIdentityToken'),
    ),
  ).size

/** The statement that a refusal offers, as somebody would paste it. */
function statementIn(message: string): Readonly<Record<string, unknown>> {
  const [, json = ''] = /would admit it:\n(\{[\s\S]*\n\})/.exec(message) ?? []
  return JSON.parse(json) as Readonly<Record<string, unknown>>
}

describe('a refusal of STS is said in our words, once', () => {
  test.each([
    [
      'AccessDenied',
      403,
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'trust policy of the role does not accept this token',
      'never compare "aud" alone',
    ],
    [
      'InvalidIdentityToken',
      400,
      `No OpenIDConnect provider found in your account for https://${ISS}`,
      'does not know the issuer',
      'Create an OIDC provider',
    ],
    [
      'InvalidIdentityToken',
      400,
      'OpenIDConnect provider&apos;s HTTPS certificate doesn&apos;t match configured thumbprint',
      'old thumbprint',
      'Add the new thumbprint',
    ],
    [
      'InvalidIdentityToken',
      400,
      'Incorrect token audience',
      'does not list the audience',
      'set "audience" to one of them',
    ],
    [
      'InvalidIdentityToken',
      400,
      'whatever else',
      'AWS does not accept the token',
      'Compare "iss" and "aud"',
    ],
    ['IDPRejectedClaim', 403, '', 'no longer valid', 'Run the job again'],
    [
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      'does not allow this "lifetime"',
      'raise the maximum session duration',
    ],
    [
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by ' +
        'role chaining',
      'more than an hour',
      'without "chain"',
    ],
    [
      'ValidationError',
      400,
      'Request ARN is invalid',
      'the ARN is not that of a role',
      'Copy the ARN',
    ],
    [
      'ValidationError',
      400,
      '1 validation error detected',
      'does not accept a part of the request',
      'one by one',
    ],
    [
      'InvalidParameterValue',
      400,
      'MinIO says so',
      'does not accept a part of the request',
      'one by one',
    ],
    [
      'PackedPolicyTooLarge',
      400,
      'Packed policy consumes 127% of allotted space, please use smaller policy.',
      'they take 127 % of the space',
      'Shorten "session-policy"',
    ],
    ['PackedPolicyTooLarge', 400, 'No number', 'together are too large', 'drop tags in "chain"'],
    [
      'MalformedPolicyDocument',
      400,
      'Syntax errors in policy.',
      'JSON, but not a policy',
      'policy validator',
    ],
    ['RegionDisabledException', 403, '', 'not activated in this region', 'Enable the region'],
    [
      'InvalidClientTokenId',
      403,
      'The security token included in the request is invalid',
      'does not know the session',
      'another "region"',
    ],
    ['SignatureDoesNotMatch', 403, '', 'does not accept the signature', 'Set the clock'],
  ])('%s (%i): %s', async (code, status, message, sentence, fix) => {
    const stage = await at({ fault: () => fault(status, code, message) })
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toContain(
      `${HOST} returned ${status} to AssumeRoleWithWebIdentity for ${ROLE}: `,
    )
    expect(failure.message).toContain(sentence)
    expect(failure.fix).toContain(fix)
    expect(JSON.stringify([failure.message, failure.causes, failure.fix])).not.toContain(CANARY)
    expect(requests(stage)).toBe(1)
    expect(stage.runtime.logged()).not.toContain(CANARY)
  })

  test('also where it is in no list, or in no XML: then by its status, beside what the token says', async () => {
    for (const answer of [
      fault(403, 'Surprise', CANARY),
      { status: 403, body: `<!DOCTYPE x>${CANARY}` },
      { status: 400 },
    ]) {
      const failure = await failureOf((await at({ fault: () => answer })).obtain())
      const lines = [`iss: "https://${ISS}"`, `sub: "${SUB}"`, 'aud: "sts.amazonaws.com"'].map(
        (each) => `\n  the token says ${each}`,
      )
      expect(failure.message).toBe(
        `${HOST} returned ${answer.status} to AssumeRoleWithWebIdentity for ` +
          `${ROLE}${lines.join('')}`,
      )
      expect(failure.code).toBe('EXCHANGE_REFUSED')
    }
  })

  test('but a yes without a session is no refusal', async () => {
    const failure = await failureOf((await at({ fault: () => ({ status: 204 }) })).obtain())
    expect(failure).toMatchObject({
      code: 'RESPONSE_INVALID',
      message: expect.stringContaining('returned 204 for AssumeRoleWithWebIdentity'),
    })
  })

  test('in the form of S3, too, which some servers use', async () => {
    const stage = await at({
      fault: () => ({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }),
    })
    expect((await failureOf(stage.obtain())).message).toContain('a policy forbids the request')
  })

  test('and never follows where a response points', async () => {
    const stage = await at({
      fault: () => ({ status: 302, headers: { location: 'https://evil.lab.test/?token' } }),
    })
    expect((await failureOf(stage.obtain())).message).toContain(
      'a redirect to evil.lab.test, which is not followed',
    )
    expect(requests(stage)).toBe(1)
  })

  test('leaves nothing behind that post would have to name', async () => {
    const stage = await at({ fault: () => fault(403, 'AccessDenied') })
    await failureOf(stage.obtain())
    expect(stage.receipts()).toEqual([])
    expect(stage.runtime.readable().some((line) => line.includes('"kind":"refused"'))).toBe(true)
  })
})

describe('who is not admitted reads which claims count, and a statement that would admit it', () => {
  test('which does, put into the trust policy', async () => {
    const stage = await at({
      roles: { [ROLE]: { claims: { sub: ['repo:octo-org/app:ref:refs/heads/main'] } } },
    })
    const { message } = await failureOf(stage.obtain())
    expect(message.split('\n').filter((line) => line.startsWith('  the token says '))).toEqual(
      [
        ...[
          `iss: "https://${ISS}"`,
          `sub: "${SUB}"`,
          'aud: "sts.amazonaws.com"',
          'repository: "octo-org/app"',
          'repository_id: "1296269"',
        ],
        ...['ref: "refs/heads/main"', 'environment: "production"'],
        'job_workflow_ref: "octo-org/app/.github/workflows/deploy.yml@refs/heads/main"',
        ...['workflow: "Deploy"', 'actor: "octocat"', 'actor_id: "12"'],
      ].map((line) => `  the token says ${line}`),
    )
    const statement = statementIn(message)
    expect(statement).toEqual({
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISS}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${ISS}:aud`]: 'sts.amazonaws.com',
          [`${ISS}:sub`]: [SUB, 'repo:octo-org@65/app@1296269:environment:production'],
          [`${ISS}:repository_id`]: '1296269',
          [`${ISS}:repository_owner_id`]: '65',
          [`${ISS}:environment`]: 'production',
          [`${ISS}:ref`]: 'refs/heads/main',
          [`${ISS}:job_workflow_ref`]: 'octo-org/app/.github/workflows/deploy.yml@refs/heads/main',
        },
      },
    })
    const { StringEquals } = statement['Condition'] as {
      StringEquals: Readonly<Record<string, string | string[]>>
    }
    const claims = Object.fromEntries(
      Object.entries(StringEquals).map(([key, value]) => [
        key.replace(`${ISS}:`, ''),
        [value].flat(),
      ]),
    )
    const after = await at({ roles: { [ROLE]: { claims } } })
    expect((await after.obtain()).id).toContain(':assumed-role/deploy/')
  })

  test.each<[string, Readonly<Record<string, unknown>>, string | string[]]>([
    [
      'of the form with ids, and of the short one',
      { sub: 'repo:octo-org@65/app@1296269:ref:refs/heads/main' },
      ['repo:octo-org@65/app@1296269:ref:refs/heads/main', 'repo:octo-org/app:ref:refs/heads/main'],
    ],
    [
      'of a form that the organisation chose',
      { sub: 'repository_owner_id:65:job_workflow_ref:x' },
      'repository_owner_id:65:job_workflow_ref:x',
    ],
    ['of a token without ids', { repository_id: undefined }, SUB],
    ['of a token without a repository', { repository: undefined, sub: SUB }, SUB],
    [
      'with every letter that a log could change',
      { sub: 'repo:octo-org/other:environment:##[set-env] → é' },
      'repo:octo-org/other:environment:##[set-env] → é',
    ],
  ])('%s', async (_, claims, sub) => {
    const stage = await at({ claims, fault: () => fault(403, 'AccessDenied') })
    const { message } = await failureOf(stage.obtain())
    expect(statementIn(message)['Condition']).toMatchObject({
      StringEquals: { [`${ISS}:aud`]: 'sts.amazonaws.com', [`${ISS}:sub`]: sub },
    })
    expect(message).toMatch(/^[\x20-\x7e\n]+$/)
    expect(message).not.toContain('##[')
  })

  test('but none where there is no account whose IAM could hold it', async () => {
    const yaml = `role: arn:minio:iam:::role/x\nregion: us-east-1\naddress: https://${HOST}`
    const { message } = await failureOf(
      (await at({ yaml, fault: () => fault(403, 'AccessDenied') })).obtain(),
    )
    expect(message).toContain(`the token says sub: "${SUB}"`)
    expect(message).not.toContain('would admit')
  })
})

describe('what may pass is tried again', () => {
  const passing = [
    fault(
      400,
      'InvalidIdentityToken',
      'Couldn&apos;t retrieve verification key from your identity provider, please reference ' +
        'documentation',
    ),
    fault(400, 'IDPCommunicationError'),
    ...[
      'Throttling',
      'ThrottlingException',
      'RequestLimitExceeded',
      'TooManyRequestsException',
      'SlowDown',
    ].map((code) => fault(400, code, 'Rate exceeded')),
    ...[
      fault(400, 'RequestTimeout'),
      fault(429, 'x'),
      fault(500, 'InternalFailure'),
      fault(503, 'ServiceUnavailable'),
      { status: 502 },
    ],
    new Failure('UNREACHABLE', 'the host closed the connection', { transient: true }),
  ]
  test.each(
    passing.map(
      (each) =>
        [
          each instanceof Failure
            ? each.message
            : `${each.status} ${/<Code>(\w+)/.exec(String(each.body))?.[1]}`,
          each,
        ] as const,
    ),
  )('%s', async (_, trouble) => {
    const stage = await at({ fault: (n) => (n <= 2 ? trouble : undefined) })
    const lease = await stage.obtain()
    expect(stage.sts.living()).toEqual([lease.id])
    expect(requests(stage)).toBe(3)
    expect(stage.runtime.logged()).not.toContain(CANARY)
  })

  test('an expired token once, with a fresh one', async () => {
    const stage = await at({
      fault: (n) => (n === 1 ? fault(400, 'ExpiredTokenException', 'Token expired') : undefined),
    })
    await stage.obtain()
    expect([requests(stage), tokens(stage)]).toEqual([2, 2])
  })

  test('and no further', async () => {
    const stage = await at({ fault: () => fault(400, 'ExpiredTokenException', 'Token expired') })
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain(
      'ExpiredTokenException: AWS rejects the token as expired, and a fresh one, too',
    )
    expect([requests(stage), tokens(stage)]).toEqual([2, 2])
  })

  test('until the time is up, and then says what it was', async () => {
    const stage = await at({ fault: () => passing[0] as LabAnswer })
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('UNREACHABLE')
    expect(failure.message).toMatch(
      /returned 400 \(\d+ attempts\): InvalidIdentityToken \(Couldn't retrieve verification key/,
    )
    expect(failure.causes).toContain('the issuer cannot be reached from the internet')
    expect(requests(stage)).toBeGreaterThan(5)
  })

  test('what was in the way before does not explain what is now', async () => {
    const stage = await at({
      fault: (n) => (n === 1 ? fault(400, 'IDPCommunicationError') : { status: 503 }),
    })
    const failure = await failureOf(stage.obtain())
    expect(failure.message).not.toContain('IDPCommunicationError')
  })

  test('a host that is never reached is explained by its region', async () => {
    const stage = await providerHarness(aws, YAML)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('UNREACHABLE')
    expect(failure.causes.join()).toContain('the region does not exist')
    const elsewhere = await providerHarness(aws, `${YAML}address: https://sts.lab.test`)
    expect((await failureOf(elsewhere.obtain())).causes.join()).not.toContain('region')
  })
})

describe('a chain that is refused', () => {
  const CHAIN =
    `${YAML}chain:\n  - role: ${SECOND}\n    external-id: secret-id\n    tags: { ` +
    `team: a }\n  ` +
    `  source-identity: octocat`
  const FIRST = 'arn:aws:iam::123456789012:role/deploy'
  const scene = (second: StsOptions['roles'][string], more: Scene = {}): Promise<Stage> =>
    at({ yaml: CHAIN, roles: { [ROLE]: TRUST, [SECOND]: second }, ...more })

  test('for its external id, or for who asks, gets a statement that would admit it, without the id', async () => {
    for (const role of [{ assumedBy: [FIRST], externalId: 'other' }, { assumedBy: [] }]) {
      const stage = await scene(role)
      const { message, fix } = await failureOf(stage.obtain())
      expect(message).toContain(
        `${HOST} returned 403 to AssumeRole for ${SECOND}: AccessDenied (sts:AssumeRole)`,
      )
      expect(fix).toContain('trust policy')
      expect(message).not.toContain('secret-id')
      expect(statementIn(message)).toEqual({
        Effect: 'Allow',
        Principal: { AWS: FIRST },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        Condition: { StringEquals: { 'sts:ExternalId': 'the external-id of the workflow' } },
      })
      expect(stage.receipts().map(({ keys }) => keys?.['session'])).toEqual([
        expect.stringContaining('assumed-role/deploy/'),
      ])
    }
  })

  test('without more than it needs', async () => {
    const stage = await scene({ assumedBy: [] }, { yaml: `${YAML}chain: [{ role: "${SECOND}" }]` })
    expect(statementIn((await failureOf(stage.obtain())).message)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: FIRST },
      Action: 'sts:AssumeRole',
    })
  })

  test.each([
    ['its tags', 'tags: { team: a }', 'sts:TagSession'],
    ['its source identity', 'source-identity: octocat', 'sts:SetSourceIdentity'],
  ])('for %s', async (_, field, action) => {
    const stage = await scene(
      { assumedBy: [FIRST] },
      { yaml: `${YAML}chain: [{ role: "${SECOND}", ${field} }]` },
    )
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain(`AccessDenied (${action})`)
    expect(failure.fix).toContain(`Allow ${action}`)
    expect((statementIn(failure.message)['Action'] as string[])[1]).toBe(action)
  })

  test('for a clock that is wrong, at its second request', async () => {
    let sts: StsServer | undefined
    const stage = await providerHarness(aws, CHAIN, {
      skew: 400,
      servers: (lab, issuer) => {
        sts = stsServer(lab, issuer.verifier, {
          roles: { [ROLE]: TRUST, [SECOND]: { assumedBy: [FIRST] } },
        })
        return sts.hosts
      },
    })
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain('SignatureDoesNotMatch')
    expect(failure.message).not.toContain('the token says')
    expect(sts?.living()).toHaveLength(1)
  })

  test('for a session on the way that has ended, which no fresh token cures', async () => {
    const stage = await scene(
      { assumedBy: [FIRST] },
      { fault: (n) => (n === 2 ? fault(403, 'ExpiredToken') : undefined) },
    )
    expect((await failureOf(stage.obtain())).message).toContain('the session on the way')
    expect(requests(stage)).toBe(2)
  })
})

test('the troubleshooting has a row for every way in which users of AWS are known to fail', () => {
  const rows = refusals.aws.map(({ symptom }) => symptom).join('\n')
  for (const words of [
    ...[
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      "Couldn't retrieve verification key",
      'No OpenIDConnect provider found',
    ],
    ...[
      "HTTPS certificate doesn't match configured thumbprint",
      'Incorrect token audience',
      'Could not load credentials from any providers',
    ],
    ...[
      'The security token included in the request is invalid',
      'DurationSeconds exceeds the MaxSessionDuration',
      '1 hour session limit',
    ],
    ...[
      'Packed size',
      'sts:TagSession',
      'Region is not valid: ***',
      'Source Account ID is needed',
      'Request ARN is invalid',
    ],
    ...[
      'connect ETIMEDOUT',
      'Inaccessible host',
      'SignatureDoesNotMatch',
      'Credentials loaded by the SDK do not match',
      'ExpiredTokenException',
    ],
  ])
    expect(rows).toContain(words)
  for (const { causes, fix } of refusals.aws) {
    expect(causes.length).toBeGreaterThan(0)
    expect(fix).toMatch(/^[A-Z].*\.$/)
  }
})
