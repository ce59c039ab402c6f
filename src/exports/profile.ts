import { Failure } from '../core/failure.ts'
import { Secret } from '../core/secret.ts'
import type { Credentials } from '../journal/credentials.ts'

/** One profile for the AWS configuration file. */
export interface AwsProfile {
  readonly name: string
  readonly credentials: Extract<Credentials, { kind: 'aws' }>
  /** With `refresh`: the command that prints credentials. */
  readonly command?: string | undefined
}

/** The job's existing AWS files; an absent one is an empty string. */
export interface ExistingConfig {
  readonly config: string
  readonly credentials: string
}

/**
 * Returns the content of an AWS configuration file: the job's own, then a profile for each lease.
 * Throws `EXPORT_FAILED` if a profile name exists already; it is never overridden.
 */
export function awsConfigWith(
  { config, credentials }: ExistingConfig,
  profiles: readonly AwsProfile[],
): Secret {
  // The AWS tools read both files, and the credentials file takes precedence.
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
 * Returns the variables that profiles set, attributed to the first lease: the file that all share,
 * and the profile name if there is only one.
 */
export function variablesOfProfiles(
  leases: readonly { readonly name: string; readonly command?: unknown }[],
): readonly { readonly lease: string; readonly name: string }[] {
  const [first, ...more] = leases
  if (first === undefined) return []
  const loadConfig = leases.some(({ command }) => command) ? ['AWS_SDK_LOAD_CONFIG'] : []
  const names = ['AWS_CONFIG_FILE', ...(more.length === 0 ? ['AWS_PROFILE'] : []), ...loadConfig]
  return names.map((name) => ({ lease: first.name, name }))
}

const namesIn = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(
    ([, , name]) => name,
  )

function profileSection({ name, credentials, command }: AwsProfile): string {
  const { accessKeyId, secretAccessKey, sessionToken, region } = credentials
  // Some SDKs prefer keys in a profile to its command, so a profile never has both.
  const source =
    command === undefined
      ? [
          ['aws_access_key_id', accessKeyId.reveal()],
          ['aws_secret_access_key', secretAccessKey.reveal()],
          ['aws_session_token', sessionToken.reveal()],
        ]
      : [['credential_process', command]]
  const lines = [...source, ['region', region]]
  // Only the default profile has no `profile` before its name.
  return `\n[${name === 'default' ? name : `profile ${name}`}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`
}
