import type { OpenLab } from '../lab/clock.ts'
import { CLIENT, entra, TENANT } from '../lab/entra.ts'
import { github } from '../lab/github.ts'
import { google, PROVIDER } from '../lab/google.ts'
import type { Handler, LabAnswer, LabRequest } from '../lab/handler.ts'
import { ROLE, STS, VAULT } from '../lab/inProcessStep.ts'
import type { LabIssuer } from '../lab/issuer.ts'
import { kubernetesServer } from '../lab/kubernetes.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'

const SUBJECT = 'repo:octo-org/app:environment:production'
const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const NEXT = 'arn:aws:iam::210987654321:role/next'
const REALM = 'https://auth.lab.test/realms/lab'

/** A lease of each provider, with more than one call where it knows how. */
export const wishes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws: {
    from: 'aws',
    export: 'output',
    role: ROLE,
    region: 'eu-central-1',
    chain: `[{role: "${NEXT}"}]`,
  },
  vault: {
    from: 'vault',
    export: 'output',
    address: VAULT,
    role: 'ci',
    read: 'DB_*: database/creds/app\nPASSWORD: secret/data/app#password',
  },
  gcp: {
    from: 'gcp',
    export: 'output',
    'workload-identity-provider': PROVIDER,
    'service-account': ACCOUNT,
  },
  azure: { from: 'azure', export: 'output', 'tenant-id': TENANT, 'client-id': CLIENT },
  kubernetes: {
    ...{ from: 'kubernetes', export: 'output', address: 'https://kube.lab.test' },
    'kube-service-account': 'deploy/ci',
  },
  oauth: { from: 'oauth', export: 'output', discover: REALM, audience: REALM },
  'octo-sts': { from: 'octo-sts', export: 'output', scope: 'octo-org/infra', identity: 'deploy' },
}

/** The server of each of them, each as it is. */
export function fakeProviders(
  lab: OpenLab,
  { verifier }: LabIssuer,
): Readonly<Record<string, Handler>> {
  const app = github(lab, 'https://api.github.com')
  return {
    ...vaultServer(lab, verifier, { kv2: { app: [{ password: 'correct horse' }] } }).hosts,
    ...stsServer(lab, verifier, {
      roles: { [ROLE]: { claims: {} }, [NEXT]: { assumedBy: [ROLE] } },
      origin: STS,
    }).hosts,
    ...google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } }).hosts,
    ...entra(lab, verifier).hosts,
    ...kubernetesServer(lab, verifier).hosts,
    ...oauthServer(lab, verifier).hosts,
    ...app.hosts,
    ...octoStsServer(verifier, app, {
      policies: { 'octo-org/infra:deploy': { subject: SUBJECT } },
      domain: 'octo-sts.dev',
    }),
  }
}

/** What becomes of a response: another comes in its place, or one part of it is another. */
export type Spoilt =
  | { readonly whole: LabAnswer }
  | { readonly part: number; readonly value: unknown }

/** The same servers, of which one answer, counted from 0, is spoilt. */
export function spoiling(
  hosts: Readonly<Record<string, Handler>>,
  at: number,
  how: Spoilt,
): Readonly<Record<string, Handler>> {
  let count = 0
  const wrapped = (handle: Handler) => async (request: LabRequest) => {
    const answer = await handle(request)
    return count++ === at ? spoil(answer, how) : answer
  }
  return Object.fromEntries(
    Object.entries(hosts).map(([origin, handle]) => [origin, wrapped(handle)]),
  )
}

function spoil(real: LabAnswer, how: Spoilt): LabAnswer {
  if ('whole' in how) return how.whole
  const { body } = real
  if (typeof body === 'string') {
    const texts = [...body.matchAll(/>([^<]+)</g)]
    const found = texts[how.part % Math.max(1, texts.length)]
    const [index, inner] = [found?.index ?? 0, found?.[1] ?? '']
    return {
      ...real,
      body: `${body.slice(0, index + 1)}${String(how.value)}${body.slice(index + 1 + inner.length)}`,
    }
  }
  const copy = JSON.parse(JSON.stringify(body ?? {})) as Record<string, unknown>
  const parts = partsOf(copy)
  const [holder, name] = parts[how.part % Math.max(1, parts.length)] ?? [copy, 'x']
  holder[name] = how.value
  return { ...real, body: copy }
}

/** Every member of a JSON value, at any depth, by the object that holds it. */
function partsOf(value: unknown): readonly (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return []
  const own = value as Record<string, unknown>
  return Object.keys(own).flatMap((name) => [[own, name] as const, ...partsOf(own[name])])
}
