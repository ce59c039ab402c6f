import type { Refusal } from '../provider.ts'
import type { Action } from './session.ts'

/** A troubleshooting row by which a response of STS is recognised. */
export interface StsRefusalRow extends Refusal {
  readonly codes: readonly string[]
  /** The pattern that the message must match; the message is never shown. */
  readonly words?: RegExp
  /** The row applies to this operation only. */
  readonly action?: Action
  /** Whether another attempt may succeed; `once` means once, with a fresh token. */
  readonly retry?: 'always' | 'once'
}

const EXCHANGE = 'EXCHANGE_REFUSED'
const INVALID = ['InvalidIdentityToken', 'InvalidIdentityTokenException']
const INPUT = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'MalformedInput']

/** The rejections of STS, specific rows before general ones. */
export const rows: readonly StsRefusalRow[] = [
  {
    ...{
      code: EXCHANGE,
      codes: ['AccessDenied', 'AccessDeniedException'],
      words: /sts:TagSession/,
    },
    symptom:
      'AccessDenied (sts:TagSession): the role in "chain" does not let this session set tags',
    causes: [
      'the trust policy of that role allows sts:AssumeRole only',
      'the policy of the role before it does not allow sts:TagSession',
    ],
    fix: 'Allow sts:TagSession beside sts:AssumeRole in both, or leave out "tags".',
  },
  {
    ...{
      code: EXCHANGE,
      codes: ['AccessDenied', 'AccessDeniedException'],
      words: /sts:SetSourceIdentity/,
    },
    symptom:
      'AccessDenied (sts:SetSourceIdentity): the role in "chain" does not let this session ' +
      'set a source identity',
    causes: [
      'the trust policy of that role allows sts:AssumeRole only',
      'the policy of the role before it does not allow it',
    ],
    fix:
      'Allow sts:SetSourceIdentity beside sts:AssumeRole in both, or leave out ' +
      '"source-identity".',
  },
  {
    ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'], action: 'AssumeRole' },
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
    ...{ code: EXCHANGE, codes: ['AccessDenied', 'AccessDeniedException'] },
    symptom:
      'AccessDenied (Not authorized to perform sts:AssumeRoleWithWebIdentity): the trust ' +
      'policy of the role does not admit this token',
    causes: [
      'the policy compares another "sub": an environment on the job stands in place of the ' +
        'ref, a pull request has none, letter case counts',
      '"sub" has the immutable form repo:OWNER@ID/REPO@ID, which repositories have that were ' +
        'created, renamed or moved since July 2026',
      'the policy compares with StringEquals where its value has a *, which StringLike takes',
      'the policy compares another "aud" than the token has',
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
    ...{ code: EXCHANGE, codes: INVALID, words: /retrieve verification key/i, retry: 'always' },
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
    ...{ code: EXCHANGE, codes: INVALID, words: /No OpenIDConnect provider found/i },
    symptom:
      'InvalidIdentityToken (No OpenIDConnect provider found): IAM in the account of the ' +
      'role does not know the issuer',
    causes: [
      'the account of the role has no OIDC provider for the issuer',
      'the provider was created for an old or misspelt address',
      'the role is of another account than was meant',
    ],
    fix:
      'Create an OIDC provider in IAM of that account whose URL is the "iss" in the message ' +
      'and whose audience is the "aud".',
  },
  {
    ...{ code: EXCHANGE, codes: INVALID, words: /thumbprint|HTTPS certificate/i },
    symptom:
      "InvalidIdentityToken (HTTPS certificate doesn't match configured thumbprint): IAM " +
      'holds an old thumbprint of the issuer',
    causes: [
      "the issuer's authority changed since the OIDC provider was created in IAM",
      'a proxy of your own answers for the issuer',
    ],
    fix: 'Add the new thumbprint to those of the OIDC provider in IAM.',
  },
  {
    ...{ code: EXCHANGE, codes: INVALID, words: /Incorrect token audience/i },
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
    ...{ code: EXCHANGE, codes: INVALID },
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
    ...{
      code: EXCHANGE,
      codes: ['ExpiredTokenException', 'ExpiredToken'],
      action: 'AssumeRoleWithWebIdentity',
      retry: 'once',
    },
    symptom: 'ExpiredTokenException: AWS takes the token for expired, and a fresh one, too',
    causes: ['the clock of the issuer, or of the server, is wrong'],
    fix: 'Run it again; with a server of your own, set its clock.',
  },
  {
    ...{ code: EXCHANGE, codes: ['IDPRejectedClaim', 'IDPRejectedClaimException'] },
    symptom: 'IDPRejectedClaim: the issuer says that the token is no longer good',
    causes: ['the token was revoked', 'the job of the token has ended'],
    fix: 'Run the job again.',
  },
  {
    ...{
      code: EXCHANGE,
      codes: ['IDPCommunicationError', 'IDPCommunicationErrorException'],
      retry: 'always',
    },
    symptom: 'IDPCommunicationError: AWS could not reach the issuer',
    causes: [
      'the issuer fails, or is overloaded',
      'the issuer cannot be reached from the internet',
    ],
    fix: 'Run it again; for an issuer of your own, make it reachable for AWS.',
  },
  {
    ...{ code: EXCHANGE, codes: INPUT, words: /1 hour session limit|role chaining/i },
    symptom:
      'ValidationError (exceeds the 1 hour session limit for roles assumed by role ' +
      'chaining): the session was asked for longer than an hour',
    causes: ['a role that is assumed by a role lives for an hour at most, whatever it allows'],
    fix: 'Set "lifetime" to 1h or less, or assume the role with the token itself, without "chain".',
  },
  {
    ...{ code: EXCHANGE, codes: INPUT, words: /DurationSeconds/ },
    symptom:
      'ValidationError (The requested DurationSeconds exceeds the MaxSessionDuration set for ' +
      'this role): the role does not allow this "lifetime"',
    causes: ['the maximum session duration of a role is an hour unless it is raised'],
    fix: 'Lower "lifetime", or raise the maximum session duration of the role.',
  },
  {
    ...{ code: EXCHANGE, codes: INPUT, words: /ARN is invalid|RoleArn/ },
    symptom: 'ValidationError (Request ARN is invalid): AWS knows no such role by its form',
    causes: ['the ARN is mistyped', 'the role is of another partition than the region'],
    fix: 'Copy the ARN of the role from IAM into "role".',
  },
  {
    ...{ code: EXCHANGE, codes: [...INPUT, 'MissingParameter'] },
    symptom: 'ValidationError: AWS does not accept a part of the request',
    causes: [
      'a value of "role", "session-policy", "managed-policies" or "chain" is not as AWS wants it',
    ],
    fix: 'Compare these inputs with IAM; take the optional ones out one by one.',
  },
  {
    ...{ code: EXCHANGE, codes: ['PackedPolicyTooLarge', 'PackedPolicyTooLargeException'] },
    symptom:
      'PackedPolicyTooLarge (Packed size consumes N% of allotted space): session policies ' +
      'and tags together are too large',
    causes: [
      'AWS packs policies and tags into the session token, where they have less room than ' +
        'their plain length suggests',
    ],
    fix:
      'Shorten "session-policy", use "managed-policies" for a part of it, or drop tags in ' +
      '"chain".',
  },
  {
    ...{ code: EXCHANGE, codes: ['MalformedPolicyDocument', 'MalformedPolicyDocumentException'] },
    symptom: 'MalformedPolicyDocument: the session policy is JSON, but not a policy',
    causes: ['a statement lacks a part or has a misspelt one', 'a managed policy does not exist'],
    fix: 'Check "session-policy" and "managed-policies" with the policy validator of IAM.',
  },
  {
    ...{ code: EXCHANGE, codes: ['RegionDisabledException', 'OptInRequired'] },
    symptom:
      'RegionDisabledException: STS is not activated in this region for the account of the role',
    causes: [
      'the region must be enabled by the account first',
      'STS is deactivated for the region in the account settings of IAM',
    ],
    fix: 'Enable the region, or activate STS for it in IAM, or set another "region".',
  },
  {
    ...{ code: EXCHANGE, codes: ['InvalidClientTokenId', 'UnrecognizedClientException'] },
    symptom:
      'InvalidClientTokenId (The security token included in the request is invalid): AWS ' +
      'does not know the session that it has just granted',
    causes: [
      'the session has not spread to this region yet',
      'the region is not enabled in the account',
    ],
    fix: 'Run it again, or set another "region".',
  },
  {
    ...{
      code: EXCHANGE,
      codes: ['SignatureDoesNotMatch', 'RequestExpired', 'IncompleteSignature'],
    },
    symptom:
      'SignatureDoesNotMatch: AWS does not accept the signature of a request for a role in "chain"',
    causes: [
      "the runner's clock is more than five minutes wrong",
      'a proxy changes requests on their way',
    ],
    fix: 'Set the clock of the runner, or let requests to STS pass unchanged.',
  },
  {
    ...{ code: EXCHANGE, codes: ['ExpiredTokenException', 'ExpiredToken'] },
    symptom:
      'ExpiredTokenException: the session on the way to the next role in "chain" has expired',
    causes: ["the runner's clock is wrong"],
    fix: 'Run it again.',
  },
  {
    code: 'UNREACHABLE',
    codes: [
      ...[
        'Throttling',
        'ThrottlingException',
        'ThrottledException',
        'RequestThrottled',
        'RequestThrottledException',
        'RequestLimitExceeded',
      ],
      ...[
        'TooManyRequestsException',
        'BandwidthLimitExceeded',
        'LimitExceededException',
        'PriorRequestNotComplete',
        'SlowDown',
        'EC2ThrottledException',
      ],
      ...[
        'RequestTimeout',
        'RequestTimeoutException',
        'InternalFailure',
        'InternalError',
        'ServiceUnavailable',
        'STSNotInitialized',
      ],
    ],
    retry: 'always',
    symptom: 'Throttling, ServiceUnavailable, RequestTimeout: STS cannot answer now',
    causes: [
      'many jobs ask for sessions of this account at the same time',
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
    'a firewall or proxy does not let requests to STS pass',
  ],
  fix: 'Check "region"; let the host pass, or set HTTPS_PROXY and NO_PROXY for the runner.',
}

/** Rows for the troubleshooting only: errors found before any request, or seen in a later step. */
const customEndpoint: readonly Refusal[] = [
  {
    code: 'INPUT_INVALID',
    symptom:
      'Could not load credentials from any providers: "role" is empty, or a later step does ' +
      'not get the credentials',
    causes: [
      'the secret or variable with the role is not set, or out of reach of a fork',
      'AWS_PROFILE, or another variable of the job, comes before ours',
      'the values went to outputs only',
    ],
    fix: 'Set the variable, take the inherited one out, or write `export: env`.',
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
    causes: ['the name of the role was given alone', 'the ARN holds a blank'],
    fix: 'Write the full ARN, such as arn:aws:iam::123456789012:role/deploy.',
  },
  {
    code: 'GUARD_FAILED',
    symptom:
      'Credentials loaded by the SDK do not match: the session is of another account or role ' +
      'than was asked for',
    causes: ['something answers in place of STS'],
    fix:
      'Compare the two sides in the message; credentials of the job itself are never used ' +
      'to lease.',
  },
]

/** The troubleshooting rows of AWS. */
export const refusals: readonly Refusal[] = [...rows, unreachable, ...customEndpoint].map(
  ({ code, symptom, causes, fix }) => ({
    code,
    symptom,
    causes,
    fix,
  }),
)
