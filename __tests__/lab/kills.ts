import type { StepResult } from './job.ts'
import { entry, type LoopbackServers, startLoopbackServers } from './loopbackServers.ts'
import { ours, recorded } from './recorded.ts'

/** What happens while main runs: a request at a server, or a line that it prints. */
export type Seen =
  | { readonly moment: 'arrived' | 'answering'; readonly what: string; readonly nth: number }
  | { readonly moment: 'printed'; readonly what: string }

/** A signal, and the moment at which it comes. */
export interface Row {
  readonly title: string
  readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'
  at(seen: Seen): boolean
}

/** How a killed step ended, after its post. */
export interface End {
  readonly title: string
  readonly code: number
  readonly milliseconds: number
  /** The moment came. */
  readonly reached: boolean
  /** Things that post gave back. */
  readonly returned: number
  /** Things that live after post, by the servers' own books. */
  readonly alive: number
  /** Things of which post says that they live, or may. */
  readonly named: number
  /** What should not be. */
  readonly wrong: readonly string[]
}

// An AWS session, a Vault token that has done its work when the password is read, and one that a
// database user hangs on.
const REQUESTS: readonly (readonly [title: string, what: RegExp, nth: number])[] = [
  ['the first ID token', /\?audience/, 1],
  ['the second ID token', /\?audience/, 2],
  ['the keys', /jwks/, 1],
  ['the exchange at STS', /^aws /, 1],
  ['the first login', /\/login$/, 1],
  ['the second login', /\/login$/, 2],
  ['the read of a password', /secret\/data/, 1],
  ['the lease of a database user', /database\/creds/, 1],
  ["main's own return of a token", /revoke-self$/, 1],
]
const LINES: readonly (readonly [title: string, what: RegExp])[] = [
  ['the proof', /^Verified: /],
  ['the mask of an AWS key', /^::add-mask::ASIA/],
  ['the mask of a Vault token', /^::add-mask::hvs/],
  ['the first word of success', /: leased /],
  ['the last word', /^db: exported/],
]
const MOMENTS: readonly Pick<Row, 'title' | 'at'>[] = [
  ...REQUESTS.flatMap(([title, what, nth]) =>
    (['arrived', 'answering'] as const).map((moment) => ({
      title: `${moment === 'arrived' ? 'as it asks for' : 'before the response to'} ${title}`,
      at: (seen: Seen) => seen.moment === moment && what.test(seen.what) && seen.nth === nth,
    })),
  ),
  ...LINES.map(([title, what]) => ({
    title: `at ${title}`,
    at: (seen: Seen) => seen.moment === 'printed' && what.test(seen.what),
  })),
]

/** Every moment with every signal. */
export const rows: readonly Row[] = MOMENTS.flatMap(({ title, at }) =>
  (['SIGINT', 'SIGTERM', 'SIGKILL'] as const).map((signal) => ({
    title: `${signal} ${title}`,
    signal,
    at,
  })),
)

const PASSWORD = 'correct-horse-battery'
// The runner's patience is 7.5 s; the action's own for a signal is 5 s. The rest is a busy
// machine's.
const LONGEST_MS = 7_500

/**
 * Runs a step with three leases, sends it a signal at the moment of the row, runs post, and
 * compares.
 */
export async function killed({ title, signal, at }: Row): Promise<End> {
  const one = await startLoopbackServers({ vault: { kv2: { app: [{ password: PASSWORD }] } } })
  try {
    let reached = false
    const hit = (seen: Seen): void => {
      if (reached || !at(seen)) return
      reached = true
      main.kill(signal)
    }
    watchPorts(one, hit)
    const main = one.job.start({
      with: { leases: leasesOf(one) },
      watch: (what) => hit({ moment: 'printed', what }),
    })
    const ended = await main.done
    const [post] = await one.job.post()
    return compared(one, { title, signal, ended, post: post as StepResult, reached })
  } finally {
    await one.close()
  }
}

const leasesOf = ({ fields }: LoopbackServers): string =>
  [
    entry('deploy', { ...fields.aws, export: '[env, file]' }),
    entry('app', { ...fields.vault, read: 'P: secret/data/app#password', export: '[env, file]' }),
    entry('db', { ...fields.vault, read: 'DB_*: database/creds/app', export: 'file' }),
  ].join('\n')

