import type { Refusal } from '../refusals.ts'
import { SESSION_REJECTED } from './jsonCall.ts'

const refused = (row: Omit<Refusal, 'code'>): Refusal => ({
  code: 'READ_REFUSED',
  ...row,
})

const DENIED = ['AccessDeniedException', 'AccessDenied']

/** The row for a secret that does not exist, which `| optional` accepts. */
export const notFound = refused({
  symptom: 'ResourceNotFoundException: no such secret, or no version with that stage',
  when: { code: ['ResourceNotFoundException'] },
  causes: [
    'the name, the region or the account is another',
    'the name carries the six characters that only belong to the ARN',
    'no version has the stage: AWSPENDING exists during a rotation only, AWSPREVIOUS after the first',
  ],
  fix:
    'Compare the path with `aws secretsmanager list-secrets`, or write `| optional` after it if ' +
    'the secret may be absent.',
})

/** The row for a parameter that does not exist, which SSM reports in a success response. */
export const noParameter = refused({
  symptom: 'InvalidParameters: no such parameter, or no such version or label',
  when: { code: ['InvalidParameters', 'ParameterNotFound', 'ParameterVersionNotFound'] },
  causes: [
    'the name, its case, the region or the account is another',
    'the version was pruned: 100 are kept',
  ],
  fix:
    'Compare the path with `aws ssm describe-parameters`, or write `| optional` after it if the ' +
    'parameter may be absent.',
})

/** The role may not read: the least policy that allows it is shown. */
export const accessDenied = refused({
  symptom: 'AccessDeniedException: the role may not read it',
  when: { code: DENIED },
  causes: [
    'no policy of the role allows secretsmanager:GetSecretValue or ssm:GetParameters on it',
    'the Resource of the policy lacks -?????? after the name of the secret',
    'a condition on secretsmanager:VersionStage, or on tags, does not hold',
    "the secret's own policy, an SCP or the policy of a VPC endpoint denies it",
    'the secret does not exist, and the role may not learn that',
  ],
  fix: 'Attach the policy in the log to the role, narrowed as far as your names allow.',
})

/** The rejections of Secrets Manager and Parameter Store, specific rows first. */
export const storeRefusals: readonly Refusal[] = [
  refused({
    symptom: 'AccessDeniedException: access to the KMS key is not allowed',
    when: { code: DENIED, words: /\bkms\b|ciphertext/i },
    causes: ['the secret has a customer managed key, and role or key policy lacks kms:Decrypt'],
    fix: 'Allow kms:Decrypt on that key, with kms:ViaService secretsmanager or ssm of the region.',
  }),
  accessDenied,
  notFound,
  noParameter,
  refused({
    symptom: 'InvalidRequestException: scheduled for deletion, or stage and version do not match',
    when: { code: ['InvalidRequestException'] },
    causes: [
      'the secret was deleted; it can be restored for 7 to 30 days',
      'the secret has no value yet',
    ],
    fix: 'Restore it with `aws secretsmanager restore-secret`, or name another version.',
  }),
  refused({
    symptom: 'DecryptionFailure: the KMS key cannot be used',
    when: { code: ['DecryptionFailure', 'InvalidKeyId'] },
    causes: ['the key is disabled or scheduled for deletion'],
    fix: 'Enable the key, or cancel its deletion.',
  }),
  refused({
    symptom: 'the store rejected the form of the request',
    when: {
      code: ['InvalidParameterException', 'ValidationException', 'SerializationException'],
    },
    causes: ['the path is malformed', 'the server at `store-address` is another service'],
    fix: 'Correct the path in `read`, or `store-address`.',
  }),
  refused({
    symptom: 'the store does not accept the session',
    when: { code: SESSION_REJECTED },
    causes: [
      "the runner's clock is wrong",
      'the region must be enabled first, and the session is of the global STS',
      '`store-address` and `address` are servers of different accounts or emulators',
    ],
    fix: 'Set the clock, use the STS of the region, or correct `store-address`.',
  }),
  refused({
    symptom: 'the store limits the rate of requests',
    when: {
      code: [
        'ThrottlingException',
        'Throttling',
        'ThrottledException',
        'RequestThrottledException',
        'RequestThrottled',
        'RequestLimitExceeded',
        'TooManyRequestsException',
        'ProvisionedThroughputExceededException',
      ],
    },
    verdict: 'retry',
    causes: ['Parameter Store allows 40 requests per second to all jobs of an account and region'],
    fix: 'Raise the throughput of Parameter Store, or let fewer jobs read at once.',
  }),
]
