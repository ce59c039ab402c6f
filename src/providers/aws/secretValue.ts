import { wrongResponse } from '../reading/failures.ts'
import { absentValues, contentValues, type SourceValues } from '../reading/readValues.ts'
import { type JsonObject, ownMember, parseJson, responseInvalid, textAt } from '../response.ts'
import { callStore, type StoreCall } from './callStore.ts'
import type { AwsConfig } from './config.ts'
import { leasedRole } from './narrowing.ts'
import { partitionOf } from './partitions.ts'
import type { AwsSource } from './readSpec.ts'

/** Reads one secret. Throws `GUARD_FAILED` if the response is of another secret or version. */
export async function readSecret(
  source: AwsSource,
  session: Pick<StoreCall, 'config' | 'leaseSession' | 'signer'>,
): Promise<SourceValues> {
  const { config, leaseSession } = session
  const { id, version, label = 'AWSCURRENT' } = source
  // The stage is sent although it is the default: policies can require secretsmanager:VersionStage,
  // which has no value in a request without it.
  const which = version === undefined ? { VersionStage: label } : { VersionId: version }
  const body = { SecretId: id, ...which }
  const result = await callStore({ ...session, store: 'secretsmanager', sources: [source], body })
  if ('absent' in result) return absentValues(config.reads, source, result.absent)
  const { host } = config.stores.secretsmanager
  const secret = parseJson(result.response, host)
  const obtained = checkSecret(secret, source, config)
  const content = contentOf(secret, host)
  return {
    ...contentValues(content, source, { reading: config, masker: leaseSession }),
    obtained,
  }
}

/** Returns `ARN@VERSION` of the secret. Throws unless it is the one that was requested. */
function checkSecret(secret: JsonObject, source: AwsSource, config: AwsConfig): string {
  const { path, version, label = 'AWSCURRENT' } = source
  const { host } = config.stores.secretsmanager
  const arn = textAt(secret, 'ARN') ?? ''
  const id = textAt(secret, 'VersionId') ?? ''
  if (!/^[\w-]{1,64}$/.test(id)) throw responseInvalid(host, 'without the version of a secret')
  if (!isArnOf(arn, source, config)) throw wrongResponse(path, 'another secret, account or region')
  const stages = ownMember(secret, 'VersionStages')
  if (version !== undefined ? id !== version : !Array.isArray(stages) || !stages.includes(label))
    throw wrongResponse(path, 'another version')
  return `${arn}@${id}`
}

function isArnOf(arn: string, source: AwsSource, config: AwsConfig): boolean {
  const role = leasedRole(config)
  const account = source.account ?? role.account
  const start = `arn:${partitionOf(config.region).id}:secretsmanager:${config.region}:`
  const [, owner, name = ''] =
    /^(\d{12}):secret:([\w/+=.@!-]+)$/.exec(arn.slice(start.length)) ?? []
  if (!arn.startsWith(start) || owner === undefined) return false
  // A partial ARN lacks the six characters that AWS appends.
  const alike = name.replace(/-[A-Za-z0-9]{6}$/, '') === source.name
  return (account === '' || owner === account) && (alike || name === source.name)
}

function contentOf(secret: JsonObject, host: string): string | Buffer {
  const text = ownMember(secret, 'SecretString')
  const binary = ownMember(secret, 'SecretBinary')
  if (typeof text === 'string' && (binary === undefined || binary === null)) return text
  if (typeof binary === 'string' && (text === undefined || text === null)) {
    if (/^[A-Za-z0-9+/]*={0,2}$/.test(binary)) return Buffer.from(binary, 'base64')
  }
  throw responseInvalid(host, 'without the value of a secret')
}
