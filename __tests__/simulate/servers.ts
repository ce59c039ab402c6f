import { generateKeyPairSync } from 'node:crypto'
import type { Clock, OpenLab } from '../lab/clock.ts'
import { ecr } from '../lab/ecr.ts'
import { CLIENT, entra, TENANT } from '../lab/entra.ts'
import { jobFacts } from '../lab/facts.ts'
import { github } from '../lab/github.ts'
import { google, PROVIDER } from '../lab/google.ts'
import type { Handler } from '../lab/handler.ts'
import { type LabIssuer, labIssuer, type SigningKey } from '../lab/issuer.ts'
import { kubernetesServer } from '../lab/kubernetes.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { COLLECTOR, collector, type LabSink } from '../lab/sinks.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'
import { type JobSpec, type LeaseSpec, passOf } from './spec.ts'

/** All servers around one job, and their books. */
export interface Servers {
  readonly issuer: LabIssuer
  readonly hosts: Readonly<Record<string, Handler>>
  /** The ID tokens that the issuer minted, in order. */
  readonly minted: readonly { readonly token: string; readonly audience: string }[]
  /** What the collector stored. */
  readonly sink: LabSink
  /** The inputs of the step. */
  readonly inputs: Readonly<Record<string, string>>
  /** What is alive: the lease that it belongs to, or the leases it may belong to. */
  alive(): readonly { readonly what: string; readonly leases: readonly string[] }[]
}

const SUBJECT = 'repo:octo-org/app:environment:production'
const STRANGER = '99999999-2222-4333-8444-555555555555'
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const
let strangersKey: ReturnType<typeof generateKeyPairSync>['privateKey'] | undefined

/** Creates an issuer and one server, or one account at a server, for each lease. */
export function createServers(lab: OpenLab & Clock, spec: JobSpec, key: SigningKey): Servers {
  const issuer = labIssuer(lab, { facts: { ...jobFacts, action: 'creds' } })
  issuer.keys.splice(0, issuer.keys.length, key)
  const minted: { token: string; audience: string }[] = []
  const { verifier } = issuer
  const of = (kind: LeaseSpec['from']): readonly LeaseSpec[] =>
    spec.leases.filter(({ from }) => from === kind)
  const roles = Object.fromEntries(
    of('aws').map((lease) => [
      roleOf(lease),
      { claims: refused(lease) ? { repository_id: ['1'] } : {} },
    ]),
  )
  const regions = REGIONS.map((region) =>
    stsServer(lab, verifier, { roles, origin: `https://sts.${region}.amazonaws.com` }),
  )
  const registry = ecr(lab, {
    // A session of any region is one of IAM.
    signedBy: (...request) =>
      regions
        .map((region) => region.signedBy(...request))
        .reduce((found, session) => (typeof found === 'string' ? session : found)),
  })
  const vaults = of('vault').map((lease) => ({ lease, server: createVault(lease) }))
  const accounts = of('gcp').map((lease) => [accountOf(lease), refused(lease) ? [] : [SUBJECT]])
  const cloud = google(lab, verifier, { accounts: Object.fromEntries(accounts) })
  const tenant = entra(lab, verifier)
  const api = github(lab)
  const policies = of('octo-sts').map((lease) => [
    `${scopeOf(lease)}:deploy`,
    { subject: refused(lease) ? 'repo:another/one:ref:refs/heads/main' : SUBJECT },
  ])
  const octo = octoStsServer(verifier, api, { policies: Object.fromEntries(policies) })
  const oauths = of('oauth').map((lease) => ({
    lease,
    server: oauthServer(lab, verifier, {
      issuer: oauthOf(lease),
      ...(refused(lease) && { subject: 'another' }),
    }),
  }))
  const clusters = of('kubernetes').map((lease) => ({
    lease,
    server: kubernetesServer(lab, verifier, {
      origin: vaultOf(lease),
      ...(refused(lease) && { rules: [] }),
    }),
  }))
  function createVault(lease: LeaseSpec) {
    const origin = vaultOf(lease)
    const role = {
      role_type: 'jwt',
      user_claim: 'repository',
      bound_audiences: refused(lease) ? ['another'] : [origin],
      token_policies: ['app'],
    } as const
    return vaultServer(lab, verifier, {
      origin,
      roles: { 'jwt/ci': role },
      kv2: { app: [{ password: lab.issue(`password-of-${lease.name}-Zq8`) }] },
    })
  }
  for (const { name, fields } of spec.leases) if (fields['headers']) lab.issue(passOf(name))
  const sink = collector(verifier)
  const servers = [...regions, registry, cloud, tenant, api, sink]
  const own = [...vaults, ...oauths, ...clusters].map(({ server }) => server)
  const names = (kind: LeaseSpec['from']): readonly string[] => of(kind).map(({ name }) => name)
  return {
    ...{ issuer, minted, sink },
    hosts: Object.assign(
      {},
      mintingHosts(issuer, spec, minted),
      ...[...servers, ...own].map(({ hosts }) => hosts),
      octo,
    ),
    inputs: inputsOf(spec),
    alive: () => [
      ...regions.flatMap((region) =>
        region.living().map((arn) => ({
          what: arn,
          leases: names('aws').filter((name) => arn.includes(`/${name}/`)),
        })),
      ),
      ...[...registry.living().values()].map(({ arn }) => ({
        what: `a password of ${arn}`,
        leases: names('aws').filter((name) => arn.includes(`/${name}/`)),
      })),
      ...[...vaults, ...clusters].flatMap(({ lease, server }) =>
        server.living().map((what) => ({ what, leases: [lease.name] })),
      ),
      ...[...cloud.living().values()].map((who) => {
        const named = of('gcp').filter((lease) => who.includes(accountOf(lease)))
        return {
          what: who,
          leases: named.length > 0 ? named.map(({ name }) => name) : names('gcp'),
        }
      }),
      ...[...tenant.living().values()].map((what) => ({ what, leases: names('azure') })),
      ...[...api.living().values()].map((scope) => ({
        what: scope,
        leases: of('octo-sts')
          .filter((lease) => scopeOf(lease) === scope)
          .map(({ name }) => name),
      })),
      ...oauths.flatMap(({ lease, server }) =>
        server.living().map(() => ({ what: 'access token', leases: [lease.name] })),
      ),
    ],
  }
}

