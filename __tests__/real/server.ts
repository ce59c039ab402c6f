import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server of somebody else's, started by us. */
export interface Server {
  /** Of its process group, too. */
  readonly pid: number
  /** The match of its sign, with its groups. */
  readonly sign: RegExpExecArray
}

export interface Start {
  readonly argv: readonly [file: string, ...parameters: string[]]
  readonly env?: Readonly<Record<string, string>>
  /** What it prints once it serves. */
  readonly sign: RegExp
  /** Seconds until it must have. */
  readonly patience?: number
}

const started = new Map<number, () => Promise<void>>()
const GRACE_MS = 10_000

/** Starts a server in a process group and a folder of its own, and waits for its sign. */
export async function startServer({
  argv: [file, ...parameters],
  env = {},
  sign,
  patience = 120,
}: Start): Promise<Server> {
  const scratch = mkdtempSync(join(tmpdir(), 'real-server-'))
  const own = { PATH: process.env['PATH'], HOME: scratch, TMPDIR: scratch, LANG: 'C.UTF-8', ...env }
  // Its standard input stays open as long as this process lives: some servers end with it.
  const child = spawn(file, parameters, { cwd: scratch, env: own, detached: true, stdio: 'pipe' })
  const { pid = 0 } = child
  let stopping: Promise<void> | undefined
  started.set(pid, () => {
    stopping ??= stop(child, pid).then(() => rmSync(scratch, { recursive: true, force: true }))
    return stopping
  })
  return { pid, sign: await signOf(child, { file, sign, patience }) }
}

function signOf(
  child: ChildProcess,
  { file, sign, patience }: { file: string; sign: RegExp; patience: number },
): Promise<RegExpExecArray> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${file} ${why}\n${printed.slice(-2000)}`))
    const timer = setTimeout(fail, patience * 1000, `gave no sign within ${patience} s`)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const match = sign.exec(printed)
        if (!match) return
        clearTimeout(timer)
        resolve(match)
      })
    }
    child
      .on('error', ({ message }) => fail(message))
      .on('exit', (code, signal) => fail(`ended with ${code ?? signal}`))
  })
}

/** Process groups of all servers so far that somebody still lives in. */
export const living = (): readonly number[] =>
  [...started.keys()].filter((group) => signalled(group, 0))

/** Stops what was started, last first. */
export async function stopServers(): Promise<void> {
  for (const each of [...started.values()].toReversed()) await each()
}

async function stop(child: ChildProcess, group: number): Promise<void> {
  if (group === 0 || !signalled(group, 'SIGTERM')) return
  const timer = setTimeout(signalled, GRACE_MS, group, 'SIGKILL')
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  // Children that did not end with it; what they write to goes away next.
  for (let tries = 0; signalled(group, 'SIGKILL') && tries < 100; tries += 1) await sleep(20)
}

/** To everyone in the group; false when nobody is left in it. */
function signalled(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal)
  } catch {
    return false
  }
}

/** A port that was free a moment ago, for servers that cannot choose one themselves. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
