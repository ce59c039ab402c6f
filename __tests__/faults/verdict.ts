import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../lab/commands.ts'
import type { StepResult } from '../lab/job.ts'
import { leaks } from '../lab/leaks.ts'
import { leakedSecrets } from './leakedSecrets.ts'
import { MARK } from './providerCase.ts'
import { budgetOf, type Row, survives } from './row.ts'
import type { TestSite } from './testSite.ts'

/** A row that was played. */
export interface Seen {
  readonly row: Row
  readonly site: TestSite
  readonly main: StepResult
  readonly post: StepResult
  /** The server took what later steps had in their hands, before post. */
  readonly accepted: boolean
  /** How often the fault came to pass. */
  readonly struck: number
  /**
   * Milliseconds from the first word of main, or the first fault in post, to the end: without the
   * start of a process.
   */
  readonly worked: number
}

type Check = readonly [holds: boolean, complaint: string]

const MOST_MEMORY = 150 * 1024 * 1024
// What a busy machine may need to end a process. Rows at the default timeout show whether the
// budget itself is kept.
const SLACK = 1.5
// The other calls have a second place to ask, or ask again by themselves.
const ASKED_ONCE = ['token', 'exchange', 'impersonation', 'read', 'chain', 'return']
const COMMANDS = new Set(['add-mask', 'notice', 'warning', 'error'])
const ERROR =
  /^([A-Z_]+)(?: \(lease "[\w-]+"\))?: \S[^\n]*(?:\n[^\n]+)*?\nLikely cause: \S[^\n]*\nFix: \S/
