import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../kit/failure.ts'
import type { Network } from '../kit/world.ts'
import type { Environment } from './handOver.ts'
import { isInside } from './nook.ts'
import { ambientProxy, proxyUrl } from './proxy.ts'
import { contentOf } from './regular.ts'

// Modules that print what they send: headers, and tokens with them. Streams print the first bytes of every answer, in a form that no mask covers.
const TELLTALES = ['http', 'https', 'http2', 'tls', 'net', 'stream', 'undici', 'fetch', 'tunnel']
// Of authorities; a later step can name anything, also what has no end.
const LARGEST = 16 * 1024 * 1024
const MOST_FILES = 5000
const INCOMPARABLE =
  'names no file of certificates, or more than 16 MiB of them: nobody could tell later whether it is still the same'

/** Refuses an environment in which neither verification nor secrecy would hold; names everything at once. */
export function refuseEnvironment(
  env: Environment,
  { ca, system }: Network = networkOf(env),
): void {
  const mistakes = [
    ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 makes every certificate pass']
      : []),
    ...(tells(env['NODE_DEBUG'])
      ? ['NODE_DEBUG names a module that would print tokens to the log']
      : []),
    ...authorities(env)
      .filter((name) => env[name] && isInside(env[name], env['GITHUB_WORKSPACE']))
      .map(
        (name) =>
          `${name} names a place inside the workspace, which the code under test can change`,
      ),
    ...(ca === undefined && contentOf(env['NODE_EXTRA_CA_CERTS'] ?? '', LARGEST) === 'unreadable'
      ? [`NODE_EXTRA_CA_CERTS ${INCOMPARABLE}`]
      : []),
    ...(believesSystem(env) && system === undefined
      ? [`SSL_CERT_FILE or SSL_CERT_DIR ${INCOMPARABLE}`]
      : []),
  ]
  if (mistakes.length > 0) throw new Failure('ENVIRONMENT_REFUSED', mistakes.join('\n'))
}

/** The variables that say where Node reads further authorities; OpenSSL's own count once those of the system are believed. */
const authorities = (env: Environment): readonly string[] => [
  'NODE_EXTRA_CA_CERTS',
  ...(believesSystem(env) ? ['SSL_CERT_FILE', 'SSL_CERT_DIR'] : []),
]

/** How this environment sends requests, as it is now. */
export function networkOf(env: Environment): Network {
  const path = env['NODE_EXTRA_CA_CERTS']
  const content = path ? authoritiesIn(path) : undefined
  return {
    ...ambientProxy(env),
    ca: path && content ? { path, sha256: digest(content) } : undefined,
    system: believesSystem(env) ? systemOf(env) : undefined,
  }
}

/** Where OpenSSL looks for the authorities of the system: later steps can move it, or write another file there. Absent where there is too much to compare. */
function systemOf({
  SSL_CERT_FILE: file = '',
  SSL_CERT_DIR: directory = '',
}: Environment): string | undefined {
  const paths = [file, ...namesIn(directory).map((name) => join(directory, name))]
  if (paths.length > MOST_FILES) return undefined
  const contents: (readonly [string, string])[] = []
  let rest = LARGEST
  for (const path of paths) {
    const content = contentOf(path, rest)
    if (content === 'unreadable') return undefined
    rest -= content === 'none' ? 0 : content.length
    contents.push([path, content === 'none' ? content : digest(content)])
  }
  return digest(JSON.stringify([directory, contents]))
}

/** Does Node believe the authorities of the system? */
const believesSystem = (env: Environment): boolean => systemAsker(env) !== undefined

/** The variable that makes Node believe the authorities of the system. */
function systemAsker({ NODE_USE_SYSTEM_CA, NODE_OPTIONS = '' }: Environment): string | undefined {
  if (NODE_USE_SYSTEM_CA === '1') return 'NODE_USE_SYSTEM_CA'
  return /(?:^|\s)--use-(?:system|openssl)-ca(?:\s|$)/.test(NODE_OPTIONS)
    ? 'NODE_OPTIONS'
    : undefined
}

/** What the environment adds to the way of requests, as sentences for the log; an address is shown without its credentials. */
export function networkNotes({ proxy, ca }: Network, env: Environment): readonly string[] {
  const asker = systemAsker(env)
  const [, ...system] = authorities(env)
  const elsewhere = system.flatMap((name) => (env[name] ? [env[name]] : []))
  return [
    ...(proxy.https === undefined
      ? []
      : [
          `Requests go through the proxy ${proxyUrl(proxy.https)?.host ?? 'that HTTPS_PROXY names'}, as HTTPS_PROXY asks`,
        ]),
    ...(ca === undefined
      ? []
      : [`The authorities in ${ca.path} are believed, as NODE_EXTRA_CA_CERTS asks`]),
    ...(asker === undefined
      ? []
      : [
          `The authorities of the system${elsewhere.length === 0 ? '' : ` in ${elsewhere.join(' and ')}`} are believed, as ${asker} asks`,
        ]),
  ]
}

/** The authorities that main believed beside the bundled ones, if they are where they were, and the same. */
export function authoritiesOf(
  { ca, system }: Network,
  env: Environment = process.env,
): { readonly extra?: string; readonly warning?: string } {
  const content = ca && authoritiesIn(ca.path)
  const same = {
    ca: content && digest(content) === ca.sha256,
    system: system !== undefined && systemOf(env) === system,
  }
  const extra = [
    ...(content && same.ca ? [content.toString()] : []),
    ...(same.system ? systemAuthorities() : []),
  ]
  const warnings = [
    ...(ca && !same.ca
      ? [
          'The file of authorities that NODE_EXTRA_CA_CERTS named at first is gone or has changed; it is not used',
        ]
      : []),
    ...(system !== undefined && !same.system
      ? [
          'SSL_CERT_FILE or SSL_CERT_DIR, or what they name, has changed; the authorities of the system are not used',
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
export function changedNotes(then: Network, now: Environment): readonly string[] {
  const { proxy, noProxy } = ambientProxy(now)
  const pairs = [
    ['HTTPS_PROXY', then.proxy.https, proxy.https],
    ['HTTP_PROXY', then.proxy.http, proxy.http],
    ['NO_PROXY', then.noProxy, noProxy],
    ['NODE_EXTRA_CA_CERTS', then.ca?.path, now['NODE_EXTRA_CA_CERTS'] || undefined],
    ['NODE_USE_SYSTEM_CA or NODE_OPTIONS', then.system !== undefined, believesSystem(now)],
    ['NODE_DEBUG', false, tells(now['NODE_DEBUG'])],
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

/** Whether NODE_DEBUG makes Node print what it sends; it is a list in which `*` stands for any run of characters. */
export function tells(list = ''): boolean {
  const patterns = list.split(',').map(
    (each) =>
      new RegExp(
        `^${each
          .trim()
          .replace(/[^\w*]/g, '\\$&')
          .replaceAll('*', '.*')}$`,
        'i',
      ),
  )
  return TELLTALES.some((name) => patterns.some((pattern) => pattern.test(name)))
}

function authoritiesIn(path: string): Buffer | undefined {
  const content = contentOf(path, LARGEST)
  return typeof content === 'string' ? undefined : content
}

function namesIn(directory: string): readonly string[] {
  try {
    return directory === '' ? [] : readdirSync(directory).toSorted()
  } catch {
    return []
  }
}

const digest = (content: Buffer | string): string =>
  process.getBuiltinModule('node:crypto').hash('sha256', content)
