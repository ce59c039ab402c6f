import { duplicateNames, nameSyntaxError, reservedNameError } from '../exports/names.ts'
import { variablesOfProfiles } from '../exports/profile.ts'
import { outputRows } from './fields.ts'
import type { LeaseConfig } from './leaseConfig.ts'

/**
 * Returns the errors that only a comparison of all leases reveals: values set twice, and one
 * audience for servers of two owners; also names that may not be set.
 */
export function crossChecks(
  leases: readonly LeaseConfig[],
  form: 'flat' | 'many',
): readonly string[] {
  const own = leases.map(outputs)
  const twice = [
    ...duplicateNames(variables(leases)),
    ...own.flatMap((names) => duplicateNames(names)),
  ]
  return [
    ...new Set([...nameErrors(leases), ...(form === 'flat' ? reserved(own.flat()) : []), ...twice]),
    ...sharedAudiences(leases),
  ]
}

interface NamedValue {
  readonly lease: string
  readonly name: string
}

/** Returns the variables that are known before any response, under their prefixed names. */
function variables(leases: readonly LeaseConfig[]): readonly NamedValue[] {
  const profiled = leases
    .filter(({ exports }) => exports.has('profile'))
    .map(({ name, refresh }) => ({ name, command: refresh }))
  const own = leases.flatMap(({ name: lease, exports, prepared, prefix }) => [
    ...(exports.has('env')
      ? prepared.names.map((name) => ({ lease, name: `${prefix}${name}` }))
      : []),
    ...(exports.has('file')
      ? [...pathVariables(prepared), ...Object.keys(prepared.fileValues ?? {})].map((name) => ({
          lease,
          name: `${prefix}${name}`,
        }))
      : []),
  ])
  return [...own, ...variablesOfProfiles(profiled)]
}

/** Returns the names of the variables that hold the paths of files. */
export const pathVariables = ({
  names,
  fileVariables,
}: LeaseConfig['prepared']): readonly string[] =>
  fileVariables ?? names.map((name) => `${name}_FILE`)

/** Returns the outputs that are known before any response. */
const outputs = ({ name: lease, exports, prepared }: LeaseConfig): readonly NamedValue[] =>
  exports.has('output') ? prepared.names.map((name) => ({ lease, name })) : []

function nameErrors(leases: readonly LeaseConfig[]): readonly string[] {
  const told = ({ lease, name }: NamedValue, error: string | undefined): readonly string[] =>
    error === undefined ? [] : [`${name}, which lease "${lease}" would set, ${error}`]
  return [
    ...variables(leases).flatMap((each) => told(each, reservedNameError(each.name))),
    ...leases.flatMap(outputs).flatMap((each) => told(each, nameSyntaxError(each.name))),
  ]
}

/**
 * Returns an error for each value with the name of an output of the step. In the flat form, values
 * share the output namespace with the step's own outputs; output names are case-insensitive.
 */
const reserved = (names: readonly NamedValue[]): readonly string[] =>
  names
    .filter(({ name }) => Object.hasOwn(outputRows, name.toLowerCase()))
    .map(
      ({ lease, name }) =>
        `${name}, which lease "${lease}" would set, is an output of the step itself; choose ` +
        `another name`,
    )

/**
 * Returns an error for each lease that shares its audience with a lease at another owner's server.
 * A token works at every server that accepts its audience, so either owner could replay the token.
 */
function sharedAudiences(leases: readonly LeaseConfig[]): readonly string[] {
  const owners = new Map<string, LeaseConfig>()
  const found: string[] = []
  for (const lease of leases) {
    const first = owners.get(lease.audience)
    if (!first) owners.set(lease.audience, lease)
    else if (first.prepared.audienceOwner !== lease.prepared.audienceOwner) {
      found.push(
        `leases "${first.name}" and "${lease.name}" ask for the same "audience" at servers ` +
          `of different owners (${first.prepared.host}, ${lease.prepared.host}): either could use the ` +
          `other's token`,
      )
    }
  }
  return found
}
