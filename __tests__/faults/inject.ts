import type { Fault } from '../lab/faults.ts'
import type { Listener } from '../lab/listen.ts'
import type { Extent, Row } from './row.ts'
import type { TestSite } from './testSite.ts'

/** When a fault came to pass, in milliseconds; grows while the action runs. */
export type Strikes = readonly number[]

const TIMES: Readonly<Record<Extent, number>> = {
  once: 1,
  thrice: 3,
  ever: Number.POSITIVE_INFINITY,
}
// A host that is down for so long refuses one attempt, or a few, of a step with six seconds.
const DOWN: Readonly<Record<Extent, number | undefined>> = {
  once: 100,
  thrice: 1_500,
  ever: undefined,
}

/** Makes a host misbehave from now on. */
export async function inject(site: TestSite, row: Row): Promise<Strikes> {
  const { call, serverFault, extent } = row
  const { how } = serverFault
  const host = site.hosts[call.host]
  const times: number[] = []
  const due = (): boolean => times.push(performance.now()) <= TIMES[extent]
  switch (how.at) {
    case 'port':
      if (extent === 'ever' && call.connects) {
        due()
        host.down()
      } else onCalls(host, row, () => (times.length === 0 && due() ? refusal(extent) : undefined))
      break
    case 'request':
      onCalls(host, row, () =>
        due() ? faultOf(row, how.fault(site.hosts.elsewhere.origin)) : undefined,
      )
      break
    case 'connection':
      host.misconnect(() => (due() ? how.as : undefined))
      break
    case 'certificate':
      await site.certify(call.host, how.flaw)
      host.misconnect(() => void due())
      break
  }
  return times
}

/** From now on a host is as it should be. */
export async function mend(host: Listener): Promise<void> {
  host.misbehave(() => undefined)
  host.misconnect(() => undefined)
  await host.up()
}

function onCalls(host: Listener, { call }: Row, fault: () => Fault | undefined): void {
  host.misbehave((_, request) => (call.is(request) ? fault() : undefined))
}

function refusal(extent: Extent): Fault {
  const milliseconds = DOWN[extent]
  return { kind: 'refuse', ...(milliseconds !== undefined && { milliseconds }) }
}

/**
 * Once the host did nothing; more often it did what it was asked to, and only the response is lost.
 */
function faultOf({ call, serverFault, extent }: Row, fault: Fault): Fault {
  return serverFault.loses && extent !== 'once' && !call.silentYes
    ? { ...fault, done: true }
    : fault
}
