import { type AllProviders, startAllProviders } from '../../lab/allProviders.ts'
import { bold, check, dim, log, say, step, yaml } from '../paper.ts'

/** Whom the step asks: the host of the exchange, and the milliseconds that it takes to think. */
const ASKED = {
  aws: ['sts.eu-central-1.amazonaws.com', 120],
  vault: ['vault.lab.test', 60],
  gcp: ['sts.googleapis.com', 90],
  azure: ['login.microsoftonline.com', 150],
  'octo-sts': ['octo-sts.dev', 200],
} as const
type Name = keyof typeof ASKED
const names = Object.keys(ASKED) as Name[]

interface Times {
  arrived: number
  answered: number
}

/** Five providers in one step, under their own names, at a distance of 20 ms. */
export async function tell(): Promise<void> {
  const { job, hosts, fields, alive, close } = await startAllProviders({ rtt: 20 })
  const leases = yaml(Object.fromEntries(names.map((name) => [name, fields[name]])))
  const inputs = { expect: 'repository: octo-org/app\nenvironment: production', leases }
  say(bold('One step borrows from five places in one wave.'))
  step(inputs)
  const times = observed(hosts)
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  const all = [...times.values()]
  const [begun, ended] = [
    Math.min(...all.map(({ arrived }) => arrived)),
    Math.max(...all.map(({ answered }) => answered)),
  ]
  say(`\n${bold('when each was asked, and when it answered')}`)
  for (const [name, { arrived, answered }] of times)
    say(bar(name, arrived - begun, answered - begun, ended - begun))
  const sum = all.reduce((total, { arrived, answered }) => total + answered - arrived, 0)
  say(
    dim(
      `  one after the other it would have taken ${Math.round(sum)} ms, in one wave it took ` +
        `${Math.round(ended - begun)} ms`,
    ),
  )
  check('the step succeeded', main.code === 0)
  check(
    'all five were asked before the first one answered',
    Math.max(...all.map(({ arrived }) => arrived)) <=
      Math.min(...all.map(({ answered }) => answered)),
  )
  check(
    'all five leased',
    names.every((name) => alive().includes(name)),
  )

  for (const post of await job.post()) log('the post step revokes what can be revoked', post)
  check(
    'what can be revoked is dead, the rest is named',
    alive().every((name) => !['vault', 'octo-sts'].includes(name)),
  )
  await close()
}

/**
 * Notes the times of each exchange. Nobody answers before all were asked: a step that asked one
 * after the other would get stuck.
 */
function observed(hosts: AllProviders['hosts']): ReadonlyMap<Name, Times> {
  const times = new Map<Name, Times>()
  const everyone = Promise.withResolvers<void>()
  for (const name of names) {
    const [host, think] = ASKED[name]
    hosts[host]?.watch(async (moment) => {
      const own = times.get(name)
      if (moment === 'arrived' && !own) times.set(name, { arrived: performance.now(), answered: 0 })
      if (times.size === names.length) everyone.resolve()
      if (moment !== 'answering' || !own || own.answered > 0) return
      await Promise.all([everyone.promise, new Promise((resolve) => setTimeout(resolve, think))])
      own.answered = performance.now()
    })
  }
  return times
}

/** A line of the chart, 60 characters wide. */
function bar(name: string, from: number, to: number, whole: number): string {
  const at = (moment: number): number => Math.round((moment / whole) * 60)
  const line = ' '.repeat(at(from)) + '━'.repeat(Math.max(1, at(to) - at(from)))
  return (
    `  ${name.padEnd(9)} ${line.padEnd(61)} ` +
    `${dim(`${Math.round(from)} – ${Math.round(to)} ms`)}`
  )
}
