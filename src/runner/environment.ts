import { Failure } from '../core/failure.ts'
import type { Environment, Network } from '../core/runtime.ts'
import { proxyFromEnv, proxyUrl } from '../http/proxy.ts'
import {
  type AuthorityVariable,
  authorityVariables,
  checkAuthorities,
  directoryPaths,
  MOST_FILES,
  systemCaVariable,
  trustsSystem,
} from './authorities.ts'
import { disguisedInputs } from './inputs.ts'
import { readRegularFile } from './places.ts'
import { COMPILE_CACHE_VARIABLES } from './variables.ts'

// Modules that print what they send: headers, and the tokens in them. `stream` prints the first
// bytes of every response, in a form that no mask covers.
const LEAKY_MODULES = [
  'http',
  'https',
  'http2',
  'tls',
  'net',
  'stream',
  'undici',
  'fetch',
  'tunnel',
]
// Limit for certificate files: a later step can name any file, also one that never ends.
const LARGEST = 16 * 1024 * 1024
const TOO_LARGE =
  'must name certificate files of at most 16 MiB, so that the post step can check that they' +
  ' have not changed'

const AUTHORITY_FIX =
  'Keep the file where only the administrator of the machine writes, such as' +
  ' /usr/local/share/ca-certificates, or pass its certificates in `ca-certificate`.'

/** Warnings for the log and flags for the record, from an environment that is accepted. */
export interface EnvironmentReport {
  readonly warnings: readonly string[]
  readonly flags: readonly string[]
}

/**
 * Throws `ENVIRONMENT_REFUSED`, which names every variable at fault, if verification or secrecy
 * would not hold; otherwise returns a report. Must run before `https` is loaded: Node then reads
 * the files that the variables name.
 */
export function refuseEnvironment(env: Environment): EnvironmentReport {
  const checks = authorityVariables(env).map((variable) => checkAuthorities(variable, env))
  const untrusted = checks.flatMap(({ variable, problem = comparisonProblem(variable, env) }) =>
    problem ? [`${variable} ${problem}`] : [],
  )
  const problems = [
    ...disguisedInputs(env).map(
      (name) =>
        `${visibleName(name)} looks like an input of this action, but is not spelled as the` +
        ' runner spells it',
    ),
    ...unsafeSettings(env),
    ...untrusted,
  ]
  if (problems.length > 0)
    throw new Failure('ENVIRONMENT_REFUSED', problems.join('\n'), {
      ...(untrusted.length === problems.length && { fix: AUTHORITY_FIX }),
    })
  const writable = checks.filter((check) => check.writable).map(({ variable }) => variable)
  return {
    warnings: writable.map(
      (variable) =>
        `${variable} names a file that this job's user may write.` +
        ' An earlier job that changed it could impersonate every host.',
    ),
    flags: writable.length > 0 ? ['writable-authorities'] : [],
  }
}

/**
 * Returns the name as a JSON string with escapes for all but printable ASCII: a character of
 * another alphabet can look like an ASCII one.
 */
const visibleName = (name: string): string =>
  JSON.stringify(name).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

function unsafeSettings(env: Environment): readonly string[] {
  return [
    ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 disables the verification of certificates']
      : []),
    ...(debugLeaks(env['NODE_DEBUG'])
      ? ['NODE_DEBUG names a module that prints requests, and the tokens in them, to the log']
      : []),
    ...COMPILE_CACHE_VARIABLES.filter((name) => env[name]).map(
      (name) => `${name} lets Node run compiled code that others may have written in place of ours`,
    ),
  ]
}

function comparisonProblem(variable: AuthorityVariable, env: Environment): string | undefined {
  const path = env[variable] ?? ''
  if (variable === 'NODE_EXTRA_CA_CERTS')
    return readRegularFile(path, LARGEST) === 'unreadable' ? TOO_LARGE : undefined
  return systemFiles(env) ? undefined : TOO_LARGE
}

/** Returns the network settings of the environment as it is now. */
export function readNetworkSettings(env: Environment): Network {
  const path = env['NODE_EXTRA_CA_CERTS']
  const content = path ? authoritiesIn(path) : undefined
  return {
    ...proxyFromEnv(env),
    ca: path && content ? { path, sha256: digest(content) } : undefined,
    system: trustsSystem(env) ? digestSystemCas(env) : undefined,
  }
}

/**
 * Returns a digest of the places where OpenSSL looks for the authorities of the system, and of the
 * files there: later steps can change both.
 */
function digestSystemCas(env: Environment): string | undefined {
  const contents = systemFiles(env)?.map(([path, content]) => [
    path,
    content === 'none' ? content : digest(content),
  ])
  return (
    contents &&
    digest(JSON.stringify([env['SSL_CERT_FILE'] ?? '', env['SSL_CERT_DIR'] ?? '', contents]))
  )
}

/**
 * Reads the files that SSL_CERT_FILE and SSL_CERT_DIR name. Returns `undefined` if they are too
 * many or too large to compare, or if one must not be read.
 */
