import type { Field } from '../../inputs/reader.ts'
import { readingFields } from '../reading/fields.ts'
import { registriesField } from '../registryLogin.ts'

/** The inputs beside `cluster`. */
const clusterFields: readonly Field[] = [
  { name: 'kube-namespace', description: 'With `cluster`: as with Kubernetes.' },
  {
    name: 'kube-service-account',
    description:
      'With `cluster`: the service account `NAMESPACE/NAME` whose token takes the place of the ' +
      'one that EKS accepts for 15 minutes. `lifetime` is that of its token, and post revokes it.',
  },
  { name: 'revoke', description: 'With `kube-service-account`: as with Kubernetes.' },
]

/** The inputs of `from: aws`. */
export const fields: readonly Field[] = [
  {
    name: 'role',
    description:
      'The full ARN of the role to assume, such as `arn:aws:iam::123456789012:role/deploy`. ' +
      'Required.',
  },
  {
    name: 'region',
    description:
      'The region whose STS receives the token, exported as `AWS_REGION`, such as ' +
      '`eu-central-1`. Required.',
  },
  {
    name: 'session-name',
    description:
      'The name of the session in CloudTrail. By default repository, run, attempt, lease and ' +
      'six random characters, so that each session can be identified and ended alone.',
  },
  {
    name: 'session-policy',
    description:
      'A policy in JSON that narrows the session below its role: what both allow is allowed.',
  },
  {
    name: 'managed-policies',
    description:
      'ARNs of up to ten managed policies that narrow the session likewise: text or a list.',
  },
  {
    name: 'chain',
    description:
      'Further roles, each assumed by the one before it: a YAML list of mappings with ' +
      '`role`, and where wanted `external-id`, `tags` (a mapping), `transitive-tags` (a list of ' +
      'their keys) and `source-identity`. The last one is leased, for an hour at most.',
  },
  {
    name: 'address',
    description: 'Another STS than that of AWS, such as one of MinIO, Ceph or LocalStack.',
  },
  {
    name: 'fips',
    default: 'false',
    description: 'Use the FIPS 140 endpoint.',
  },
  {
    name: 'dual-stack',
    default: 'false',
    description: 'Use the dual-stack endpoint, which IPv6 also reaches.',
  },
  ...readingFields(
    'What to read with the session: a YAML mapping. `NAME: secretsmanager:NAME#field`, ' +
      '`NAME: ssm:/PATH`, or the ARN of either; without `#field` the secret as it is, `NAME_*` one ' +
      'value for each field. `?stage=` or `?version=` (ssm: `?label=`) choose a version, ' +
      '` | base64`, ` | bytes` and ` | optional` may follow.',
    'Whether the session is exported beside what was read. Otherwise it may read what `read` ' +
      'names and nothing else, lives 15 minutes and stays in this process.',
  ),
  {
    name: 'store-address',
    description:
      'The https address of the stores that `read` names, of EKS with `cluster`, or ' +
      'of ECR with `registries`, for a VPC endpoint, or for an emulator beside `address`.',
  },
  {
    name: 'cluster',
    description:
      'The name of an EKS cluster of the region and account, for `export: kubeconfig`. The ' +
      'session is exported only if another target is named, too; otherwise it may describe the ' +
      'cluster and nothing else.',
  },
  ...clusterFields,
  registriesField(
    'Hosts of ECR to log in at, such as `123456789012.dkr.ecr.eu-central-1.amazonaws.com` or ' +
      '`public.ecr.aws`: one, or a list, also of other accounts and regions. With ' +
      '`export: docker`. The password works for 12 hours, with the rights of the session; if ' +
      'nothing else is exported, those are for ECR and these registries only.',
  ),
]
