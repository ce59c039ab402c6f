import type { Reader } from '../../inputs/reader.ts'
import { PATH, type Wish, wishesOf } from './readSpec.ts'
import { type Place, slashed } from './request.ts'

/** What one lease from Vault asks for, free of mistakes. */
export interface Terms extends Place {
  readonly host: string
  readonly role: string | undefined
  readonly mount: string
  readonly login: 'jwt' | 'cel'
  readonly wishes: readonly Wish[]
  readonly handOver: boolean
  readonly plain: ReadonlySet<string>
  /** Seconds. */
  readonly wrap: number | undefined
  readonly inline: boolean
  readonly sync: boolean
}

// What a header can hold.
const SENDABLE = /^[\x20-\x7e]*$/
const IN_A_HEADER = 'travels in a header, which holds nothing but ASCII'
const NOWHERE = new URL('https://address.invalid/')
const OF_THE_TOKEN = ['VAULT_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE']

/** Reads the inputs of one lease. */
export function termsOf(read: Reader): Terms {
  const address = read.address('address')
  if (address === undefined && !read.has('address'))
    read.complain('address', 'is required', undefined)
  if (read.has('lifetime'))
    read.complain('lifetime', "cannot be asked for here: the role's token_ttl decides", undefined)
  const wishes = wished(read)
  const base = slashed(address ?? NOWHERE)
  const terms: Terms = {
    ...{ base, host: base.host, wishes },
    role: read.matching('role', /^[^/\s\p{Cc}]{1,128}$/u, 'the name of a role'),
    mount: path(read, 'mount') ?? '',
    namespace: path(read, 'namespace'),
    login: read.oneOf('login', ['jwt', 'cel']),
    handOver: read.flag('export-credentials') || !read.has('read'),
    plain: new Set(read.list('unmasked') ?? []),
    wrap: read.duration('wrap', { min: 1, max: 86_400 }),
    inline: read.flag('inline'),
    sync: read.flag('sync'),
  }
  clashes(read, terms)
  contradictions(read, terms)
  return terms
}

function wished(read: Reader): readonly Wish[] {
  const map = read.has('read') ? read.map('read') : undefined
  if (!map) return []
  if (map.size === 0) read.complain('read', 'must name something to read', undefined)
  return wishesOf(map, (name, sentence) => read.complain(`read.${name}`, sentence, undefined))
}

/** A path with or without slashes around it; the API's own prefix is not part of it. */
function path(read: Reader, name: 'mount' | 'namespace'): string | undefined {
  const value = read.optional(name)?.replace(/^\/|\/$/g, '')
  if (value === undefined) return undefined
  if (!PATH.test(value)) return read.complain(name, 'must be a path such as "team/jwt"', undefined)
  if (name === 'namespace' && !SENDABLE.test(value))
    return read.complain(name, IN_A_HEADER, undefined)
  if (name === 'mount' && value.startsWith('auth/'))
    return read.complain(name, `must be the path below auth/: "${value.slice(5)}"`, undefined)
  return value
}

/** Names that would be set twice, compared as Windows compares them. */
function clashes(read: Reader, { wishes, handOver }: Terms): void {
  const taken = new Map(handOver ? OF_THE_TOKEN.map((name) => [name, name]) : [])
  for (const { name, pick } of wishes) {
    const mark = pick.kind === 'each' ? `${name}*` : name
    const first = taken.get(mark.toUpperCase())
    if (first !== undefined)
      read.complain(`read.${mark}`, `would set a variable that ${first} sets already`, undefined)
    taken.set(mark.toUpperCase(), mark)
  }
}

function contradictions(read: Reader, { mount, wishes, plain, wrap, inline, sync }: Terms): void {
  const covers = (name: string): boolean =>
    wishes.some((wish) =>
      wish.pick.kind === 'each'
        ? name.startsWith(wish.name) && name !== wish.name
        : name === wish.name,
    )
  for (const name of plain)
    if (!covers(name))
      read.complain('unmasked', `names ${JSON.stringify(name)}, which "read" does not`, undefined)
  const lonely = [
    wrap !== undefined && 'wrap',
    plain.size > 0 && 'unmasked',
    inline && 'inline',
    sync && 'sync',
  ].filter((each) => each !== false)
  if (!read.has('read'))
    for (const name of lonely)
      read.complain(name, 'concerns what is read, so it needs "read"', undefined)
  if (!read.has('read') && !read.flag('export-credentials') && read.has('export-credentials'))
    read.complain(
      'export-credentials',
      'would leave nothing to hand over, as there is no "read"',
      undefined,
    )
  if (inline && !SENDABLE.test(mount))
    read.complain('mount', `${IN_A_HEADER} with "inline"`, undefined)
  if (inline)
    for (const name of ['export-credentials', 'wrap', 'sync'] as const)
      if (read.has(name))
        read.complain(name, 'cannot stand beside "inline", which knows no token', undefined)
  if (wrap !== undefined)
    for (const { name, pick } of wishes)
      if (pick.kind !== 'all')
        read.complain(
          `read.${name}`,
          'must be a path alone, as "wrap" hands over a token for the whole answer',
          undefined,
        )
}

/** Variables that are known before any answer. */
export function knownNames({ wishes, handOver, namespace }: Terms): readonly string[] {
  const token = handOver
    ? OF_THE_TOKEN.filter((name) => name !== 'VAULT_NAMESPACE' || namespace !== undefined)
    : []
  return [...token, ...wishes.flatMap(({ name, pick }) => (pick.kind === 'each' ? [] : [name]))]
}
