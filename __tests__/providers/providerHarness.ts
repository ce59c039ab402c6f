import { startBudget } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { retryingClient } from '../../src/core/retry.ts'
import { Secret } from '../../src/core/secret.ts'
import { leaseFields } from '../../src/flow/fields.ts'
import type { LeaseConfig } from '../../src/flow/leaseConfig.ts'
import { createSession, type SessionContext } from '../../src/flow/session.ts'
import { suppliesFor } from '../../src/flow/supplies.ts'
import type { VerifiedToken } from '../../src/identity/verify.ts'
import { Reader } from '../../src/inputs/reader.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { YamlValue } from '../../src/inputs/yamlValue.ts'
import type { Lease } from '../../src/journal/credentials.ts'
import type { Receipt, RevocationData } from '../../src/journal/entry.ts'
import { openJournal } from '../../src/journal/journal.ts'
import { outstanding } from '../../src/journal/outstanding.ts'
import type { PreparedLease, Provider, Revoker, Supplies } from '../../src/providers/provider.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'
import { revokerFor } from '../../src/providers/revokers.ts'
import { frozenLab } from '../lab/clock.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from '../lab/issuer.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'

/**
 * One lease of one provider in an imagined world: what a job sees of it, from the inputs to the
 * return.
 */
export interface ProviderHarness {
  readonly runtime: InMemoryRuntime
  readonly issuer: LabIssuer
  readonly order: PreparedLease
  /** Obtains the lease, with a token of the lab's issuer for the audience of the order. */
  obtain(): Promise<Lease>
  /** Gives back whatever the journal says is open, as post does: by the receipts alone. */
  revoke(): Promise<readonly ('revoked' | 'already-gone' | 'expires')[]>
  receipts(): readonly Receipt[]
}

export interface HarnessOptions extends Omit<Partial<RuntimeOptions>, 'hosts'> {
  readonly claims?: IssuerOptions['claims']
  readonly dialect?: IssuerOptions['dialect']
  /** Mounts the servers; they share the lab and its issuer. */
  readonly servers?: (lab: InMemoryRuntime['lab'], issuer: LabIssuer) => RuntimeOptions['hosts']
}

/** The orders of the inputs; throws what is wrong with them, as the plan does. */
export async function orderOf(
  provider: Provider,
  yaml: string,
): Promise<{ readonly order: PreparedLease; readonly read: Reader }> {
  const parse = await loadYaml()
  const parsed = parse(yaml)
  if ('errors' in parsed) throw new Error(parsed.errors.join('\n'))
  const errors: string[] = []
  const values = new Map(
    parsed.value instanceof Map ? (parsed.value as ReadonlyMap<string, YamlValue>) : [],
  )
  values.delete('from')
  const read = new Reader({
    values,
    fields: [...leaseFields, ...provider.fields],
    parse,
    errors,
    where: '',
  })
  const order = provider.configure(read)
  if (errors.length > 0) throw new Failure('INPUT_INVALID', errors.join('\n'))
  return { order, read }
}

export async function providerHarness(
  provider: Provider,
  yaml: string,
  { servers, claims = {}, dialect, ...options }: HarnessOptions = {},
): Promise<ProviderHarness> {
  const { order: prepared, read } = await orderOf(provider, yaml)
  const lab = options.lab ?? frozenLab()
  const { facts } = options
  const issuer = labIssuer(lab, { claims, ...(dialect && { dialect, ...(facts && { facts }) }) })
  const runtime = inMemoryRuntime({ ...options, lab, hosts: servers?.(lab, issuer) ?? {} })
  const audience = read.optional('audience') ?? prepared.audience ?? ''
  const halt = new AbortController()
  const client = retryingClient(runtime, startBudget(runtime, 60_000, { stopNew: halt.signal }))
  const journal = openJournal(runtime, {
    budget: 15_000,
    ...runtime.network,
    summary: false,
    record: undefined,
  })
  const knowsSecrets = provider.fields.some(({ name }) => name === 'client-secret')
  const secret = knowsSecrets ? read.optional('client-secret') : undefined
  const inputs = new Map(secret === undefined ? [] : [['client-secret', secret]])
  const tokenOf = (audience: string): VerifiedToken => {
    const jwt = new Secret(issuer.mint(audience))
    const { claims } = issuer.verifier.verify(jwt.reveal())
    return {
      jwt,
      audience,
      lease: 'mine',
      claims,
      expiresAt: Number(claims['exp']),
    } as unknown as VerifiedToken
  }
  const config = {
    name: 'mine',
    from: providerNames.find((name) => providers[name] === provider),
    prepared,
    audience,
    ca: undefined,
    onRevokeFailure: 'warn',
  } as unknown as LeaseConfig
  const office: SessionContext = {
    client,
    journal,
    tokens: { fresh: async () => tokenOf(audience) },
    halt,
  }
  const open = (): readonly Receipt[] =>
    outstanding(journal.entries.entries()).receipts.map(([, receipt]) => receipt)
  return {
    ...{ runtime, issuer, order: prepared },
    obtain: () =>
      prepared.exchange(createSession(runtime, office, { config, token: tokenOf(audience) })),
    revoke: async () => {
      const results: ('revoked' | 'already-gone' | 'expires')[] = []
      for (const receipt of open()) {
        const client = retryingClient(runtime, startBudget(runtime, 60_000))
        const supplies: Supplies = {
          ...suppliesFor(runtime, 'mine', { client, inputs: () => inputs, issuer: undefined }),
          idToken: async (wantedAudience) => tokenOf(wantedAudience),
        }
        results.push(await back(client, JSON.parse(JSON.stringify(receipt)) as Receipt, supplies))
      }
      return results
    },
    receipts: open,
  }
}

async function back(
  sender: Parameters<Revoker['revoke']>[0],
  receipt: Receipt,
  supplies: Supplies,
): Promise<'revoked' | 'already-gone' | 'expires'> {
  const { revocation } = receipt
  const returns = await revokerFor(receipt.from)
  if (revocation === null || !returns) return 'expires'
  if (!returns.isValidRevocationData(revocation)) throw new Error('the way is not sound')
  return returns.revoke(sender, { ...receipt, revocation: revocation as RevocationData }, supplies)
}

/** The values of a lease in plain text. */
export function plain({ credentials }: Lease): Readonly<Record<string, string>> {
  if (credentials.kind !== 'values') throw new Error('not named values')
  return Object.fromEntries(
    [...credentials.values].map(([name, value]) => [
      name,
      value instanceof Secret ? value.reveal() : value,
    ]),
  )
}

/** The failure that a promise ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw new Error(`expected a Failure, got ${String(error)}`)
}
