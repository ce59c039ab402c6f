import { Failure } from '../core/failure.ts'
import type { JobFacts, Network, Runtime } from '../core/runtime.ts'
import type { RefreshPlan, StoredProxy } from '../flow/refreshPlan.ts'
import { createTransport } from '../http/client.ts'
import { proxyFromEnv, setProxy } from '../http/proxy.ts'
import { isPem } from '../http/tls.ts'
import { clock } from './clock.ts'
import { trustedCas } from './environment.ts'
import { eventPayload, jobFacts } from './job.ts'
import { random } from './random.ts'

/**
 * Returns the runtime of the command of `refresh`. The facts of the run, the proxy and the
 * authorities are those of main; the request token is that of the calling step. It writes no
 * workflow command and no state. Throws `ENVIRONMENT_REFUSED` if the proxy is not main's.
 */
export function refreshRuntime(
  plan: RefreshPlan,
  store: { appendToRecord(line: string): void },
  env: NodeJS.ProcessEnv = process.env,
): Runtime {
  // Before https is loaded: every certificate must be verified.
  delete env['NODE_TLS_REJECT_UNAUTHORIZED']
  const network = networkOf(plan, env)
  setProxy(env, network)
  for (const [name, value] of Object.entries(plan.authorities)) env[name] = value
  const job = jobOf(plan, env)
  const { extra } = trustedCas(network, env)
  const none = (): never => {
    throw new Failure('INTERNAL', 'the command of a refresh exports nothing')
  }
  return {
    ...clock,
    ...createTransport(network, { base: 'bundled', extra }),
    random,
    isPem,
    job,
    network,
    // What is obtained here cannot be masked: standard output belongs to the calling library.
    mask: () => undefined,
    log: () => undefined,
    cancelled: new AbortController().signal,
    variable: (name) => env[name],
    containerActions: () => false,
    appendToRecord: (_, line) => store.appendToRecord(line),
    readText: () => undefined,
    removeStale: () => undefined,
    ...{ saveState: none, exportValues: none, appendSummary: none, refreshCommand: none },
    ...{ tempFilePath: none, writeTempFile: none, removeTempFile: none },
  }
}

/** Returns the facts of main's job, with the request token of this process. */
function jobOf({ facts }: RefreshPlan, env: NodeJS.ProcessEnv): JobFacts {
  const { idToken } = jobFacts(env)
  // The toolkit reads the payload's path from the environment.
  env['GITHUB_EVENT_PATH'] = facts['event_path']
  return {
    idToken,
    github: (name) => (Object.hasOwn(facts, name) ? facts[name] : undefined),
    act: false,
    forgejo: false,
    windows: process.platform === 'win32',
    event: () => eventPayload(facts['event_path']),
  }
}

function networkOf({ network, proxy }: RefreshPlan, env: NodeJS.ProcessEnv): Network {
  const current = proxyFromEnv(env).proxy
  const addresses = Object.entries(proxy).map(([scheme, stored]) => {
    const found = addressOf(stored, current[scheme as keyof typeof current])
    if (found !== undefined) return [scheme, found]
    throw new Failure('ENVIRONMENT_REFUSED', `${scheme.toUpperCase()}_PROXY is not main's`, {
      causes: ['this step sets another proxy, or removes the variable'],
      fix: 'Set the proxy for the whole job, or write its address without a password.',
    })
  })
  return { ...network, noProxy: network.noProxy, proxy: Object.fromEntries(addresses) }
}

/** Returns the address of main's proxy; one with a password is not stored, only its digest. */
function addressOf(stored: StoredProxy, current: string | undefined): string | undefined {
  if ('address' in stored) return stored.address
  const { hash } = process.getBuiltinModule('node:crypto')
  return current !== undefined && hash('sha256', current) === stored.sha256 ? current : undefined
}
