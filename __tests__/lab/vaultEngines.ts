import { randomBytes, randomUUID } from 'node:crypto'
import type { Lab, LabAnswer, LabRequest } from './handler.ts'
import { errors, type Inside, type VaultOptions } from './vault.ts'
import type { VaultToken } from './vaultTokens.ts'

/** What the engines have created, and what of it is still valid. */
export interface Engines {
  living(): readonly string[]
  admits(username: string, password: string): boolean
  unwrap(token: string): unknown
  wrap(body: object, seconds: number): object
  /** A database user for a lease of a token. */
  lease(path: string, token: VaultToken, last: boolean): LabAnswer
  revokeLease(id: string, sync: boolean): LabAnswer
  /** A session of AWS for a lease of a token: nothing that Vault does ends it. */
  session(path: string, token: VaultToken): LabAnswer
  /** A token of Google's, of which Vault keeps nothing. */
  leaseless(): LabAnswer
  /** Queues the end of all leases of a token. */
  endOf(token: VaultToken): void
  certificate(given: Readonly<Record<string, unknown>>): LabAnswer
  revokeCertificate(serial: string): LabAnswer
}

interface User {
  readonly password: string
  /** When the database drops it. */
  gone: number
}

const LEASE_S = 600
const CERTIFICATE_S = 86_400

export function enginesOf(lab: Lab, { slow = 0 }: VaultOptions): Engines {
  const leases = new Map<
    string,
    { readonly token: string; readonly user: string; readonly ends: number }
  >()
  const users = new Map<string, User>()
  const certificates = new Map<string, number>()
  const abroad = new Map<string, number>()
  const wraps = new Map<
    string,
    { readonly accessor: string; readonly ends: number; readonly body: object }
  >()
  const end = (id: string, delay: number): void => {
    const user = users.get(leases.get(id)?.user ?? '')
    leases.delete(id)
    if (user) user.gone = Math.min(user.gone, lab.now() + delay)
  }
  const valid = (at: number): boolean => at > lab.now()
  return {
    living: () => [
      ...[...leases].filter(([, { ends }]) => valid(ends)).map(([id]) => `lease ${id}`),
      ...[...users].filter(([, { gone }]) => valid(gone)).map(([name]) => `user ${name}`),
      ...[...certificates]
        .filter(([, ends]) => valid(ends))
        .map(([serial]) => `certificate ${serial}`),
      ...[...abroad].filter(([, ends]) => valid(ends)).map(([what]) => what),
      ...[...wraps.values()]
        .filter(({ ends }) => valid(ends))
        .map(({ accessor }) => `wrapping ${accessor}`),
    ],
    admits: (name, password) =>
      users.get(name)?.password === password && valid(users.get(name)?.gone ?? 0),
    unwrap(token) {
      const wrapped = wraps.get(token)
      wraps.delete(token)
      return wrapped && valid(wrapped.ends) ? wrapped.body : undefined
    },
    wrap(body, seconds) {
      const [token, accessor] = [lab.issue(`hvs.${randomUUID().replaceAll('-', '')}`), randomUUID()]
      wraps.set(token, { accessor, ends: lab.now() + seconds, body })
      return {
        request_id: randomUUID(),
        lease_id: '',
        data: null,
        wrap_info: { token, accessor, ttl: seconds, creation_path: 'lab' },
      }
    },
    lease(path, token, last) {
      if (last)
        return errors(
          400,
          'Secret cannot be revoked; token had one use left, so leased credentials were ' +
            'immediately revoked.',
        )
      const id = `${path}/${randomBytes(12).toString('hex')}`
      const [username, password] = [
        `v-${randomBytes(6).toString('hex')}`,
        lab.issue(randomBytes(18).toString('base64url')),
      ]
      const ends = Math.min(token.ends, lab.now() + LEASE_S)
      leases.set(id, { token: token.text, user: username, ends })
      users.set(username, { password, gone: ends })
      return {
        status: 200,
        body: {
          request_id: randomUUID(),
          lease_id: id,
          renewable: true,
          lease_duration: LEASE_S,
          data: { username, password },
        },
      }
    },
    session(path, token) {
      const id = `${path}/${randomBytes(12).toString('hex')}`
      leases.set(id, { token: token.text, user: '', ends: lab.now() + LEASE_S })
      abroad.set('session of AWS', lab.now() + LEASE_S)
      const [secret_key, security_token] = [18, 90].map((size) =>
        lab.issue(randomBytes(size).toString('base64')),
      )
      const data = {
        access_key: 'ASIA0',
        secret_key,
        security_token,
        session_token: security_token,
      }
      return {
        status: 200,
        body: {
          request_id: randomUUID(),
          lease_id: id,
          renewable: false,
          lease_duration: LEASE_S,
          data,
        },
      }
    },
    leaseless() {
      abroad.set('token of Google', lab.now() + LEASE_S)
      const data = {
        token: lab.issue(`ya29.${randomUUID()}`),
        token_ttl: LEASE_S - 1,
        expires_at_seconds: Math.floor(lab.now()) + LEASE_S,
      }
      return {
        status: 200,
        body: { request_id: randomUUID(), lease_id: '', lease_duration: 0, data },
      }
    },
    revokeLease(id, sync) {
      // Of a lease that is gone the server says the same.
      end(id, sync ? 0 : slow)
      return { status: 204 }
    },
    endOf(token) {
      for (const [id, { token: owner }] of leases) if (owner === token.text) end(id, slow)
    },
    certificate(given) {
      if (typeof given['common_name'] !== 'string')
        return errors(400, 'the common_name field is required')
      const serial = randomBytes(8)
        .toString('hex')
        .replace(/..(?=.)/g, '$&:')
      certificates.set(serial, lab.now() + CERTIFICATE_S)
      const pem = (kind: string): string =>
        `-----BEGIN ` +
        `${kind}-----\n${lab.issue(randomBytes(32).toString('base64'))}\n-----END ${kind}-----`
      const publicly =
        `-----BEGIN ` +
        `CERTIFICATE-----\n${randomBytes(32).toString('base64')}\n-----END ` +
        `CERTIFICATE-----`
      const data = {
        certificate: publicly,
        ca_chain: [publicly, publicly],
        private_key: pem('RSA PRIVATE KEY'),
        serial_number: serial,
      }
      const expiration = Math.floor(lab.now()) + CERTIFICATE_S
      return {
        status: 200,
        body: { request_id: randomUUID(), lease_id: '', data: { ...data, expiration } },
      }
    },
    revokeCertificate(serial) {
      return certificates.delete(serial)
        ? { status: 200, body: { data: { revocation_time: Math.floor(lab.now()) } } }
        : errors(404, 'unknown serial')
    },
  }
}