function systemFiles({
  SSL_CERT_FILE: file = '',
  SSL_CERT_DIR: directory = '',
}: Environment): readonly (readonly [path: string, content: Buffer | 'none'])[] | undefined {
  const paths = [file, ...directoryPaths(directory)].filter((path) => path !== '')
  if (paths.length > MOST_FILES) return undefined
  const contents: (readonly [string, Buffer | 'none'])[] = []
  let rest = LARGEST
  for (const path of paths) {
    const content = readRegularFile(path, rest)
    if (content === 'unreadable') return undefined
    rest -= content === 'none' ? 0 : content.length
    contents.push([path, content])
  }
  return contents
}

/**
 * Returns log lines about the proxy and the authorities that the environment adds. The address of a
 * proxy is shown without its credentials.
 */
export function networkNotes({ proxy, ca }: Network, env: Environment): readonly string[] {
  const variable = systemCaVariable(env)
  const elsewhere = authorityVariables(env).flatMap((name) =>
    name === 'NODE_EXTRA_CA_CERTS' ? [] : (env[name] ?? []),
  )
  return [
    ...(proxy.https === undefined
      ? []
      : [
          `Requests go through the proxy ` +
            `${proxyUrl(proxy.https)?.host ?? 'in HTTPS_PROXY'} (HTTPS_PROXY)`,
        ]),
    ...(ca === undefined
      ? []
      : [`The certificate authorities in ${ca.path} are trusted (NODE_EXTRA_CA_CERTS)`]),
    ...(variable === undefined
      ? []
      : [
          `The certificate authorities of the system` +
            `${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are trusted (${variable})`,
        ]),
  ]
}

/**
 * Returns the authorities that main trusted in addition to the bundled ones, as PEM, if their place
 * and content are the same; otherwise a warning.
 */
export function trustedCas(
  { ca, system }: Network,
  env: Environment = process.env,
): { readonly extra?: string; readonly warning?: string } {
  const content = ca && authoritiesIn(ca.path)
  const same = {
    ca: content && digest(content) === ca.sha256,
    system: system !== undefined && digestSystemCas(env) === system,
  }
  const extra = [
    ...(content && same.ca ? [content.toString()] : []),
    ...(same.system ? systemAuthorities() : []),
  ]
  const warnings = [
    ...(ca && !same.ca
      ? [
          'The file that NODE_EXTRA_CA_CERTS named in main is missing or has changed; it is ' +
            'not used',
        ]
      : []),
    ...(system !== undefined && !same.system
      ? [
          'SSL_CERT_FILE or SSL_CERT_DIR, or a file that they name, has changed; the authorities of ' +
            'the system are not used',
        ]
      : []),
  ]
  return {
    ...(extra.length > 0 && { extra: extra.join('\n') }),
    ...(warnings.length > 0 && { warning: warnings.join('. ') }),
  }
}

const systemAuthorities = (): readonly string[] =>
  process.getBuiltinModule('node:tls').getCACertificates('system')

/** Returns a sentence that lists the variables that changed since main and are not used here. */
export function changedSinceMain(then: Network, now: Environment): readonly string[] {
  const { proxy, noProxy } = proxyFromEnv(now)
  const pairs = [
    ['HTTPS_PROXY', then.proxy.https, proxy.https],
    ['HTTP_PROXY', then.proxy.http, proxy.http],
    ['NO_PROXY', then.noProxy, noProxy],
    ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
    ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, trustsSystem(now)],
    ['NODE_DEBUG', false, debugLeaks(now['NODE_DEBUG'])],
    [
      'NODE_TLS_REJECT_UNAUTHORIZED',
      undefined,
      now['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? '0' : undefined,
    ],
  ] as const
  const changed = pairs.filter(([, before, after]) => before !== after).map(([name]) => name)
  return changed.length === 0
    ? []
    : [`Changed since the credentials were leased, and not used here: ${changed.join(', ')}`]
}

/**
 * Returns whether a value of NODE_DEBUG makes Node print what it sends. In that list, `*` matches
 * any characters.
 */
export function debugLeaks(list = ''): boolean {
  // The package that provides the proxy's agent searches the whole variable for this word.
  if (/\btunnel\b/i.test(list)) return true
  const patterns = list.split(',').map(debugPattern)
  return LEAKY_MODULES.some((name) => patterns.some((pattern) => pattern.test(name)))
}

/** Returns the pattern of one entry. Merges runs of `*`, whose backtracking would be too slow. */
function debugPattern(text: string): RegExp {
  const escaped = text.trim().replace(/[^\w*]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\*+/g, '.*')}$`, 'i')
}

function authoritiesIn(path: string): Buffer | undefined {
  const content = readRegularFile(path, LARGEST)
  return typeof content === 'string' ? undefined : content
}

const digest = (content: Buffer | string): string =>
  process.getBuiltinModule('node:crypto').hash('sha256', content)
