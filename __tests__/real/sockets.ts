import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Loopback, as Linux writes it in `/proc/net`: 127.0.0.0/8, the same mapped into IPv6, and ::1. */
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{16}F{4}0{4}[0-9A-F]{6}7F|0{24}01000000)$/
const LISTENS = '0A'

/** How many sockets these process groups listen on, and which of them others than this machine could reach. */
export function listening(groups: readonly number[]): { readonly sockets: number; readonly strangers: readonly string[] } {
  const members = readdirSync('/proc').filter((each) => /^\d+$/.test(each) && groups.includes(groupOf(each)))
  const owned = new Set(members.flatMap(descriptorsOf))
  const addresses = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === LISTENS && owned.has(`socket:[${columns[9]}]`))
      .map(([, local = '']) => local.replace(/:.*/, '')),
  )
  return { sockets: addresses.length, strangers: addresses.filter((each) => !LOOPBACK.test(each)) }
}

function groupOf(pid: string): number {
  const [, , group = 0] = quietly(
    () =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' '),
    [],
  )
  return Number(group)
}

function descriptorsOf(pid: string): readonly string[] {
  const names = quietly(() => readdirSync(`/proc/${pid}/fd`), [])
  return names.flatMap((each) => quietly(() => [readlinkSync(`/proc/${pid}/fd/${each}`)], []))
}

/** Processes come and go while one looks. */
function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  } catch {
    return otherwise
  }
}
