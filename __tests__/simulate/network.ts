import { Failure } from '../../src/core/failure.ts'
import type { HttpRequest, HttpResponse, Runtime, Timeouts } from '../../src/core/runtime.ts'
import type { Clock } from '../lab/clock.ts'
import type { Handler, LabAnswer, LabRequest } from '../lab/handler.ts'
import { received, sent } from '../lab/wire.ts'
import { createRandom } from './random.ts'
import type { FaultSpec } from './spec.ts'

/** What a server received: an entry of its books, which the judge reads. */
export interface Arrival {
  /** The number of the request in its step, and the number of what happened in the job. */
  readonly n: number
  readonly order: number
  readonly step: 'main' | 'post'
  readonly request: LabRequest
  /** The status with which the server answered, whether or not it arrived. */
  status?: number
}

export interface NetworkOptions {
  readonly step: 'main' | 'post'
  readonly clock: Clock
  readonly hosts: Readonly<Record<string, Handler>>
  readonly latency: number
  readonly faults: readonly FaultSpec[]
  readonly seed: readonly number[]
  readonly arrivals: Arrival[]
  /** `false` once the process is dead and its packets are lost. */
  delivers(): boolean
}

/** Returns a transport with random latencies, on which the faults of a job happen. */
export function createNetwork(options: NetworkOptions): Runtime['http'] {
  const random = createRandom(...options.seed)
  const down = new Map<string, FaultSpec>()
  let count = 0
  return async (request, timeouts) => {
    timeouts.abort?.throwIfAborted()
    const n = ++count
    const arrived = received(request)
    const { origin } = arrived.url
    const fault = options.faults.find(({ nth }) => nth === n) ?? down.get(origin)
    if (fault?.lasting) down.set(origin, fault)
    const trip = options.latency * (0.5 + random.next())
    return attempt(options, { request, arrived, timeouts, n, trip, fault })
  }
}

interface Attempt {
  readonly request: HttpRequest
  readonly arrived: LabRequest
  readonly timeouts: Timeouts
  readonly n: number
  readonly trip: number
  readonly fault: FaultSpec | undefined
}

async function attempt(options: NetworkOptions, sending: Attempt): Promise<HttpResponse> {
  const { clock, hosts } = options
  const { arrived, timeouts, trip, fault } = sending
  const { host, origin } = arrived.url
  await clock.sleep(Math.min(trip, timeouts.connect), timeouts.abort)
  if (trip >= timeouts.connect) throw late(host, true)
  const handler = hosts[origin]
  if (!handler || fault?.kind === 'refused')
    throw new Failure('UNREACHABLE', `${host} could not be reached`, {
      transient: true,
      notSent: true,
    })
  const wait = fault?.kind === 'slow' ? timeouts.firstByte * 0.9 : trip
  const answer = await serve(options, sending, handler)
  if (fault?.kind === 'silence' || wait >= timeouts.firstByte) {
    await clock.sleep(timeouts.firstByte, timeouts.abort)
    throw late(host, false)
  }
  await clock.sleep(wait, timeouts.abort)
  if (fault?.kind === 'reset' || fault?.kind === 'cut')
    throw new Failure('UNREACHABLE', `${host} closed the connection`, { transient: true })
  return sent(answer, clock.now())
}

/** With these a server, or a gateway before it, says that it did nothing. */
const DECLINES = /^(?:refused|redirect|wait|status 4\d\d)$/

/** The server's part: its work, unless the fault replaces it, and what it answers. */
async function serve(
  { arrivals, step, delivers }: NetworkOptions,
  { request, arrived, n, fault }: Attempt,
  handler: Handler,
): Promise<LabAnswer> {
  if (!delivers()) return new Promise(() => {})
  const arrival: Arrival = { n, order: arrivals.length, step, request: arrived }
  arrivals.push(arrival)
  // A server that reports success for a revocation that it did not make cannot be found out.
  const lies = fault?.kind === 'garbage' && request.expects === 'nothing'
  const works =
    !fault || fault.kind === 'slow' || lies || (fault.done && !DECLINES.test(fault.kind))
  const answer = works ? await handler(arrived) : undefined
  const shown = fault ? replaced(fault, answer) : (answer as LabAnswer)
  arrival.status = shown.status
  return shown
}

function replaced({ kind }: FaultSpec, answer: LabAnswer | undefined): LabAnswer {
  if (kind.startsWith('status ')) return { status: Number(kind.slice(7)), body: 'no' }
  switch (kind) {
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>sign in</html>' }
    case 'empty':
      return { status: 200, body: '' }
    case 'garbage':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":' }
    case 'redirect':
      return { status: 302, headers: { location: 'https://portal.example/' } }
    case 'wait':
      return { status: 429, headers: { 'retry-after': '2' }, body: 'slow down' }
    default:
      return answer ?? { status: 200, body: '' }
  }
}

const late = (host: string, connecting: boolean): Failure =>
  new Failure('TIMED_OUT', `${host} did not answer in time`, {
    transient: true,
    notSent: connecting,
  })
