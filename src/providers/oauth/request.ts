import type { Body, Json, Request } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import type { Node } from '../../inputs/yamlValue.ts'
import { bearer } from '../bearer.ts'
import type { Form } from './config.ts'

/** What a request needs beyond its form. */
export interface Moment {
  readonly address: URL
  readonly token: Secret
  /** The Authorization header of a client with a secret. */
  readonly basic: Secret | undefined
  /** Seconds since the epoch. */
  readonly now: number
}

/** The one request that presents the ID token, however a server wants it. */
export function requestOf(form: Form, { address, token, basic, now }: Moment): Request {
  const { method, body, tokenIn, tokenField } = form
  const fields = [...form.fields].map(([name, value]) => [name, timed(value, now)] as const)
  const carried: readonly (readonly [string, Node | Secret])[] =
    tokenIn === 'body' ? [...fields, [tokenField, token]] : fields
  const url = new URL(address)
  if (body === 'none')
    for (const [name, value] of fields)
      for (const each of texts(value)) url.searchParams.append(name, each)
  // Some servers read the token from the query and nowhere else; an address has no other form than text.
  if (tokenIn === 'query') url.searchParams.append(tokenField, token.reveal())
  const headers = {
    ...(basic && { Authorization: basic }),
    ...(tokenIn === 'bearer' && bearer(token)),
  }
  return {
    method,
    url,
    headers,
    expects: 'json',
    ...(body !== 'none' && { body: bodyOf(body, carried) }),
  }
}

function bodyOf(
  kind: 'form' | 'json',
  fields: readonly (readonly [string, Node | Secret])[],
): Body {
  if (kind === 'json')
    return { kind, value: Object.fromEntries(fields.map(([name, value]) => [name, jsonOf(value)])) }
  return {
    kind,
    fields: fields.flatMap(([name, value]) => texts(value).map((each) => [name, each] as const)),
  }
}

/** `<now>`, wherever it stands alone, is the time in the one form that servers agree on: RFC 3339 without fractions. */
function timed(node: Node, now: number): Node {
  if (node === '<now>') return new Date(Math.floor(now) * 1000).toISOString().replace('.000Z', 'Z')
  if (typeof node === 'string') return node
  if (node instanceof Map)
    return new Map(
      [...(node as ReadonlyMap<string, Node>)].map(([name, value]) => [name, timed(value, now)]),
    )
  return (node as readonly Node[]).map((each) => timed(each, now))
}

function texts<T extends Node | Secret>(node: T): readonly (string | Extract<T, Secret>)[] {
  return Array.isArray(node) ? (node as readonly string[]) : [node as string | Extract<T, Secret>]
}

function jsonOf(node: Node | Secret): Json {
  if (typeof node === 'string' || node instanceof Secret) return node
  if (node instanceof Map)
    return Object.fromEntries(
      [...(node as ReadonlyMap<string, Node>)].map(([name, value]) => [name, jsonOf(value)]),
    )
  return (node as readonly Node[]).map(jsonOf)
}
