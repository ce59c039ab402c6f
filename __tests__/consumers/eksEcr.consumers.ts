import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Secret } from '../../src/core/secret.ts'
import { signClusterToken } from '../../src/providers/aws/clusterToken.ts'
import { regionalEndpoint } from '../../src/providers/aws/partitions.ts'
import { ROLE } from '../lab/inProcessStep.ts'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import { type LoopbackServers, startLoopbackServers } from '../lab/loopbackServers.ts'
import { type Called, start } from '../lab/refreshing.ts'
import {
  awsCli as administer,
  consumers,
  interpreter,
  type Moto,
  startMoto,
} from '../real/parts/consumers.ts'
import { outcome } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'
import { type MotoFront, openMotoFront } from './motoFront.ts'

const PROGRAMS = resolve(import.meta.dirname, 'programs')
/** The life of a session that is not exported, in seconds. */
const SESSION_S = 900
const REGION = 'eu-central-1'
const REGISTRY = `123456789012.dkr.ecr.${REGION}.amazonaws.com`
/** A role that may not log in at a registry. */
const OTHER_ROLE = ROLE.replace(/deploy$/, 'other')

/** A cluster, and a role that may use it and ECR, as an administrator would write them. */
async function open(): Promise<Moto> {
  const moto = await startMoto()
  const call = (...command: readonly string[]): Promise<string> =>
    administer([...command, '--region', REGION], moto)
  const document = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  const trust = document({ Principal: { Federated: '*' }, Action: 'sts:AssumeRoleWithWebIdentity' })
  for (const [role, action] of [
    [ROLE, 'ecr:GetAuthorizationToken'],
    [OTHER_ROLE, 's3:ListAllMyBuckets'],
  ] as const) {
    const named = ['--role-name', role.replace(/^.*\//, '')]
    await call('iam', 'create-role', ...named, '--assume-role-policy-document', trust)
    const policy = document({ Action: action, Resource: '*' })
    await call(
      'iam',
      'put-role-policy',
      ...named,
      '--policy-name',
      'a',
      '--policy-document',
      policy,
    )
  }
  const network = ['--resources-vpc-config', 'subnetIds=subnet-1,subnet-2']
  await call('eks', 'create-cluster', '--name', 'prod', '--role-arn', ROLE, ...network)
  return moto
}

/** A job whose step uses moto, and its later steps. */
interface Scene {
  readonly servers: LoopbackServers
  readonly front: MotoFront
  readonly job: Job
  /** Runs the step of the action. */
  lease(inputs: Texts): Promise<StepResult>
  /** Runs Python in a later step, whose environment is that of the job; returns what it prints. */
  python(...argv: readonly string[]): Promise<string>
}

/** Opens a job for one scenario. */
async function scene(moto: Moto, act: (scene: Scene) => Promise<void>): Promise<void> {
  const roles = { [ROLE]: { claims: {} }, [OTHER_ROLE]: { claims: {} } }
  const servers = await startLoopbackServers({ roles })
  const front = await openMotoFront(moto, servers, SESSION_S - 60)
  const { origin } = front.port
  const { job, fields } = servers
  const env = { AWS_ENDPOINT_URL: origin, PYTHONDONTWRITEBYTECODE: '1' }
  try {
    await act({
      ...{ servers, front, job },
      lease: (inputs) =>
        job.step({ with: { ...fields.aws, address: origin, 'store-address': origin, ...inputs } }),
      async python(...argv) {
        const step = await job.run([interpreter(), ...argv], { env })
        outcome(step, 'success')
        return step.raw
      },
    })
    deepEqual([front.port.errors, servers.leaks()], [[], []])
  } finally {
    await front.port.close()
    await servers.close()
  }
}

/** The arguments of Python for the AWS CLI at the time of a signature. */
const cliAt = (date: string, ...command: readonly string[]): readonly string[] => [
  ...[join(PROGRAMS, 'awsCliAt.py'), date, ...command],
]

/** What the AWS CLI prints for kubectl. */
interface ExecCredential {
  readonly status: { readonly token: string; readonly expirationTimestamp: string }
}
const credentialIn = (text: string): ExecCredential['status'] =>
  (JSON.parse(text) as ExecCredential).status

/** The request in a token for a cluster. */
const requestIn = (token: string): URL =>
  new URL(Buffer.from(token.replace(/^k8s-aws-v1\./, ''), 'base64url').toString())

/** What two tokens have in common that were signed at different times. */
function shapeOf(token: string): object {
  const { origin, pathname, searchParams } = requestIn(token)
  const fixed = ['Action', 'Version', 'X-Amz-Expires', 'X-Amz-SignedHeaders', 'X-Amz-Credential']
  return {
    ...{ origin, pathname, names: [...searchParams.keys()] },
    values: fixed.map((name) => searchParams.get(name)),
  }
}

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: Texts }[]
  readonly users: readonly { readonly user: { readonly token: string } }[]
}

