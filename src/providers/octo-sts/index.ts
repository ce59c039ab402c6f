import type { Field } from '../../inputs/reader.ts'
import type { Provider } from '../provider.ts'

// GitHub's installation tokens are valid for an hour. The server issues a new one for each request
// and does not state the expiry.
const LIFETIME_S = 3600
const SCOPE = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9._-]{1,100})?$/
const IDENTITY = /^(?!.*\.sts\.ya?ml$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** The inputs of `from: octo-sts`. */
const fields: readonly Field[] = [
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

const load = () => import('./exchange.ts')

/**
 * Leases GitHub installation tokens for other repositories, under trust policies in those
 * repositories.
 */
export const octoSts: Provider = {
  title: 'Octo STS',
  fields,
  outputs: { OCTO_STS_TOKEN: 'The installation token, unless `names` names another variable.' },
  usualExports: ['output', 'env'],
  configure(read) {
    for (const name of ['scope', 'identity'])
      if (!read.has(name)) read.addError(name, 'is required')
    if (read.has('lifetime')) read.addError('lifetime', 'is always an hour: GitHub decides it')
    const address = read.address('address') ?? new URL('https://placeholder.invalid')
    const scope =
      read.matching('scope', SCOPE, 'a repository as OWNER/REPO, or an organisation') ?? ''
    const identity =
      read.matching('identity', IDENTITY, 'the name of a trust policy, without .sts.yaml') ?? ''
    const names = read.list('names') ?? []
    if (new Set(names).size !== names.length) read.addError('names', 'must name each variable once')
    return {
      audience: address.host,
      audienceOwner: address.origin,
      tokenUse: 'many',
      host: address.host,
      origins: [new URL(address.origin)],
      names,
      requested: { address: address.href, scope, identity },
      maxLifetime: LIFETIME_S,
      trust: { kind: 'octo-sts', scope, identity },
      preload: load,
      exchange: async (leaseSession) =>
        (await load()).exchange(
          { address, scope, identity, names, lifetime: LIFETIME_S },
          leaseSession,
        ),
    }
  },
}
