import type { Field, Reader } from '../inputs/reader.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'
import type { PreparedLease } from '../providers/provider.ts'
import type { ProviderName } from '../providers/registry.ts'

/** The one export target of each provider whose libraries start a command for new credentials. */
const TARGETS: Readonly<Partial<Record<ProviderName, string>>> = {
  aws: 'profile',
  gcp: 'file',
  kubernetes: 'kubeconfig',
}

/** What to do with the other providers, as the end of the error message. */
const ALTERNATIVES: Readonly<Partial<Record<ProviderName, string>>> = {
  azure:
    'Terraform requests tokens of its own with ARM_USE_OIDC=true; other tools need a login of ' +
    'their own within the hour',
}
const OTHERWISE = 'request the lease again in a later step, or ask for a longer lifetime'

/**
 * Libraries request new credentials from 15 minutes before the end, so a shorter session would be
 * requested with each of their own requests.
 */
const SHORTEST_S = 1800

/** The inputs of the step that a refresh needs; no other input of the step is stored. */
const STEP_INPUTS = ['issuer', 'allow-events', 'timeout', 'expect']

/**
 * Not stored: main has checked the protection of the environment, and the GitHub token with which
 * it did is a secret.
 */
const MAIN_ONLY = ['environment-rules']

/** The secrets of a workflow that a lease can be requested with; `refresh` stores no secret. */
const SUPPLIED_SECRETS = ['tls-certificate', 'tls-key', 'headers', 'client-secret']

/** Matches a path that every library passes on as one word, without quotes. */
const PLAIN_PATH = /^[A-Za-z0-9_./:@+=,-]+$/
const PLAIN_WINDOWS_PATH = /^[A-Za-z0-9_./:@+=,\\-]+$/

/** Returns whether `refresh` is set; adds an error for each reason why the lease cannot have it. */
export function parseRefresh(
  read: Reader,
  from: ProviderName,
  lease: { readonly exports: ReadonlySet<string>; readonly prepared: PreparedLease },
): boolean {
  if (!read.flag('refresh')) return false
  for (const name of SUPPLIED_SECRETS.filter((input) => read.has(input)))
    read.addError(
      name,
      'cannot be used with "refresh": it is a secret, and no file may hold it for later steps',
    )
  const target = TARGETS[from]
  if (target === undefined) {
    const way = ALTERNATIVES[from] ?? OTHERWISE
    read.addError('refresh', `has no effect on what "${from}" leases: ${way}`)
    return true
  }
  const others = [...lease.exports].filter((name) => name !== target)
  // Where nothing is leased, `export` may be left out.
  const unwritten = lease.exports.has('none') && !read.has('export')
  if (unwritten) return true
  if (others.length > 0 || !lease.exports.has(target))
    read.addError(
      'export',
      `must be "${target}" alone with "refresh": a variable or an output keeps the value that it ` +
        'was given, and libraries read it first',
    )
  if (read.has('read'))
    read.addError(
      'read',
      'cannot be used with "refresh": what was read keeps its value; use a second lease',
    )
  rejectLongerWay(read, from)
  const { maxLifetime = SHORTEST_S } = lease.prepared
  if (from === 'aws' && maxLifetime < SHORTEST_S)
    read.addError(
      'lifetime',
      'must be at least 30m with "refresh": libraries request new credentials from 15 minutes ' +
        'before the end, so a shorter session would be requested with each of their requests',
    )
  return true
}

/** A token of a service account lives for up to a day, and is revoked: no command is needed. */
function rejectLongerWay(read: Reader, from: ProviderName): void {
  if (from === 'kubernetes' && read.has('kube-service-account'))
    read.addError(
      'refresh',
      'is for the ID token itself; with "kube-service-account" write a longer "lifetime", up to 24h',
    )
  if (from === 'aws' && read.has('cluster'))
    read.addError(
      'refresh',
      'cannot be used with "cluster": write "kube-service-account", whose token lives up to 24h',
    )
}

/** Returns an error for each path at which libraries would split the command. */
export function pathErrors(paths: readonly string[], windows: boolean): readonly string[] {
  const plain = windows ? PLAIN_WINDOWS_PATH : PLAIN_PATH
  return paths
    .filter((path) => !plain.test(path))
    .map(
      (path) =>
        `"refresh" needs paths of letters, digits and _ . / : @ + = , - only, as libraries split ` +
        `a command at other characters; got ${JSON.stringify(path)}. Move the runner.`,
    )
}

/**
 * Returns the inputs from which one lease is obtained again: the fields of its provider as they were
 * written, and the inputs of the step on which its verification depends.
 */
export function refreshInputs(
  raw: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, YamlValue>,
  lease: { readonly name: string; readonly fields: readonly Field[] },
): ReadonlyMap<string, string> {
  const step = [...raw].filter(([name]) => STEP_INPUTS.includes(name))
  const notStored = [...MAIN_ONLY, ...SUPPLIED_SECRETS]
  const known = new Set(lease.fields.map(({ name }) => name))
  const own = [...values].filter(([name]) => known.has(name) && !notStored.includes(name))
  if (!raw.has('leases'))
    return new Map([...step, ...own.map(([name, value]) => [name, String(value)] as const)])
  return new Map([...step, ['leases', toYaml(new Map([[lease.name, new Map(own)]]))]])
}

/** Returns YAML with the same values; in the simplest form, which parses without the library. */
export function toYaml(value: ReadonlyMap<string, YamlValue>, indent = ''): string {
  return [...value]
    .map(([name, inner]) => {
      const key = `${indent}${/^[A-Za-z_][\w.-]*$/.test(name) ? name : JSON.stringify(name)}:`
      return inner instanceof Map && inner.size > 0
        ? `${key}\n${toYaml(inner as ReadonlyMap<string, YamlValue>, `${indent}  `)}`
        : `${key} ${toFlow(inner)}`
    })
    .join('\n')
}

/** Returns a value in YAML's flow style, which is JSON here. */
function toFlow(value: YamlValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Map) {
    const members = [...(value as ReadonlyMap<string, YamlValue>)].map(
      ([name, inner]) => `${JSON.stringify(name)}: ${toFlow(inner)}`,
    )
    return `{${members.join(', ')}}`
  }
  return `[${(value as readonly YamlValue[]).map(toFlow).join(', ')}]`
}
