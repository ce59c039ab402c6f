import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { linux, type Part, placeOf, python, run } from './part.ts'

const LIST = resolve(import.meta.dirname, 'consumers.txt')
const digest = createHash('sha256').update(readFileSync(LIST)).digest('hex').slice(0, 12)

/** Those who use credentials: the AWS CLI, boto3, and moto, which answers them. */
export const consumers: Part = {
  name: 'AWS CLI, boto3 and moto',
  folder: `consumers-${digest}`,
  tools: [python, linux],
  async make(folder) {
    await run(['python3', '-m', 'venv', folder], { cwd: folder })
    await run([join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', LIST], { cwd: folder })
  },
}

/** Their Python: modules are run by name, as scripts know only the folder they were built in. */
export const interpreter = (): string => join(placeOf(consumers), 'bin/python')

/** An AWS in memory that checks nothing, but says who asks. */
export async function startMoto(): Promise<string> {
  const port = await freePort()
  const argv = [interpreter(), '-m', 'moto.server', '-H', '127.0.0.1', '-p', `${port}`] as const
  const server = await startServer({ argv, sign: /Running on (http:\S+)/, env: { PYTHONUNBUFFERED: '1' } })
  return server.sign[1] ?? ''
}
