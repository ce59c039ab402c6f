import { Failure, type FailureFacts } from '../core/failure.ts'

/** State of an attempt at the time of its failure. */
export interface AttemptState {
  readonly host: string
  /** The connection was established: bytes of the request may have been sent. */
  readonly connected: boolean
  /** The connection was opened by `preconnect`. */
  readonly preconnected?: boolean
  /** Host of the proxy, if one was used. */
  readonly proxy?: string | undefined
}

type Sentence = readonly [string, FailureFacts?]

const TRUST =
  'Give the authority that signed it in `ca-certificate`, or to the runner in NODE_EXTRA_CA_CERTS.'
const authority: Sentence = [
  'presented a certificate of an authority that is not trusted here',
  {
    causes: [
      'the server uses a private authority',
      'a proxy or firewall intercepts the connection',
    ],
    fix: TRUST,
  },
]
const dates: Sentence = [
  'presented a certificate that is not valid now',
  {
    causes: ['the certificate has expired', "this machine's clock is wrong"],
    fix: 'Renew the certificate of the server, or set the clock.',
  },
]
const name: Sentence = [
  'presented a certificate for another name',
  {
    causes: [
      'the address is not the name that the certificate is for',
      'a proxy or firewall intercepts the connection',
    ],
    fix: `Use a name that the certificate contains. ${TRUST}`,
  },
]
const required: Sentence = [
  'requires a client certificate',
  {
    causes: ['the server, or a gateway before it, accepts connections with mutual TLS only'],
    fix: 'Write `tls-certificate` and `tls-key` in the lease, with `from: vault` or `from: oauth`.',
  },
]
const client: Sentence = [
  'rejected the client certificate of this lease',
  {
    causes: [
      'the server does not trust the authority that signed it, or the intermediates are missing',
      'it has expired or is revoked',
      'it is not for the authentication of clients (extended key usage)',
    ],
    fix: 'Check `tls-certificate` against the authorities that the server accepts for clients.',
  },
]
const RETRY: FailureFacts = { transient: true }

// Error codes of OpenSSL and of the system. A closed list: other codes are never transient.
const sentences: Readonly<Record<string, Sentence>> = {
  ENOTFOUND: [
    'has no address: its name does not resolve',
    {
      causes: [
        'the host name is mistyped',
        'the name is known only inside a network that the runner is not part of',
      ],
    },
  ],
  EAI_AGAIN: ['has no address: name resolution failed for the moment', RETRY],
  ECONNREFUSED: ['refused the connection', RETRY],
  ECONNRESET: ['closed the connection', RETRY],
  ECONNABORTED: ['closed the connection', RETRY],
  EPIPE: ['closed the connection', RETRY],
  ETIMEDOUT: ['did not accept the connection', RETRY],
  EHOSTUNREACH: ['cannot be reached from this network', RETRY],
  ENETUNREACH: ['cannot be reached from this network', RETRY],
  HPE_INVALID_EOF_STATE: ['closed the connection in the middle of its response', RETRY],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: authority,
  UNABLE_TO_GET_ISSUER_CERT: authority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: authority,
  SELF_SIGNED_CERT_IN_CHAIN: authority,
  DEPTH_ZERO_SELF_SIGNED_CERT: authority,
  CERT_UNTRUSTED: authority,
  // Signed by another authority of the same name.
  CERT_SIGNATURE_FAILURE: authority,
  INVALID_CA: authority,
  CERT_HAS_EXPIRED: dates,
  CERT_NOT_YET_VALID: dates,
  ERR_TLS_CERT_ALTNAME_INVALID: name,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: required,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: client,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: client,
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: client,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: client,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: client,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: client,
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: client,
}

/** Converts an error of an attempt into a `Failure`; returns a `Failure` unchanged. */
export function toFailure(error: unknown, broken: AttemptState): Failure {
  if (error instanceof Failure) return error
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  const { host, connected, proxy, preconnected } = broken
  const known = sentences[code]
  const tunnel = /tunneling socket could not be established, (?:statusCode=(\d{3}))?/.exec(message)
  if (tunnel && proxy !== undefined) return refusedTunnel(host, proxy, tunnel[1])
  // In TLS 1.3 the server judges the client certificate after the client has finished the handshake,
  // and before it reads a request.
  const judged = known === required || known === client
  const facts = {
    notSent: !connected || judged,
    ...(preconnected && { preconnected }),
    cause: error,
  }
  if (known) return new Failure('UNREACHABLE', `${host} ${known[0]}`, { ...known[1], ...facts })
  if (code.startsWith('HPE_')) return notHttp(host, code, error)
  if (/^(?:ERR_SSL_|EPROTO|ERR_TLS_|CERT_)/.test(code))
    return new Failure(
      'UNREACHABLE',
      `${host} and this step could not agree on a secure connection`,
      {
        ...facts,
        causes: ['the server does not speak TLS 1.2 or later at this address'],
      },
    )
  return new Failure('UNREACHABLE', `the connection to ${host} failed`, facts)
}

function notHttp(host: string, code: string, cause: unknown): Failure {
  const what = {
    HPE_HEADER_OVERFLOW: 'headers that are too large',
    HPE_UPGRADE: 'a switch to another protocol',
  }[code]
  return new Failure(
    'RESPONSE_INVALID',
    `${host} responded with ${what ?? 'something that is not HTTP'}`,
    { cause },
  )
}

/** Returns the failure of a tunnel that was not established: no byte of the request was sent. */
function refusedTunnel(host: string, proxy: string, status: string | undefined): Failure {
  if (status === undefined)
    return new Failure(
      'UNREACHABLE',
      `the proxy ${proxy}, through which ${host} is reached, could not be reached or closed the connection`,
      {
        notSent: true,
        transient: true,
        causes: ['the proxy is down', 'HTTPS_PROXY names another address than the proxy has'],
        fix: 'Check HTTPS_PROXY; a host that is reached directly goes into NO_PROXY.',
      },
    )
  const closed = status === '407'
  return new Failure(
    'UNREACHABLE',
    `the proxy ${proxy} refused to connect to ${host} (${status})`,
    {
      notSent: true,
      transient: status.startsWith('5'),
      causes: [
        closed
          ? 'the proxy requires a user and a password, or rejects those in HTTPS_PROXY'
          : `the proxy does not allow this runner to reach ${host}`,
      ],
      fix: closed
        ? 'Put them into HTTPS_PROXY: http://user:password@host:port.'
        : `Allow ${host} in the proxy, or put the host into NO_PROXY where it is reached ` +
          `directly.`,
    },
  )
}
