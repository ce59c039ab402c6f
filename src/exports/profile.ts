import { Failure } from '../core/failure.ts'
import { Secret } from '../core/secret.ts'
import type { Credentials } from '../journal/credentials.ts'

/** One profile for the AWS configuration file. */
export interface AwsProfile {
  readonly name: string
  readonly credentials: Extract<Credentials, { kind: 'aws' }>
}

/** The AWS files that the job had: an absent one is an empty text. */
export interface ExistingConfig {
  readonly config: string
  readonly credentials: string
}

/**
 * An AWS configuration file: what the job had, then a profile for each lease. A profile of the same
 * name is refused, never shadowed.
 */
export function awsConfigWith(
  { config, credentials }: ExistingConfig,
  profiles: readonly AwsProfile[],
): Secret {
  // The tools read both files, and believe the one with credentials first.
  const taken = new Set([...namesIn(config), ...namesIn(credentials)])
  const twice = profiles.filter(({ name }) => taken.has(name)).map(({ name }) => name)
  if (twice.length > 0) {
    throw new Failure(
      'EXPORT_FAILED',
      `the job's AWS configuration has a profile ${twice.join(', ')} already`,
      {
        causes: ['an earlier step, or the runner itself, set it up'],
        fix: 'Give the lease another name.',
      },
    )
  }
  const start = config === '' || config.endsWith('\n') ? config : `${config}\n`
  return new Secret(`${start}${profiles.map(profileSection).join('')}`)
}

/**
 * The variables that profiles set, each by the lease that it is for: one file for all, and a name
 * where there is but one.
 */
export function variablesOfProfiles(
  leases: readonly string[],
): readonly { readonly lease: string; readonly name: string }[] {
  const [first, ...more] = leases
  if (first === undefined) return []
  return ['AWS_CONFIG_FILE', ...(more.length === 0 ? ['AWS_PROFILE'] : [])].map((name) => ({
    lease: first,
    name,
  }))
}

const namesIn = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(
    ([, , name]) => name,
  )

function profileSection({ name, credentials }: AwsProfile): string {
  const { accessKeyId, secretAccessKey, sessionToken, region } = credentials
  const lines = [
    ['aws_access_key_id', accessKeyId.reveal()],
    ['aws_secret_access_key', secretAccessKey.reveal()],
    ['aws_session_token', sessionToken.reveal()],
    ['region', region],
  ]
  // The default profile is the one that has no word before its name.
  return `\n[${name === 'default' ? name : `profile ${name}`}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`
}
