import type { Fault } from '../lab/faults.ts'
import type { StepResult } from '../lab/job.ts'
import type { Listener } from '../lab/listen.ts'
import { complaintsOf, type Seen } from './judge.ts'
import type { Extent, Row } from './row.ts'
import { openSite, type Site } from './site.ts'

/** What became of a row. */
export interface Verdict {
  readonly row: Row
  /** `ok`, or the code of the failure. */
  readonly outcome: string
  readonly seconds: number
  /** Bytes. */
  readonly peak: number | undefined
  /** Empty when all promises were kept. */
  readonly complaints: readonly string[]
  /** The log as people see it. */
  readonly shown: string
}

const TIMES: Readonly<Record<Extent, number>> = { once: 1, thrice: 3, ever: Number.POSITIVE_INFINITY }
// A host that is down for so long refuses one attempt, or a few, of a step with six seconds.
const DOWN: Readonly<Record<Extent, number | undefined>> = { once: 100, thrice: 1_500, ever: undefined }

/** Plays a row: a step of the built action and its post, while a host misbehaves. */
export async function play(row: Row): Promise<Verdict> {
  const { column, call, misdeed, timeout } = row
  const site = await openSite(column, { tls: misdeed.tls === true })
  const { job, served, hosts } = site
  try {
    const common = { expect: 'repository: octo-org/app', export: 'env', 'if-not-returned': 'fail' }
    const early = call.stage === 'main' ? await strike(site, row) : undefined
    const words: number[] = []
    const watch = (): void => void words.push(performance.now())
    const main = await job.step({ id: 'lease', with: { ...served.inputs, ...common, ...(timeout && { timeout: `${timeout}s` }) }, watch })
    const worked = performance.now() - (words[0] ?? 0)
    const accepted = served.accepts(job.env)
    if (call.stage === 'main') await mend(hosts[call.host])
    const struck = early ?? (await strike(site, row))
    const [post = main] = await job.post()
    const seen: Seen = { row, site, main, post, accepted, worked, struck: struck() }
    return verdictOf(seen)
  } finally {
    await site.close()
  }
}

function verdictOf(seen: Seen): Verdict {
  const { row, main, post } = seen
  const concerned = row.call.stage === 'main' ? main : post
  const peaks = [main.peak, post.peak].filter((each) => each !== undefined)
  return {
    ...{ row, complaints: complaintsOf(seen), seconds: concerned.milliseconds / 1000, shown: shownOf(main, post) },
    outcome: concerned.code === 0 ? 'ok' : (/^([A-Z_]+)[ :]/.exec(errorOf(concerned))?.[1] ?? `exit ${concerned.code}`),
    peak: peaks.length === 0 ? undefined : Math.max(...peaks),
  }
}

const errorOf = ({ annotations }: StepResult): string => annotations.find(({ level }) => level === 'error')?.message ?? ''
const shownOf = (main: StepResult, post: StepResult): string =>
  `--- main (${main.code})\n${main.shown}\n--- post (${post.code})\n${post.shown}`

/** Makes a host misbehave, and counts how often it did. */
async function strike(site: Site, row: Row): Promise<() => number> {
  const { call, misdeed, extent } = row
  const host = site.hosts[call.host]
  const before = { requests: host.requests.length, connections: host.connections }
  const { how } = misdeed
  let struck = 0
  switch (how.at) {
    case 'port':
      if (extent === 'ever' && call.connects) {
        host.down()
        return () => 1
      }
      onRequests(host, row, () => {
        struck++
        return struck === 1 ? { kind: 'refuse', ...(DOWN[extent] !== undefined && { milliseconds: DOWN[extent] }) } : undefined
      })
      return () => struck
    case 'request':
      onRequests(host, row, () => {
        if (++struck > TIMES[extent]) return undefined
        const fault = how.fault(site.hosts.elsewhere.origin)
        // Once it did nothing; later it did what it was asked to, and only the answer is lost.
        return misdeed.loses && extent !== 'once' ? { ...fault, done: true } : fault
      })
      return () => struck
    case 'connection':
      host.misconnect(() => (++struck <= TIMES[extent] ? how.as : undefined))
      return () => host.connections - before.connections
    case 'certificate':
      await site.certify(call.host, how.flaw)
      return () => host.connections - before.connections
  }
}

/** Post finds the host as it should be. */
async function mend(host: Listener): Promise<void> {
  host.misbehave(() => undefined)
  host.misconnect(() => undefined)
  await host.up()
}

function onRequests(host: Listener, { call }: Row, fault: () => Fault | undefined): void {
  host.misbehave((_, request) => (call.is(request) ? fault() : undefined))
}
