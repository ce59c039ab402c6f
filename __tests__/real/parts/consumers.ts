import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { linux, type Part, placeOf, python, run } from './part.ts'

const LIST = resolve(import.meta.dirname, 'consumers.txt')
const VERSIONS = new Map(
  readFileSync(LIST, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('==') as [name: string, version: string]),
)
const version = (name: string): string => VERSIONS.get(name) ?? ''
const digest = createHash('sha256').update(readFileSync(LIST)).digest('hex').slice(0, 12)

/** Those who use credentials: the AWS CLI, boto3, and moto, which answers them. */
export const consumers: Part = {
  name: `moto ${version('moto[server]')}, AWS CLI ${version('awscli')}, boto3 ${version('boto3')}`,
  folder: `consumers-${digest}`,
  tools: [python, linux],
  async make(folder) {
    await run(['python3', '-m', 'venv', folder], { cwd: folder })
    await run(
      [
        join(folder, 'bin/python'),
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '-r',
        LIST,
      ],
      { cwd: folder },
    )
  },
}

/** Their Python: modules are run by name, as scripts know only the folder they were built in. */
export const interpreter = (): string => join(placeOf(consumers), 'bin/python')

/** A server, and who administers it; moto takes anyone. */
interface Place {
  readonly address: string
  readonly root?: { readonly id: string; readonly secret: string }
}

/** What an administrator does with the AWS CLI. */
export async function awsCli(
  command: readonly string[],
  { address, root = { id: 'root', secret: 'root' } }: Place,
): Promise<string> {
  const env = {
    AWS_ACCESS_KEY_ID: root.id,
    AWS_SECRET_ACCESS_KEY: root.secret,
    AWS_DEFAULT_REGION: 'us-east-1',
  }
  return run([interpreter(), '-m', 'awscli', ...command, '--endpoint-url', address], {
    cwd: placeOf(consumers),
    env,
  })
}

/** An AWS in memory. */
export interface Moto {
  readonly address: string
  /**
   * From the next request but so many, signatures and policies are checked, by botocore and by the
   * roles that were written.
   */
  checkAfter(requests: number): Promise<void>
}

/** Starts one that checks nothing yet. */
export async function startMoto(): Promise<Moto> {
  const argv = [
    interpreter(),
    '-m',
    'moto.server',
    '-H',
    '127.0.0.1',
    '-p',
    String(await freePort()),
  ] as const
  const server = await startServer({
    argv,
    sign: /Running on (http:\S+)/,
    env: { PYTHONUNBUFFERED: '1' },
  })
  const [, address = ''] = server.sign
  return {
    address,
    async checkAfter(requests) {
      const { ok } = await fetch(`${address}/moto-api/reset-auth`, {
        method: 'POST',
        body: String(requests),
      })
      if (!ok) throw new Error('moto cannot check signatures')
    },
  }
}