function watchPorts({ ports }: LoopbackServers, hit: (seen: Seen) => void): void {
  const counts = new Map<string, number>()
  for (const [name, port] of Object.entries(ports)) {
    port.watch((moment, _, { url }) => {
      const what = `${name} ${url.searchParams.has('audience') ? '?audience' : url.pathname}`
      const nth = (counts.get(`${moment} ${what}`) ?? 0) + 1
      counts.set(`${moment} ${what}`, nth)
      hit({ moment, what: decodeURIComponent(what), nth })
    })
  }
}

interface Finish {
  readonly title: string
  readonly signal: Row['signal']
  readonly ended: StepResult
  readonly post: StepResult
  readonly reached: boolean
}

function compared(one: LoopbackServers, { title, signal, ended, post, reached }: Finish): End {
  const { job, vault, sts } = one
  const { code, milliseconds } = ended
  const told = (what: RegExp): number =>
    post.shown
      .split('\n')
      .reduce(
        (sum, line) =>
          sum +
          (what.test(line) ? Number(/: (\d+) unusable responses from /.exec(line)?.[1] ?? 1) : 0),
        0,
      )
  const [sessions, tokens, others] = [
    sts.living(),
    vault.living().filter(isToken),
    vault.living().filter((each) => !isToken(each)),
  ]
  const [namedSessions, namedTokens] = [
    told(/deploy: (?:cannot be revoked|(?:no usable response|\d+ unusable responses) from )/),
    told(
      /(?:app|db): (?:could not be revoked|(?:no usable response|\d+ unusable responses) from )/,
    ),
  ]
  const wrong = [
    ...(sessions.length > namedSessions
      ? [`${sessions.length} sessions live, ${namedSessions} are named`]
      : []),
    ...(tokens.length > namedTokens
      ? [`${tokens.length} tokens live, ${namedTokens} are named`]
      : []),
    ...others.map((each) => `${each} lives`),
    ...(post.code === 0 ? [] : [`post ended with ${post.code}`]),
    ...ours(job).flatMap((each) => (each.endsWith('record.jsonl') ? [] : [`${each} is left`])),
    ...one.leaks().map((each) => JSON.stringify(each)),
    ...halves(ended),
    ...(reached ? codeMistakes(ended, signal) : []),
    ...recordMistakes(one, namedSessions + namedTokens),
  ]
  const numbers = {
    returned: told(/: revoked/),
    alive: sessions.length + tokens.length,
    named: namedSessions + namedTokens,
  }
  return { ...{ title, code, milliseconds, reached, wrong }, ...numbers }
}

const isToken = (line: string): boolean => line.startsWith('token ')

/**
 * A step exports everything, or nothing: a kill between the two files that the runner reads is the
 * only excuse, and none of the moments.
 */
function halves({ env, outputs }: StepResult): readonly string[] {
  const [variables, done] = [Object.keys(env).length, outputs['leased'] === 'true']
  return variables > 0 === done ? [] : [`${variables} variables, ${Object.keys(outputs).join(' ')}`]
}

/**
 * A signal that can be heard ends a step that has not exported yet with our own words, in time; one
 * that has, is done.
 */
function codeMistakes(
  { code, outputs, milliseconds }: StepResult,
  signal: Row['signal'],
): readonly string[] {
  const done = outputs['leased'] === 'true'
  if (signal === 'SIGKILL')
    return code === 128 + 9 || (done && code === 0) ? [] : [`ended with ${code}`]
  const right = done ? code === 0 : code === 1 && outputs['error-code'] === 'CANCELLED'
  return [
    ...(right ? [] : [`ended with ${code} and ${outputs['error-code']}`]),
    ...(milliseconds > LONGEST_MS ? [`took ${milliseconds} ms`] : []),
  ]
}

/** Whatever post named, the record names, too. */
function recordMistakes({ job }: LoopbackServers, named: number): readonly string[] {
  const ends = recorded(job).filter(
    ({ end }) => end === 'expires' || end === 'unknown' || end === 'failed',
  )
  return ends.length >= named ? [] : [`${named} are named, ${ends.length} of them on record`]
}

/** The table for people. */
export function tabulated(ends: readonly End[]): string {
  const width = Math.max(...ends.map(({ title }) => title.length))
  const lines = ends.map(
    ({ title, code, milliseconds, returned, alive, named, wrong }) =>
      `${title.padEnd(width)}  exit ${String(code).padStart(3)} in ` +
      `${(milliseconds / 1000).toFixed(1)} s; post: ${returned} returned, ${named} named; ` +
      `${alive} alive; ${wrong.join(', ') || 'nothing unnamed'}`,
  )
  return [
    ...lines,
    `${ends.length} kills, ${ends.filter(({ wrong }) => wrong.length > 0).length} with ` +
      `something unnamed`,
  ].join('\n')
}
