import type { HttpBody, HttpRequest, Json } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import { bearer } from '../bearer.ts'
import type { FormConfig } from './config.ts'

/** The values of a request that its format does not define. */
export interface RequestContext {
  readonly address: URL
  readonly token: Secret
  /** The Authorization header of a client with a secret. */
  readonly basic: Secret | undefined
  /** Seconds since the epoch. */
  readonly now: number
}

/** Returns the request that presents the ID token in the configured format. */
export function createTokenRequest(
  form: FormConfig,
  { address, token, basic, now }: RequestContext,
): HttpRequest {
  const { method, body, tokenIn, tokenField } = form
  const fields = [...form.fields].map(([name, value]) => [name, fillNow(value, now)] as const)
  const carried: readonly (readonly [string, YamlValue | Secret])[] =
    tokenIn === 'body' ? [...fields, [tokenField, token]] : fields
  const url = new URL(address)
  if (body === 'none')
    for (const [name, value] of fields)
      for (const text of texts(value)) url.searchParams.append(name, text)
  // Some servers read the token only from the query, and a URL must contain it in plain text.
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
    ...(body !== 'none' && { body: encodeBody(body, carried) }),
  }
}

function encodeBody(
  kind: 'form' | 'json',
  fields: readonly (readonly [string, YamlValue | Secret])[],
): HttpBody {
  if (kind === 'json')
    return { kind, value: Object.fromEntries(fields.map(([name, value]) => [name, toJson(value)])) }
  return {
    kind,
    fields: fields.flatMap(([name, value]) => texts(value).map((text) => [name, text] as const)),
  }
}

/**
 * Replaces each value `<now>` with the current time in the one format that servers agree on: RFC
 * 3339 without fractions.
 */
function fillNow(node: YamlValue, now: number): YamlValue {
  if (node === '<now>') return new Date(Math.floor(now) * 1000).toISOString().replace('.000Z', 'Z')
  if (typeof node === 'string') return node
  if (node instanceof Map)
    return new Map(
      [...(node as ReadonlyMap<string, YamlValue>)].map(([name, value]) => [
        name,
        fillNow(value, now),
      ]),
    )
  return (node as readonly YamlValue[]).map((item) => fillNow(item, now))
}

function texts<T extends YamlValue | Secret>(node: T): readonly (string | Extract<T, Secret>)[] {
  return Array.isArray(node) ? (node as readonly string[]) : [node as string | Extract<T, Secret>]
}

function toJson(node: YamlValue | Secret): Json {
  if (typeof node === 'string' || node instanceof Secret) return node
  if (node instanceof Map)
    return Object.fromEntries(
      [...(node as ReadonlyMap<string, YamlValue>)].map(([name, value]) => [name, toJson(value)]),
    )
  return (node as readonly YamlValue[]).map(toJson)
}
