import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Software that others wrote, built or fetched by its own trade's tools. */
export interface Part {
  readonly name: string
  /** With its version: where it lies in the cache. */
  readonly folder: string
  /** What a machine must have. Parts of one first tool are built one after the other. */
  readonly tools: readonly [Tool, ...Tool[]]
  /** Builds or fetches it into a folder. */
  make(folder: string): Promise<void>
}

/** A program of the machine, and how to see that it is recent enough. */
export interface Tool {
  readonly name: string
  readonly ask: readonly [file: string, ...parameters: string[]]
  readonly answers: RegExp
}

export const go: Tool = {
  name: 'Go 1.25',
  ask: ['go', 'version'],
  answers: /go1\.(?:2[5-9]|[3-9]\d)/,
}
export const java: Tool = {
  name: 'Java 17',
  ask: ['java', '-version'],
  answers: /version "(?:1[7-9]|[2-9]\d)/,
}
export const maven: Tool = {
  name: 'Maven',
  ask: ['mvn', '--version'],
  answers: /Apache Maven [34]/,
}
// Debian packs what makes a venv apart from Python itself.
const VENV = 'import ensurepip, sys; print("Python", sys.version)'
export const python: Tool = {
  name: 'Python 3.10 with venv',
  ask: ['python3', '-c', VENV],
  answers: /Python 3\.(?:1\d|[2-9]\d)/,
}
export const linux: Tool = { name: 'Linux', ask: ['uname'], answers: /^Linux/ }

const CACHE = resolve(import.meta.dirname, '../../../.cache/real')
const lanes = new Map<Tool, Promise<unknown>>()
const made = new Map<Part, Promise<string>>()

/** Where a part lies. */
export const placeOf = ({ folder }: Part): string => join(CACHE, folder)

/** Those of a part's tools that this machine lacks, by name. */
export async function lacking({ tools }: Part): Promise<readonly string[]> {
  const verdicts = await Promise.all(
    tools.map(async ({ ask: [file, ...rest], answers, name }) =>
      answers.test(await said(file, rest)) ? [] : [name],
    ),
  )
  return verdicts.flat()
}

/**
 * Builds a part unless it lies in the cache; one at a time for each tool, as compilers take all
 * there is.
 */
export function obtain(part: Part): Promise<string> {
  const [lane] = part.tools
  const ready =
    made.get(part) ??
    (lanes.get(lane) ?? Promise.resolve()).catch(() => undefined).then(() => build(part))
  made.set(part, ready)
  lanes.set(lane, ready)
  return ready
}

async function build(part: Part): Promise<string> {
  const place = placeOf(part)
  if (existsSync(place)) return place
  const begun = performance.now()
  const unfinished = `${place}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  console.log(`# ${part.name}: building, once for this version`)
  await part.make(unfinished)
  renameSync(unfinished, place)
  console.log(`# ${part.name}: built in ${Math.round((performance.now() - begun) / 1000)} s`)
  return place
}

/** Runs a tool to its end, politely; what it printed is shown when it fails. */
export function run(
  argv: readonly [string, ...string[]],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  return new Promise((done, reject) => {
    const child = spawn('nice', ['-n', '15', ...argv], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
    child
      .on('error', reject)
      .on('close', (code) =>
        code === 0
          ? done(printed)
          : reject(new Error(`${argv.join(' ')} ended with ${code}\n${printed.slice(-3000)}`)),
      )
  })
}

function said(file: string, parameters: readonly string[]): Promise<string> {
  return new Promise((done) =>
    execFile(file, parameters, (error, stdout, stderr) => done(error ? '' : stdout + stderr)),
  )
}
