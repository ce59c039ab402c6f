import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { ROLE } from '../lab/inProcessStep.ts'
import { startLoopbackServers } from '../lab/loopbackServers.ts'
import { type Called, laterStep, start } from '../lab/refreshing.ts'
import { awsCli as administer, consumers, type Moto, startMoto } from '../real/parts/consumers.ts'
import { type Suite, suite } from '../real/suite.ts'
import { type MotoFront, openMotoFront } from './motoFront.ts'
import { awsCli, awsPrograms, goClients, nodeClients, PATH, pythonClients } from './parts.ts'

/** A later step of a job whose session is from moto, and whose libraries use moto. */
interface Scene {
  readonly front: MotoFront
  run(argv: readonly [string, ...string[]]): Promise<Called>
}

/** Seconds for which a library uses a session. */
const USED_S = 6
const BUCKET = 'releases'
/** Something to upload. */
const PROGRAM = import.meta.filename

const document = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })

/** A role with a bucket, as an administrator would write them. */
async function open(): Promise<Moto> {
  const moto = await startMoto()
  const trust = document({ Principal: { Federated: '*' }, Action: 'sts:AssumeRoleWithWebIdentity' })
  const bucket = `arn:aws:s3:::${BUCKET}`
  const rights = document({
    Action: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'],
    Resource: [bucket, `${bucket}/*`],
  })
  const role = ['--role-name', ROLE.replace(/^.*\//, '')]
  await administer(['s3api', 'create-bucket', '--bucket', BUCKET], moto)
  const create = ['iam', 'create-role', ...role, '--assume-role-policy-document', trust]
  await administer(create, moto)
  const named = ['--policy-name', 'releases', '--policy-document', rights]
  await administer(['iam', 'put-role-policy', ...role, ...named], moto)
  return moto
}

/** Opens a job for one scenario. */
async function scene(moto: Moto, act: (scene: Scene) => Promise<void>): Promise<void> {
  const servers = await startLoopbackServers()
  const front = await openMotoFront(moto, servers, USED_S)
  const { origin } = front.port
  try {
    const { job, fields } = servers
    const lease = { ...fields.aws, address: origin, lifetime: '30m', export: 'profile' }
    const main = await job.step({ with: { ...lease, refresh: 'true' } })
    equal(main.code, 0, main.shown)
    const later = await laterStep(job)
    const own = { PATH, AWS_ENDPOINT_URL_STS: origin, AWS_ENDPOINT_URL_S3: origin }
    const env = { ...later.env, ...own, PYTHONDONTWRITEBYTECODE: '1' }
    await act({ front, run: (argv) => start(argv, env) })
    await job.post()
    deepEqual(later.files(), ['record.jsonl'])
    deepEqual([front.refusals, front.port.errors], [[], []])
    deepEqual(servers.leaks(), [])
  } finally {
    await front.port.close()
    await servers.close()
  }
}

const keysIn = ({ stdout }: Called): readonly string[] =>
  [...stdout.matchAll(/^used (\S+)$/gm)].map(([, key = '']) => key)

function done(called: Called): Called {
  deepEqual([called.code, called.stderr], [0, ''])
  return called
}

const ROUNDS = 3 * USED_S
const libraries = Object.entries(awsPrograms).map(
  ([name, program]) =>
    [
      `${name} lives across two expiries in one process: it calls STS, and writes and reads objects`,
      (moto: Moto) =>
        scene(moto, async ({ front, run }) => {
          const used = new Set(keysIn(done(await run([...program(ROUNDS, 1), BUCKET]))))
          ok(used.size >= 3, [...used].join())
          deepEqual(
            [...used].filter((key) => !front.keys.includes(key)),
            [],
          )
          deepEqual(
            ['GetCallerIdentity', 'PUT', 'GET'].map((operation) => front.uses(operation)),
            [ROUNDS, ROUNDS, ROUNDS],
          )
        }),
    ] as const,
)

const command = (...words: readonly string[]): readonly [string, ...string[]] => awsCli(...words)
const place = (key: string): readonly string[] => ['--bucket', BUCKET, '--key', key]

/** The sessions of the other suite are the lab's own; these are moto's. */
export const motoConsumers: Suite = suite<Moto>({
  name: 'moto',
  parts: [consumers, pythonClients, nodeClients, goClients],
  open,
  scenarios: {
    // `wait` is the command of the AWS CLI that stays: it looks every five seconds, the first time
    // with two sessions. At the fifth session those of the first two looks have ended.
    'the AWS CLI lives across two expiries in one process: it waits for an object': (moto) =>
      scene(moto, async ({ front, run }) => {
        const called = run(command('s3api', 'wait', 'object-exists', ...place('late')))
        const before = front.keys.length
        while (front.keys.length < before + 5)
          await new Promise<void>((resolve) => front.port.watch(() => resolve()))
        done(await run(command('s3', 'cp', PROGRAM, `s3://${BUCKET}/late`, '--only-show-errors')))
        done(await called)
        ok(front.uses('HEAD') >= 1)
      }),
    'the AWS CLI is the role in moto, and reads what it wrote': (moto) =>
      scene(moto, async ({ front, run }) => {
        const identity = command('sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text')
        match(done(await run(identity)).stdout, /:assumed-role\/deploy\//)
        done(await run(command('s3', 'cp', PROGRAM, `s3://${BUCKET}/copied`, '--only-show-errors')))
        const read = done(await run(command('s3', 'cp', `s3://${BUCKET}/copied`, '-'))).stdout
        match(read, /suite<Moto>/)
        ok(front.keys.length >= 3)
      }),
    ...Object.fromEntries(libraries),
  },
})
