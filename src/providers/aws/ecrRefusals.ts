import type { Refusal } from '../refusals.ts'

const code = 'EXCHANGE_REFUSED'

/** The rejections of ECR when a password is requested, specific rows first. */
export const ecrRefusals: readonly Refusal[] = [
  {
    code,
    when: {
      code: ['AccessDeniedException', 'AccessDenied'],
      words: /GetServiceBearerToken/i,
    },
    symptom: 'AccessDeniedException: the role may not log in at public.ecr.aws',
    causes: ['no policy of the role allows sts:GetServiceBearerToken, which ECR Public needs too'],
    fix: 'Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on "*".',
  },
  {
    code,
    when: { code: ['AccessDeniedException', 'AccessDenied'] },
    symptom: 'AccessDeniedException: the role may not obtain a password of ECR',
    causes: [
      'no policy of the role allows ecr:GetAuthorizationToken on "*" (a repository as Resource ' +
        'has no effect)',
      'for public.ecr.aws: ecr-public:GetAuthorizationToken or sts:GetServiceBearerToken is missing',
      '"session-policy", an SCP or the policy of a VPC endpoint denies it',
    ],
    fix: 'Attach the policy in the log to the role, and leave it out of no "session-policy".',
  },
  {
    code,
    when: {
      code: [
        'UnrecognizedClientException',
        'InvalidSignatureException',
        'ExpiredTokenException',
        'IncompleteSignatureException',
        'InvalidClientTokenId',
        'MissingAuthenticationTokenException',
      ],
    },
    symptom: 'ECR does not accept the session',
    causes: [
      "the runner's clock is wrong",
      'the region of the registry must be enabled for the account, and the session is of the ' +
        'global STS',
      '`store-address` is a server of another account or emulator than `address`',
    ],
    fix: 'Set the clock, use the STS of the region, or correct `store-address`.',
  },
  {
    code,
    when: {
      code: ['ThrottlingException', 'Throttling', 'RequestLimitExceeded', 'ServerException'],
    },
    verdict: 'retry',
    symptom: 'ECR limits the rate of requests, or has an outage',
    causes: ['all jobs of an account and region share a limit'],
    fix: 'Run the job again; let fewer jobs log in at once.',
  },
]
