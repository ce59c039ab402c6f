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
import { readRegularFile } from './readRegularFile.ts'
import { COMPILE_CACHE_VARIABLES } from './variables.ts'

// Modules that print what they send: headers, and tokens with them. Streams print the first bytes
// of every response, in a form that no mask covers.
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
// Of authorities; a later step can name anything, also what has no end.
const LARGEST = 16 * 1024 * 1024
const TOO_LARGE =
  'must name certificate files of at most 16 MiB, so that the post step can check that they' +
  ' have not changed'

const AUTHORITY_FIX =
  'Keep the file where only the administrator of the machine writes, such as' +
  ' /usr/local/share/ca-certificates, or pass its certificates in `ca-certificate`.'

/** What an environment that is not rejected should still say to people, and to the record. */
export interface EnvironmentReport {
  readonly warnings: readonly string[]
  readonly flags: readonly string[]
}

/**
 * Throws `ENVIRONMENT_REFUSED` if verification or secrecy would not hold, naming all variables at
 * once. Must run before `https` is loaded: Node then reads the files that the variables name.
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

/** The name with every character visible: a letter of another alphabet looks like ours. */
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

/** How this environment sends requests, as it is now. */
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
 * Returns a digest of where OpenSSL looks for the authorities of the system: later steps can move
 * it, or write another file there.
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

/** Reads what SSL_CERT_FILE and SSL_CERT_DIR name; `undefined` if it is too much to compare. */
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
 * What the environment adds to the way of requests, as sentences for the log; an address is shown
 * without its credentials.
 */
export function networkNotes({ proxy, ca }: Network, env: Environment): readonly string[] {
  const asker = systemCaVariable(env)
  const elsewhere = authorityVariables(env).flatMap((name) =>
    name === 'NODE_EXTRA_CA_CERTS' ? [] : (env[name] ?? []),
  )
  return [
    ...(proxy.https === undefined
      ? []
      : [
          `Requests go through the proxy ` +
            `${proxyUrl(proxy.https)?.host ?? 'that HTTPS_PROXY names'}, as HTTPS_PROXY asks`,
        ]),
    ...(ca === undefined
      ? []
      : [`The authorities in ${ca.path} are believed, as NODE_EXTRA_CA_CERTS asks`]),
    ...(asker === undefined
      ? []
      : [
          `The authorities of the ` +
            `system${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are believed, as ` +
            `${asker} asks`,
        ]),
  ]
}

/**
 * The authorities that main believed beside the bundled ones, if they are where they were, and the
 * same.
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
          'The file of authorities that NODE_EXTRA_CA_CERTS named at first is gone or has ' +
            'changed; it is not used',
        ]
      : []),
    ...(system !== undefined && !same.system
      ? [
          'SSL_CERT_FILE or SSL_CERT_DIR, or what they name, has changed; the authorities of ' +
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

/** Variables that a later step set since, and that are not used, as a sentence. */
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
 * Tells whether NODE_DEBUG makes Node print what it sends. In that list `*` stands for any run of
 * characters.
 */
export function debugLeaks(list = ''): boolean {
  // The package behind the proxy's agent looks for the word anywhere in the variable.
  if (/\btunnel\b/i.test(list)) return true
  const patterns = list.split(',').map(debugPattern)
  return LEAKY_MODULES.some((name) => patterns.some((pattern) => pattern.test(name)))
}

/** Several `*` mean what one means; each of them would be tried with each way to split a name. */
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
