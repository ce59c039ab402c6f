import type { StepResult } from '../lab/job.ts'
import { inject, mend } from './inject.ts'
import type { Row } from './row.ts'
import { openSite } from './testSite.ts'
import { type Seen, verdictErrors } from './verdict.ts'

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

/** Plays a row: a step of the built action and its post, while a host misbehaves. */
export async function play(row: Row): Promise<Verdict> {
  const { providerCase, call, serverFault, timeout } = row
  const site = await openSite(providerCase, {
    tls: serverFault.tls === true,
    singleUse: serverFault.singleUse === true,
  })
  const { job, served, hosts } = site
  try {
    const common = {
      expect: 'repository: octo-org/app',
      export: served.target ?? providerCase.export ?? 'env',
      'on-revoke-failure': 'fail',
    }
    const early = call.stage === 'main' ? await inject(site, row) : undefined
    const words: number[] = []
    const watch = (): void => void words.push(performance.now())
    const main = await job.step({
      id: 'lease',
      with: { ...served.inputs, ...common, ...(timeout && { timeout: `${timeout}s` }) },
      watch,
    })
    const ofMain = since(words)
    const accepted = served.accepts(job.env)
    // A later step that is careless with what it got: the leaks would show it.
    await job.run(({ env, print }) => Object.values(env).forEach(print))
    if (call.stage === 'main') await mend(hosts[call.host])
    const strikes = early ?? (await inject(site, row))
    const [post = main] = await job.post()
    const worked = call.stage === 'main' ? ofMain : since(strikes)
    return verdictOf({ row, site, main, post, accepted, worked, struck: strikes.length })
  } finally {
    await site.close()
  }
}

const since = ([first = 0]: readonly number[]): number => performance.now() - first

function verdictOf(seen: Seen): Verdict {
  const { row, main, post } = seen
  const concerned = row.call.stage === 'main' ? main : post
  const peaks = [main.peak, post.peak].filter((each) => each !== undefined)
  return {
    ...{
      row,
      complaints: verdictErrors(seen),
      seconds: concerned.milliseconds / 1000,
      shown: shownOf(main, post),
    },
    outcome:
      concerned.code === 0
        ? 'ok'
        : (/^([A-Z_]+)[ :]/.exec(errorOf(concerned))?.[1] ?? `exit ${concerned.code}`),
    peak: peaks.length === 0 ? undefined : Math.max(...peaks),
  }
}

const errorOf = ({ annotations }: StepResult): string =>
  annotations.find(({ level }) => level === 'error')?.message ?? ''
const shownOf = (main: StepResult, post: StepResult): string =>
  `--- main (${main.code})\n${main.shown}\n--- post (${post.code})\n${post.shown}`
