// The commands of `vault` that the set-up page uses, sent to the API of a real server: `vault auth
// enable`, `write`, `read`, `list`, `delete` and `policy`. Stands on the PATH as `vault`.
import { readFileSync } from 'node:fs'

const { VAULT_ADDR = '', VAULT_TOKEN = '' } = process.env
const [command = '', ...rest] = process.argv.slice(2)
const options = new Map(
  rest
    .filter((word) => word.startsWith('-') && word !== '-')
    .map((word) => word.slice(1).split(/=(.*)/) as [name: string, value: string]),
)
const words = rest.filter((word) => !word.startsWith('-') || word === '-')

interface Answer {
  readonly status: number
  readonly body: { readonly data?: Readonly<Record<string, unknown>> }
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${VAULT_ADDR}/v1/${path}`, {
    method,
    headers: { 'X-Vault-Token': VAULT_TOKEN, 'X-Vault-Request': 'true' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text || '{}') as Answer['body'] }
}

function fail(text: string): never {
  console.error(text)
  process.exit(2)
}

async function done(answer: Promise<Answer>): Promise<Answer> {
  const { status, body } = await answer
  if (status >= 400) fail(`${process.argv.slice(2).join(' ')}: ${status} ${JSON.stringify(body)}`)
  return { status, body }
}

/** Returns the content of standard input, or of a file that is named with `@`. */
const documentOf = (word: string): string => readFileSync(word === '-' ? 0 : word.slice(1), 'utf8')

function dataOf(values: readonly string[]): unknown {
  const [first = ''] = values
  if (first === '-' || first.startsWith('@')) return JSON.parse(documentOf(first))
  return Object.fromEntries(values.map((value) => value.split(/=(.*)/).slice(0, 2)))
}

function show(data: Readonly<Record<string, unknown>>): void {
  const field = options.get('field')
  const text = (value: unknown): string =>
    typeof value === 'string' ? value : JSON.stringify(value)
  if (field !== undefined) console.log(text(data[field]))
  else for (const [name, value] of Object.entries(data)) console.log(name, text(value))
}

async function list(path: string): Promise<void> {
  const { status, body } = await ask('LIST', path)
  if (status === 404) fail(`No value found at ${path}`)
  for (const key of (body.data?.['keys'] ?? []) as readonly string[]) console.log(key)
}

async function policy([act, name = '', file = '-']: readonly string[]): Promise<void> {
  if (act === 'list') return list('sys/policies/acl')
  const path = `sys/policies/acl/${name}`
  if (act === 'write') await done(ask('PUT', path, { policy: documentOf(file) }))
  else if (act === 'delete') await done(ask('DELETE', path))
  else show((await done(ask('GET', path))).body.data ?? {})
}

async function auth([act, kind = '']: readonly string[]): Promise<void> {
  if (act === 'enable')
    await done(ask('POST', `sys/auth/${options.get('path') ?? kind}`, { type: kind }))
  else if (act === 'disable') await done(ask('DELETE', `sys/auth/${kind}`))
  else show((await done(ask('GET', 'sys/auth'))).body.data ?? {})
}

const [path = '', ...values] = words
if (command === 'auth') await auth(words)
else if (command === 'policy') await policy(words)
else if (command === 'write') await done(ask('POST', path, dataOf(values)))
else if (command === 'read') show((await done(ask('GET', path))).body.data ?? {})
else if (command === 'list') await list(path)
else if (command === 'delete') await done(ask('DELETE', path))
else fail(`${command} is not a command of the set-up page`)
