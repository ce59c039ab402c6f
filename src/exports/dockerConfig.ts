import { Failure } from '../core/failure.ts'
import { parseObject } from '../core/json.ts'
import { sanitizeForeign } from '../core/sanitize.ts'
import { Secret } from '../core/secret.ts'
import type { RegistryLogin } from '../journal/credentials.ts'

/** A docker configuration for later steps, and the content with which post replaces it. */
export interface MergedConfig {
  readonly content: Secret
  /** The job's credential helpers without any login: it holds no secret. */
  readonly restored: string
  /** The registries whose logins of the job are passed on. */
  readonly inherited: readonly string[]
  readonly notices: readonly string[]
}

type Members = Readonly<Record<string, unknown>>
type Texts = Readonly<Record<string, string>>

/** The parts of the job's configuration that are passed on. */
interface JobConfig {
  readonly auths: Readonly<Record<string, Texts>>
  readonly helpers: Texts
  readonly store: string | undefined
  /** The other keys. */
  readonly dropped: readonly string[]
}

// Docker and the libraries of the other tools know Docker Hub by this key only.
const HUB_KEY = 'https://index.docker.io/v1/'
const HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io']
const INHERITED = ['auths', 'credHelpers', 'credsStore']
const LOGIN_PARTS = ['auth', 'identitytoken', 'registrytoken', 'username', 'password']
// Post finds the rest in the journal, whose entries are limited.
const LONGEST_RESTORED = 8000

/** Returns the registry that a key of `auths` or `credHelpers` stands for, as docker compares it. */
export function registryOf(key: string): string {
  const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/s, '')
  return HUB.includes(host) ? 'docker.io' : host
}

/**
 * Returns the job's configuration with the logins of the leases. Of the job's, `auths`,
 * `credHelpers` and `credsStore` are passed on. Throws `EXPORT_FAILED` if it cannot be parsed.
 */
export function mergeDockerConfig(
  existing: string | undefined,
  logins: readonly RegistryLogin[],
): MergedConfig {
  const job = parseConfig(existing)
  const ours = new Set(logins.map(({ host }) => registryOf(host)))
  const others = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => !ours.has(registryOf(key))))
  const auths = others(job.auths)
  // A store hides every login in the file, so it serves only the registries that it is known for.
  const { store } = job
  const stored =
    store === undefined
      ? {}
      : Object.fromEntries(Object.keys(auths).map((key) => [registryKey(key), store]))
  const credHelpers = { ...stored, ...others(job.helpers) }
  const own = logins.map(({ host, username, password }) => [
    registryKey(host),
    { auth: Buffer.from(`${username}:${password.reveal()}`).toString('base64') },
  ])
  const hasHelpers = Object.keys(credHelpers).length > 0
  const merged = {
    auths: { ...auths, ...Object.fromEntries(own) },
    ...(hasHelpers && { credHelpers }),
  }
  return {
    content: new Secret(`${JSON.stringify(merged, undefined, '\t')}\n`),
    restored: withoutLogins(job),
    inherited: Object.entries(auths).flatMap(([key, login]) =>
      Object.keys(login).length > 0 ? [registryOf(key)] : [],
    ),
    notices: notices(job, { ours, stored: Object.keys(stored) }),
  }
}

/** Returns the key under which docker looks for the login at a registry. */
const registryKey = (host: string): string =>
  registryOf(host) === 'docker.io' ? HUB_KEY : registryOf(host)

function withoutLogins({ helpers, store }: JobConfig): string {
  const rest = JSON.stringify({
    ...(Object.keys(helpers).length > 0 && { credHelpers: helpers }),
    ...(store !== undefined && { credsStore: store }),
  })
  return rest.length > LONGEST_RESTORED ? '{}' : rest
}

function notices(
  { auths, helpers, store, dropped }: JobConfig,
  { ours, stored }: { readonly ours: ReadonlySet<string>; readonly stored: readonly string[] },
): readonly string[] {
  const keys = [...Object.keys(auths), ...Object.keys(helpers)].map(registryOf)
  const replaced = [...new Set(keys)].filter((host) => ours.has(host))
  return [
    ...(replaced.length > 0
      ? [`Logins of the job at ${named(replaced)} are replaced for later steps`]
      : []),
    ...(store === undefined
      ? []
      : [
          `The credential store ${named([store])} of the job's docker configuration serves ` +
            `${stored.length > 0 ? named(stored.map(registryOf)) : 'nothing'} for later steps: ` +
            'only what "auths" lists',
        ]),
    ...(dropped.length > 0
      ? [`Keys of the job's docker configuration that are not passed on: ${named(dropped)}`]
      : []),
  ]
}

const named = (words: readonly string[]): string => sanitizeForeign(words.join(', '))

function parseConfig(text: string | undefined): JobConfig {
  if (text === undefined || text.trim() === '') return { ...NOTHING, dropped: [] }
  const parsed = parseObject(text)
  if ('error' in parsed) throw unusable(parsed.error)
  const { members } = parsed
  const store = members['credsStore']
  if (store !== undefined && typeof store !== 'string')
    throw unusable('has a "credsStore" that is not a string')
  return {
    auths: Object.fromEntries(
      Object.entries(objectAt(members, 'auths')).map(([key, login]) => [key, loginParts(login)]),
    ),
    helpers: texts(objectAt(members, 'credHelpers')),
    store: store || undefined,
    dropped: Object.keys(members).filter((key) => !INHERITED.includes(key)),
  }
}

const NOTHING = { auths: {}, helpers: {}, store: undefined }

function objectAt(members: Members, name: string): Members {
  const value = Object.hasOwn(members, name) ? (members[name] ?? {}) : {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw unusable(`has "${name}" that is not an object`)
  return value as Members
}

function loginParts(login: unknown): Texts {
  if (typeof login !== 'object' || login === null)
    throw unusable('has an entry in "auths" that is not an object')
  return texts(
    Object.fromEntries(Object.entries(login).filter(([part]) => LOGIN_PARTS.includes(part))),
  )
}

function texts(members: Members): Texts {
  for (const value of Object.values(members))
    if (typeof value !== 'string') throw unusable('has a value that is not a string')
  return members as Texts
}

/** The job's file is never overwritten, and a copy without its logins would surprise. */
const unusable = (sentence: string): Failure =>
  new Failure('EXPORT_FAILED', `the job's docker configuration cannot be used: it ${sentence}`, {
    causes: ['an earlier step, or the image of the runner, wrote an invalid config.json'],
    fix: 'Correct that file, or set DOCKER_CONFIG to an empty directory before this step.',
  })