// Every sentence by which post names something that lives on; several lost responses have one.
const NAMED =
  /(?:(?:(\d+) unusable responses from .*)?may be valid (?:until|for)|could not be revoked \(|cannot be revoked, expires)/g

/** Every promise that was broken in a row. */
export function verdictErrors(seen: Seen): readonly string[] {
  const own = survives(seen.row)
    ? recovered(seen)
    : seen.row.call.stage === 'main'
      ? refusedInMain(seen)
      : refusedInPost(seen)
  return [...own, ...always(seen)].filter(([holds]) => !holds).map(([, complaint]) => complaint)
}

function recovered({ row, main, post, accepted, struck, site }: Seen): readonly Check[] {
  const { oddity } = row.serverFault
  const wait = row.serverFault.wait ?? 0
  const { milliseconds } = row.call.stage === 'main' ? main : post
  return [
    [struck > 0, 'the fault never came to pass'],
    [
      main.outcome === 'success' && post.outcome === 'success',
      `exit ${main.code}, then ${post.code}`,
    ],
    [errors(main).length + errors(post).length === 0, 'an error was shown'],
    [
      oddity ? site.job.env[oddity.variable] === oddity.value : accepted,
      'what was exported is not accepted',
    ],
    [!spends(row) || asked(site) > 1, 'a token that the server did not like was sent again'],
    [milliseconds >= wait * 1000, `the server asked for ${wait} s, and was asked again before`],
  ]
}

const spends = ({ call, serverFault }: Row): boolean =>
  call.name === 'exchange' &&
  (serverFault.name.startsWith('its own') || serverFault.singleUse === true)
const asked = ({ hosts }: TestSite): number =>
  hosts.token.requests.filter(({ url }) => url.searchParams.has('audience')).length

function refusedInMain({ row, main, post, struck, site }: Seen): readonly Check[] {
  const files = readdirSync(site.job.temp, { recursive: true, encoding: 'utf8' })
  return [
    ...refusal(row, main, struck),
    [Object.keys(main.env).length === 0, `exported: ${Object.keys(main.env).join(', ')}`],
    [
      Object.keys(main.outputs).every((name) => /^(?:error-(?:code|claim)|record)$/.test(name)),
      `outputs: ${Object.keys(main.outputs).join(', ')}`,
    ],
    [main.outputs['error-code'] !== undefined, 'no output error-code'],
    [
      files.every((file) => !/lease-credentials-[^/]+\/(?!record\.jsonl$)/.test(file)),
      'a file was left behind',
    ],
    [post.outcome === 'success', `post failed with ${post.code}`],
  ]
}

function refusedInPost({ row, main, post, accepted, struck }: Seen): readonly Check[] {
  return [
    ...refusal(row, post, struck),
    [main.outcome === 'success' && accepted, `main failed with ${main.code}`],
    [/could not be revoked/.test(post.shown), 'what was not returned is not named'],
  ]
}

function refusal(
  { call, serverFault, extent }: Row,
  step: StepResult,
  struck: number,
): readonly Check[] {
  const [error = '', ...more] = errors(step)
  const code = ERROR.exec(error)?.[1] ?? ''
  return [
    [struck > 0, 'the fault never came to pass'],
    [step.code === 1, `exit ${step.code}`],
    [more.length === 0, `${more.length + 1} errors`],
    [
      (serverFault.codes as readonly string[]).includes(code),
      `the error is not told as ${serverFault.codes.join(' or ')}: ${error || 'none'}`,
    ],
    [
      !serverFault.requests || struck === serverFault.requests || !ASKED_ONCE.includes(call.name),
      `${struck} requests for a final answer`,
    ],
    [
      serverFault.how.at !== 'request' || struck <= 10 || !ASKED_ONCE.includes(call.name),
      `${struck} requests, which is more than ten`,
    ],
    [
      serverFault.wait === undefined || serverFault.wait < 60 || step.milliseconds < 4_000,
      'an hour was waited for',
    ],
    [extent === 'ever', 'it should have been survived'],
  ]
}

function always({ row, main, post, site, worked }: Seen): readonly Check[] {
  const { job, lab, served, hosts } = site
  const seconds = worked / 1000
  const named = [...post.shown.matchAll(NAMED)].reduce(
    (sum, [, count = '1']) => sum + Number(count),
    0,
  )
  const living = served.living()
  const strange = [...main.commands, ...post.commands].filter((command) => !meant(command))
  const lasting = lastingOf(site)
  const leaked = leaks(job, lab)
  const strayed = leakedSecrets(site)
  return [
    [seconds <= budgetOf(row) + SLACK, `took ${seconds.toFixed(1)} s of ${budgetOf(row)} s`],
    [
      [main, post].every(({ peak = 0 }) => peak <= MOST_MEMORY),
      `held ${[main, post].map(({ peak = 0 }) => `${Math.round(peak / 1024 / 1024)} MB`).join(', ')}`,
    ],
    [living.length <= named, `${living.length} live on, ${named} are named: ${living.join('; ')}`],
    [
      living.length <= lasting.length,
      `${living.length} live on, ${lasting.length} stand in the record`,
    ],
    [
      lasting.every(({ end, note }) => end !== 'expires' || note),
      'the record does not say why something is not revoked',
    ],
    [strange.length === 0, `commands that were not meant: ${JSON.stringify(strange)}`],
    [
      leaked.length === 0,
      `leaked: ${leaked.map(({ where, form }) => `${where}: ${form.slice(0, 12)}…`).join('; ')}`,
    ],
    [strayed.length === 0, `secrets went astray: ${strayed.join('; ')}`],
    [hosts.elsewhere.connections === 0, 'somebody was led to another host'],
    [
      Object.values(hosts).every(({ errors: faults }) => faults.length === 0),
      `the lab failed: ${Object.values(hosts)
        .flatMap((host) => host.errors)
        .join('; ')}`,
    ],
  ]
}

const errors = ({ commands }: StepResult): readonly string[] =>
  commands.filter(({ name }) => name === 'error').map(({ data }) => data)

/**
 * Whether the action may send a command to the runner. A mask holds what was taken for a secret,
 * whatever it was. The annotation of a failure holds its whole message, in which a server's text
 * stands sanitized, so that it is no command; no other command holds any.
 */
function meant({ name, properties, data }: Command): boolean {
  if (!COMMANDS.has(name) || Object.keys(properties).length > 0) return false
  if (name === 'add-mask') return data.trim().length >= 4
  if (/##\[|::(?:add-|set-|error|warning|notice|debug)/i.test(data)) return false
  return name === 'error' || !data.toLowerCase().includes(MARK)
}

interface Ended {
  readonly event: string
  readonly end?: string
  readonly note?: string
}

/** What the record says of the end of each thing that lives on. */
function lastingOf({ job }: TestSite): readonly Ended[] {
  const files = readdirSync(job.temp, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('record.jsonl'),
  )
  const lines = files.flatMap((file) =>
    readFileSync(join(job.temp, file), 'utf8').trim().split('\n'),
  )
  const events = lines.map((line) => JSON.parse(line) as Ended)
  return events.filter(
    ({ event, end }) => event === 'ended' && end !== 'revoked' && end !== 'expired',
  )
}