/** The address, the authority and the token in the kubeconfig of a job. */
function kubeconfigOf({ env }: Job): { readonly cluster: Texts; readonly token: string } {
  const { clusters, users } = JSON.parse(
    readFileSync(env['KUBECONFIG'] ?? '', 'utf8'),
  ) as Kubeconfig
  const [named, own] = [clusters[0], users[0]]
  ok(named && own)
  return { cluster: named.cluster, token: own.user.token }
}

/** The logins in the docker configuration of a job. */
function loginsOf({ env }: Job): Readonly<Record<string, { readonly auth: string }>> {
  const file = join(env['DOCKER_CONFIG'] ?? '', 'config.json')
  return JSON.parse(readFileSync(file, 'utf8')).auths
}

const SIGNER = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalr/+K',
  sessionToken: 'F+w/o==',
}

/** The token of the AWS CLI for a cluster of a region of AWS; no request is sent for it. */
const tokenOfCli = (region: string, name: string, date: string): Promise<Called> =>
  start([interpreter(), ...cliAt(date, 'eks', 'get-token', '--cluster-name', name)], {
    ...{ AWS_ACCESS_KEY_ID: SIGNER.accessKeyId, AWS_SECRET_ACCESS_KEY: SIGNER.secretAccessKey },
    ...{ AWS_SESSION_TOKEN: SIGNER.sessionToken, AWS_DEFAULT_REGION: region },
    PYTHONDONTWRITEBYTECODE: '1',
  })

