import { mergeDockerConfig, registryOf } from './dockerConfig.ts'
import type { ExportTarget, JobView } from './target.ts'

// The configuration of an earlier step of this action, which its own post step empties.
const OWN = /[\\/]lease-credentials-\d+-\d+-[0-9a-f]{16}[\\/]docker$/

// In a directory of its own, since jobs mount it into containers.
const FILE = 'docker/config.json'

/**
 * Exports the registry logins of all leases in one docker configuration, in a directory of its own
 * that later steps find as `DOCKER_CONFIG`.
 */
export const docker: ExportTarget = {
  description:
    'logins at the `registries` of the lease, in a docker configuration of its own for docker, ' +
    'buildx, podman, skopeo, crane, oras and helm',
  logPhrase: 'in DOCKER_CONFIG as the login at',
  accepts({ from, prepared }) {
    if (from === 'octo-sts')
      return (
        'cannot be "docker" with "from: octo-sts": ghcr.io accepts the login with such a token and ' +
        'then rejects each push and pull; use GITHUB_TOKEN with "packages: write"'
      )
    return prepared.registries === undefined ? 'can be "docker" only with "registries"' : undefined
  },
  conflicts: (configs) => {
    const owners = new Map<string, string>()
    return configs.flatMap(({ name, prepared: { registries = [] } }) =>
      registries.flatMap((host) => {
        const first = owners.get(registryOf(host))
        owners.set(registryOf(host), name)
        return first === undefined
          ? []
          : [
              `leases "${first}" and "${name}" would both log in at ${host}: docker keeps one ` +
                'login per registry, so export one of them in another step',
            ]
      }),
    )
  },
  names: ([first]) => ({
    variables: first
      ? ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'BUILDX_CONFIG'].map((name) => ({
          ...{ lease: first.name, name },
          fixed: true,
        }))
      : [],
  }),
  reads: ({ variable }) => ({ config: `${directoryOf(variable)}/config.json` }),
  write(leases, { variable, existing, filePath }) {
    const logins = leases.flatMap(({ lease, config }) =>
      (lease.logins ?? []).map((login) => ({ ...login, lease: config.name })),
    )
    const [first] = logins
    if (first === undefined) return { exported: [] }
    const { content, restored, inherited, notices } = mergeDockerConfig(existing['config'], logins)
    const path = filePath(FILE)
    const directory = path.replace(/[\\/][^\\/]+$/, '')
    const builders = buildersOf(variable)
    const env = [
      ['DOCKER_CONFIG', directory],
      ['REGISTRY_AUTH_FILE', path],
      ...(builders === undefined ? [] : [['BUILDX_CONFIG', builders] as const]),
    ] as const
    return {
      env: env.map(([name, value]) => ({ lease: first.lease, name, value })),
      outputs: leases.map(({ config: { name: lease } }) => ({
        ...{ lease, name: 'docker-config', value: directory },
      })),
      files: [{ lease: first.lease, file: FILE, content, atEnd: { restore: restored } }],
      notices: [...notices, ...logoutNotice(inherited, variable)],
      exported: logins.map(({ lease, host }) => ({ lease, name: `docker:${host}` })),
    }
  },
  // Newer versions of docker read the first, and helm the second, before DOCKER_CONFIG.
  overriddenBy: () => ['DOCKER_AUTH_CONFIG', 'HELM_REGISTRY_CONFIG'],
}

const directoryOf = (variable: JobView['variable']): string =>
  (variable('DOCKER_CONFIG') || '~/.docker').replace(/[\\/]+$/, '')

/**
 * Returns where buildx keeps its builders, which would otherwise vanish for later steps;
 * `undefined` if the job has chosen the place itself.
 */
function buildersOf(variable: JobView['variable']): string | undefined {
  if (variable('BUILDX_CONFIG')) return undefined
  const home = variable('HOME') || variable('USERPROFILE')
  const directory = directoryOf(variable)
  if (!directory.startsWith('~/')) return `${directory}/buildx`
  return home && `${home}${directory.slice(1)}/buildx`
}

function logoutNotice(
  inherited: readonly string[],
  variable: JobView['variable'],
): readonly string[] {
  if (inherited.length === 0 || OWN.test(variable('DOCKER_CONFIG') ?? '')) return []
  return [
    `Logins of the job at ${inherited.join(', ')} are copied. The post steps of the actions that ` +
      'logged in will log out of the copy and leave the original; place those steps after this one',
  ]
}
