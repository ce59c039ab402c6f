import { collisions, nameMistake } from '../handover/names.ts'
import { variablesOfProfiles } from '../handover/profile.ts'
import type { Wanted } from './wanted.ts'

/** What no lease can see alone: variables set twice, names that may not be set, and one audience at servers of two owners. */
export function conflicts(leases: readonly Wanted[]): readonly string[] {
  return [...badNames(leases), ...collisions(variables(leases)), ...sharedAudiences(leases)]
}

/** The variables that are known before any answer, under their prefixed names. */
function variables(leases: readonly Wanted[]): readonly { lease: string; name: string }[] {
  const profiled = leases.filter(({ exports }) => exports.has('profile')).map(({ name }) => name)
  const own = leases.flatMap(({ name: lease, exports, order, prefix }) => [
    ...(exports.has('env') ? order.names.map((name) => ({ lease, name: `${prefix}${name}` })) : []),
    ...(exports.has('file') ? order.names.map((name) => ({ lease, name: `${prefix}${name}_FILE` })) : []),
  ])
  return [...own, ...variablesOfProfiles(profiled)]
}

function badNames(leases: readonly Wanted[]): readonly string[] {
  return variables(leases).flatMap(({ lease, name }) => {
    const mistake = nameMistake(name)
    return mistake === undefined ? [] : [`${name}, which lease "${lease}" would set, ${mistake}`]
  })
}

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
