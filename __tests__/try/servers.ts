import { parse } from 'yaml'
import { acr } from '../lab/acr.ts'
import { type Clock, livingLab, type OpenLab } from '../lab/clock.ts'
import { ecr } from '../lab/ecr.ts'
import { CLIENT, entra, TENANT } from '../lab/entra.ts'
import { jobFacts } from '../lab/facts.ts'
import { github } from '../lab/github.ts'
import { google, PROVIDER } from '../lab/google.ts'
import type { Handler, LabRequest } from '../lab/handler.ts'
import { type LabIssuer, labIssuer, type SigningKey } from '../lab/issuer.ts'
import type { Texts } from '../lab/job.ts'
import { keyVault } from '../lab/keyVault.ts'
import { KUBE_USER, kubernetesServer } from '../lab/kubernetes.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { secretManager } from '../lab/secretManager.ts'
import { type StsRole, stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'
import type { StepFile } from './stepFile.ts'

/** Servers that accept exactly the leases of one step. */
export interface StepServers {
  readonly lab: OpenLab & Pick<Clock, 'pass'>
  readonly issuer: LabIssuer
  /** By origin. */
  readonly handlers: Readonly<Record<string, Handler>>
  /** What is alive at them, a line each. */
  alive(): readonly string[]
}

/**
 * Creates an issuer, and for each lease of the step a server under the address that the step names,
 * with the role, account or policy that it asks for.
 */
export function serversFor(
  step: StepFile,
  key?: SigningKey,
  lab: StepServers['lab'] = livingLab(),
): StepServers {
  const issuer = labIssuer(lab, {
    facts: { ...jobFacts, action: step.id },
    ...(Object.keys(step.claims).length > 0 && { claims: step.claims }),
  })
  if (key) issuer.keys.splice(0, issuer.keys.length, key)
  const leases = leasesIn(step.with)
  const made = leases.flatMap((lease) => serverOf(lease, { lab, issuer, leases }))
  return {
    lab,
    issuer,
    handlers: Object.assign({}, issuer.hosts, ...made.map(({ hosts }) => hosts)),
    alive: () => [...new Set(made.flatMap(({ living }) => living()))],
  }
}

interface Made {
  readonly hosts: Readonly<Record<string, Handler>>
  living(): readonly string[]
}

interface Around {
  readonly lab: OpenLab & Pick<Clock, 'pass'>
  readonly issuer: LabIssuer
  /** All of the step: several may name the same server. */
  readonly leases: readonly Texts[]
}

/** The leases of a step: the flat one, or those of `leases`; none if it cannot be read. */
function leasesIn(inputs: Texts): readonly Texts[] {
  if (inputs['leases'] === undefined) return [inputs]
  try {
    const parsed: unknown = parse(inputs['leases'])
    return Object.values((parsed ?? {}) as Record<string, Texts>)
  } catch {
    return []
  }
}

function serverOf(lease: Texts, { lab, issuer, leases }: Around): readonly Made[] {
  const { verifier } = issuer
  const address = originOf(lease['address'])
  const subject = String(issuer.mint('x').split('.')[1])
  const { sub } = JSON.parse(Buffer.from(subject, 'base64url').toString()) as { sub: string }
  switch (lease['from']) {
    case 'aws': {
      const region = lease['region'] ?? 'us-east-1'
      const origin = address ?? `https://sts.${region}.amazonaws.com`
      const roles = Object.fromEntries(leases.flatMap(rolesOf))
      const sts = stsServer(lab, verifier, { roles, origin, audiences: audiencesOf(lease, origin) })
      const passwords = ecr(lab, sts, { regions: [region] })
      return [{ hosts: { ...passwords.hosts, ...sts.hosts }, living: () => sts.living() }]
    }
    case 'vault': {
      const origin = address ?? 'https://vault.lab.test'
      const role = {
        role_type: 'jwt',
        user_claim: 'repository',
        bound_audiences: [lease['audience'] ?? origin],
        token_policies: ['app'],
      } as const
      const path = `${lease['mount'] ?? 'jwt'}/${lease['role'] ?? ''}`
      const kv2 = secretsFor(lease['read'])
      return [vaultServer(lab, verifier, { origin, roles: { [path]: role }, kv2 })]
    }
    case 'gcp': {
      const account = lease['service-account']
      const server = google(lab, verifier, {
        provider: (lease['workload-identity-provider'] ?? PROVIDER).replace(
          /^.*?(?=projects\/)/,
          '',
        ),
        ...(account && { accounts: { [account]: [sub] } }),
      })
      const living = (): readonly string[] => [...server.living().values()]
      const store = secretManager(server, { secrets: googleSecrets(lease) })
      return [{ hosts: { ...store.hosts, ...server.hosts }, living }]
    }
    case 'azure':
      return [azureOf(lease, { lab, issuer, leases, sub })]
    case 'octo-sts': {
      const api = github(lab)
      const policies = { [`${lease['scope']}:${lease['identity']}`]: { subject: sub } }
      const hosts = { ...api.hosts, ...octoStsServer(verifier, api, { policies }) }
      return [{ hosts, living: () => [...api.living().values()] }]
    }
    case 'kubernetes':
      return [
        kubernetesServer(lab, verifier, {
          ...(address && { origin: address }),
          accounts: [lease['kube-service-account'] ?? 'deploy/ci'],
          username: () => lease['expect-user'] ?? KUBE_USER,
        }),
      ]
    case 'oauth':
      return [oauthServer(lab, verifier, { issuer: lease['discover'] ?? address ?? '' })]
    default:
      return []
  }
}

/** The secrets of KV version 2 that `read` names, each with the fields that it takes. */
function secretsFor(read: unknown): Readonly<Record<string, readonly object[]>> {
  const entries = (typeof read === 'string' ? parse(read) : read) as unknown
  const secrets = new Map<string, Record<string, unknown>>()
  for (const source of Object.values((entries ?? {}) as object)) {
    const [, path, field = 'value'] =
      /^secret\/data\/([^#? ]+)[^#]*(?:#(\w+))?/.exec(String(source)) ?? []
    if (path) secrets.set(path, { ...secrets.get(path), [field]: `lab-value-of-${path}-${field}` })
  }
  return Object.fromEntries([...secrets].map(([path, fields]) => [path, [fields]]))
}

/** The mapping of `read`, with each value as text. */
const readOf = ({ read }: Texts): Readonly<Record<string, string>> =>
  ((typeof read === 'string' ? parse(read) : read) ?? {}) as Record<string, string>

/** The secrets of Secret Manager that `read` names, with as many versions as it needs. */
function googleSecrets(lease: Texts) {
  const entries = Object.values(readOf(lease)).map((path) => {
    const [, name = '', version = '1'] = /^([^?#| ]+)(?:\?version=(\d+))?/.exec(path) ?? []
    const data = `lab-value-of-${name.split('/').at(-1)}`
    return [name, Array.from({ length: Number(version) }, () => ({ data }))] as const
  })
  return Object.fromEntries(entries)
}

/** The role that trusts the token, and each role of `chain`, which trusts the one before it. */
function rolesOf({ role = '', chain }: Texts): readonly [string, StsRole][] {
  const hops = (typeof chain === 'string' ? parse(chain) : chain) as readonly Texts[] | undefined
  let before = role
  const chained = (hops ?? []).map((hop): [string, StsRole] => {
    const assumedBy = [before]
    before = hop['role'] ?? ''
    const externalId = hop['external-id']
    return [before, { assumedBy, allowsTags: true, ...(externalId && { externalId }) }]
  })
  return [[role, { claims: {} }], ...chained]
}

const audiencesOf = (lease: Texts, origin: string): readonly string[] => [
  lease['audience'] ?? 'sts.amazonaws.com',
  origin,
]

/** The lab knows one tenant and one application; the step's own ids stand for them. */
function azureOf(lease: Texts, { lab, issuer, sub }: Around & { readonly sub: string }): Made {
  const server = entra(lab, issuer.verifier, {
    credentials: [
      { issuer: issuer.verifier.iss, subject: sub, audience: 'api://AzureADTokenExchange' },
    ],
  })
  const renamed =
    (handle: Handler): Handler =>
    (request: LabRequest) =>
      handle({
        ...request,
        url: new URL(request.url.href.replace(lease['tenant-id'] ?? '', TENANT)),
        body: request.body.replace(lease['client-id'] ?? '', CLIENT),
      })
  const names = Object.values(readOf(lease)).map((path) => path.replace(/[?#| ].*$/, ''))
  const host = `${lease['key-vault'] ?? 'app-prod'}.vault.azure.net`
  const secrets = Object.fromEntries(names.map((name) => [name, [{ value: `lab-value-${name}` }]]))
  const store = keyVault(server, { host, secrets })
  const registries = String(lease['registries'] ?? '').match(/[a-z0-9][a-z0-9.-]+/g) ?? []
  const hosts = [store, server, ...registries.map((name) => acr(lab, server, { host: name }))]
  return {
    hosts: Object.fromEntries(
      hosts
        .flatMap((part) => Object.entries(part.hosts))
        .map(([origin, handle]) => [origin, renamed(handle)]),
    ),
    living: () => [...server.living().values()],
  }
}

const originOf = (address: string | undefined): string | undefined =>
  URL.parse(address ?? '')?.origin
