import { Failure } from '../kit/failure.ts'
import { Secret } from '../kit/secret.ts'
import type { Credentials } from '../lease/credentials.ts'

/** One profile for the AWS configuration file. */
export interface Profile {
  readonly name: string
  readonly credentials: Extract<Credentials, { kind: 'aws' }>
}

/** An AWS configuration file: what the job had, then a profile for each lease. A profile of the same name is refused, never shadowed. */
export function configWith(before: string, profiles: readonly Profile[]): Secret {
  const taken = new Set([...before.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(([, , name]) => name))
  const twice = profiles.filter(({ name }) => taken.has(name)).map(({ name }) => name)
  if (twice.length > 0) {
    throw new Failure('HANDOVER_FAILED', `the job's AWS configuration has a profile ${twice.join(', ')} already`, {
      causes: ['an earlier step, or the runner itself, set it up'],
      cure: 'Give the lease another name.',
    })
  }
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`
  return new Secret(`${start}${profiles.map(section).join('')}`)
}

function section({ name, credentials }: Profile): string {
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
