import { createPrivateKey, randomUUID, sign, timingSafeEqual, X509Certificate } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Leaf, labAuthority } from '../lab/certificates.ts'
import type { Handler } from '../lab/handler.ts'
import { freePort, startServer } from '../real/server.ts'
import { debianProgram } from './registryParts.ts'

/** The user of both registries, and the password that `HTPASSWD` holds as a hash. */
export const LOGIN = { username: 'ci', password: 'registry-password-of-the-lab' } as const
const HTPASSWD = 'ci:$2b$05$abcdefghijklmnopqrstuu51Vl9r6StaTANmLdc72gq2psgL94K6C\n'

const SERVICE = 'registry.lab.test'
const ISSUER = 'auth.lab.test'

/** Starts a registry that compares passwords itself; returns its host. */
export async function startPasswordRegistry(): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'registry-'))
  writeFileSync(join(place, 'htpasswd'), HTPASSWD)
  return startRegistry(place, { htpasswd: { realm: 'lab', path: join(place, 'htpasswd') } })
}

/** Starts a registry that accepts the tokens of a server, which compares the password. */
export async function startTokenRegistry(): Promise<string> {
  const authority = await labAuthority('Authority of the token server')
  const leaf = await authority.leaf({ names: [ISSUER] })
  const place = mkdtempSync(join(tmpdir(), 'registry-'))
  const rootcertbundle = join(place, 'roots.pem')
  writeFileSync(rootcertbundle, authority.pem)
  // Clients reject a token server at a loopback address, unless the registry has the same one.
  let inner = ''
  const front = await startFront(tokenServer(leaf), () => inner)
  const realm = `http://${front}/token`
  const token = { realm, service: SERVICE, issuer: ISSUER, rootcertbundle }
  inner = await startRegistry(place, { token })
  return front
}

/** Starts a server that answers `/token`, and passes every other request on. */
async function startFront(tokens: Handler, inner: () => string): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', headers, url: path = '/' } = incoming
    if (!path.startsWith('/token')) {
      const [host = '', port] = inner().split(':')
      const passed = request({ host, port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      passed.on('error', () => outgoing.destroy())
      incoming.pipe(passed)
      return
    }
    const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    const url = new URL(path, 'http://token.lab.test')
    const body = await text(incoming)
    const answer = await tokens({ method, url, headers: Object.fromEntries(texts), body })
    outgoing.writeHead(answer.status, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify(answer.body))
  })
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  )
  return `127.0.0.1:${port}`
}

async function startRegistry(place: string, auth: object): Promise<string> {
  const host = `127.0.0.1:${await freePort()}`
  const config = {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(place, 'data') } },
    http: { addr: host, secret: randomUUID() },
    auth,
  }
  const file = join(place, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  await startServer({
    argv: [debianProgram('docker-registry'), 'serve', file],
    sign: /listening on 127\.0\.0\.1/,
  })
  return host
}

/** Issues tokens for whatever is asked for, to the user with the right password alone. */
function tokenServer(leaf: Leaf): Handler {
  const expected = Buffer.from(`Basic ${btoa(`${LOGIN.username}:${LOGIN.password}`)}`)
  return ({ url, headers, method, body }) => {
    const given = Buffer.from(headers['authorization'] ?? '')
    const form = new URLSearchParams(body)
    const { username, password } = LOGIN
    const admitted =
      method === 'POST'
        ? form.get('username') === username && form.get('password') === password
        : given.length === expected.length && timingSafeEqual(given, expected)
    if (!admitted) return { status: 401, body: { details: 'wrong password' } }
    const asked = method === 'POST' ? form : url.searchParams
    const token = issued(
      leaf,
      asked.getAll('scope').flatMap((each) => each.split(' ')),
    )
    return { status: 200, body: { token, access_token: token, expires_in: 300 } }
  }
}

function issued({ key, cert }: Leaf, scopes: readonly string[]): string {
  const access = scopes.flatMap((scope) => {
    const [, type, name, actions] = /^([^:]+):(.+):([^:]+)$/.exec(scope) ?? []
    return actions === undefined ? [] : [{ type, name, actions: actions.split(',') }]
  })
  const now = Math.floor(Date.now() / 1000)
  const times = { iat: now, nbf: now - 10, exp: now + 300 }
  const x5c = [new X509Certificate(cert).raw.toString('base64')]
  const claims = { iss: ISSUER, aud: SERVICE, sub: LOGIN.username, jti: randomUUID(), access }
  const signed = [
    { typ: 'JWT', alg: 'ES256', x5c },
    { ...claims, ...times },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const privateKey = { key: createPrivateKey(key), dsaEncoding: 'ieee-p1363' } as const
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}
