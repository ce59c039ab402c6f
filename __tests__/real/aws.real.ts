import { deepEqual, equal, match, ok } from 'node:assert/strict'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import { awsExamples } from './aws.examples.ts'
import { awsReading } from './aws.read.ts'
import { awsCli, consumers, interpreter, type Moto, startMoto } from './parts/consumers.ts'
import { type Minio, minio, startMinio } from './parts/minio.ts'
import { openStage, outcome, type Stage, yaml } from './stage.ts'
import { suite } from './suite.ts'

/** MinIO, which has an STS of its own, and AWS in memory. */
export interface AwsWorld {
  readonly stage: Stage
  readonly minio: Minio
  readonly moto: Moto
}

async function open(): Promise<AwsWorld> {
  const stage = await openStage()
  const runtime = {
    stage,
    minio: await startMinio(stage.issuer.verifier.iss),
    moto: await startMoto(),
  }
  await awsCli(['s3api', 'create-bucket', '--bucket', 'releases'], runtime.minio)
  return runtime
}

/** The inputs of a lease from MinIO's STS. */
const fromMinio = ({ address, role }: Minio, more: Texts = {}): Texts => ({
  ...{
    from: 'aws',
    address,
    role,
    region: 'us-east-1',
    audience: 'minio.lab',
    lifetime: '15m',
    export: 'env',
  },
  ...more,
})

/** A later step that uses the AWS CLI; it must succeed, and its output is returned. */
async function cli(
  job: Job,
  server: { readonly address: string },
  command: readonly string[],
): Promise<StepResult> {
  return job.run([
    interpreter(),
    '-m',
    'awscli',
    ...command,
    '--endpoint-url',
    server.address,
    '--output',
    'text',
  ])
}

const BUCKETS = `
import boto3, os
store = boto3.client('s3', endpoint_url=os.environ['STORE'])
print('buckets:', *(each['Name'] for each in store.list_buckets()['Buckets']))`

const ENTRY = 'arn:aws:iam::123456789012:role/ci/entry'
const DEPLOY = 'arn:aws:iam::123456789012:role/deploy'

const statement = (more: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] })

/**
 * Roles as an administrator would write them: the second is open to the first alone, and only with
 * the external id.
 */
async function writeRoles(moto: Moto): Promise<void> {
  const federated = statement({
    Principal: { Federated: '*' },
    Action: 'sts:AssumeRoleWithWebIdentity',
  })
  const condition = { StringEquals: { 'sts:ExternalId': 'lab-external-id' } }
  const chained = statement({
    Principal: { AWS: '*' },
    Action: 'sts:AssumeRole',
    Condition: condition,
  })
  await awsCli(
    [
      'iam',
      'create-role',
      '--role-name',
      'entry',
      '--path',
      '/ci/',
      '--assume-role-policy-document',
      federated,
    ],
    moto,
  )
  await awsCli(
    ['iam', 'create-role', '--role-name', 'deploy', '--assume-role-policy-document', chained],
    moto,
  )
  const allowed = statement({ Action: 'sts:AssumeRole', Resource: DEPLOY })
  await awsCli(
    [
      'iam',
      'put-role-policy',
      '--role-name',
      'entry',
      '--policy-name',
      'on',
      '--policy-document',
      allowed,
    ],
    moto,
  )
  const listing = statement({ Action: 's3:ListAllMyBuckets', Resource: '*' })
  await awsCli(
    [
      'iam',
      'put-role-policy',
      '--role-name',
      'deploy',
      '--policy-name',
      'list',
      '--policy-document',
      listing,
    ],
    moto,
  )
}

const chainOf = (externalId: string): string =>
  yaml([{ role: DEPLOY, 'external-id': externalId, tags: { team: 'web' } }])

