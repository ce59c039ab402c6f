import { type AwsStoresOptions, awsStores, current } from '../../lab/awsStores.ts'
import { ADMITTED, CLIENT, entra, TENANT } from '../../lab/entra.ts'
import { google, PROVIDER } from '../../lab/google.ts'
import type { LabAnswer } from '../../lab/handler.ts'
import { keyVault, vaultVersion } from '../../lab/keyVault.ts'
import { checksum, secretManager } from '../../lab/secretManager.ts'
import { stsServer } from '../../lab/sts.ts'
import { type Call, COMMANDS, jsonLies, MARK, type ProviderCase } from '../providerCase.ts'

const ROLE = 'arn:aws:iam::123456789012:role/ci-read'
const SM = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/db-AbCdEf'
const SSM = 'arn:aws:ssm:eu-central-1:123456789012:parameter/app/token'
const SECRET = 'secret-of-the-store'
const VERSION = '00000000-0000-4000-8000-000000000001'
const CONTROLS = '\u0001'.repeat(60_000)
const GUARDED = ['RESPONSE_INVALID', 'GUARD_FAILED'] as const

const ok = (body: unknown): LabAnswer => ({ status: 200, body: body as object })
const reading = { host: 'api', stage: 'main', connects: true, refusal: ['READ_REFUSED'] } as const
const throttled = { status: 400, body: { __type: 'ThrottlingException', message: MARK } }

const secret = (changes: object): object => ({
  ...{ ARN: SM, Name: 'app/db', VersionId: VERSION, VersionStages: ['AWSCURRENT'] },
  SecretString: SECRET,
  ...changes,
})
const parameters = (changes: object): object => ({
  Parameters: [
    {
      ...{ ARN: SSM, Name: '/app/token', Type: 'SecureString', Value: SECRET, Version: 1 },
      ...changes,
    },
  ],
})
const oddValue = (value: string, answer: (value: string) => object) => ({
  answer: ok(answer(value)),
  variable: 'A',
  value,
})

const getSecret: Call = {
  ...{ ...reading, name: 'secret', notNow: throttled },
  is: ({ headers }) => headers['x-amz-target'] === 'secretsmanager.GetSecretValue',
  lies: {
    ...jsonLies('ARN', (value) => secret({ ARN: value }), GUARDED),
    'another account': {
      answer: ok(secret({ ARN: SM.replace('123456789012', '210987654321') })),
      codes: GUARDED,
    },
    'another stage': { answer: ok(secret({ VersionStages: ['AWSPENDING'] })), codes: GUARDED },
    'bytes for text': {
      answer: ok(secret({ SecretString: undefined, SecretBinary: '/w==' })),
      codes: ['EXPORT_FAILED'],
    },
    'an empty secret': { answer: ok(secret({ SecretString: '' })), codes: ['READ_REFUSED'] },
  },
  odd: {
    'a secret of commands': oddValue(COMMANDS, (value) => secret({ SecretString: value })),
    '60 KB of control characters': oddValue(CONTROLS, (value) => secret({ SecretString: value })),
  },
}

const getParameters: Call = {
  ...{ ...reading, name: 'parameter', notNow: throttled },
  is: ({ headers }) => headers['x-amz-target'] === 'AmazonSSM.GetParameters',
  lies: {
    ...jsonLies('Parameters', (value) => ({ Parameters: value })),
    'that it does not exist, with 200': {
      answer: ok({ Parameters: [], InvalidParameters: ['/app/token'] }),
      codes: ['READ_REFUSED'],
    },
    ciphertext: { answer: ok(parameters({ Value: 'kms:alias/aws/ssm:x' })), codes: GUARDED },
    'another account': {
      answer: ok(parameters({ ARN: SSM.replace('123456789012', '210987654321') })),
      codes: GUARDED,
    },
  },
  only: [
    ...['503', 'its own "not now"', 'silence', '400', '403'],
    ...['says that it does not exist, with 200', 'says ciphertext', 'says another account'],
    ...['says nothing', 'says an array', 'says twins'],
  ],
}

