import { deepEqual, equal, match, ok } from 'node:assert/strict'
import type { Texts } from '../lab/job.ts'
import type { AwsWorld } from './aws.real.ts'
import { awsCli, type Moto } from './parts/consumers.ts'
import { outcome } from './stage.ts'
import type { Suite } from './suite.ts'

const READER = 'arn:aws:iam::123456789012:role/reader'
const REGION = 'eu-central-1'

const document = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })

/** A role that may read, two secrets, and parameters of each type. */
async function store(moto: Moto): Promise<void> {
  const call = (...command: readonly string[]): Promise<string> =>
    awsCli([...command, '--region', REGION], moto)
  const trust = document({ Principal: { Federated: '*' }, Action: 'sts:AssumeRoleWithWebIdentity' })
  await call('iam', 'create-role', '--role-name', 'reader', '--assume-role-policy-document', trust)
  const actions = ['secretsmanager:GetSecretValue', 'ssm:GetParameters']
  const policy = document({ Action: actions, Resource: '*' })
  const named = ['--role-name', 'reader', '--policy-name', 'read', '--policy-document', policy]
  await call('iam', 'put-role-policy', ...named)
  const secret = (name: string, value: string): Promise<string> =>
    call('secretsmanager', 'create-secret', '--name', name, '--secret-string', value)
  await secret('app/db', '{"username":"app","password":"old-db-password"}')
  const update = ['--secret-id', 'app/db', '--secret-string']
  const changed = '{"username":"app","password":"new-db-password"}'
  await call('secretsmanager', 'put-secret-value', ...update, changed)
  const parameter = (name: string, type: string, value: string): Promise<string> =>
    call('ssm', 'put-parameter', '--name', name, '--type', type, '--value', value, '--overwrite')
  await parameter('/app/token', 'SecureString', 'first-token')
  await parameter('/app/token', 'SecureString', 'second-token')
  await parameter('/app/log-level', 'String', 'debug')
}

const inputs = ({ address }: Moto, read: Texts): Texts => ({
  ...{ from: 'aws', address, 'store-address': address, role: READER, region: REGION },
  read: JSON.stringify(read),
  export: 'env',
})

/** Secrets that moto keeps, read by requests whose signature botocore confirms. */
export const awsReading: Suite<AwsWorld>['scenarios'] = {
  async 'secrets and parameters are read with a session that is not exported'({ stage, moto }) {
    await store(moto)
    // The exchange of the token is not signed; everything after it is checked.
    await moto.checkAfter(1)
    const { main, record } = await stage.lease(
      inputs(moto, {
        'DB_*': 'secretsmanager:app/db',
        OLD_PASSWORD: 'secretsmanager:app/db?stage=AWSPREVIOUS#password',
        APP_TOKEN: 'ssm:/app/token',
        FIRST_TOKEN: 'ssm:/app/token?version=1',
        LOG_LEVEL: 'ssm:/app/log-level',
        ABSENT: 'secretsmanager:nowhere | optional',
        GONE: 'ssm:/nowhere | optional',
      }),
    )
    outcome(main, 'success')
    const { LOG_LEVEL, ...secrets } = main.env
    equal(LOG_LEVEL, 'debug')
    deepEqual(secrets, {
      ...{ DB_USERNAME: 'app', DB_PASSWORD: 'new-db-password', OLD_PASSWORD: 'old-db-password' },
      ...{ APP_TOKEN: 'second-token', FIRST_TOKEN: 'first-token', ABSENT: '', GONE: '' },
    })
    equal(main.outputs['missing'], 'ABSENT,GONE')
    const [leased] = record
    ok(Array.isArray(leased?.['read']) && leased['read'].length === 5)
    match(String(leased['read'][0]), /^arn:aws:secretsmanager:eu-central-1:123456789012:secret:/)
  },

  async 'a role without the action reads nothing, and nothing is exported'({ stage, moto }) {
    const none = document({ Action: 's3:ListAllMyBuckets', Resource: '*' })
    const named = ['--role-name', 'reader', '--policy-name', 'read', '--policy-document', none]
    await moto.checkAfter(1000)
    await awsCli(['iam', 'put-role-policy', ...named], moto)
    await moto.checkAfter(1)
    const { main } = await stage.lease(inputs(moto, { A: 'secretsmanager:app/db#password' }))
    outcome(main, 'failure')
    equal(main.outputs['error-code'], 'READ_REFUSED')
    deepEqual(main.env, {})
    await moto.checkAfter(1000)
  },
}
