import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { asFailure } from '../../src/core/failure.ts'
import { VERSION } from '../../src/core/version.ts'
import { runMain } from '../../src/flow/main.ts'
import { runPost } from '../../src/flow/post.ts'
import { readJournal } from '../../src/journal/journal.ts'
import { correlationHeaders } from '../../src/providers/correlation.ts'
import { ACCOUNT, SUBJECT } from '../lab/allProviders.ts'
import { frozenLab } from '../lab/clock.ts'
import { CLIENT, entra, TENANT } from '../lab/entra.ts'
import { jobFacts } from '../lab/facts.ts'
import { github } from '../lab/github.ts'
import { google, PROVIDER } from '../lab/google.ts'
import { ROLE, VAULT } from '../lab/inProcessStep.ts'
import { labIssuer } from '../lab/issuer.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import { vaultServer } from '../lab/vault.ts'

const OAUTH = 'https://auth.lab.test/realms/lab'
const LEASES = {
  deploy: `{from: aws, role: "${ROLE}", region: eu-central-1, export: output}`,
  app: `{from: vault, address: "${VAULT}", role: ci, read: {A: secret/data/app#password}, export-credentials: "true", export: output}`,
  google: `{from: gcp, workload-identity-provider: ${PROVIDER}, service-account: ${ACCOUNT}, export: output}`,
  azure: `{from: azure, tenant-id: ${TENANT}, client-id: ${CLIENT}, export: output}`,
  infra: '{from: octo-sts, scope: octo-org/infra, identity: deploy, export: output}',
  sso: `{from: oauth, discover: "${OAUTH}", audience: "${OAUTH}", export: output}`,
}
const ANONYMOUS = 'lease-credentials'
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Runs a step with a lease of each provider. Returns its requests, those of post, and its record. */
async function played(facts = jobFacts) {
  const lab = frozenLab()
  const issuer = labIssuer(lab, { facts })
  const { verifier } = issuer
  const installed = github(lab)
  const places = [
    issuer,
    vaultServer(lab, verifier, { kv2: { app: [{ password: 'of the app' }] } }),
    stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } }),
    google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } }),
    entra(lab, verifier),
    installed,
    oauthServer(lab, verifier, { issuer: OAUTH }),
    {
      hosts: octoStsServer(verifier, installed, {
        policies: { 'octo-org/infra:deploy': { subject: SUBJECT } },
      }),
    },
  ]
  const hosts = Object.assign({}, ...places.map((place) => place.hosts))
  const known = { hosts, facts: issuer.facts, idToken: issuer.idToken }
  const runtime = inMemoryRuntime({ ...known, lab })
  const leases = Object.entries(LEASES).map(([name, fields]) => `${name}: ${fields}`)
  const inputs = new Map([['leases', leases.join('\n')]])
  expect(await runMain(runtime, inputs).then(() => undefined, asFailure)).toBeUndefined()
  const found = readJournal(runtime.stateOf())
  const after = inMemoryRuntime({ ...known, after: runtime })
  // Post is another process, which draws other random numbers.
  for (let count = 0; count < 40; count++) after.random(32)
  if (found) await runPost(after, found, () => inputs)
  const [, text = ''] = [...runtime.disk].find(([path]) => path.endsWith('record.jsonl')) ?? []
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return {
    lines,
    requests: events(runtime.transcript, 'request'),
    returns: events(after.transcript, 'request'),
  }
}

const uidOf = (lines: readonly Record<string, unknown>[], lease: string): unknown =>
  lines.find((line) => line['lease'] === lease)?.['lease_uid']

