import { rfc3339 } from '../core/time.ts'
import { duplicateNames, nameSyntaxError, reservedNameError } from '../exports/names.ts'
import { type ExportName, exportNames, exportTargets } from '../exports/registry.ts'
import type { ExportedName } from '../exports/target.ts'
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
  const variables = knownNames(leases, 'variables')
  // Outputs of several leases are apart: each lease has its own object in `values`.
  const outputs = leases.map((lease) => knownNames([lease], 'outputs'))
  const twice = [...duplicateNames(variables), ...outputs.flatMap((names) => duplicateNames(names))]
  return [
    ...new Set([
      ...nameErrors(variables, ({ name, fixed }) => (fixed ? undefined : reservedNameError(name))),
      ...nameErrors(outputs.flat(), ({ name }) => nameSyntaxError(name)),
      ...(form === 'flat' ? reserved(outputs.flat()) : []),
      ...twice,
    ]),
    ...exportNames.flatMap(
      (target) => exportTargets[target].conflicts?.(using(leases, target)) ?? [],
    ),
    ...sharedAudiences(leases),
    ...longLabels(leases),
  ]
}

// They stand in the header of the journal, which is one variable of the post step.
const LABELS_LIMIT = 12_000

/** Returns an error if the labels of all leases together are too long for the state. */
function longLabels(leases: readonly LeaseConfig[]): readonly string[] {
  const all = leases.flatMap(({ name, labels }) => (labels.size > 0 ? [name, ...labels] : []))
  const length = all.flat().join('').length
  return length > LABELS_LIMIT
    ? [`"labels" of all leases must have at most ${LABELS_LIMIT} characters; got ${length}`]
    : []
}

/** Returns the variables and outputs that are known before any response, target by target. */
function knownNames(
  leases: readonly LeaseConfig[],
  kind: 'variables' | 'outputs',
): readonly ExportedName[] {
  return exportNames.flatMap((target) => {
    return exportTargets[target].names(using(leases, target))[kind] ?? []
  })
}

const using = (leases: readonly LeaseConfig[], target: ExportName): readonly LeaseConfig[] =>
  leases.filter(({ exports }) => exports.has(target))

const nameErrors = (
  names: readonly ExportedName[],
  errorOf: (name: ExportedName) => string | undefined,
): readonly string[] =>
  names.flatMap((name) => {
    const error = errorOf(name)
    return error === undefined
      ? []
      : [`${name.name}, which lease "${name.lease}" would set, ${error}`]
  })

/**
 * Returns an error for each value with the name of an output of the step. In the flat form, values
 * share the output namespace with the step's own outputs; output names are case-insensitive.
 */
const reserved = (names: readonly ExportedName[]): readonly string[] =>
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
        `leases "${first.name}" and "${lease.name}" request the same "audience" for servers ` +
          `of different owners (${first.prepared.host}, ${lease.prepared.host}): either could use the ` +
          `other's token`,
      )
    }
  }
  return found
}

/** Returns an error for each client certificate that its server would reject for its dates. */
export function certificateErrors(
  leases: readonly LeaseConfig[],
  now: (() => number) | undefined,
): readonly string[] {
  return leases.flatMap(({ name, prepared: { supplied } }) => {
    const { valid } = supplied ?? {}
    if (!valid || !now) return []
    const time = now()
    if (time >= valid.from && time < valid.to) return []
    const dates =
      time < valid.from
        ? `is not valid before ${rfc3339(valid.from)}`
        : `expired at ${rfc3339(valid.to)}`
    return [`"tls-certificate" of the lease "${name}" ${dates}; here it is ${rfc3339(time)}`]
  })
}
