import { basicAuthForms } from '../core/masks.ts'
import { quoted } from '../core/sanitize.ts'
import type { Field, Reader } from '../inputs/reader.ts'
import type { RegistryLogin } from '../journal/credentials.ts'
import type { LeaseSession } from './provider.ts'

const HOST = /^(?=.{1,255}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/

/** Returns the row of `registries`; each provider adds a sentence of its own. */
export const registriesField = (description: string): Field => ({
  name: 'registries',
  description,
})

/**
 * Returns the hosts in `registries`; empty if it is not set. `errorOf` returns why the provider has
 * no login at a host.
 */
export function parseRegistries(
  read: Reader,
  errorOf: (host: string) => string | undefined = () => undefined,
): readonly string[] {
  if (!read.has('registries')) return []
  checkRegistryUse(read)
  const hosts = read.list('registries') ?? []
  if (new Set(hosts).size < hosts.length)
    read.addError('registries', 'must name each registry once')
  return hosts.filter((host) => {
    const error = hostError(host) ?? errorOf(host)
    if (error !== undefined) read.addError('registries', error)
    return error === undefined
  })
}

/** Returns why a string is not the host of a registry; `undefined` if it is. */
export const hostError = (host: string): string | undefined =>
  HOST.test(host)
    ? undefined
    : 'must be hosts of registries, such as 123456789012.dkr.ecr.eu-central-1.amazonaws.com, ' +
      `in lower case, without https:// or a path; got ${quoted(host)}`

/** Reports what cannot be used with `registries`, and an `export` that does nothing with it. */
export function checkRegistryUse(read: Reader): void {
  for (const other of ['read', 'cluster'].filter((name) => read.has(name)))
    read.addError('registries', `cannot be used with "${other}"; write two leases`)
  if (read.has('export') && !read.list('export')?.includes('docker'))
    read.addError('registries', 'needs "export: docker"')
}

/** Returns whether the logins are all that is exported. */
export const exportsLoginsOnly = (read: Reader): boolean =>
  read.has('registries') && (read.list('export') ?? []).every((name) => name === 'docker')

/** Returns the record's keys for a password whose expiry differs from its session's. */
export const passwordKeys = (
  hosts: readonly string[],
  expiresAt: number,
): Readonly<Record<string, string>> => ({
  registry: hosts.join(' '),
  registry_expires_at: new Date(Math.floor(expiresAt) * 1000).toISOString().replace('.000Z', 'Z'),
})

/** Returns a login whose password is masked, as are the forms in which it is sent and stored. */
export function registryLogin(
  { secret }: Pick<LeaseSession, 'secret'>,
  login: RegistryLogin,
): RegistryLogin {
  for (const form of basicAuthForms(login.username, login.password.reveal())) secret(form)
  return login
}
