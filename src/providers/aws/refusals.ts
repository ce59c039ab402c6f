import type { HttpResponse } from '../../core/runtime.ts'
import type { Refusal, ServerError } from '../refusals.ts'
import { EXPIRED, identityRows } from './identityRefusals.ts'
import type { Action } from './session.ts'
import { parseXml, textAt } from './xml.ts'

/** Returns the error in a response of STS. A body that is not XML has only its status. */
export function errorIn(response: HttpResponse, action: Action): ServerError {
  const { status } = response
  try {
    const document = parseXml(response, '')
    const at = (name: string): string =>
      textAt(document, 'ErrorResponse', 'Error', name) || textAt(document, 'Error', name)
    return { status, action, code: at('Code'), message: at('Message') }
  } catch {
    return { status, action, code: '', message: '' }
  }
}

const code = 'EXCHANGE_REFUSED'
const INPUT = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'MalformedInput']
const UNAVAILABLE = (
  'Throttling ThrottlingException ThrottledException RequestThrottled RequestLimitExceeded ' +
  'RequestThrottledException TooManyRequestsException BandwidthLimitExceeded SlowDown ' +
  'LimitExceededException PriorRequestNotComplete EC2ThrottledException RequestTimeout ' +
  'RequestTimeoutException InternalFailure InternalError ServiceUnavailable STSNotInitialized'
).split(' ')

/** The rejections of STS, specific rows before general ones. */
export const rows: readonly Refusal[] = [
  ...identityRows,
  {
    code,
    when: { code: INPUT, words: /1 hour session limit|role chaining/i },
    symptom:
      'ValidationError (exceeds the 1 hour session limit for roles assumed by role ' +
      'chaining): a session of more than an hour was requested',
    causes: [
      'the session of a role that a role assumes lasts an hour at most, whatever the role allows',
    ],
    fix: 'Set "lifetime" to 1h or less, or assume the role with the token itself, without "chain".',
  },
  {
    code,
    when: { code: INPUT, words: /DurationSeconds/ },
    symptom:
      'ValidationError (The requested DurationSeconds exceeds the MaxSessionDuration set for ' +
      'this role): the role does not allow this "lifetime"',
    causes: ['the maximum session duration of a role is an hour unless it is raised'],
    fix: 'Lower "lifetime", or raise the maximum session duration of the role.',
  },
  {
    code,
    when: { code: INPUT, words: /ARN is invalid|RoleArn/ },
    symptom: 'ValidationError (Request ARN is invalid): the ARN is not that of a role',
    causes: ['the ARN is mistyped', 'the role is in another partition than the region'],
    fix: 'Copy the ARN of the role from IAM into "role".',
  },
  {
    code,
    when: { code: [...INPUT, 'MissingParameter'] },
    symptom: 'ValidationError: AWS does not accept a part of the request',
    causes: ['a value of "role", "session-policy", "managed-policies" or "chain" is malformed'],
    fix: 'Compare these inputs with IAM; leave the optional ones out one by one.',
  },
  {
    code,
    when: { code: ['PackedPolicyTooLarge', 'PackedPolicyTooLargeException'] },
    symptom:
      'PackedPolicyTooLarge (Packed size consumes N% of allotted space): session policies ' +
      'and tags together are too large',
    causes: [
      'AWS packs policies and tags into the session token, which has less room for them than ' +
        'their plain length suggests',
    ],
    fix:
      'Shorten "session-policy", use "managed-policies" for a part of it, or drop tags in ' +
      '"chain".',
  },
  {
    code,
    when: { code: ['MalformedPolicyDocument', 'MalformedPolicyDocumentException'] },
    symptom: 'MalformedPolicyDocument: the session policy is JSON, but not a policy',
    causes: [
      'a statement lacks an element or has a misspelt one',
      'a managed policy does not exist',
    ],
    fix: 'Check "session-policy" and "managed-policies" with the policy validator of IAM.',
  },
  {
    code,
    when: { code: ['RegionDisabledException', 'OptInRequired'] },
    symptom:
      'RegionDisabledException: STS is not activated in this region for the account of the role',
    causes: [
      'the region must be enabled by the account first',
      'STS is deactivated for the region in the account settings of IAM',
    ],
    fix: 'Enable the region, or activate STS for it in IAM, or set another "region".',
  },
  {
    code,
    when: { code: ['InvalidClientTokenId', 'UnrecognizedClientException'] },
    symptom:
      'InvalidClientTokenId (The security token included in the request is invalid): AWS ' +
      'does not know the session that it has just granted',
    causes: [
      'the session is not known in this region yet',
      'the region is not enabled in the account',
    ],
    fix: 'Run it again, or set another "region".',
  },
  {
    code,
    when: { code: ['SignatureDoesNotMatch', 'RequestExpired', 'IncompleteSignature'] },
    symptom:
      'SignatureDoesNotMatch: AWS does not accept the signature of a request for a role in "chain"',
    causes: ["the runner's clock is more than five minutes wrong", 'a proxy changes the requests'],
    fix: 'Set the clock of the runner, or let requests to STS pass unchanged.',
  },
  {
    code,
    when: { code: EXPIRED },
    symptom:
      'ExpiredTokenException: the session on the way to the next role in "chain" has expired',
    causes: ["the runner's clock is wrong"],
    fix: 'Run it again.',
  },
  {
    code: 'UNREACHABLE',
    when: { code: UNAVAILABLE },
    verdict: 'retry',
    symptom: 'Throttling, ServiceUnavailable, RequestTimeout: STS cannot answer now',
    causes: [
      'many jobs request sessions of this account at the same time',
      'STS in this region has trouble',
    ],
    fix: 'Run it again, spread the jobs, or set another "region".',
  },
]

