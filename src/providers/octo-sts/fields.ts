import type { Field } from '../../inputs/reader.ts'

/** The inputs of `from: octo-sts`. */
export const fields: readonly Field[] = [
  {
    name: 'scope',
    description: 'The repository `OWNER/REPO`, or the organisation, that the token is for.',
  },
  {
    name: 'identity',
    description: 'The name of the trust policy there: `.github/chainguard/IDENTITY.sts.yaml`.',
  },
  {
    name: 'address',
    default: 'https://octo-sts.dev',
    description: 'The server, where it is not the public one.',
  },
  {
    name: 'names',
    default: 'OCTO_STS_TOKEN',
    description:
      'The variables under which the token is exported; `GH_TOKEN` or `GITHUB_TOKEN` only ' +
      'when written here, as tools then use it in place of the job’s own.',
  },
]
