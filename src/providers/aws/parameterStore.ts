import { Failure } from '../../core/failure.ts'
import { isObject } from '../../core/json.ts'
import { wrongResponse } from '../reading/failures.ts'
import { absentValues, contentValues, type SourceValues } from '../reading/readValues.ts'
import { type JsonObject, ownMember, parseJson, responseInvalid, textAt } from '../response.ts'
import { callStore, type StoreCall } from './callStore.ts'
import type { AwsConfig } from './config.ts'
import { leasedRole } from './narrowing.ts'
import { partitionOf } from './partitions.ts'
import type { AwsSource } from './readSpec.ts'
import { noParameter } from './storeRefusals.ts'

// The limit of GetParameters. Fewer, larger requests spare the quota that an account's jobs share.
const MOST = 10

/**
 * Returns the parameters in groups of one request each. One name never stands twice in a request:
 * the response would not tell its versions apart.
 */
export function groupParameters(sources: readonly AwsSource[]): readonly (readonly AwsSource[])[] {
  const groups: AwsSource[][] = []
  for (const source of sources) {
    const open = groups.find(
      (group) => group.length < MOST && group.every(({ name }) => !sameName(name, source.name)),
    )
    if (open) open.push(source)
    else groups.push([source])
  }
  return groups
}

const sameName = (a: string, b: string): boolean => a.replace(/^\//, '') === b.replace(/^\//, '')

/** Reads parameters by one request; a missing one is reported inside a success response. */
export async function readParameters(
  sources: readonly AwsSource[],
  session: Pick<StoreCall, 'config' | 'leaseSession' | 'signer'>,
): Promise<readonly SourceValues[]> {
  const { config, leaseSession } = session
  const body = { Names: sources.map(nameOf), WithDecryption: true }
  const result = await callStore({ ...session, store: 'ssm', sources, body })
  if ('absent' in result) throw result.absent
  const { host } = config.stores.ssm
  const response = parseJson(result.response, host)
  const [found, invalid] = [listIn(response, 'Parameters'), listIn(response, 'InvalidParameters')]
  if (!found || !invalid) throw responseInvalid(host, 'without a list of parameters')
  return sources.map((source) => {
    if (invalid.includes(nameOf(source)))
      return absentValues(config.reads, source, absent(source, host))
    const matching = found.filter((each) => isParameter(each, source))
    const [parameter] = matching
    if (!isObject(parameter) || matching.length > 1)
      throw responseInvalid(host, `without exactly one parameter for ${source.path}`)
    const obtained = checkParameter(parameter, source, config)
    const value = parameterValue(parameter, source, host)
    return { ...contentValues(value, source, { reading: config, masker: leaseSession }), obtained }
  })
}

/** Returns the name with its selector, as the API takes it. */
const nameOf = ({ id, version, label }: AwsSource): string => {
  const selector = version ?? label
  return selector === undefined ? id : `${id}:${selector}`
}

/** Returns whether a parameter of a response is the requested one, by its name or its ARN. */
function isParameter(parameter: unknown, { id, version, label }: AwsSource): boolean {
  if (!isObject(parameter)) return false
  const selector = version ?? label
  const stated = textAt(parameter, 'Selector')
  // Without a selector in the response, the version number shows whether it is the right version; a
  // label could not be checked.
  const right = stated === undefined ? label === undefined : stated === `:${selector}`
  return right && (textAt(parameter, 'Name') === id || textAt(parameter, 'ARN') === id)
}

/** Returns `ARN@VERSION`. Throws unless account, region and version are those requested. */
function checkParameter(parameter: JsonObject, source: AwsSource, config: AwsConfig): string {
  const account = source.account ?? leasedRole(config).account
  const arn = textAt(parameter, 'ARN') ?? ''
  const version = ownMember(parameter, 'Version')
  const start = `arn:${partitionOf(config.region).id}:ssm:${config.region}:`
  const [, owner, name = ''] =
    /^(\d{12})?:parameter(\/[\w./-]+)$/.exec(arn.slice(start.length)) ?? []
  // Parameters that AWS publishes have no account.
  const ours = owner === undefined ? source.name.startsWith('/aws/') : owner === account
  if (!arn.startsWith(start) || !sameName(name, source.name) || !(ours || account === ''))
    throw wrongResponse(source.path, 'another parameter, account or region')
  if (typeof version !== 'number' || (source.version ?? `${version}`) !== `${version}`)
    throw wrongResponse(source.path, 'another version')
  return `${arn}@${version}`
}

function parameterValue(parameter: JsonObject, { path }: AwsSource, host: string): string {
  const value = ownMember(parameter, 'Value')
  if (typeof value !== 'string') throw responseInvalid(host, `without a value for ${path}`)
  // What KMS encrypted is returned with status 200 where it was not decrypted.
  if (textAt(parameter, 'Type') === 'SecureString' && /^(?:kms:|AQICAH)/.test(value))
    throw new Failure('GUARD_FAILED', `${host} returned ${path} without decrypting it`, {
      causes: ['the server at `store-address` does not decrypt'],
      fix: 'Read it from a server that decrypts; nothing was exported.',
    })
  return value
}

const absent = ({ path }: AwsSource, host: string): Failure =>
  new Failure(
    'READ_REFUSED',
    `${host} does not know ${path}; the login was fine: ${noParameter.symptom}`,
    noParameter,
  )

function listIn(response: JsonObject, name: string): readonly unknown[] | undefined {
  const value = ownMember(response, name) ?? []
  return Array.isArray(value) ? value : undefined
}
