import { type AddReadError, lineParser, type ParseReadValue } from '../reading/parseRead.ts'
import type { ReadEntry, SecretSource } from '../reading/readEntry.ts'
import { partitionOf } from './partitions.ts'
import type { AwsStore } from './storeEndpoints.ts'

/** A secret of Secrets Manager, or a parameter of SSM Parameter Store. */
export interface AwsSource extends SecretSource {
  readonly store: AwsStore
  /** The name or the ARN, as it is sent. */
  readonly id: string
  /** The name without the ARN around it. */
  readonly name: string
  /** The account in the ARN; `undefined` for a name, which is of the role's account. */
  readonly account: string | undefined
  readonly version: string | undefined
  /** The staging label of a secret, or the label of a parameter. */
  readonly label: string | undefined
}

/** One entry of `read`. */
export type AwsEntry = ReadEntry<AwsSource>

const FORM =
  'must be secretsmanager:NAME or ssm:/PATH, or the ARN of either, and where wanted ' +
  '?version=, ?stage= (ssm: ?label=), #field, | base64, | bytes, | optional'
const ARN =
  /^arn:([a-z0-9-]+):(secretsmanager|ssm):([a-z0-9-]+):(\d{12}):(?:secret:|parameter)(.+)$/
const PREFIXED = /^(secretsmanager|ssm):(.+)$/
const SECRET = /^[\w/+=.@!-]{1,512}$/
const PARAMETER = /^(?=.{1,1011}$)\/?[\w.-]+(?:\/[\w.-]+)*$/

/** Returns the parser of `read` values for leases of this region. */
export const valueParser = (region: string): ParseReadValue<AwsSource> =>
  lineParser(FORM, ({ path, query }, addError) => {
    const found = parsePlace(path, region, addError)
    const selector = found && parseSelector(found.store, query, addError)
    if (!found || !selector) return undefined
    const suffix = [...query].map(([key, value]) => `${key}=${value}`).join('&')
    const shown = suffix === '' ? path : `${path}?${suffix}`
    return { ...found, ...selector, key: shown, path: shown }
  })

type AwsPlace = Pick<AwsSource, 'store' | 'id' | 'name' | 'account'>

function parsePlace(path: string, region: string, addError: AddReadError): AwsPlace | undefined {
  if (path.startsWith('arn:')) return parseArn(path, region, addError)
  const [, store, name = ''] = PREFIXED.exec(path) ?? []
  if (store !== 'secretsmanager' && store !== 'ssm') {
    const bare = path.replace(/[^\w/.-]/g, '')
    return addError(`must say which store: secretsmanager:${bare}, or ssm:${bare} for a parameter`)
  }
  return checkName({ store, id: name, name, account: undefined }, addError)
}

function parseArn(arn: string, region: string, addError: AddReadError): AwsPlace | undefined {
  const [, partition, store, place, account, name = ''] = ARN.exec(arn) ?? []
  if (store !== 'secretsmanager' && store !== 'ssm') return addError(FORM)
  const { id } = partitionOf(region)
  if (region !== '' && (partition !== id || place !== region))
    return addError(`must be of region ${region} in partition ${id}: a lease has one region`)
  return checkName({ store, id: arn, name, account }, addError)
}

function checkName(place: AwsPlace, addError: AddReadError): AwsPlace | undefined {
  const { store, name } = place
  if (store === 'secretsmanager')
    return SECRET.test(name)
      ? place
      : addError('names a secret with characters that Secrets Manager does not allow')
  const [, parameter, selector] = /^([^:]+):([^:]+)$/.exec(name) ?? []
  if (parameter !== undefined)
    return addError(
      `names a version or label after a colon; write ${parameter}?` +
        (/^\d+$/.test(selector ?? '') ? `version=${selector}` : `label=${selector}`),
    )
  return PARAMETER.test(name)
    ? place
    : addError('names a parameter with characters that Parameter Store does not allow')
}

type VersionSelector = Pick<AwsSource, 'version' | 'label'>

const SELECTORS = {
  secretsmanager: { label: 'stage', version: /^[\w-]{32,64}$/, form: 'the UUID of a version' },
  ssm: { label: 'label', version: /^[1-9]\d{0,8}$/, form: 'a number' },
} as const

function parseSelector(
  store: AwsStore,
  query: ReadonlyMap<string, string>,
  addError: AddReadError,
): VersionSelector | undefined {
  const rule = SELECTORS[store]
  const [version, label] = [query.get('version'), query.get(rule.label)]
  const known = [version, label].filter((value) => value !== undefined)
  if (query.size > known.length)
    return addError(`may have ?version= or ?${rule.label}= after its path, and nothing else`)
  if (known.length > 1) return addError(`has both ?version= and ?${rule.label}=; write one`)
  if (version !== undefined && !rule.version.test(version))
    return addError(`must have ${rule.form} in ?version=`)
  if (label !== undefined && !/^[\x21-\x7e]{1,256}$/.test(label))
    return addError(`has characters in ?${rule.label}= that AWS does not allow`)
  return { version, label }
}
