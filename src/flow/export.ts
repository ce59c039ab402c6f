import { Failure } from '../core/failure.ts'
import type { Outlet } from '../core/outlet.ts'
import type { World } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { valueMistake, variablesOf } from '../exports/env.ts'
import { type Document, filesOf } from '../exports/file.ts'
import { chosenNameError, collisions, nameMistake } from '../exports/names.ts'
import { type Handed, outputsOf } from '../exports/output.ts'
import { configWith, type Profile, variablesOfProfiles } from '../exports/profile.ts'
import { extrasOf, valuesOf } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { leasedLines, leasedSummary } from './audit.ts'
import { pathsOf } from './crossChecks.ts'
import { notices, warnings } from './exportWarnings.ts'
import type { Part } from './leaseExport.ts'
import type { Exposed, Obtained } from './obtain.ts'
import type { Plan } from './plan.ts'

type Variables = Map<string, string | Secret>

/** Hands all leases over, after every check that could still refuse one: files first, since they can be taken back, then all else at once. */
export function expose(
  world: World & Outlet,
  plan: Plan,
  {
    obtained,
    journal,
    record,
  }: { readonly obtained: readonly Obtained[]; readonly journal: Journal; readonly record: string },
): readonly Exposed[] {
  const parts = obtained.map((each) => partOf(world, each))
  refuse(parts.flatMap(({ mistakes }) => mistakes))
  const profiles = profilesOf(obtained)
  const variables = parts.flatMap(({ obtained: { wanted }, names }) =>
    names.map((name) => ({ lease: wanted.name, name })),
  )
  refuse(collisions([...variables, ...variablesOfProfiles(profiles.map(({ name }) => name))]))
  const env: Variables = new Map(parts.flatMap((part) => [...part.env]))
  const stored = parts.map((part) => [part, store(world, journal, part)] as const)
  for (const [{ obtained: each }, paths] of stored)
    for (const [name, path] of paths) env.set(`${each.wanted.prefix}${name}`, path)
  const handed = stored.map(([part, paths]) =>
    handedOf(part, { paths, returnable: returnable(journal) }),
  )
  for (const [name, value] of configured(world, journal, profiles)) env.set(name, value)
  for (const line of notices(world, env, parts)) world.say('notice', line)
  for (const line of warnings(world, env, parts)) world.say('warning', line)
  const exposed = parts.map(({ obtained: each, where }) => ({ obtained: each, where }))
  const outputs = new Map<string, string | Secret>([
    ...outputsOf(handed, plan.form, world.now()),
    ['record', record],
  ])
  world.expose({
    env,
    outputs,
    record: { path: record, lines: leasedLines(world, exposed, journal) },
    ...(plan.step.summary && { summary: leasedSummary(world, exposed) }),
  })
  return exposed
}

function partOf(world: World, obtained: Obtained): Part {
  const { wanted, lease } = obtained
  const { exports, prefix, name, order } = wanted
  const values = valuesOf(lease)
  const env = exports.has('env') ? variablesOf(values, prefix) : new Map<string, string | Secret>()
  const documents = exports.has('file') ? filesOf(name, lease) : []
  const outputs = exports.has('output') ? values : new Map<string, string | Secret>()
  const names = [...env.keys(), ...documents.map(({ variable }) => `${prefix}${variable}`)]
  // What is not known before the response was chosen by a server.
  const written = new Set([...order.names, ...pathsOf(order)].map((each) => `${prefix}${each}`))
  const mistakes = [
    ...names.flatMap((each) => {
      const mistake = written.has(each) ? nameMistake(each) : chosenNameError(each)
      return mistake === undefined ? [] : [`${each} ${mistake}`]
    }),
    ...[...env].flatMap(([key, value]) => valueMistake(key, value, world.job.windows) ?? []),
  ].map((each) => `lease "${name}": ${each}`)
  const where = [
    ...[...env.keys()].map((each) => `env:${each}`),
    ...[...outputs.keys()].map((each) => `output:${each}`),
    ...documents.map(({ variable }) => `file:${prefix}${variable}`),
    ...(exports.has('profile') ? [`profile:${name}`] : []),
  ]
  return { obtained, env, outputs, documents, names, mistakes, where }
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new Failure('EXPORT_FAILED', mistakes.join('\n'))
}

/** Stores the files of one lease, each noted before it is written; returns their paths by their variables. */
function store(world: Outlet, journal: Journal, part: Part): ReadonlyMap<string, string> {
  return new Map(
    part.documents.map(({ file, variable, content }) => [
      variable,
      write(world, journal, { file, content }),
    ]),
  )
}

function write(
  world: Outlet,
  journal: Journal,
  { file, content }: Pick<Document, 'file' | 'content'>,
): string {
  const path = world.place(file)
  journal.note({ kind: 'file', path })
  world.store(path, typeof content === 'function' ? content(path) : content)
  return path
}

const profilesOf = (obtained: readonly Obtained[]): readonly Profile[] =>
  obtained.flatMap(({ wanted: { name, exports }, lease: { credentials } }) =>
    exports.has('profile') && credentials.kind === 'aws' ? [{ name, credentials }] : [],
  )

/** One AWS configuration file for all leases that want a profile. */
function configured(
  world: World & Outlet,
  journal: Journal,
  profiles: readonly Profile[],
): ReadonlyMap<string, string> {
  const [only, ...more] = profiles
  if (!only) return new Map()
  const named = world.variable('AWS_CONFIG_FILE')
  const config = world.text(named || '~/.aws/config')
  if (named && config === undefined)
    world.say('notice', 'AWS_CONFIG_FILE names no file that can be read; the new one begins empty')
  const credentials = world.text(
    world.variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials',
  )
  const content = configWith({ config: config ?? '', credentials: credentials ?? '' }, profiles)
  const path = write(world, journal, { file: 'aws-config', content })
  return new Map([
    ['AWS_CONFIG_FILE', path],
    ...(more.length === 0 ? [['AWS_PROFILE', only.name] as const] : []),
  ])
}

/** The leases that can be given back whole, or were already: some providers can only sometimes, or only a part. */
function returnable({ entries }: Journal): ReadonlySet<string> {
  const receipts = entries.filter((entry) => entry.kind === 'receipt')
  const lasting = new Set(receipts.flatMap(({ lease, way }) => (way === null ? [lease] : [])))
  return new Set(receipts.flatMap(({ lease }) => (lasting.has(lease) ? [] : [lease])))
}

function handedOf(
  { obtained: { wanted, lease }, outputs }: Part,
  {
    paths,
    returnable: revoked,
  }: { readonly paths: ReadonlyMap<string, string>; readonly returnable: ReadonlySet<string> },
): Handed {
  const { name, from } = wanted
  const extras = [...extrasOf(lease)].filter(([key]) => key !== 'token' || outputs.size > 0)
  const ends = revoked.has(name) ? 'revoked' : 'expires'
  return {
    name,
    from,
    lease,
    ends,
    values: new Map([...outputs, ...paths]),
    extras: new Map(extras),
  }
}
