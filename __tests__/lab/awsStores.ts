import type { Handler, LabAnswer, LabRequest } from './handler.ts'
import type { StsServer } from './sts.ts'

/**
 * Secrets Manager and Parameter Store of one account and region, for the sessions of a lab STS. The
 * policy of a session is enforced by its actions and resources.
 */
export interface AwsStores {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /** The bodies of the accepted requests, with the session that sent them. */
  readonly calls: readonly StoreCallSeen[]
}

export interface StoreCallSeen {
  readonly arn: string
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface LabSecret {
  /** By version id. */
  readonly versions: Readonly<Record<string, LabVersion>>
  readonly deleted?: boolean
  readonly keyDenied?: boolean
}

interface LabVersion {
  readonly text?: string
  /** Base64. */
  readonly binary?: string
  readonly stages: readonly string[]
}

export interface LabParameter {
  readonly type?: 'String' | 'SecureString' | 'StringList'
  /** The newest version last. */
  readonly values: readonly string[]
  readonly labels?: Readonly<Record<string, number>>
}

export interface AwsStoresOptions {
  readonly secrets?: Readonly<Record<string, LabSecret>>
  readonly parameters?: Readonly<Record<string, LabParameter>>
  readonly account?: string
  readonly region?: string
  /** ARNs that the role's own policy denies. */
  readonly denied?: readonly string[]
}

const V = '00000000-0000-4000-8000-00000000000'
/** A version id for a small number. */
export const versionId = (number: number): string => `${V}${number}`

/** A secret with one current text. */
export const current = (text: string): LabSecret => ({
  versions: { [versionId(1)]: { text, stages: ['AWSCURRENT'] } },
})

class StoreError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function awsStores(sts: Pick<StsServer, 'signedBy'>, options: AwsStoresOptions): AwsStores {
  const { region = 'eu-central-1' } = options
  const calls: StoreCallSeen[] = []
  const handle: Handler = (request) => {
    try {
      return { status: 200, headers: JSON_TYPE, body: answered(sts, options, { request, calls }) }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      const { code, message } = error
      // One of the two stores names its errors with a namespace, and the other in a header, too.
      return {
        status: 400,
        headers: { ...JSON_TYPE, 'x-amzn-requestid': '00000000-lab' },
        body: JSON.stringify({ __type: `com.amazon.coral.service#${code}`, Message: message }),
      } satisfies LabAnswer
    }
  }
  return {
    handle,
    calls,
    hosts: {
      [`https://secretsmanager.${region}.amazonaws.com`]: handle,
      [`https://ssm.${region}.amazonaws.com`]: handle,
    },
  }
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' }

function answered(
  sts: Pick<StsServer, 'signedBy'>,
  options: AwsStoresOptions,
  { request, calls }: { readonly request: LabRequest; readonly calls: StoreCallSeen[] },
): string {
  const target = request.headers['x-amz-target'] ?? ''
  const secrets = target === 'secretsmanager.GetSecretValue'
  if (!secrets && target !== 'AmazonSSM.GetParameters')
    throw new StoreError('UnknownOperationException', 'unknown operation')
  const service = secrets ? 'secretsmanager' : 'ssm'
  const session = sts.signedBy(request, service)
  if (typeof session === 'string') throw new StoreError('InvalidSignatureException', session)
  const body = JSON.parse(request.body) as Record<string, unknown>
  const action = secrets ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameters'
  const allow = (arn: string): void => {
    const may = session.policy === undefined || allows(session.policy, action, arn)
    if (!may || options.denied?.includes(arn))
      throw new StoreError(
        'AccessDeniedException',
        `User: ${session.arn} is not authorized to perform: ${action} on resource: ${arn}`,
      )
  }
  const found = secrets ? secretOf(options, body, allow) : parametersOf(options, body, allow)
  calls.push({ arn: session.arn, action, body })
  return JSON.stringify(found)
}

/** Whether a policy has a statement that allows the action on the resource. */
export function allows(policy: string, action: string, arn: string): boolean {
  const { Statement } = JSON.parse(policy) as {
    Statement: { Effect: string; Action: string; Resource: string | string[] }[]
  }
  const matches = (pattern: string): boolean =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
    ).test(arn)
  return Statement.some(
    (each) =>
      each.Effect === 'Allow' && each.Action === action && [each.Resource].flat().some(matches),
  )
}

function secretOf(
  { secrets = {}, account = '123456789012', region = 'eu-central-1' }: AwsStoresOptions,
  body: Readonly<Record<string, unknown>>,
  allow: (arn: string) => void,
): object {
  const start = `arn:aws:secretsmanager:${region}:${account}:secret:`
  const id = String(body['SecretId'])
  const name = id.startsWith(start) ? id.slice(start.length).replace(/-AbCdEf$/, '') : id
  const secret = secrets[name]
  const arn = `${start}${name}-AbCdEf`
  allow(arn)
  if (!secret)
    throw new StoreError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    )
  if (secret.deleted) throw new StoreError('InvalidRequestException', 'it was marked for deletion.')
  if (secret.keyDenied)
    throw new StoreError('AccessDeniedException', 'Access to KMS is not allowed')
  const { VersionId, VersionStage } = body
  const [versionId, version] =
    Object.entries(secret.versions).find(
      ([key, { stages }]) =>
        key === VersionId ||
        (VersionId === undefined && stages.includes(String(VersionStage ?? 'AWSCURRENT'))),
    ) ?? []
  if (!version)
    throw new StoreError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
    )
  return {
    ARN: arn,
    Name: name,
    VersionId: versionId,
    VersionStages: version.stages,
    CreatedDate: 1.79e9,
    ...(version.text === undefined ? {} : { SecretString: version.text }),
    ...(version.binary === undefined ? {} : { SecretBinary: version.binary }),
  }
}

function parametersOf(
  { parameters = {}, account = '123456789012', region = 'eu-central-1' }: AwsStoresOptions,
  body: Readonly<Record<string, unknown>>,
  allow: (arn: string) => void,
): object {
  const names = body['Names'] as string[]
  if (names.length > 10) throw new StoreError('ValidationException', '10 at most')
  const start = `arn:aws:ssm:${region}:${account}:parameter`
  const invalid: string[] = []
  const found = names.flatMap((asked) => {
    const [, path = '', selector] = /^((?:arn:(?:[^:]*:){4})?[^:]+)(?::([^:]+))?$/.exec(asked) ?? []
    const name = path.startsWith(start) ? path.slice(start.length) : path
    const arn = `${start}/${name.replace(/^\//, '')}`
    allow(arn)
    const parameter = parameters[name]
    const newest = parameter?.values.length ?? 0
    const version =
      selector === undefined ? newest : (parameter?.labels?.[selector] ?? Number(selector))
    const value = parameter?.values[version - 1]
    if (!parameter || value === undefined) {
      invalid.push(asked)
      return []
    }
    return [
      {
        ...{ Name: name, Type: parameter.type ?? 'SecureString', Value: value, Version: version },
        ...(selector !== undefined && { Selector: `:${selector}` }),
        ARN: arn,
        DataType: 'text',
      },
    ]
  })
  // Not in the order of the request.
  const sorted = found.sort((a, b) => (a.Name < b.Name ? -1 : 1))
  return { InvalidParameters: invalid, Parameters: sorted }
}
