import { join } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { java, linux, maven, type Part, placeOf, run } from './part.ts'

const VERSION = '26.5.0'
const OPTIONS = ['--db=dev-mem', '--features=client-auth-federated,token-exchange,jwt-authorization-grant']

/** An authorization server that federates clients of other issuers. */
export const keycloak: Part = {
  name: `Keycloak ${VERSION}`,
  folder: `keycloak-${VERSION}`,
  tools: [java, maven, linux],
  async make(folder) {
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`
    const goal = (name: string, ...more: readonly string[]) => run(['mvn', '--quiet', '--batch-mode', `dependency:${name}`, artifact, ...more], { cwd: folder })
    await goal('get', '-Dtransitive=false')
    await goal('unpack', `-DoutputDirectory=${folder}`, `-DmarkersDirectory=${folder}`)
  },
}

/** A server with an empty realm, and its administrator. */
export interface Keycloak {
  readonly realm: string
  /** A request of the administrator, below the realm. */
  configure(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<any>
  /** What the realm says of a token, asked by a client that has nothing to do with it. */
  isAlive(token: string): Promise<boolean>
}

const WATCHER = { clientId: 'watcher', secret: crypto.randomUUID(), publicClient: false, standardFlowEnabled: false }

/** Starts one in memory. */
export async function startKeycloak(): Promise<Keycloak> {
  const home = join(placeOf(keycloak), `keycloak-${VERSION}`)
  const password = crypto.randomUUID()
  // Its first start on a machine also compiles what the options ask for, into its own folder.
  const server = await startServer({
    argv: [join(home, 'bin/kc.sh'), 'start-dev', ...OPTIONS, '--http-host=127.0.0.1', `--http-port=${await freePort()}`],
    env: { KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: password, JAVA_OPTS_KC_HEAP: '-Xmx512m' },
    sign: /Listening on: (http:\S+)/,
    patience: 240,
  })
  const base = server.sign[1] ?? ''
  const admin = async (): Promise<string> => {
    const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password })
    return (await answerOf(await fetch(`${base}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })))['access_token']
  }
  const send = async (method: string, path: string, body: unknown): Promise<any> => {
    const headers = { authorization: `Bearer ${await admin()}`, 'content-type': 'application/json' }
    return answerOf(await fetch(`${base}/admin/realms${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }))
  }
  await send('POST', '', { realm: 'lab', enabled: true, sslRequired: 'none' })
  await send('POST', '/lab/clients', WATCHER)
  const realm = `${base}/realms/lab`
  return {
    realm,
    configure: (method, path, body) => send(method, `/lab/${path}`, body),
    async isAlive(token) {
      const authorization = `Basic ${btoa(`${WATCHER.clientId}:${WATCHER.secret}`)}`
      const asked = { method: 'POST', headers: { authorization }, body: new URLSearchParams({ token }) }
      return (await answerOf(await fetch(`${realm}/protocol/openid-connect/token/introspect`, asked)))['active'] === true
    },
  }
}

async function answerOf(response: Response): Promise<any> {
  const text = await response.text()
  if (!response.ok) throw new Error(`Keycloak answered ${response.status} at ${new URL(response.url).pathname}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}