/** One secret of Secrets Manager and one parameter, with a session that is not exported. */
export const awsRead: ProviderCase = {
  name: 'aws read',
  calls: [getSecret, getParameters],
  open(lab, verifier, { server, api }) {
    const sts = stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } })
    const stored: AwsStoresOptions = {
      secrets: { 'app/db': current(SECRET) },
      parameters: { '/app/token': { values: [SECRET] } },
    }
    const stores = awsStores(sts, stored)
    return {
      handle: (request) =>
        request.headers['x-amz-target'] === undefined
          ? sts.handle(request)
          : stores.handle(request),
      inputs: {
        from: 'aws',
        role: ROLE,
        region: 'eu-central-1',
        address: server,
        'store-address': api,
        read: '{A: "secretsmanager:app/db", B: "ssm:/app/token"}',
      },
      accepts: ({ A = '', B = '', AWS_SESSION_TOKEN }) =>
        A === SECRET && B === SECRET && AWS_SESSION_TOKEN === undefined,
      living: sts.living,
    }
  },
}

const VERSION_NAME = 'projects/123456789012/secrets/db/versions/1'
const payload = (text: string, sum = checksum(Buffer.from(text))): object => ({
  data: Buffer.from(text).toString('base64'),
  dataCrc32c: String(sum),
})

const access: Call = {
  ...{ ...reading, name: 'secret' },
  is: ({ url }) => url.pathname.endsWith(':access'),
  lies: {
    ...jsonLies('name', (value) => ({ name: value, payload: payload(SECRET) }), [
      ...GUARDED,
      'UNREACHABLE',
    ]),
    'another checksum': { answer: ok({ name: VERSION_NAME, payload: payload(SECRET, 7) }) },
    'another version': {
      answer: ok({ name: VERSION_NAME.replace('/db/', '/x/'), payload: payload(SECRET) }),
      codes: GUARDED,
    },
  },
  odd: {
    'a secret of commands': oddValue(COMMANDS, (value) => ({
      name: VERSION_NAME,
      payload: payload(value),
    })),
  },
}

/** One secret of Google Secret Manager, with a federated token that is not exported. */
export const gcpRead: ProviderCase = {
  name: 'gcp read',
  calls: [access],
  names: { server: 'sts.googleapis.com', api: 'secretmanager.googleapis.com' },
  open(lab, verifier) {
    const server = google(lab, verifier)
    const store = secretManager(server, {
      secrets: { 'projects/my-project/secrets/db': [{ data: SECRET }] },
    })
    const hosts = { ...server.hosts, ...store.hosts }
    return {
      handle: (request) => hosts[`https://${request.url.hostname}`]?.(request) ?? { status: 404 },
      inputs: {
        from: 'gcp',
        'workload-identity-provider': PROVIDER,
        read: '{A: projects/my-project/secrets/db}',
      },
      accepts: ({ A = '', CLOUDSDK_AUTH_ACCESS_TOKEN }) =>
        A === SECRET && CLOUDSDK_AUTH_ACCESS_TOKEN === undefined,
      living: () => [...server.living().values()],
    }
  },
}

const ID = `https://app-prod.vault.azure.net/secrets/db/${vaultVersion(1)}`
const vaulted = (changes: object): object => ({ value: SECRET, id: ID, attributes: {}, ...changes })

const getVaulted: Call = {
  ...{ ...reading, name: 'secret' },
  is: ({ url }) => url.pathname.startsWith('/secrets/'),
  lies: {
    ...jsonLies('id', (value) => vaulted({ id: value }), GUARDED),
    'that it has expired': { answer: ok(vaulted({ attributes: { exp: 1 } })), codes: GUARDED },
    'a secret of another vault': {
      answer: ok(vaulted({ id: ID.replace('app-prod', 'other') })),
      codes: GUARDED,
    },
  },
  odd: { 'a secret of commands': oddValue(COMMANDS, (value) => vaulted({ value })) },
}

/** One secret of Key Vault, with a token that is not exported. */
export const azureRead: ProviderCase = {
  name: 'azure read',
  calls: [getVaulted],
  names: { server: 'login.microsoftonline.com', api: 'app-prod.vault.azure.net' },
  open(lab, verifier) {
    const server = entra(lab, verifier, { credentials: [{ ...ADMITTED, issuer: verifier.iss }] })
    const vault = keyVault(server, { secrets: { db: [{ value: SECRET }] } })
    const hosts = { ...server.hosts, ...vault.hosts }
    return {
      handle: (request) => hosts[`https://${request.url.hostname}`]?.(request) ?? { status: 404 },
      inputs: {
        from: 'azure',
        'tenant-id': TENANT,
        'client-id': CLIENT,
        read: '{A: app-prod/db}',
      },
      accepts: ({ A = '', AZURE_ACCESS_TOKEN }) => A === SECRET && AZURE_ACCESS_TOKEN === undefined,
      living: () => [...server.living().values()],
    }
  },
}