describe('a request that carries the ID token or the lease', () => {
  test('names the run, the job and its lease, in main and in post', async () => {
    const { requests, returns } = await played()
    const agents = (all: typeof requests) =>
      new Set(all.map(({ headers }) => headers['user-agent']).filter((name) => name !== ANONYMOUS))
    const agent = (lease: string): string =>
      `lease-credentials/${VERSION} (octo-org/app; run 1658821493/1; job 40124387612; ${lease})`
    expect(agents(requests)).toEqual(new Set(Object.keys(LEASES).map(agent)))
    expect(agents(returns)).toEqual(new Set(['app', 'infra', 'sso'].map(agent)))
  })

  test('carries the uid of its lease under the name that the provider logs', async () => {
    const { lines, requests, returns } = await played()
    const sent = (host: RegExp, name: string): readonly (string | undefined)[] =>
      [...requests, ...returns]
        .filter(({ url }) => host.test(new URL(url).host))
        .map(({ headers }) => headers[name])
    const vault = sent(/vault\.lab/, 'x-correlation-id')
    expect([vault.length > 2, new Set(vault)]).toEqual([true, new Set([uidOf(lines, 'app')])])
    const [entraId] = sent(/login\.microsoftonline/, 'client-request-id')
    expect([GUID.test(entraId ?? ''), entraId?.replaceAll('-', '')]).toEqual([
      true,
      uidOf(lines, 'azure'),
    ])
    expect(sent(/googleapis/, 'x-goog-request-reason')).toEqual([
      uidOf(lines, 'google'),
      uidOf(lines, 'google'),
    ])
  })

  test('is the only one that does: neither the issuer nor public metadata hears of the run', async () => {
    const { requests } = await played()
    const anonymous = requests.filter(({ headers }) => headers['user-agent'] === ANONYMOUS)
    expect(new Set(anonymous.map(({ url }) => new URL(url).host))).toEqual(
      new Set([
        'auth.lab.test',
        'run-actions-1-azure-eastus.actions.githubusercontent.com',
        'token.actions.githubusercontent.com',
      ]),
    )
  })

  test('contains no text that an outsider can write', async () => {
    const ref = 'refs/heads/${IFS}evil'
    const { requests } = await played({
      ...jobFacts,
      ref,
      ref_name: ref,
      head_ref: ref,
      workflow: 'Evil',
      actor: 'evil',
    })
    const names = ['user-agent', 'x-correlation-id', 'client-request-id', 'x-goog-request-reason']
    const sent = requests.flatMap(({ headers }) => names.map((name) => headers[name] ?? ''))
    expect(sent.join('\n')).not.toMatch(/evil/i)
  })
})

describe('the lines of one lease', () => {
  test('have one uid of the lease, one id and one run, and each a uid of its own', async () => {
    const { lines } = await played()
    expect(new Set(lines.map(({ uid }) => uid)).size).toBe(lines.length)
    expect(new Set(lines.map(({ trace }) => trace)).size).toBe(1)
    for (const lease of Object.keys(LEASES)) {
      const own = lines.filter((line) => line['lease'] === lease)
      expect(own.length).toBeGreaterThan(1)
      const same = own.map(({ lease_uid, id, run }) => JSON.stringify([lease_uid, id, run]))
      expect([lease, new Set(same).size]).toEqual([lease, 1])
    }
    expect(new Set(lines.map(({ lease_uid }) => lease_uid)).size).toBe(6)
  })

  test('have the trace id of the OpenTelemetry receiver for GitHub', async () => {
    const { lines } = await played()
    // printf '%s' 16588214931t | sha256sum | cut -c 1-32
    expect(lines[0]?.['trace']).toBe('2363ca4b4c3575b0721ca543eab7a534')
  })
})

describe('the User-Agent', () => {
  test('is ASCII and at most 256 characters long, whatever the repository is called', () => {
    const run = { repository: `ö\r\n(x)${'y'.repeat(400)}`, run_id: '1', run_attempt: '1' }
    const { 'User-Agent': agent = '' } = correlationHeaders({
      ...{ from: 'aws', lease: 'app', leaseUid: '0'.repeat(32), run },
    })
    expect(agent).toMatch(/^lease-credentials\/[\d.]+ \([A-Za-z0-9 ;._/-]*\)$/)
    expect(agent).toHaveLength(256)
  })

  test('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(VERSION).toBe(version)
  })
})
