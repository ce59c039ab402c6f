import { Failure } from '../../core/failure.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { logRead } from '../reading/logRead.ts'
import { distinctSources } from '../reading/readEntry.ts'
import { mergeValues, readSummary, type SourceValues } from '../reading/readValues.ts'
import { assume } from './assume.ts'
import type { AwsConfig } from './config.ts'
import { narrowingPolicy } from './narrowing.ts'
import { groupParameters, readParameters } from './parameterStore.ts'
import { readSecret } from './secretValue.ts'

/**
 * Assumes the role, reads with its session and returns the lease. The session is exported only with
 * `export-credentials: true`; otherwise it stays in this process.
 */
export async function assumeAndRead(config: AwsConfig, leaseSession: LeaseSession): Promise<Lease> {
  const lease = await assumeToRead(config, leaseSession)
  const { credentials } = lease
  if (credentials.kind !== 'aws') throw new Failure('INTERNAL', 'a session of AWS was expected')
  const session = { config, leaseSession, signer: credentials }
  const sources = distinctSources(config.reads)
  const secrets = sources.filter(({ store }) => store === 'secretsmanager')
  const parameters = groupParameters(sources.filter(({ store }) => store === 'ssm'))
  const requests: readonly Promise<readonly SourceValues[]>[] = [
    ...secrets.map(async (source) => [await readSecret(source, session)]),
    ...parameters.map((group) => readParameters(group, session)),
  ]
  const taken = (await leaseSession.all(requests)).flat()
  const values = mergeValues(taken.map((each) => each.values))
  const stores = [
    ...(secrets.length > 0 ? ['Secrets Manager'] : []),
    ...(parameters.length > 0 ? ['Parameter Store'] : []),
  ]
  const exported = config.exportCredentials
  logRead(leaseSession, taken, {
    stores,
    credential: exported ? undefined : 'session',
    expiresAt: lease.expiresAt,
  })
  return {
    ...lease,
    ...readSummary(taken),
    credentials: exported ? { ...credentials, more: values } : { kind: 'values', values },
    expiresAt: exported ? lease.expiresAt : undefined,
  }
}

/**
 * Returns a session that may read what `read` names and nothing else, unless the user restricts it
 * or it is exported.
 */
async function assumeToRead(config: AwsConfig, leaseSession: LeaseSession): Promise<Lease> {
  const { exportCredentials, policies } = config
  if (exportCredentials) return assume(config, leaseSession)
  const unexported = withNote(leaseSession)
  const restricted = policies.policy !== undefined || policies.managed.length > 0
  const policy = restricted ? undefined : narrowingPolicy(config)
  if (policy === undefined) {
    if (!restricted) noticeUnrestricted(leaseSession)
    return assume(config, unexported)
  }
  try {
    return await assume({ ...config, policies: { policy, managed: [] } }, unexported)
  } catch (error) {
    // The name stands in our own sentence about the rejection.
    if (!(error instanceof Failure && error.message.includes('PackedPolicyTooLarge'))) throw error
    noticeUnrestricted(leaseSession)
    return assume(config, unexported)
  }
}

const noticeUnrestricted = ({ log, token }: LeaseSession): void =>
  log(
    'notice',
    `${token.lease}: "read" names too much for a session policy, so the session can do all that ` +
      `its role can until it expires; split the lease, or write "session-policy"`,
  )

/** Adds to each receipt that the session was not exported. */
const withNote = (leaseSession: LeaseSession): LeaseSession => ({
  ...leaseSession,
  keep: (kept) =>
    leaseSession.keep({
      ...kept,
      note: ['it was used to read inside this step and was not exported', kept.note]
        .filter((part) => part !== undefined)
        .join('; '),
    }),
})
