import { valueMistake, variablesOf } from '../handover/env.ts'
import { type Document, filesOf } from '../handover/file.ts'
import { collisions, nameMistake } from '../handover/names.ts'
import { type Handed, outputsOf } from '../handover/output.ts'
import { configWith, type Profile } from '../handover/profile.ts'
import { shadowsOf } from '../handover/shadows.ts'
import { extrasOf, valuesOf } from '../handover/values.ts'
import { Failure } from '../kit/failure.ts'
import type { Outlet } from '../kit/outlet.ts'
import { Secret } from '../kit/secret.ts'
import type { World } from '../kit/world.ts'
import type { Journal } from '../lease/journal.ts'
import type { Exposed, Obtained } from './obtain.ts'
import type { Plan } from './plan.ts'
import { leasedLines, leasedSummary } from './records.ts'

type Variables = Map<string, string | Secret>

// The runner masks a value of any length; one this short would blot out half the log, so it is not masked at all.
const SHORTEST_MASK = 4

/** Hands all leases over, after every check that could still refuse one: files first, since they can be taken back, then all else at once. */
export function expose(
  world: World & Outlet,
  plan: Plan,
  { obtained, journal, record }: { readonly obtained: readonly Obtained[]; readonly journal: Journal; readonly record: string },
): readonly Exposed[] {
  const parts = obtained.map((each) => partOf(world, each))
  refuse(parts.flatMap(({ mistakes }) => mistakes))
  refuse(
    collisions(
      parts.flatMap(({ obtained: { wanted }, env, documents }) =>
        [...env.keys(), ...documents.map(({ variable }) => `${wanted.prefix}${variable}`)].map((name) => ({ lease: wanted.name, name })),
      ),
    ),
  )
  const env: Variables = new Map(parts.flatMap((part) => [...part.env]))
  const handed = parts.map((part) => handedOf(part, { paths: store(world, journal, part, env), returnable: returnable(journal) }))
  for (const [name, value] of profiles(world, journal, obtained)) env.set(name, value)
  warn(world, parts, env)
  const exposed = parts.map(({ obtained: each, where }) => ({ obtained: each, where }))
  const outputs = new Map<string, string | Secret>([...outputsOf(handed, plan.form, world.now()), ['record', record]])
  world.expose({
    env,
    outputs,
    record: { path: record, lines: leasedLines(world, exposed, journal) },
    ...(plan.step.summary && { summary: leasedSummary(world, exposed) }),
  })
  return exposed
}

/** What one lease wants handed over, and what stands against it. */
interface Part {
  readonly obtained: Obtained
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  readonly documents: readonly Document[]
  readonly mistakes: readonly string[]
  readonly where: readonly string[]
}

function partOf(world: World, obtained: Obtained): Part {
  const { wanted, lease } = obtained
  const { exports, prefix, name } = wanted
  const values = valuesOf(lease)
  const env = exports.has('env') ? variablesOf(values, prefix) : new Map<string, string | Secret>()
  const documents = exports.has('file') ? filesOf(name, lease) : []
  const outputs = exports.has('output') ? values : new Map<string, string | Secret>()
  const names = [...env.keys(), ...documents.map(({ variable }) => `${prefix}${variable}`)]
  const mistakes = [
    ...names.flatMap((each) => (nameMistake(each) === undefined ? [] : [`${each} ${nameMistake(each)}`])),
    ...[...env].flatMap(([key, value]) => valueMistake(key, value, world.job.windows) ?? []),
  ].map((each) => `lease "${name}": ${each}`)
  const where = [
    ...[...env.keys()].map((each) => `env:${each}`),
    ...[...outputs.keys()].map((each) => `output:${each}`),
    ...documents.map(({ variable }) => `file:${prefix}${variable}`),
    ...(exports.has('profile') ? [`profile:${name}`] : []),
  ]
  return { obtained, env, outputs, documents, mistakes, where }
}

function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new Failure('HANDOVER_FAILED', mistakes.join('\n'))
}

/** Stores the files of one lease, each noted before it is written; returns their paths, and names them in the environment. */
function store(world: Outlet, journal: Journal, part: Part, env: Variables): ReadonlyMap<string, string> {
  return new Map(
    part.documents.map(({ file, variable, content }) => {
      const path = write(world, journal, { file, content })
      env.set(`${part.obtained.wanted.prefix}${variable}`, path)
      return [variable, path]
    }),
  )
}

function write(world: Outlet, journal: Journal, { file, content }: Pick<Document, 'file' | 'content'>): string {
  const path = world.place(file)
  journal.note({ kind: 'file', path })
  world.store(path, typeof content === 'function' ? content(path) : content)
  return path
}

/** One AWS configuration file for all leases that want a profile. */
function profiles(world: Outlet, journal: Journal, obtained: readonly Obtained[]): ReadonlyMap<string, string> {
  const wanted = obtained.flatMap(({ wanted: { name, exports }, lease: { credentials } }): readonly Profile[] =>
    exports.has('profile') && credentials.kind === 'aws' ? [{ name, credentials }] : [],
  )
  const [only, ...more] = wanted
  if (!only) return new Map()
  const before = world.text(world.variable('AWS_CONFIG_FILE') ?? '~/.aws/config') ?? ''
  const path = write(world, journal, { file: 'aws-config', content: configWith(before, wanted) })
  return new Map([['AWS_CONFIG_FILE', path], ...(more.length === 0 ? [['AWS_PROFILE', only.name] as const] : [])])
}

/** The leases of which something can be given back, or was already: some providers can only sometimes. */
function returnable({ entries }: Journal): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'receipt' && entry.way !== null ? [entry.lease] : [])))
}

function handedOf(
  { obtained: { wanted, token, lease }, outputs }: Part,
  { paths, returnable: revoked }: { readonly paths: ReadonlyMap<string, string>; readonly returnable: ReadonlySet<string> },
): Handed {
  const { name, from } = wanted
  const extras = [...extrasOf(lease)].filter(([key]) => key !== 'token' || outputs.size > 0)
  const ends = revoked.has(name) ? 'revoked' : 'expires'
  return { name, from, lease, verified: token.signed, ends, values: new Map([...outputs, ...paths]), extras: new Map(extras) }
}

/** What a user should know before later steps run: overwritten variables, variables that shadow ours, values too short to mask. */
function warn(world: World & Outlet, parts: readonly Part[], env: ReadonlyMap<string, string | Secret>): void {
  const overwritten = [...env.keys()].filter((name) => world.variable(name) !== undefined)
  if (overwritten.length > 0)
    world.say('notice', `These variables were set before and are overwritten for later steps: ${overwritten.join(', ')}`)
  for (const { obtained, env: own, outputs, documents } of parts) {
    const { exports, name } = obtained.wanted
    const ways = (['env', 'profile'] as const).filter((way) => exports.has(way))
    const shadows = ways
      .flatMap((way) => shadowsOf(obtained.lease.credentials, way))
      .filter((each) => world.variable(each) && !env.has(each))
    if (shadows.length > 0)
      world.say('warning', `Some tools read ${shadows.join(', ')}, set earlier in this job, before what lease "${name}" hands over`)
    const short = new Set(
      [...own, ...outputs, ...documents.map(({ variable, content }) => [variable, content] as const)]
        .filter(([, value]) => value instanceof Secret && value.length < SHORTEST_MASK)
        .map(([key]) => key),
    )
    if (short.size > 0) world.say('warning', `Too short to be masked in the log: ${[...short].join(', ')} of lease "${name}"`)
  }
}
