import { budgetOf } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { senderOf } from '../../src/core/retry.ts'
import { Secret } from '../../src/core/secret.ts'
import { leaseFields } from '../../src/flow/fields.ts'
import type { Wanted } from '../../src/flow/leaseConfig.ts'
import { deskOf, type Office } from '../../src/flow/session.ts'
import { suppliesFor } from '../../src/flow/supplies.ts'
import type { VerifiedToken } from '../../src/identity/verify.ts'
import { Reader } from '../../src/inputs/reader.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { Node } from '../../src/inputs/yamlValue.ts'
import type { Lease } from '../../src/journal/credentials.ts'
import type { Receipt, Way } from '../../src/journal/entry.ts'
import { openJournal } from '../../src/journal/journal.ts'
import { outstanding } from '../../src/journal/outstanding.ts'
import type { Order, Provider, Returns, Supplies } from '../../src/providers/provider.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'
import { returnsOf } from '../../src/providers/revokers.ts'
import { frozenLab } from '../lab/clock.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from '../lab/issuer.ts'
import { type Imagination, type Imagined, imagineWorld } from '../lab/runtime.ts'

/** One lease of one provider in an imagined world: what a job sees of it, from the inputs to the return. */
export interface Bench {
  readonly world: Imagined
  readonly issuer: LabIssuer
  readonly order: Order
  /** Obtains the lease, with a token of the lab's issuer for the audience of the order. */
  obtain(): Promise<Lease>
  /** Gives back whatever the journal says is open, as post does: by the receipts alone. */
  giveBack(): Promise<readonly ('revoked' | 'already-gone' | 'expires')[]>
  receipts(): readonly Receipt[]
}

export interface BenchOptions extends Omit<Partial<Imagination>, 'hosts'> {
  readonly claims?: IssuerOptions['claims']
  readonly dialect?: IssuerOptions['dialect']
  /** Mounts the servers; they share the lab and its issuer. */
  readonly servers?: (lab: Imagined['lab'], issuer: LabIssuer) => Imagination['hosts']
}

/** The orders of the inputs; throws what is wrong with them, as the plan does. */
export async function orderOf(
  provider: Provider,
  yaml: string,
): Promise<{ readonly order: Order; readonly read: Reader }> {
  const parse = await loadYaml()
  const parsed = parse(yaml)
  if ('mistakes' in parsed) throw new Error(parsed.mistakes.join('\n'))
  const complaints: string[] = []
  const values = new Map(
    parsed.node instanceof Map ? (parsed.node as ReadonlyMap<string, Node>) : [],
  )
  values.delete('from')
  const read = new Reader({
    values,
    fields: [...leaseFields, ...provider.fields],
    parse,
    complaints,
    where: '',
  })
  const order = provider.configure(read)
  if (complaints.length > 0) throw new Failure('INPUT_INVALID', complaints.join('\n'))
  return { order, read }
}

export async function bench(
  provider: Provider,
  yaml: string,
  { servers, claims = {}, dialect, ...options }: BenchOptions = {},
): Promise<Bench> {
  const { order, read } = await orderOf(provider, yaml)
  const lab = options.lab ?? frozenLab()
  const { facts } = options
  const issuer = labIssuer(lab, { claims, ...(dialect && { dialect, ...(facts && { facts }) }) })
  const world = imagineWorld({ ...options, lab, hosts: servers?.(lab, issuer) ?? {} })
  const audience = read.optional('audience') ?? order.audience ?? ''
  const halt = new AbortController()
  const sender = senderOf(world, budgetOf(world, 60_000, { stop: halt.signal }))
  const journal = openJournal(world, {
    budget: 15_000,
    ...world.network,
    summary: false,
    record: undefined,
  })
  const knowsSecrets = provider.fields.some(({ name }) => name === 'client-secret')
  const secret = knowsSecrets ? read.optional('client-secret') : undefined
  const inputs = new Map(secret === undefined ? [] : [['client-secret', secret]])
  const tokenOf = (audience: string): VerifiedToken => {
    const jwt = new Secret(issuer.mint(audience))
    const { claims } = issuer.relying.verify(jwt.reveal())
    return {
      jwt,
      audience,
      lease: 'mine',
      claims,
      expiresAt: Number(claims['exp']),
    } as unknown as VerifiedToken
  }
  const wanted = {
    name: 'mine',
    from: providerNames.find((name) => providers[name] === provider),
    order,
    audience,
    ca: undefined,
    ifNotReturned: 'warn',
  } as unknown as Wanted
  const office: Office = { sender, journal, tokens: { fresh: async () => tokenOf(audience) }, halt }
  const open = (): readonly Receipt[] =>
    outstanding(journal.entries.entries()).receipts.map(([, receipt]) => receipt)
  return {
    ...{ world, issuer, order },
    obtain: () => order.exchange(deskOf(world, office, { wanted, token: tokenOf(audience) })),
    giveBack: async () => {
      const results: ('revoked' | 'already-gone' | 'expires')[] = []
      for (const receipt of open()) {
        const sender = senderOf(world, budgetOf(world, 60_000))
        const supplies: Supplies = {
          ...suppliesFor(world, 'mine', { sender, inputs: () => inputs, issuer: undefined }),
          idToken: async (wantedAudience) => tokenOf(wantedAudience),
        }
        results.push(await back(sender, JSON.parse(JSON.stringify(receipt)) as Receipt, supplies))
      }
      return results
    },
    receipts: open,
  }
}

async function back(
  sender: Parameters<Returns['revoke']>[0],
  receipt: Receipt,
  supplies: Supplies,
): Promise<'revoked' | 'already-gone' | 'expires'> {
  const { way } = receipt
  const returns = await returnsOf(receipt.from)
  if (way === null || !returns) return 'expires'
  if (!returns.wayIsSound(way)) throw new Error('the way is not sound')
  return returns.revoke(sender, { ...receipt, way: way as Way }, supplies)
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
