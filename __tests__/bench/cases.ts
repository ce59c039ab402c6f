import { MOST, type Site } from './servers.ts'

/** One job, to be done by the built action and by the floor. */
export interface Case {
  readonly name: string
  /** Inputs of the action. */
  readonly inputs: (site: Site) => Readonly<Record<string, string>>
  /** The same for the floor. */
  readonly floor: (site: Site) => Readonly<Record<string, string>>
  /** What main has to send, and post: with how often each is sent. */
  readonly requests: Readonly<Record<Phase, readonly string[]>>
  /**
   * The ratio that is to be reached, by phase and round trip in milliseconds; post is not measured
   * where it has none.
   */
  readonly goals: Readonly<Partial<Record<`${Phase} ${number}`, number>>>
}

/** A phase of a job. */
export type Phase = 'main' | 'post'

const expect = 'repository_id: "1296269"\nref: refs/heads/main\nenvironment: production'
const roleOf = (index: number): string => `arn:aws:iam::123456789012:role/r${index}`
const IDENTITY = ['1 keys', '1 token']

/** `n` roles in one step: one token, n exchanges. */
function aws(n: number, goals: Case['goals']): Case {
  const lease = (site: Site, index: number) => ({
    from: 'aws',
    role: roleOf(index),
    region: 'eu-central-1',
    address: site.aws,
  })
  return {
    name: n === 1 ? 'AWS, a role' : `AWS, ${n} roles`,
    inputs: (site) =>
      n === 1
        ? { expect, export: 'env', prefix: 'R0_', ...lease(site, 0) }
        : {
            expect,
            export: 'env',
            leases: range(n)
              .map((at) => block(`r${at}`, { ...lease(site, at), prefix: `R${at}_` }))
              .join(''),
          },
    floor: (site) => ({
      kind: 'aws',
      target: site.aws,
      audience: 'sts.amazonaws.com',
      count: String(n),
    }),
    requests: { main: [...IDENTITY, `${n} exchange`], post: [] },
    goals,
  }
}

/** A session that reads `n` secrets of Secrets Manager and is not exported. */
function awsRead(n: number, goals: Case['goals']): Case {
  const read = range(n).map((at) => `PASSWORD_${at}: secretsmanager:app${at}`)
  return {
    name: n === 1 ? 'AWS, a secret' : `AWS, ${n} secrets`,
    inputs: (site) => ({
      from: 'aws',
      role: roleOf(0),
      region: 'eu-central-1',
      address: site.aws,
      'store-address': site.stores,
      expect,
      export: 'env',
      read: read.join('\n'),
    }),
    floor: (site) => ({
      kind: 'aws-read',
      target: site.aws,
      stores: site.stores,
      audience: 'sts.amazonaws.com',
      count: String(n),
    }),
    // A store is called by the same method and path as STS.
    requests: { main: [...IDENTITY, `${n + 1} exchange`], post: [] },
    goals,
  }
}

/**
 * A login and `n` reads, after which the token is revoked at once; without reads it is exported,
 * and post revokes it.
 */
function vault(n: number, goals: Case['goals']): Case {
  const read = range(n).map((at) => `PASSWORD_${at}: secret/data/app${at}#password`)
  return {
    name: n === 0 ? 'Vault, the token' : n === 1 ? 'Vault, a secret' : `Vault, ${n} secrets`,
    inputs: (site) => ({
      from: 'vault',
      address: site.vault,
      role: 'ci',
      expect,
      export: 'env',
      ...(n > 0 && { read: read.join('\n') }),
    }),
    floor: (site) => ({
      kind: 'vault',
      target: site.vault,
      audience: site.vault,
      count: String(n),
    }),
    requests: {
      main: n === 0 ? [...IDENTITY, '1 login'] : [...IDENTITY, `${n} read`, '1 login', '1 return'],
      post: n === 0 ? ['1 return'] : [],
    },
    goals,
  }
}

/** A lease as users write it. */
const block = (name: string, fields: Readonly<Record<string, string>>): string =>
  `${name}:\n${Object.entries(fields)
    .map(([field, value]) => `  ${field}: ${value}\n`)
    .join('')}`

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, index) => index)
const one = { 'main 0': 1.6, 'main 50': 1.1 }
const twenty = { 'main 50': 1.15 }
/** Against `node -e 0`, at any round trip: nothing is asked. */
const idle = { 'post 0': 1.3 }

/** All of them, by the names that `--cases` takes. */
export const cases: Readonly<Record<string, Case>> = {
  'aws-1': aws(1, { ...one, ...idle }),
  'aws-5': aws(5, {}),
  'aws-20': aws(MOST, twenty),
  'aws-read-1': awsRead(1, { 'main 50': 1.1 }),
  'aws-read-20': awsRead(MOST, { 'main 50': 1.1 }),
  'vault-1': vault(1, { ...one, ...idle }),
  'vault-5': vault(5, {}),
  'vault-20': vault(MOST, twenty),
  'vault-token': vault(0, { ...one, 'post 0': 1.3, 'post 50': 1.3 }),
}
