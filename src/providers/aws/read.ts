import { Failure } from '../../core/failure.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { logRead } from '../reading/logRead.ts'
import { distinctSources } from '../reading/readEntry.ts'
import { mergeValues, readSummary, type SourceValues } from '../reading/readValues.ts'
import { assume } from './assume.ts'
import { assumeNarrowed } from './assumeNarrowed.ts'
import type { AwsConfig } from './config.ts'
import { narrowingPolicy } from './narrowing.ts'
import { groupParameters, readParameters } from './parameterStore.ts'
import { readSecret } from './secretValue.ts'

/**
 * Assumes the role, reads with its session and returns the lease. The session is exported only with
 * `export-credentials: true`; otherwise it stays in this process.
 */
export async function assumeAndRead(config: AwsConfig, leaseSession: LeaseSession): Promise<Lease> {
  const lease = config.exportCredentials
    ? await assume(config, leaseSession)
    : await assumeNarrowed(config, leaseSession, {
        ...{ input: 'read', use: 'read inside this step' },
        policy: narrowingPolicy(config),
      })
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
