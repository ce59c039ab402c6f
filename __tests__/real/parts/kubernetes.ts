import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Authority, labAuthority } from '../../lab/certificates.ts'
import { freePort, startServer } from '../server.ts'
import { goFlags } from './goInstall.ts'
import { go, linux, type Part, placeOf, run } from './part.ts'

const VERSION = 'v1.34.2'
const SOURCE = resolve(import.meta.dirname, '../kubernetes')
const digest = ['server/main.go', 'kubectl/main.go', 'go.mod', 'go.sum'].reduce(
  (hash, file) => hash.update(readFileSync(join(SOURCE, file))),
  createHash('sha256'),
)
// Without it the server and kubectl would call themselves v0.0.0.
const LINKING = `-ldflags=-s -w -X k8s.io/component-base/version.gitVersion=${VERSION}`

/** kube-apiserver with its etcd in one program, and kubectl. */
export const kubernetes: Part = {
  name: 'kube-apiserver 1.34.2 with etcd 3.6.4, and kubectl',
  folder: `kubernetes-1.34.2-${digest.digest('hex').slice(0, 12)}`,
  tools: [go, linux],
  async make(folder) {
    const output = `${folder}/`
    await run(['go', 'build', LINKING, '-o', output, './server', './kubectl'], {
      cwd: SOURCE,
      env: goFlags,
    })
  },
}

/** The path of kubectl. */
export const kubectl = (): string => join(placeOf(kubernetes), 'kubectl')

/** A response of the API server. */
export interface ApiResponse {
  readonly status: number
  readonly body: unknown
}

/** Sends a request with a bearer token; the administrator's unless another is given. */
export type Send = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  more?: { readonly body?: unknown; readonly token?: string },
) => Promise<ApiResponse>

/** An API server, and its administrator. */
export interface Cluster {
  readonly address: string
  /** Signed its certificate. */
  readonly authority: Authority
  readonly send: Send
  /** Creates an object; throws if the API server rejects it. */
  create(path: string, object: object): Promise<void>
}

/** An issuer that an API server trusts. */
export interface TrustedIssuer {
  readonly url: string
  /** PEM of the authority of its certificate. */
  readonly certificate: string
}

/**
 * Starts an API server on a free loopback port. It accepts the tokens of the issuer whose audience
 * is its own address and whose owner is the lab's, and takes `gha:` and the repository as user.
 */
export async function startKubernetes(issuer: TrustedIssuer): Promise<Cluster> {
  const authority = await labAuthority('Authority of the cluster')
  const { key, cert } = await authority.leaf({ names: ['127.0.0.1'] })
  const port = await freePort()
  const address = `https://127.0.0.1:${port}`
  const root = crypto.randomUUID()
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = { privateKey: { type: 'pkcs8' }, publicKey: { type: 'spki' } } as const
  const place = mkdtempSync(join(tmpdir(), 'real-cluster-'))
  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(join(place, name), text, { mode: 0o600 })
    return join(place, name)
  }
  const flags = {
    'bind-address': '127.0.0.1',
    'secure-port': String(port),
    'tls-cert-file': file('cert.pem', cert),
    'tls-private-key-file': file('key.pem', key),
    'service-account-issuer': address,
    'service-account-signing-key-file': file(
      'signing.pem',
      signing.privateKey.export({ ...pem.privateKey, format: 'pem' }),
    ),
    'service-account-key-file': file(
      'public.pem',
      signing.publicKey.export({ ...pem.publicKey, format: 'pem' }),
    ),
    'token-auth-file': file('tokens.csv', `${root},admin,admin,system:masters\n`),
    'authentication-config': file('authentication.json', JSON.stringify(trust(issuer, address))),
    'authorization-mode': 'RBAC',
    'service-cluster-ip-range': '10.0.0.0/24',
    // The service `kubernetes` needs no endpoints: nothing runs in this cluster.
    'endpoint-reconciler-type': 'none',
  }
  await startServer({
    argv: [
      join(placeOf(kubernetes), 'server'),
      ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ],
    sign: /Serving securely on /,
  })
  const send: Send = (method, path, { body, token = root } = {}) =>
    sent({ address, authority }, { method, path, body, token })
  await untilReady(send)
  return {
    ...{ address, authority, send },
    async create(path, object) {
      const { status, body } = await send('POST', path, { body: object })
      if (status !== 201) throw new Error(`POST ${path}: ${status} ${JSON.stringify(body)}`)
    },
  }
}

/** As `docs/setup/kubernetes.md` tells an administrator to trust GitHub. */
const trust = ({ url, certificate }: TrustedIssuer, audience: string): object => ({
  apiVersion: 'apiserver.config.k8s.io/v1',
  kind: 'AuthenticationConfiguration',
  jwt: [
    {
      issuer: { url, audiences: [audience], certificateAuthority: certificate },
      claimValidationRules: [{ claim: 'repository_owner_id', requiredValue: '65' }],
      claimMappings: { username: { expression: "'gha:' + claims.repository" } },
    },
  ],
})

const TRIES = 300

/** Ready means that the roles exist which every cluster has. */
async function untilReady(send: Send): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { status } = await send('GET', '/readyz').catch(() => ({ status: 0 }))
    if (status === 200) return
    await sleep(100)
  }
  throw new Error('the API server is not ready')
}

function sent(
  { address, authority }: Pick<Cluster, 'address' | 'authority'>,
  ask: { method: string; path: string; body: unknown; token: string },
): Promise<ApiResponse> {
  const { method } = ask
  const text = ask.body === undefined ? '' : JSON.stringify(ask.body)
  const headers = {
    authorization: `Bearer ${ask.token}`,
    'content-type': 'application/json',
    // Node sends none with DELETE by itself, and the server would see no body.
    'content-length': String(Buffer.byteLength(text)),
  }
  return new Promise((done, reject) => {
    const options = { method, headers, ca: authority.pem, agent: false }
    request(new URL(ask.path, address), options, async (response) => {
      let answer = ''
      for await (const part of response.setEncoding('utf8')) answer += part
      done({ status: response.statusCode ?? 0, body: parsed(answer) })
    })
      .on('error', reject)
      .end(text)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
