import type { AwsConfig } from './config.ts'
import type { AwsSource } from './readSpec.ts'

// The limit of STS for an inline policy.
const LONGEST = 2048

/**
 * Returns the session policy that allows exactly what `read` names; `undefined` if it would be too
 * long. A session policy intersects with the role's own policies, so it never adds a permission.
 */
export function narrowingPolicy(config: AwsConfig): string | undefined {
  const policy = readPolicy(
    config,
    config.reads.map(({ source }) => source),
  )
  return policy.length > LONGEST ? undefined : policy
}

/** Returns the least IAM policy with which a role can read the sources. */
export function readPolicy(config: AwsConfig, sources: readonly AwsSource[]): string {
  const resources = (store: AwsSource['store']): readonly string[] => [
    ...new Set(
      sources
        .filter((source) => source.store === store)
        .flatMap((source) => resourceArns(config, source)),
    ),
  ]
  const allow = (action: string, arns: readonly string[]): readonly object[] =>
    arns.length === 0 ? [] : [{ Effect: 'Allow', Action: action, Resource: arns }]
  // Needed for a customer managed key only; the key's own policy decides as well.
  const decrypt = {
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'ssm.*'] } },
  }
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      ...allow('secretsmanager:GetSecretValue', resources('secretsmanager')),
      ...allow('ssm:GetParameters', resources('ssm')),
      decrypt,
    ],
  })
}

/** AWS appends six random characters to the name of a secret, which only its full ARN has. */
function resourceArns(config: AwsConfig, source: AwsSource): readonly string[] {
  const { store, id, name, account } = source
  if (account !== undefined) return store === 'ssm' ? [id] : [id, `${id}-??????`]
  const { partition, account: own } = leasedRole(config)
  const place = `arn:${partition}:${store}:${config.region}:${own || '*'}`
  return store === 'ssm'
    ? [`${place}:parameter/${name.replace(/^\//, '')}`]
    : [`${place}:secret:${name}-??????`]
}

/** Returns the role of the session that reads: the last one of the chain. */
export const leasedRole = ({ role, chain }: AwsConfig): AwsConfig['role'] =>
  chain.at(-1)?.role ?? role
