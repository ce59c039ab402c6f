/**
 * Attacker 5: the proxy through which the machine sends its requests.
 *
 * Foothold: HTTPS_PROXY of the machine names it, or the network does. Can: see which hosts are
 * connected to; refuse, delay, cut or redirect a connection; respond in place of the host; show
 * certificates of an authority of its own. Cannot: show a certificate that the machine trusts. A
 * proxy together with an authority that the machine trusts is full trust: SECURITY says so.
 */
import { createServer, type Server as HttpServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import { labAuthority } from '../lab/certificates.ts'
import type { Plot } from './play.ts'
import { EVIL } from './premises.ts'
import type { MachineProxy } from './scene.ts'
import { INJECTION } from './words.ts'

/** All that this attacker has: one connection, and the host that it is meant for. */
export interface HostileProxy {
  readonly target: string
  readonly client: Duplex
  /** Connects through to the host. */
  tunnel(): Duplex
  /** Goes on as a TLS server with a certificate of the attacker's authority. */
  impersonate(): void
}

interface Attack extends Omit<Plot, 'proxy'> {
  readonly act: (proxy: HostileProxy) => void
}

const OK = 'HTTP/1.1 200 OK\r\n\r\n'
const SLOW = { inputs: { timeout: '3s' }, limit: 14 }
const TOKEN = '{"count":1,"value":"eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0."}'
const GITHUB = /\.actions\.githubusercontent\.com:443$/
const RESPONSE =
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ` +
  `${TOKEN.length}\r\n\r\n${TOKEN}`

const attacks: readonly Attack[] = [
  {
    title: 'shows certificates of its own',
    ...SLOW,
    mustRefuse: true,
    act: ({ impersonate }) => impersonate(),
  },
  {
    title: 'shows certificates of its own for all hosts but those of GitHub',
    ...SLOW,
    act({ target, impersonate, tunnel }) {
      if (GITHUB.test(target)) tunnel()
      else impersonate()
    },
  },
  {
    title: 'asks for a password',
    ...SLOW,
    mustRefuse: true,
    act: ({ client }) =>
      client.end(
        `HTTP/1.1 407 ${INJECTION.replaceAll(/[\r\n]/g, ' ')}\r\nProxy-Authenticate: Basic ` +
          `realm="${EVIL}"\r\nContent-Length: 0\r\n\r\n`,
      ),
  },
  {
    title: 'redirects the connection',
    ...SLOW,
    mustRefuse: true,
    act: ({ client }) =>
      client.end(`HTTP/1.1 302 Found\r\nLocation: ${EVIL}/\r\nContent-Length: 0\r\n\r\n`),
  },
  {
    title: 'responds in the clear in place of the host',
    ...SLOW,
    mustRefuse: true,
    act: ({ client }) => client.end(RESPONSE),
  },
  {
    title: 'opens the tunnel and responds in the clear',
    ...SLOW,
    mustRefuse: true,
    act: ({ client }) => client.end(`${OK}${RESPONSE}`),
  },
  {
    title: 'cuts the connection to the server of the lease after its first bytes',
    ...SLOW,
    act({ target, client, tunnel }) {
      const upstream = tunnel()
      if (!GITHUB.test(target)) upstream.once('data', () => setImmediate(() => client.destroy()))
    },
  },
  {
    title: 'never responds',
    ...SLOW,
    mustRefuse: true,
    act: ({ client }) => void client.resume(),
  },
]

/** Starts the proxy of an attack in front of the given ports. */
async function openProxy(
  act: Attack['act'],
  ports: ReadonlyMap<string, number>,
): Promise<MachineProxy> {
  const sockets = new Set<Duplex>()
  const keep = <S extends Duplex>(socket: S): S => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    return socket
  }
  const names = [...ports.keys()].map((target) => target.replace(/:443$/, ''))
  const authority = await labAuthority('Authority of the proxy')
  const secureContext = createSecureContext(await authority.leaf({ names }))
  // Whatever comes through an impersonated connection gets a forged token.
  const impostor = createServer((_request, response) => response.end(TOKEN))
  const server: HttpServer = createServer((_request, response) => response.writeHead(405).end())
  server.on('connection', keep)
  server.on('connect', ({ url: target = '' }: { url?: string }, client: Duplex) => {
    const tunnel = (): Duplex => {
      const upstream = keep(connect(ports.get(target) ?? 9, '127.0.0.1'))
      client.write(OK)
      upstream.pipe(client).pipe(upstream)
      return upstream
    }
    const impersonate = (): void => {
      client.write(OK)
      const stream = new TLSSocket(client as never, { isServer: true, secureContext })
      impostor.emit('connection', keep(stream))
    }
    act({ target, client: keep(client), tunnel, impersonate })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** The attacks of a proxy as plots. */
export const proxies: readonly Plot[] = attacks.map(({ act, ...plot }) => ({
  ...plot,
  proxy: (ports) => openProxy(act, ports),
}))