/** EKS and ECR of moto, with the AWS CLI and boto3 as judges of the tokens and logins. */
export const eksEcrConsumers: Suite = suite<Moto>({
  name: 'eks-ecr',
  parts: [consumers],
  open,
  scenarios: {
    'the token in the kubeconfig is byte for byte that of "aws eks get-token"': (moto) =>
      scene(moto, async ({ lease, front, job, python }) => {
        const main = await lease({ cluster: 'prod', export: '[kubeconfig, env]', lifetime: '15m' })
        outcome(main, 'success')
        const { token } = kubeconfigOf(job)
        const date = requestIn(token).searchParams.get('X-Amz-Date') ?? ''
        const command = cliAt(date, 'eks', 'get-token', '--cluster-name', 'prod')
        const theirs = credentialIn(await python(...command))
        deepEqual(shapeOf(token), shapeOf(theirs.token))
        equal(token, theirs.token)
        deepEqual(front.refusals, [])
      }),

    'moto knows the role behind the token, whose session no later step has': (moto) =>
      scene(moto, async ({ lease, front, job }) => {
        outcome(await lease({ cluster: 'prod', export: 'kubeconfig' }), 'success')
        const variables = Object.keys(job.env).filter((name) => name.startsWith('AWS_'))
        const { token } = kubeconfigOf(job)
        const identity = await fetch(requestIn(token), { headers: { 'x-k8s-aws-id': 'prod' } })
        match(await identity.text(), /<Arn>arn:aws:sts::123456789012:assumed-role\/deploy\//)
        const [path = ''] = [job.env['KUBECONFIG']]
        for (const post of await job.post()) outcome(post, 'success')
        deepEqual([existsSync(path), variables, front.refusals], [false, [], []])
      }),

    'the cluster in the kubeconfig is that of "aws eks update-kubeconfig"': (moto) =>
      scene(moto, async ({ lease, front, job, python }) => {
        const main = await lease({ cluster: 'prod', export: '[kubeconfig, env]', lifetime: '15m' })
        outcome(main, 'success')
        const { cluster } = kubeconfigOf(job)
        const described = () => front.port.requests.filter(({ url }) => url.pathname !== '/')
        const date = described()[0]?.headers['x-amz-date'] ?? ''
        const file = join(job.workspace, 'theirs')
        const update = ['eks', 'update-kubeconfig', '--name', 'prod', '--kubeconfig', file]
        await python(...cliAt(date, ...update))
        const theirs = readFileSync(file, 'utf8')
        const [, server = ''] = /server: (\S+)/.exec(theirs) ?? []
        const [, authority] = /certificate-authority-data: (\S+)/.exec(theirs) ?? []
        const { origin } = new URL(server)
        deepEqual([cluster['server'], cluster['certificate-authority-data']], [origin, authority])
        // Signed at the same time, both requests have the same signature.
        const [own, other, ...more] = described().map(({ headers }) => headers['authorization'])
        deepEqual([own, more], [other, []])
      }),

    'at the STS of AWS the token is that of the CLI in each partition': async () => {
      for (const [region, name] of [
        ['eu-central-1', 'prod'],
        ['us-east-1', 'A_b-9'],
        ['us-gov-west-1', 'prod'],
        ['cn-north-1', 'prod'],
      ] as const) {
        const { code, stdout, stderr } = await tokenOfCli(region, name, '20260102T030405Z')
        deepEqual([code, stderr], [0, ''])
        const { accessKeyId, secretAccessKey, sessionToken } = SIGNER
        const signer = {
          accessKeyId: new Secret(accessKeyId),
          secretAccessKey: new Secret(secretAccessKey),
          sessionToken: new Secret(sessionToken),
        }
        const sts = regionalEndpoint(region, { fips: false, dualStack: false })
        const now = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000
        const token = signClusterToken(signer, { region, sts, bound: name, now })
        deepEqual(shapeOf(token), shapeOf(credentialIn(stdout).token))
        equal(token, credentialIn(stdout).token)
      }
    },

    'the docker configuration holds the user and the password that boto3 gets': (moto) =>
      scene(moto, async ({ lease, front, job, python }) => {
        outcome(
          await lease({ registries: REGISTRY, export: '[docker, env]', lifetime: '15m' }),
          'success',
        )
        const { [REGISTRY]: login, ...others } = loginsOf(job)
        const theirs = JSON.parse(await python(join(PROGRAMS, 'ecrLogin.py'))) as Texts
        const { registry, username, password } = theirs
        deepEqual([registry, others], [REGISTRY, {}])
        equal(atob(login?.auth ?? ''), `${username}:${password}`)
        const printed = await python('-m', 'awscli', 'ecr', 'get-login-password')
        equal(printed.trim(), password)
        equal(front.uses('GetAuthorizationToken'), 3)
        const directory = job.env['DOCKER_CONFIG'] ?? ''
        for (const post of await job.post()) outcome(post, 'success')
        const left = readFileSync(join(directory, 'config.json'), 'utf8')
        deepEqual([left.includes(login?.auth ?? ''), front.refusals], [false, []])
      }),

    'an ECR password that expired in 2015, as moto states, is not exported': (moto) =>
      scene(moto, async ({ lease, job }) => {
        const direct = { 'store-address': moto.address }
        const main = await lease({ registries: REGISTRY, export: 'docker', ...direct })
        outcome(main, 'failure')
        match(main.shown, /GUARD_FAILED[\s\S]*the ECR password had expired/)
        equal(job.env['DOCKER_CONFIG'], undefined)
      }),

    'moto denies a password of ECR to a role without the action, and nothing is exported': (moto) =>
      scene(moto, async ({ lease, front, job }) => {
        const main = await lease({ registries: REGISTRY, export: 'docker', role: OTHER_ROLE })
        outcome(main, 'failure')
        match(main.shown, /EXCHANGE_REFUSED .* returned 403 to GetAuthorizationToken for 1234/)
        equal(job.env['DOCKER_CONFIG'], undefined)
        match(front.refusals.join(), /^GetAuthorizationToken: 403 [\s\S]*AccessDenied/)
      }),
  },
})