/** The issuer's hosts, which note each token that they mint and forge the one that the job names. */
function mintingHosts(
  issuer: LabIssuer,
  { forgery }: JobSpec,
  minted: { token: string; audience: string }[],
): Readonly<Record<string, Handler>> {
  const handle: Handler = async (request) => {
    const answer = await issuer.handle(request)
    const body = answer.body as { value?: string } | undefined
    const audience = request.url.searchParams.get('audience')
    if (audience === null || body?.value === undefined) return answer
    const nth = minted.length + 1
    const token = nth === forgery?.nth ? forge(issuer, forgery.how, audience) : body.value
    minted.push({ token, audience })
    return { ...answer, body: { ...body, value: token } }
  }
  return Object.fromEntries(Object.keys(issuer.hosts).map((origin) => [origin, handle]))
}

type Forgery = NonNullable<JobSpec['forgery']>['how']

function forge(issuer: LabIssuer, how: Forgery, audience: string): string {
  strangersKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  switch (how) {
    case 'signature':
      return issuer.mint(audience, { key: strangersKey })
    case 'run':
      return issuer.mint(audience, { claims: { run_id: '7' } })
    case 'audience':
      return issuer.mint('https://another.example')
    case 'expired':
      return issuer.mint(audience, { claims: { exp: 1_600_000_000, iat: 1_599_999_000 } })
  }
}

const refused = ({ flaw }: LeaseSpec): boolean => flaw === 'refused by the server'
const roleOf = ({ name }: LeaseSpec): string => `arn:aws:iam::123456789012:role/${name}`
const accountOf = ({ name }: LeaseSpec): string => `${name}@my-project.iam.gserviceaccount.com`
const scopeOf = ({ name }: LeaseSpec): string => `octo-org/${name}`
const vaultOf = ({ name }: LeaseSpec): string => `https://${name}.lab.test`
const oauthOf = ({ name }: LeaseSpec): string => `https://${name}.lab.test/realms/lab`

function inputsOf({ leases, step, sink }: JobSpec): Readonly<Record<string, string>> {
  const entries = leases.map((lease) => {
    const claims = lease.flaw === 'claim mismatch' ? { repository: 'octo-org/another' } : {}
    const expect = { repository_id: '1296269', ...claims }
    const short = lease.flaw === 'too short' ? { 'min-lifetime': '11h' } : {}
    const { read, export: exports = 'none', ...rest } = lease.fields
    const fields = { ...providerFields(lease), ...rest, ...short, expect }
    const lines = Object.entries(fields).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
    const reads = read === undefined ? [] : [`  read: ${read.startsWith('{') ? read : `{${read}}`}`]
    return [`${lease.name}:`, ...lines, `  export: ${exports}`, ...reads].join('\n')
  })
  const sinks = `ci: {to: otlp, address: ${COLLECTOR}/v1/logs, on-failure: ${sink}}`
  return { ...step, leases: entries.join('\n'), ...(sink && { sinks }) }
}

function providerFields(lease: LeaseSpec): Readonly<Record<string, string>> {
  const { from, name } = lease
  switch (from) {
    case 'aws': {
      const region = REGIONS[Number(name.at(-1)) % REGIONS.length] ?? 'eu-central-1'
      return { from, role: roleOf(lease), region }
    }
    case 'vault':
      return { from, address: vaultOf(lease), role: 'ci' }
    case 'gcp':
      return { from, 'workload-identity-provider': PROVIDER, 'service-account': accountOf(lease) }
    case 'azure':
      return { from, 'tenant-id': TENANT, 'client-id': refused(lease) ? STRANGER : CLIENT }
    case 'octo-sts':
      return { from, scope: scopeOf(lease), identity: 'deploy' }
    case 'kubernetes':
      return { from, address: vaultOf(lease), 'kube-service-account': 'deploy/ci' }
    case 'oauth':
      return { from, discover: oauthOf(lease), audience: oauthOf(lease) }
  }
}
