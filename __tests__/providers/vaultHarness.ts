import { vault } from '../../src/providers/vault/index.ts'
import type { RuntimeOptions } from '../lab/runtime.ts'
import { type VaultOptions, type VaultServer, vaultServer } from '../lab/vault.ts'
import {
  type HarnessOptions,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

/** A bench with a Vault beside it. */
export interface VaultHarness extends ProviderHarness {
  readonly vault: VaultServer
  /** The plain values of the lease. */
  values(): Promise<Readonly<Record<string, string>>>
  /** Method and path of each request to the server. */
  asked(): readonly string[]
}

export interface Scene extends VaultOptions {
  readonly fault?: NonNullable<RuntimeOptions['fault']>
  readonly lab?: ProviderHarness['runtime']['lab']
  readonly claims?: HarnessOptions['claims']
}

export const NOW = 1_790_000_000
export const HOME = 'address: https://vault.lab.test\nrole: ci\n'
export const CI = {
  role_type: 'jwt',
  user_claim: 'repository',
  bound_audiences: ['https://vault.lab.test'],
  token_policies: ['app'],
} as const

/** What the lab's Vault stores. */
export const KV2 = {
  app: [
    { password: 'first-password' },
    {
      password: 'app-password-1',
      user: 'app',
      nested: { key: 'deep-value', list: ['a'] },
      'tls.crt': 'dotted-value',
    },
  ],
  gone: [{ a: 'old-value' }, 'deleted'],
  void: ['destroyed'],
} as const
export const KV1 = {
  legacy: { password: 'legacy-password', port: 5432, on: true, none: null },
} as const

/** One lease of the given inputs, at a Vault as a test wants it. */
export async function at(
  yaml: string,
  { fault, claims, lab, ...options }: Scene = {},
): Promise<VaultHarness> {
  let server: VaultServer | undefined
  const stage = await providerHarness(vault, yaml, {
    ...(fault && { fault }),
    ...(lab && { lab }),
    ...(claims && { claims }),
    servers: (lab, issuer) => {
      server = vaultServer(lab, issuer.verifier, { kv2: KV2, kv1: KV1, ...options })
      return server.hosts
    },
  })
  return {
    ...stage,
    vault: server as VaultServer,
    values: async () => plain(await stage.obtain()),
    asked: () =>
      stage.runtime.transcript.flatMap((deed) =>
        deed.kind === 'request'
          ? [`${deed.method} ${new URL(deed.url).pathname}${new URL(deed.url).search}`]
          : [],
      ),
  }
}
