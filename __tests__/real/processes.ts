import { readdirSync, readFileSync } from 'node:fs'

/** A process, as Linux tells it in `/proc`. */
interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
}

/** All that live; one that has ended and waits for its parent to notice does not. */
export const processes = (): readonly Process[] =>
  quietly(() => readdirSync('/proc'), []).flatMap((each) => quietly(() => read(each), []))

function read(name: string): readonly Process[] {
  if (!/^\d+$/.test(name)) return []
  // The name of the program stands in parentheses, and may hold some itself.
  const [state, parent, group] = readFileSync(`/proc/${name}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), group: Number(group) }]
}

/** Those whom a process started, and whom they started, whatever group they moved to. */
export function descendants(of: number): readonly number[] {
  const all = processes()
  const found = [of]
  for (const pid of found)
    found.push(...all.filter(({ parent }) => parent === pid).map((each) => each.pid))
  return found.slice(1)
}

/**
 * Ends them all, and waits until they are gone. Each is halted first: one that ends lets its
 * children go to where nobody finds them.
 */
export function endDescendants(of: number): void {
  const halted = new Set<number>()
  const fresh = (): readonly number[] => descendants(of).filter((each) => !halted.has(each))
  for (let found = fresh(); found.length > 0; found = fresh())
    for (const pid of found) {
      halted.add(pid)
      quietly(() => process.kill(pid, 'SIGSTOP'), false)
    }
  for (const pid of halted) quietly(() => process.kill(pid, 'SIGKILL'), false)
  // The whole process waits: what it does next could start something new.
  for (let tries = 0; tries < 200 && processes().some(({ pid }) => halted.has(pid)); tries += 1)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
}

/** Processes come and go while one looks. */
export function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}
