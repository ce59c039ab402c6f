import type { HttpResponse } from '../../core/runtime.ts'
import type { Refusal, ServerError } from '../refusals.ts'
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
const DENIED = ['AccessDenied', 'AccessDeniedException']
const EXPIRED = ['ExpiredTokenException', 'ExpiredToken']
const INVALID = ['InvalidIdentityToken', 'InvalidIdentityTokenException']
const INPUT = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'MalformedInput']
// An explicit deny comes from another policy than the trust policy.
const WEB_IDENTITY_DENIED = /^Not authorized to perform sts:AssumeRoleWithWebIdentity(?! with)/
const UNAVAILABLE = (
  'Throttling ThrottlingException ThrottledException RequestThrottled RequestLimitExceeded ' +
  'RequestThrottledException TooManyRequestsException BandwidthLimitExceeded SlowDown ' +
  'LimitExceededException PriorRequestNotComplete EC2ThrottledException RequestTimeout ' +
  'RequestTimeoutException InternalFailure InternalError ServiceUnavailable STSNotInitialized'
).split(' ')

/** The rejections of STS, specific rows before general ones. */
export const rows: readonly Refusal[] = [
  {
    code,
    when: { code: DENIED, words: /sts:TagSession/ },
    symptom:
      'AccessDenied (sts:TagSession): the role in "chain" does not let this session set tags',
    causes: [
      'the trust policy of that role allows sts:AssumeRole only',
      'the policy of the role before it does not allow sts:TagSession',
    ],
    fix: 'Allow sts:TagSession in addition to sts:AssumeRole in both, or leave "tags" out.',
  },
  {
    code,
    when: { code: DENIED, words: /sts:SetSourceIdentity/ },
    symptom:
      'AccessDenied (sts:SetSourceIdentity): the role in "chain" does not let this session ' +
      'set a source identity',
    causes: [
      'the trust policy of that role allows sts:AssumeRole only',
      'the policy of the role before it does not allow it',
    ],
    fix:
      'Allow sts:SetSourceIdentity in addition to sts:AssumeRole in both, or leave out ' +
      '"source-identity".',
  },
  {
    code,
    when: { code: DENIED, action: 'AssumeRole' },
    symptom:
      'AccessDenied (sts:AssumeRole): the role in "chain" may not be assumed by the role before it',
    causes: [
      'its trust policy does not name the role before it',
      'its trust policy compares an external id that differs from "external-id"',
      'the role before it, or a policy of the organisation, does not allow sts:AssumeRole on it',
      'the role does not exist',
    ],
    fix:
      'Add the statement in the log to the trust policy of the role, and allow sts:AssumeRole ' +
      'on it to the role before it.',
  },
  {
    code,
    // AWS says this of a role that does not exist, too: only a test that the role accepts another
    // job tells the two apart.
    when: { code: DENIED, words: WEB_IDENTITY_DENIED },
    show: 'trust-policy',
    symptom:
      'AccessDenied (Not authorized to perform sts:AssumeRoleWithWebIdentity): the trust ' +
      'policy of the role does not accept this token',
    causes: [
      'the policy compares another "sub": the environment of a job replaces the ref in it, a ' +
        'pull request has no ref, and upper and lower case differ',
      '"sub" has the immutable form repo:OWNER@ID/REPO@ID, which repositories have that were ' +
        'created, renamed or moved since July 2026',
      'the policy compares with StringEquals a value that contains *, which needs StringLike',
      'the policy compares another "aud" than that of the token',
      'the role does not exist in that account, or its path or letter case differs',
      'the policy compares a claim that AWS does not read from this issuer',
      'the policy was changed a moment ago',
    ],
    fix:
      'Compare the claims in the message with the trust policy of the role, or add the ' +
      'statement there. Never use ForAllValues, which holds when a claim is absent, and never ' +
      'compare "aud" alone, which every repository of the issuer can have.',
  },
  {
    code,
    when: { code: DENIED },
    show: 'policy',
    symptom: 'AccessDenied without a reason: a policy forbids the request',
    causes: [
      'the trust policy of the role does not accept this token',
      'a policy of the organisation, or of the VPC endpoint, forbids sts:AssumeRoleWithWebIdentity',
    ],
    fix:
      'Compare the claims in the message with the trust policy of the role; then look at the ' +
      'policies of the organisation and of the VPC endpoint.',
  },
  {
    code,
    when: { code: INVALID, words: /retrieve verification key/i },
    verdict: 'retry',
    symptom:
      "InvalidIdentityToken (Couldn't retrieve verification key from your identity " +
      "provider): AWS could not fetch the issuer's keys in time",
    causes: [
      'the issuer limits or delays requests of AWS for its keys',
      'the issuer cannot be reached from the internet',
    ],
    fix: 'Run it again; for an issuer of your own, make its keys reachable for AWS.',
  },
  {
    code,
    when: { code: INVALID, words: /No OpenIDConnect provider found/i },
    symptom:
      'InvalidIdentityToken (No OpenIDConnect provider found): IAM in the account of the ' +
      'role does not know the issuer',
    causes: [
      'the account of the role has no OIDC provider for the issuer',
      'the provider was created for an old or misspelt address',
      'the role is in another account than intended',
    ],
    fix:
      'Create an OIDC provider in IAM of that account whose URL is the "iss" in the message ' +
      'and whose audience is the "aud".',
  },
  {
    code,
    when: { code: INVALID, words: /thumbprint|HTTPS certificate/i },
    symptom:
      "InvalidIdentityToken (HTTPS certificate doesn't match configured thumbprint): IAM " +
      'holds an old thumbprint of the issuer',
    causes: [
      "the issuer's authority changed since the OIDC provider was created in IAM",
      'a proxy of your own answers in place of the issuer',
    ],
    fix: 'Add the new thumbprint to those of the OIDC provider in IAM.',
  },
  {
    code,
    when: { code: INVALID, words: /Incorrect token audience/i },
    symptom:
      'InvalidIdentityToken (Incorrect token audience): the OIDC provider in IAM does not ' +
      'list the audience of the token',
    causes: [
      'the provider was created for another audience than sts.amazonaws.com (in China ' +
        'sts.amazonaws.com.cn)',
      '"audience" is written in the step and differs',
    ],
    fix:
      'Add the "aud" in the message to the audiences of the OIDC provider in IAM, or set ' +
      '"audience" to one of them.',
  },
  {
    code,
    when: { code: INVALID },
    symptom: 'InvalidIdentityToken: AWS does not accept the token',
    causes: [
      'IAM knows the issuer under another address',
      'the issuer changed its keys and AWS has not seen them yet',
    ],
    fix:
      'Compare "iss" and "aud" in the message with the OIDC provider in IAM; run it again if ' +
      'they are equal.',
  },
  {
    code,
    when: { code: EXPIRED, action: 'AssumeRoleWithWebIdentity' },
    verdict: 'retry-with-fresh-token',
    symptom: 'ExpiredTokenException: AWS rejects the token as expired, and a fresh one, too',
    causes: ['the clock of the issuer, or of the server, is wrong'],
    fix: 'Run it again; with a server of your own, set its clock.',
  },
  {
    code,
    when: { code: ['IDPRejectedClaim', 'IDPRejectedClaimException'] },
    symptom: 'IDPRejectedClaim: the issuer reports that the token is no longer valid',
    causes: ['the token was revoked', 'the job of the token has ended'],
    fix: 'Run the job again.',
  },
  {
    code,
    when: { code: ['IDPCommunicationError', 'IDPCommunicationErrorException'] },
    verdict: 'retry',
    symptom: 'IDPCommunicationError: AWS could not reach the issuer',
    causes: [
      'the issuer fails, or is overloaded',
      'the issuer cannot be reached from the internet',
    ],
    fix: 'Run it again; for an issuer of your own, make it reachable for AWS.',
  },
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
