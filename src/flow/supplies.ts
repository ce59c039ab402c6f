import { Failure } from '../core/failure.ts'
import type { HttpClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { importYaml } from '../inputs/deferredYaml.ts'
import type { Header } from '../journal/header.ts'
import type { Supplies } from '../providers/provider.ts'
import type { TokenSource } from './tokenSource.ts'

/** The inputs by lower-case name, as the runner evaluates them in this process. */
export type Inputs = () => ReadonlyMap<string, string>

/** Returns what the revocation of one lease may need; each part is loaded on first use. */
export function suppliesFor(
  runtime: Runtime,
  lease: string,
  from: { readonly client: HttpClient; readonly inputs: Inputs } & Pick<Header, 'issuer'>,
): Supplies {
  let source: Promise<TokenSource> | undefined
  const secretOf = (text: string): Secret => {
    const secret = new Secret(text)
    runtime.mask(secret)
    return secret
  }
  return {
    secret: secretOf,
    async input(name, sha256) {
      const value = await suppliedInput(from.inputs(), lease, name)
      if (value === undefined)
        throw new Failure(
          'INPUT_INVALID',
          `"${name}" is needed for the revocation, and is empty in this step`,
        )
      const { hash } = await import('node:crypto')
      if (hash('sha256', value) !== sha256)
        throw new Failure(
          'INPUT_INVALID',
          `"${name}" is not the value with which the lease was obtained: its SHA-256 differs`,
        )
      return secretOf(value)
    },
    async idToken(audience) {
      source ??= import('./tokenSource.ts').then(({ openTokenSource }) =>
        openTokenSource(runtime, from),
      )
      return (await source)(audience, lease)
    },
  }
}

/**
 * Returns an input of a lease from the flat form, or from the YAML of `leases`; a mapping as JSON, as
 * its digest was computed.
 */
async function suppliedInput(
  inputs: ReadonlyMap<string, string>,
  lease: string,
  name: string,
): Promise<string | undefined> {
  const text = inputs.get('leases')
  if (text === undefined) return inputs.get(name)
  const parsed = (await importYaml())(text)
  const leases = 'value' in parsed ? parsed.value : undefined
  const fields = leases instanceof Map ? (leases.get(lease) as unknown) : undefined
  const value = fields instanceof Map ? (fields.get(name) as unknown) : undefined
  if (value instanceof Map) return JSON.stringify(Object.fromEntries(value))
  return typeof value === 'string' ? value : undefined
}
