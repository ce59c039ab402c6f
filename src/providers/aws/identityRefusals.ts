import type { Refusal } from '../refusals.ts'

const code = 'EXCHANGE_REFUSED'
const DENIED = ['AccessDenied', 'AccessDeniedException']
const INVALID = ['InvalidIdentityToken', 'InvalidIdentityTokenException']
// An explicit deny comes from another policy than the trust policy.
const WEB_IDENTITY_DENIED = /^Not authorized to perform sts:AssumeRoleWithWebIdentity(?! with)/

/** The error codes for a token or a session that has expired. */
export const EXPIRED = ['ExpiredTokenException', 'ExpiredToken']

/** The rejections of an identity: by a trust policy, by the issuer's entry in IAM, by the issuer. */
export const identityRows: readonly Refusal[] = [
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
]
