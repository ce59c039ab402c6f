import type { Fault } from './fault.ts'

const at = (file: string, named: string): Fault['guard'] => ({
  test: `__tests__/${file}.test.ts`,
  named,
})

/** Faults in the logins at container registries. */
export const registries: readonly Fault[] = [
  {
    breaks: 'export: docker passes on what the allow-list names, and nothing else',
    file: 'src/exports/dockerConfig.ts',
    find: '    auths: { ...auths, ...Object.fromEntries(own) },',
    replace: `    ...(JSON.parse(existing ?? '{}') as object),
    auths: { ...auths, ...Object.fromEntries(own) },`,
    guard: at('exports/docker', 'passes on logins and helpers of the job for other registries'),
  },
  {
    breaks: 'export: post leaves no login of the job in the configuration',
    file: 'src/exports/dockerConfig.ts',
    find: '    restored: withoutLogins(job),',
    replace: '    restored: existing ?? withoutLogins(job),',
    guard: at('flow/docker', 'leaves in post the directory, and a file without any login'),
  },
  {
    breaks: 'export: a configuration that cannot be parsed is not replaced',
    file: 'src/exports/dockerConfig.ts',
    find: "  if ('error' in parsed) throw unusable(parsed.error)",
    replace: "  if ('error' in parsed) return { ...NOTHING, dropped: [] }",
    guard: at('flow/docker', 'never overwrites or copies a configuration that cannot be parsed'),
  },
  {
    breaks: 'export: two logins at one registry are rejected before any request',
    file: 'src/exports/docker.ts',
    find: 'owners.get(registryOf(host))',
    replace: 'owners.get(`${registryOf(host)} of ${name}`)',
    guard: at('flow/docker', 'rejects two leases that log in at one registry before any request'),
  },
  {
    breaks: 'registries: user and password are masked in the form in which files hold them',
    file: 'src/providers/registryLogin.ts',
    find: 'secret(form)',
    replace: 'void form',
    guard: at('flow/docker', 'gives later steps a configuration with a masked login'),
  },
  {
    breaks: 'registries: a password of ECR is on record with its own end',
    file: 'src/providers/aws/ecr.ts',
    find: '...{ intent, id, expiresAt, revocation: null },',
    replace: '...{ intent, id, expiresAt: undefined, revocation: null },',
    guard: at('flow/docker', 'is on record with its own end'),
  },
  {
    breaks: 'registries: a password of ECR for another account is rejected',
    file: 'src/providers/aws/ecr.ts',
    find: "(account === '' || got.account === account)",
    replace: "(account === '' || got.account !== '')",
    guard: at('providers/aws.registries', 'reject a password for another account'),
  },
  {
    breaks: 'registries: a session that only logs in is limited to the registries',
    file: 'src/providers/aws/ecr.ts',
    find: '        policy: registryPolicy(config),',
    replace: '        policy: undefined,',
    guard: at('providers/aws.registries', 'give the password the rights for these registries only'),
  },
  {
    breaks: 'registries: a password of Azure for another registry is rejected',
    file: 'src/providers/azure/acr.ts',
    find: 'if (audience === host && expiresAt > now) return',
    replace: 'if (expiresAt > now) return',
    guard: at('providers/azure.registries', 'reject a password with'),
  },
  {
    breaks: 'registries: what is read from Vault is exported as a login only',
    file: 'src/providers/vault/registries.ts',
    find: '    values.delete(name)\n',
    replace: '',
    guard: at('providers/vault.registries', 'get user and password of one read'),
  },
]