interface Call {
  readonly request: LabRequest
  readonly given: Readonly<Record<string, unknown>>
  readonly token: VaultToken
  readonly last: boolean
}

/** What a secrets engine answers; wrapped where the request asks for it. */
export function engine(inside: Inside, path: string, call: Call): LabAnswer {
  const answer = unwrapped(inside, path, call)
  const seconds = /^(\d+)s$/.exec(call.request.headers['x-vault-wrap-ttl'] ?? '')?.[1]
  if (seconds === undefined || answer.status !== 200) return answer
  return { status: 200, body: inside.engines.wrap(answer.body as object, Number(seconds)) }
}

function unwrapped(inside: Inside, path: string, { request, given, token, last }: Call): LabAnswer {
  const { engines, options } = inside
  const name = path.split('/').slice(2).join('/')
  if (path.startsWith('secret/data/'))
    return versioned(options.kv2?.[name], request.url.searchParams.get('version'))
  if (path.startsWith('secret/'))
    return {
      status: 404,
      body: {
        errors: [],
        warnings: ['Invalid path for a versioned K/V secrets engine. See the API docs.'],
      },
    }
  if (path.startsWith('kv/')) return stored(options.kv1?.[path.slice(3)])
  if (path.startsWith('database/creds/'))
    return request.method === 'GET'
      ? engines.lease(path, token, last)
      : errors(405, 'unsupported operation')
  if (path.startsWith('aws/sts/')) return engines.session(path, token)
  if (path.startsWith('gcp/token/')) return engines.leaseless()
  if (request.method === 'GET')
    return errors(405, '1 error occurred:\n\t* unsupported operation\n\n')
  if (path === 'pki/revoke') return engines.revokeCertificate(String(given['serial_number']))
  if (path.startsWith('pki/')) return engines.certificate(given)
  if (path.startsWith('ssh/sign/'))
    return {
      status: 200,
      body: { data: { serial_number: '5a1c', signed_key: `ssh-rsa-cert ${given['public_key']}` } },
    }
  if (path.startsWith('transit/'))
    return {
      status: 200,
      body: { data: { ciphertext: `vault:v1:${given['plaintext']}`, key_version: 1 } },
    }
  return errors(404)
}

function stored(fields: object | undefined): LabAnswer {
  return fields
    ? {
        status: 200,
        body: { request_id: randomUUID(), lease_id: '', lease_duration: 2_764_800, data: fields },
      }
    : errors(404)
}

function versioned(
  versions: NonNullable<VaultOptions['kv2']>[string] | undefined,
  asked: string | null,
): LabAnswer {
  const version = asked === null ? (versions?.length ?? 0) : Number(asked)
  const found = versions?.[version - 1]
  if (found === undefined) return errors(404)
  const gone = typeof found === 'string'
  const metadata = {
    version,
    created_time: '2026-01-01T00:00:00Z',
    deletion_time: gone ? '2026-02-01T00:00:00Z' : '',
    destroyed: found === 'destroyed',
  }
  return {
    status: gone ? 404 : 200,
    body: {
      request_id: randomUUID(),
      lease_id: '',
      lease_duration: 0,
      data: { data: gone ? null : found, metadata },
    },
  }
}