/** No response: the usual causes with STS. */
export const unreachable: Refusal = {
  code: 'UNREACHABLE',
  symptom: 'connect ETIMEDOUT, Inaccessible host: sts.REGION.amazonaws.com cannot be reached',
  causes: [
    'the region does not exist, or has no such host ("fips", "dual-stack")',
    'a firewall or proxy blocks requests to STS',
  ],
  fix: 'Check "region"; allow the host, or set HTTPS_PROXY and NO_PROXY for the runner.',
}

/** For the documentation only: errors found before any request, or seen in a later step. */
const elsewhere: readonly Refusal[] = [
  {
    code: 'INPUT_INVALID',
    symptom:
      'Could not load credentials from any providers: "role" is empty, or a later step does ' +
      'not get the credentials',
    causes: [
      'the secret or variable with the role is not set, or not available to a fork',
      'AWS_PROFILE, or another variable of the job, takes precedence',
      'the values were exported to outputs only',
    ],
    fix: 'Set the variable, leave the inherited one out, or write `export: env`.',
  },
  {
    code: 'INPUT_INVALID',
    symptom:
      'Region is not valid: *** : "region" is empty, holds whitespace, or is stored as a secret',
    causes: ['the value was saved with a line break', 'a secret is not set'],
    fix: 'Keep the region in a variable of the repository, without whitespace.',
  },
  {
    code: 'INPUT_INVALID',
    symptom: 'Source Account ID is needed if the Role Name is provided: "role" is not the full ARN',
    causes: ['only the name of the role was given', 'the ARN contains whitespace'],
    fix: 'Write the full ARN, such as arn:aws:iam::123456789012:role/deploy.',
  },
  {
    code: 'GUARD_FAILED',
    symptom:
      'Credentials loaded by the SDK do not match: the session is of another account or role ' +
      'than requested',
    causes: ['another server answers in place of STS'],
    fix:
      'Compare the two sides in the message; credentials of the job itself are never used ' +
      'to lease.',
  },
]

/** The whole refusal table, for the documentation. */
export const refusals: readonly Refusal[] = [...rows, unreachable, ...elsewhere]
