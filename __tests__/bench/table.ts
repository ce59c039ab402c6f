import { existsSync, statSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Case } from './cases.ts'
import { median, type Row, type Spread, type Use } from './rows.ts'

/** The times, ratio first. */
export function table(rows: readonly Row[], rounds: number): string {
  const [load = 0] = loadavg()
  const note =
    `Node ${process.version.slice(1)}, ${cpus().length} cores with a load of ` +
    `${load.toFixed(1)}, TLS on loopback; milliseconds, median (least–most) of the quieter half ` +
    `of ${rounds} interleaved rounds.`
  const body = rows.map(
    ({ name, phase, rtt, ratio, goal, action, floor, against, requests, needed, connections }) => [
      `${name}: ${phase}`,
      String(rtt),
      `**${ratio.toFixed(2)}**`,
      goal === undefined ? '' : `${goal.toFixed(2)} ${ratio <= goal ? '✓' : '✗'}`,
      shown(action),
      `${shown(floor)}${against === 'floor' ? '' : ` ${against}`}`,
      `${requests.join(', ') || 'none'}${needed ? '' : ' ✗'}`,
      `${connections.action} / ${connections.floor}`,
    ],
  )
  const head = ['work', 'round trip', 'ratio', 'goal', 'action', 'floor', 'requests', 'connections']
  return `${note}\n\n${aligned(head, body)}`
}

/** Returns the table of what does not depend on the round trip: CPU, memory, code loaded. */
export function uses(used: ReadonlyMap<Case, Use>): string {
  const body = [...used].flatMap(([{ name }, use]) =>
    (['main', 'post'] as const).map((phase) => {
      const of = (side: 'action' | 'floor', what: 'cpu' | 'peak') =>
        median(use[side][phase].map((each) => each[what])).toFixed(0)
      const files = use.files[phase]
        .map((url) => fileURLToPath(url))
        .filter((file) => existsSync(file) && !file.endsWith('package.json'))
      return [
        `${name}: ${phase}`,
        `${of('action', 'cpu')} / ${of('floor', 'cpu')}`,
        `${of('action', 'peak')} / ${of('floor', 'peak')}`,
        (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000).toFixed(0),
      ]
    }),
  )
  const head = ['work', 'CPU, ms', 'peak memory, MB', 'code, kB']
  return (
    `Action / floor, at a round trip of 0, with a preload that costs both the same; ` +
    `the goal ` +
    `for memory is 70 MB.\n\n${aligned(head, body)}`
  )
}

/** Returns the page with the block of the benchmark replaced. Throws if it has no marks. */
export function published(page: string, text: string): string {
  const marks = /(<!-- measured:start [^\n]*-->\n)[\s\S]*?(<!-- measured:end -->)/
  if (!marks.test(page)) throw new Error('the page has no marks for the benchmark')
  return page.replace(marks, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`)
}

const shown = ({ median: middle, least, most }: Spread): string =>
  `${middle.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`

function aligned(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(3, title.length, ...body.map((row) => row[at]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(head), line(rule), ...body.map(line)].join('\n')
}
