import { ROLE } from '../lab/inProcessStep.ts'
import type { Compared } from './situations.ts'

/** This action, with each of the two providers. */
export const ours: readonly Compared[] = [
  {
    name: 'here, with `from: aws`',
    directory: '.',
    provider: 'aws',
    inputs: ({ fields }) => ({ ...fields.aws, export: 'env', timeout: '10s' }),
  },
  {
    name: 'here, with `from: vault`',
    directory: '.',
    provider: 'vault',
    inputs: ({ fields }) => ({
      ...fields.vault,
      export: 'env',
      timeout: '10s',
      read: 'PASSWORD: secret/data/app#password',
    }),
  },
]

const others: readonly Omit<Compared, 'directory'>[] = [
  {
    name: 'configure-aws-credentials',
    provider: 'aws',
    inputs: () => ({ 'aws-region': 'eu-central-1', 'role-to-assume': ROLE }),
    env: ({ ports }) => ({ AWS_ENDPOINT_URL_STS: ports.aws.origin }),
  },
  {
    name: 'vault-action',
    provider: 'vault',
    inputs: ({ ports }) => ({
      url: ports.vault.origin,
      method: 'jwt',
      role: 'ci',
      jwtGithubAudience: ports.vault.origin,
      secrets: 'secret/data/app password | PASSWORD',
    }),
  },
]

/** Returns this action and the others whose folders are given. Throws if a name is not known. */
export function known(folders: ReadonlyMap<string, string>): readonly Compared[] {
  const found = [...folders].map(([name, directory]): Compared => {
    const other = others.find((action) => action.name === name)
    if (!other) throw new Error(`${name} is none of ${others.map((each) => each.name).join(', ')}`)
    return { ...other, directory }
  })
  return [...found, ...ours]
}
