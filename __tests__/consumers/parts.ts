import { createHash } from 'node:crypto'
import { cpSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { goFlags } from '../real/parts/goInstall.ts'
import { go, linux, type Part, placeOf, python, run } from '../real/parts/part.ts'

const REQUIREMENTS = resolve(import.meta.dirname, 'requirements.txt')
const MODULE = resolve(import.meta.dirname, 'go')
const PACKAGES = [
  '@aws-sdk/client-s3@3.1175.0',
  '@aws-sdk/client-sts@3.1177.0',
  'google-auth-library@11.3.4',
] as const
const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)
const sources = ['go.mod', 'go.sum', 'main.go']
  .map((file) => readFileSync(join(MODULE, file), 'utf8'))
  .join('\n')

/** The AWS CLI, boto3 and google-auth. */
export const pythonClients: Part = {
  name: 'AWS CLI, boto3 and google-auth',
  folder: `clients-python-${digest(readFileSync(REQUIREMENTS, 'utf8'))}`,
  tools: [python, linux],
  async make(folder) {
    await run(['python3', '-m', 'venv', folder], { cwd: folder })
    const pip = [join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet'] as const
    await run([...pip, '--disable-pip-version-check', '-r', REQUIREMENTS], { cwd: folder })
  },
}

/** The AWS SDK for JavaScript and google-auth-library. */
export const nodeClients: Part = {
  name: 'AWS SDK for JavaScript and google-auth-library',
  folder: `clients-node-${digest(PACKAGES.join(' '))}`,
  tools: [linux],
  async make(folder) {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'] as const
    await run(['npm', 'install', '--prefix', folder, ...flags, ...PACKAGES], { cwd: folder })
  },
}

/** The AWS SDK for Go and Go's oauth2. */
export const goClients: Part = {
  name: "AWS SDK for Go and Go's oauth2",
  folder: `clients-go-${digest(sources)}`,
  tools: [go, linux],
  async make(folder) {
    cpSync(MODULE, folder, { recursive: true })
    await run(['go', 'build', '-o', join(folder, 'client'), '.'], { cwd: folder, env: goFlags })
  },
}

const PROGRAMS = resolve(import.meta.dirname, 'programs')

/** A program that uses credentials so many times, with a pause after each use. */
export type Program = (count: number, pauseSeconds: number) => readonly [string, ...string[]]

const interpreter = (): string => join(placeOf(pythonClients), 'bin/python')
const fromPython =
  (file: string): Program =>
  (count, pause) => [interpreter(), join(PROGRAMS, file), String(count), String(pause)]
const fromNode =
  (file: string): Program =>
  (count, pause) => [
    ...([process.execPath, join(PROGRAMS, file), placeOf(nodeClients)] as const),
    ...[String(count), String(pause)],
  ]
const fromGo =
  (cloud: string): Program =>
  (count, pause) => [
    join(placeOf(goClients), 'client'),
    ...[cloud, String(count), String(pause * 1000)],
  ]

/** By library. */
export const awsPrograms: Readonly<Record<string, Program>> = {
  boto3: fromPython('awsSession.py'),
  'the AWS SDK for JavaScript': fromNode('awsSession.mjs'),
  'the AWS SDK for Go': fromGo('aws'),
}
export const googlePrograms: Readonly<Record<string, Program>> = {
  'google-auth': fromPython('googleAuth.py'),
  'google-auth-library': fromNode('googleAuth.mjs'),
  "Go's oauth2": fromGo('google'),
}

/** The AWS CLI: its script knows only the folder in which it was built. */
export const awsCli = (...command: readonly string[]): readonly [string, ...string[]] => [
  interpreter(),
  ...['-m', 'awscli', ...command],
]

/** PATH of a step: Node of this process stays reachable. */
export const PATH = [dirname(process.execPath), process.env['PATH']].join(':')