/** Those who take AWS credentials, and those who hand them out. */
export const awsSuite = suite<AwsWorld>({
  name: 'aws',
  parts: [minio, consumers],
  open,
  scenarios: {
    ...awsExamples,
    ...awsReading,

    async 'keys leased from MinIO list its buckets, by boto3 and by the AWS CLI'({
      stage,
      minio: store,
    }) {
      const { post, record } = await stage.lease(fromMinio(store), async (main, job) => {
        outcome(main, 'success')
        equal(main.env['AWS_REGION'], 'us-east-1')
        const [boto3, command] = [
          await job.run([interpreter(), '-c', BUCKETS], { env: { STORE: store.address } }),
          await cli(job, store, ['s3api', 'list-buckets', '--query', 'Buckets[].Name']),
        ]
        outcome(boto3, 'success')
        match(boto3.shown, /^buckets: releases$/m)
        outcome(command, 'success')
        match(command.shown, /^releases$/m)
      })
      outcome(post, 'success')
      match(post.shown, /cannot be revoked/)
      deepEqual(
        record.map(({ event, end }) => [event, end]),
        [
          ['leased', undefined],
          ['ended', 'expires'],
        ],
      )
    },

    async 'MinIO, which does not say whose session it is, is told to have left it unchecked'({
      stage,
      minio: store,
    }) {
      const { main } = await stage.lease(fromMinio(store))
      outcome(main, 'success')
      match(main.shown, /could not be checked/)
    },

    async 'a token for another audience is refused by MinIO, and nothing is exported'({
      stage,
      minio: store,
    }) {
      const { main } = await stage.lease(fromMinio(store, { audience: 'other.lab' }))
      outcome(main, 'failure')
      equal(main.outputs['error-code'], 'EXCHANGE_REFUSED')
      deepEqual(main.env, {})
    },

    async 'a session policy narrows what the role may'({ stage, minio: store }) {
      const policy = statement({
        Action: ['s3:ListAllMyBuckets', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::*'],
      })
      await stage.lease(fromMinio(store, { 'session-policy': policy }), async (main, job) => {
        outcome(main, 'success')
        outcome(await cli(job, store, ['s3api', 'list-buckets']), 'success')
        const wrote = await cli(job, store, [
          's3api',
          'put-object',
          '--bucket',
          'releases',
          '--key',
          'forbidden',
        ])
        outcome(wrote, 'failure')
        match(wrote.shown, /AccessDenied/)
      })
    },

    async 'a profile carries the keys to the AWS CLI, which sees them nowhere else'({
      stage,
      minio: store,
    }) {
      await stage.lease(
        fromMinio(store, { name: 'store', export: 'profile' }),
        async (main, job) => {
          outcome(main, 'success')
          equal(job.env['AWS_ACCESS_KEY_ID'], undefined)
          const named = await cli(job, store, [
            's3api',
            'list-buckets',
            '--query',
            'Buckets[].Name',
            '--profile',
            'store',
          ])
          outcome(named, 'success')
          match(named.shown, /^releases$/m)
          outcome(
            await cli(job, store, ['s3api', 'list-buckets', '--profile', 'nobody']),
            'failure',
          )
        },
      )
    },

    async 'the caller is the session that was asked for'({ stage, moto }) {
      const inputs = {
        from: 'aws',
        address: moto.address,
        role: DEPLOY,
        region: 'eu-central-1',
        export: '[env, output]',
      }
      await stage.lease({ ...inputs, 'session-name': 'lab-session' }, async (main, job) => {
        outcome(main, 'success')
        const caller = await cli(job, moto, ['sts', 'get-caller-identity', '--query', 'Arn'])
        outcome(caller, 'success')
        equal(main.outputs['arn'], 'arn:aws:sts::123456789012:assumed-role/deploy/lab-session')
        ok(caller.shown.split('\n').includes(main.outputs['arn']))
      })
    },

    async 'a chained role is assumed by a request whose signature botocore confirms'({
      stage,
      moto,
    }) {
      await writeRoles(moto)
      const inputs = {
        from: 'aws',
        address: moto.address,
        role: ENTRY,
        region: 'eu-central-1',
        export: '[env, output]',
      }
      // The exchange of the token is not signed; everything after it is checked, signature and
      // policies.
      await moto.checkAfter(1)
      await stage.lease({ ...inputs, chain: chainOf('lab-external-id') }, async (main, job) => {
        outcome(main, 'success')
        match(main.outputs['arn'] ?? '', /:assumed-role\/deploy\//)
        outcome(await cli(job, moto, ['s3api', 'list-buckets']), 'success')
        outcome(await cli(job, moto, ['iam', 'list-users']), 'failure')
      })
      await moto.checkAfter(1)
      const { main } = await stage.lease({ ...inputs, chain: chainOf('of-somebody-else') })
      outcome(main, 'failure')
      equal(main.outputs['error-code'], 'EXCHANGE_REFUSED')
      deepEqual(main.env, {})
    },
  },
})
