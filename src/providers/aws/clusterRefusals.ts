import type { Refusal } from '../refusals.ts'
import { SESSION_REJECTED } from './jsonCall.ts'

const refused = (row: Omit<Refusal, 'code'>): Refusal => ({ code: 'READ_REFUSED', ...row })

/** The role may not describe the cluster: the least policy that allows it is shown. */
export const mayNotDescribe = refused({
  symptom: 'AccessDeniedException: the role may not describe the cluster',
  when: { code: ['AccessDeniedException', 'AccessDenied'] },
  causes: [
    'no policy of the role allows eks:DescribeCluster on it',
    'an SCP or the policy of a VPC endpoint denies it',
    '"session-policy" or "managed-policies" do not allow it',
  ],
  fix: 'Attach the policy in the log to the role.',
})

/** The cluster does not accept the role; without a service account only kubectl shows it. */
export const noAccessEntry: Refusal = {
  code: 'EXCHANGE_REFUSED',
  symptom: 'Unauthorized: the cluster does not accept the role',
  when: { status: 401, action: ['secret', 'token', 'delete'] },
  causes: [
    'the cluster has no access entry, or row in aws-auth, for the role',
    'the token has expired: it is valid for 15 minutes',
  ],
  fix:
    'Add the role with `aws eks create-access-entry --cluster-name NAME --principal-arn ROLE`. ' +
    'For longer jobs, write `kube-service-account`.',
}

/** The rejections of EKS and of its clusters. */
export const clusterRefusals: readonly Refusal[] = [
  mayNotDescribe,
  refused({
    symptom: 'ResourceNotFoundException: no such cluster',
    when: { code: ['ResourceNotFoundException'] },
    causes: ['the name, the region or the account of the role is wrong'],
    fix: 'Compare `cluster` and `region` with `aws eks list-clusters`.',
  }),
  refused({
    symptom: 'EKS does not accept the session',
    when: { code: SESSION_REJECTED },
    causes: [
      "the runner's clock is wrong",
      '`store-address` and `address` are servers of different accounts or emulators',
    ],
    fix: 'Set the clock, or correct `store-address`.',
  }),
  refused({
    symptom: 'EKS limits the rate of requests',
    when: { code: ['ThrottlingException', 'Throttling', 'TooManyRequestsException'] },
    verdict: 'retry',
    causes: ['many jobs describe clusters of this account at once'],
    fix: 'Start fewer jobs at once.',
  }),
  noAccessEntry,
]
