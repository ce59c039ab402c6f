import { type Secret, unwrap } from '../core/secret.ts'
import { isSteering } from './steering.ts'

const ALLOWED = new Set(['GITHUB_TOKEN', 'NODE_AUTH_TOKEN'])
const RESERVED = new Set([
  'PATH',
  'HOME',
  'SHELL',
  'ENV',
  'IFS',
  'BASH_ENV',
  'RUBYOPT',
  'RUBYLIB',
  'CURL_CA_BUNDLE',
])
const RESERVED_PREFIXES = [
  'GITHUB_',
  'RUNNER_',
  'ACTIONS_',
  'INPUT_',
  'STATE_',
  'NODE_',
  'LD_',
  'DYLD_',
  'PYTHON',
  'PERL',
  'GIT_',
  'SSL_',
]
const RESERVED_SUFFIXES = ['_PROXY']
/** Name whole configuration files; a lease must not set them by name. */
const CONFIGURATIONS = new Set(['KUBECONFIG', 'DOCKER_CONFIG'])

/** Returns why a string is not a valid name for a value; `undefined` if it is. */
export function nameSyntaxError(name: string): string | undefined {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) return undefined
  return (
    'is no name for a variable (letters, digits and _, at most 128, not beginning with ' +
    'a digit)'
  )
}

/**
 * Returns why a lease may not set an environment variable of this name; `undefined` if it may. A
 * reserved variable would change how other programs run.
 */
export function reservedNameError(name: string): string | undefined {
  const error = nameSyntaxError(name)
  if (error !== undefined) return error
  const upper = name.toUpperCase()
  if (ALLOWED.has(name)) return undefined
  if (CONFIGURATIONS.has(upper))
    return 'names a configuration file; no lease may set it by its name'
  const taken =
    RESERVED.has(upper) ||
    RESERVED_PREFIXES.some((each) => upper.startsWith(each)) ||
    RESERVED_SUFFIXES.some((each) => upper.endsWith(each))
  return taken
    ? 'is a variable by which the runner, a shell or a runtime is steered; no lease may set it'
    : undefined
}

/**
 * Returns why a variable may not have a name that only a server's response reveals, such as one
 * of `DB_*`; `undefined` if it may. The list is longer than for names that the workflow writes.
 */
export function chosenNameError(name: string): string | undefined {
  const error = reservedNameError(name)
  if (error !== undefined) return error
  if (!isSteering(name)) return undefined
  const fix = 'write the name itself in "read" if it is meant'
  return `is a variable that steers other programs, and only the server chose its name; ${fix}`
}

/**
 * Returns an error for each name that occurs more than once. Names are compared without case, as on
 * Windows.
 */
export function duplicateNames(
  names: Iterable<{ readonly lease: string; readonly name: string }>,
): readonly string[] {
  const owners = new Map<string, { lease: string; name: string }>()
  const found: string[] = []
  for (const name of names) {
    const first = owners.get(name.name.toUpperCase())
    if (first?.lease === name.lease)
      found.push(
        `${name.name} would be set twice by "${name.lease}"; choose another name for one ` +
          `of the two`,
      )
    else if (first)
      found.push(
        `${name.name} would be set by "${first.lease}" and by "${name.lease}"; give one of ` +
          `them a "prefix"`,
      )
    else owners.set(name.name.toUpperCase(), name)
  }
  return found
}

// Linux refuses to start a process with one variable of more than 128 KiB, Windows with one of more
// than 32,766 characters.
const LINUX = 131_072
const WINDOWS = 32_766

/** Returns why a value cannot be an environment variable; `undefined` if it can. */
export function envValueError(
  name: string,
  value: Secret | string,
  windows: boolean,
): string | undefined {
  const text = unwrap(value)
  if (text.includes('\0'))
    return (
      `the value for ${name} holds a NUL character, which no variable can; ` +
      `export it with "export: file"`
    )
  if (text.includes('\r') && !text.includes('\n'))
    return (
      `the value for ${name} holds a carriage return, which would be lost; ` +
      `export it with "export: file"`
    )
  const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2
  const limit = windows ? WINDOWS : LINUX
  return size > limit - limit / 16
    ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); ` +
        `export it with "export: file"`
    : undefined
}
