import { collisions, formMistake, nameMistake } from '../exports/names.ts'
import { variablesOfProfiles } from '../exports/profile.ts'
import { outputRows } from './fields.ts'
import type { Wanted } from './leaseConfig.ts'

/** What no lease can see alone: values set twice, names that may not be set, and one audience at servers of two owners. */
export function conflicts(leases: readonly Wanted[], form: 'flat' | 'many'): readonly string[] {
  const own = leases.map(outputs)
  const twice = [...collisions(variables(leases)), ...own.flatMap((names) => collisions(names))]
  return [
    ...new Set([...badNames(leases), ...(form === 'flat' ? reserved(own.flat()) : []), ...twice]),
    ...sharedAudiences(leases),
  ]
}

interface Named {
  readonly lease: string
  readonly name: string
}

/** The variables that are known before any answer, under their prefixed names. */
function variables(leases: readonly Wanted[]): readonly Named[] {
  const profiled = leases.filter(({ exports }) => exports.has('profile')).map(({ name }) => name)
  const own = leases.flatMap(({ name: lease, exports, order, prefix }) => [
    ...(exports.has('env') ? order.names.map((name) => ({ lease, name: `${prefix}${name}` })) : []),
    ...(exports.has('file')
      ? pathsOf(order).map((name) => ({ lease, name: `${prefix}${name}` }))
      : []),
  ])
  return [...own, ...variablesOfProfiles(profiled)]
}

/** The variables that name the paths of files. */
export const pathsOf = ({ names, documents }: Wanted['order']): readonly string[] =>
  documents ?? names.map((name) => `${name}_FILE`)

/** The outputs that are known before any answer. */
const outputs = ({ name: lease, exports, order }: Wanted): readonly Named[] =>
  exports.has('output') ? order.names.map((name) => ({ lease, name })) : []

function badNames(leases: readonly Wanted[]): readonly string[] {
  const told = ({ lease, name }: Named, mistake: string | undefined): readonly string[] =>
    mistake === undefined ? [] : [`${name}, which lease "${lease}" would set, ${mistake}`]
  return [
    ...variables(leases).flatMap((each) => told(each, nameMistake(each.name))),
    ...leases.flatMap(outputs).flatMap((each) => told(each, formMistake(each.name))),
  ]
}

/** In the flat form values stand beside what the step itself says, and the runner minds no case. */
const reserved = (names: readonly Named[]): readonly string[] =>
  names
    .filter(({ name }) => Object.hasOwn(outputRows, name.toLowerCase()))
    .map(
      ({ lease, name }) =>
        `${name}, which lease "${lease}" would set, is an output of the step itself; choose another name`,
    )

/** A token for one audience works at every server that accepts it: two owners must not be able to replay each other's. */
function sharedAudiences(leases: readonly Wanted[]): readonly string[] {
  const owners = new Map<string, Wanted>()
  const found: string[] = []
  for (const each of leases) {
    const first = owners.get(each.audience)
    if (!first) owners.set(each.audience, each)
    else if (first.order.owner !== each.order.owner) {
      found.push(
        `leases "${first.name}" and "${each.name}" ask for the same "audience" at servers of different owners (${first.order.host}, ${each.order.host}): either could use the other's token`,
      )
    }
  }
  return found
}
