import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { processes, quietly } from './processes.ts'

/** Loopback, as Linux writes it in `/proc/net`: 127.0.0.0/8, the same mapped into IPv6, and ::1. */
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{16}F{4}0{4}[0-9A-F]{6}7F|0{24}01000000)$/
const LISTENS = '0A'

/**
 * How many sockets these process groups listen on, and which of them others than this machine could
 * reach.
 */
export function listening(groups: readonly number[]): {
  readonly sockets: number
  readonly strangers: readonly string[]
} {
  const owned = new Set(
    processes().flatMap(({ pid, group }) => (groups.includes(group) ? descriptorsOf(pid) : [])),
  )
  const addresses = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === LISTENS && owned.has(`socket:[${columns[9]}]`))
      .map(([, local = '']) => local.replace(/:.*/, '')),
  )
  return { sockets: addresses.length, strangers: addresses.filter((each) => !LOOPBACK.test(each)) }
}

function descriptorsOf(pid: number): readonly string[] {
  const names = quietly(() => readdirSync(`/proc/${pid}/fd`), [])
  return names.flatMap((each) => quietly(() => [readlinkSync(`/proc/${pid}/fd/${each}`)], []))
}
