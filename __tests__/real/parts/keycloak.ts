import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { java, linux, maven, type Part, placeOf, run } from './part.ts'

const VERSION = '26.5.0'
const OPTIONS = [
  '--db=dev-mem',
  '--features=client-auth-federated,token-exchange,jwt-authorization-grant',
]

/** An authorization server that federates clients of other issuers. */
export const keycloak: Part = {
  name: `Keycloak ${VERSION}`,
  folder: `keycloak-${VERSION}`,
  tools: [java, maven, linux],
  async make(folder) {
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
    const goal = (name: string, ...more: readonly string[]) =>
      run(['mvn', '--quiet', '--batch-mode', `dependency:${name}`, artifact, ...more], {
        cwd: folder,
      })
    await goal('get', '-Dtransitive=false')
    await goal('unpack', `-DoutputDirectory=${folder}`, `-DmarkersDirectory=${folder}`)
  },
}

/** A server with an empty realm, and its administrator. */
export interface Keycloak {
  readonly address: string
  readonly realm: string
  /** A request of the administrator, below the realm. */
  configure<Shape = unknown>(method: Method, path: string, body?: unknown): Promise<Shape>
  /** What the realm says of a token, asked by a client that has nothing to do with it. */
  isAlive(token: string | undefined): Promise<boolean>
}

type Method = 'GET' | 'POST' | 'PUT'

const WATCHER = {
  clientId: 'watcher',
  secret: crypto.randomUUID(),
  publicClient: false,
  standardFlowEnabled: false,
}

/** Starts one in memory, with a realm `ci`. */
export async function startKeycloak(): Promise<Keycloak> {
  const password = crypto.randomUUID()
  const address = await serve(password)
  const realm = `${address}/realms/ci`
  const login = new URLSearchParams({
    grant_type: 'password',
    client_id: 'admin-cli',
    username: 'admin',
    password,
  })
  const send = async (method: Method, path: string, body: unknown): Promise<Response> => {
    const granted = await fetch(`${address}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: login,
    })
    const { access_token: token } = await answerOf<{ access_token: string }>(granted)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return fetch(`${address}/admin/realms${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  await answerOf(await send('POST', '', { realm: 'ci', enabled: true, sslRequired: 'none' }))
  await answerOf(await send('POST', '/ci/clients', WATCHER))
  return {
    ...{ address, realm },
    configure: async (method, path, body) => answerOf(await send(method, `/ci/${path}`, body)),
    isAlive: (token) => isAlive(realm, token ?? 'none'),
  }
}

// For a server that answers a few dozen requests, the better compiler and collector only cost time.
const QUICK = '-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

async function serve(password: string): Promise<string> {
  const home = join(placeOf(keycloak), `keycloak-${VERSION}`)
  // Its first start on a machine also compiles what the options ask for, into its own folder.
  const { sign } = await startServer({
    argv: [
      join(home, 'bin/kc.sh'),
      'start-dev',
      ...OPTIONS,
      '--http-host=127.0.0.1',
      `--http-port=${await freePort()}`,
    ],
    // Java asks no TMPDIR, and notes its figures where it finds no better place.
    env: {
      ...{ KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: password },
      JAVA_OPTS: `${QUICK} -XX:-UsePerfData -Djava.io.tmpdir=${tmpdir()}`,
    },
    sign: /Listening on: (http:\S+)/,
    patience: 400,
  })
  return sign[1] ?? ''
}

async function isAlive(realm: string, token: string): Promise<boolean> {
  const headers = { authorization: `Basic ${btoa(`${WATCHER.clientId}:${WATCHER.secret}`)}` }
  const asked = { method: 'POST', headers, body: new URLSearchParams({ token }) }
  const { active } = await answerOf<{ active: boolean }>(
    await fetch(`${realm}/protocol/openid-connect/token/introspect`, asked),
  )
  return active
}

async function answerOf<Shape>(response: Response): Promise<Shape> {
  const text = await response.text()
  if (!response.ok)
    throw new Error(
      `Keycloak answered ${response.status} at ${new URL(response.url).pathname}: ${text}`,
    )
  return JSON.parse(text || '{}') as Shape
}
