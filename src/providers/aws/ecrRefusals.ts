import type { Refusal } from '../refusals.ts'
import { SESSION_REJECTED } from './jsonCall.ts'

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
    fix: 'Attach the policy in the log to the role, and add its actions to any "session-policy".',
  },
  {
    code,
    when: {
      code: [...SESSION_REJECTED, 'MissingAuthenticationTokenException'],
    },
    symptom: 'ECR does not accept the session',
    causes: [
      "the runner's clock is wrong",
      'the region of the registry must be enabled for the account, and rejects sessions of the ' +
        'global STS endpoint',
      '`store-address` and `address` are servers of different accounts or emulators',
    ],
    fix: 'Set the clock, use the STS endpoint of the region, or correct `store-address`.',
  },
  {
    code,
    when: {
      code: ['ThrottlingException', 'Throttling', 'RequestLimitExceeded', 'ServerException'],
    },
    verdict: 'retry',
    symptom: 'ECR limits the rate of requests, or has an outage',
    causes: ['all jobs of an account and region share a limit'],
    fix: 'Re-run the job; start fewer jobs at once.',
  },
]
