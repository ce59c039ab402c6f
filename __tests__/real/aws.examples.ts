import { deepEqual, equal, match } from 'node:assert/strict'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import type { AwsWorld } from './aws.real.ts'
import { commandOf, example, inputsOf } from './examples.ts'
import { awsCli, interpreter, type Moto } from './parts/consumers.ts'
import { outcome } from './stage.ts'
import type { Suite } from './suite.ts'

/** A later step's command as the page writes it, with the AWS CLI of ours. */
async function shell(job: Job, command: string, env: Texts): Promise<StepResult> {
  const script = `aws() { "$PYTHON" -m awscli "$@"; }\n${command}`
  const done = await job.run(['sh', '-c', script], {
    env: { PYTHON: interpreter(), AWS_DEFAULT_OUTPUT: 'text', ...env },
  })
  outcome(done, 'success')
  return done
}

const CALLER = 'aws sts get-caller-identity --query Arn'
const at = ({ address }: { readonly address: string }): Texts => ({ AWS_ENDPOINT_URL: address })

/** Who each profile is; and the second one's account has something to list. */
const PROFILES = `
import boto3
sessions = {name: boto3.Session(profile_name=name) for name in ('prod', 'shared')}
for name, session in sessions.items(): print(name, session.region_name, session.client('sts').get_caller_identity()['Arn'])
sessions['prod'].client('s3').create_bucket(Bucket='octo-org-site', CreateBucketConfiguration={'LocationConstraint': 'eu-central-1'})
sessions['shared'].client('route53').create_hosted_zone(Name='octo.example', CallerReference='1')`
const AUDIT = 'arn:aws:iam::444444444444:role/audit'

/** What the chain of the page needs: its first role may assume the other, and nothing else. */
async function writeFirstRole(moto: Moto): Promise<void> {
  const document = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  const trust = document({ Principal: { Federated: '*' }, Action: 'sts:AssumeRoleWithWebIdentity' })
  await awsCli(
    ['iam', 'create-role', '--role-name', 'ci', '--assume-role-policy-document', trust],
    moto,
  )
  const allowed = document({ Action: 'sts:AssumeRole', Resource: AUDIT })
  await awsCli(
    [
      'iam',
      'put-role-policy',
      '--role-name',
      'ci',
      '--policy-name',
      'on',
      '--policy-document',
      allowed,
    ],
    moto,
  )
}

/**
 * The pages' examples for AWS, as they stand but for addresses, and for MinIO's own role and
 * audience.
 */
export const awsExamples: Suite<AwsWorld>['scenarios'] = {
  async 'the README: its first step lets the AWS CLI be the role'({ stage, moto }) {
    const inputs = { ...inputsOf(example('id: deploy')), address: moto.address }
    await stage.lease(inputs, async (main, job) => {
      outcome(main, 'success')
      match(
        (await shell(job, CALLER, at(moto))).shown,
        /^arn:aws:sts::123456789012:assumed-role\/deploy\//m,
      )
      equal(job.env['AWS_REGION'], 'eu-central-1')
    })
  },

  async 'the README: its first step, with a server that verifies the token'({
    stage,
    minio: store,
  }) {
    const inputs = inputsOf(
      example('id: deploy', { 'arn:aws:iam::123456789012:role/deploy': store.role }),
    )
    await stage.lease(
      { ...inputs, address: store.address, audience: 'minio.lab' },
      async (main, job) => {
        outcome(main, 'success')
        match((await shell(job, 'aws s3 ls', at(store))).shown, / releases$/m)
      },
    )
  },

  async 'the page: two accounts as profiles, and the commands that use them'({ stage, moto }) {
    const there = 'from: aws\n'
    const steps = example('prod:', { [there]: `${there}              address: ${moto.address}\n` })
    await stage.lease(inputsOf(steps), async (main, job) => {
      outcome(main, 'success')
      const profiles = await job.run([interpreter(), '-c', PROFILES], { env: at(moto) })
      outcome(profiles, 'success')
      match(profiles.shown, /^prod eu-central-1 arn:aws:sts::123456789012:assumed-role\/deploy\//m)
      match(
        profiles.shown,
        /^shared eu-central-1 arn:aws:sts::210987654321:assumed-role\/deploy\//m,
      )
      const site = 'mkdir -p site && echo hello > site/index.html\n'
      const done = await shell(job, `${site}${commandOf(steps)}`, at(moto))
      match(done.shown, /octo-org-site\/index\.html/)
      match(done.shown, /octo\.example\./)
    })
  },

  async 'the page: a role behind a role, by a request whose signature botocore confirms'({
    stage,
    moto,
  }) {
    await writeFirstRole(moto)
    // The exchange of the token is not signed; the one after it is checked, signature and policy.
    await moto.checkAfter(1)
    try {
      await stage.lease(
        { ...inputsOf(example('id: audit')), address: moto.address },
        async (main, job) => {
          outcome(main, 'success')
          await moto.checkAfter(Number.POSITIVE_INFINITY)
          deepEqual(main.env, {})
          const caller = await shell(job, CALLER, { ...main.outputs, ...at(moto) })
          match(caller.shown, /^arn:aws:sts::444444444444:assumed-role\/audit\//m)
        },
      )
    } finally {
      await moto.checkAfter(Number.POSITIVE_INFINITY)
    }
  },
}
