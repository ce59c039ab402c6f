/**
 * Lets a fleet of jobs meet an overloaded server: `npm run simulate -- --fleet`. Compares the
 * retry policy of this tree with the one before decision 24.
 */
import { asFailure, Failure } from '../../src/core/failure.ts'
import { type HttpClient, retryingClient } from '../../src/core/retry.ts'
import type { HttpRequest, Runtime } from '../../src/core/runtime.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { virtualLab } from './clock.ts'
import { createRandom, type Random } from './random.ts'

/** What became of a fleet. */
export interface FleetResult {
  readonly requestsPerLease: number
  readonly failed: number
  /** Seconds from the first job to the last lease. */
  readonly recovered: number
}

const JOBS = 10_000
const ARRIVE_MS = 60_000
const PER_SECOND = 100
const BUDGET_MS = 60_000

/** Prints the table for both policies. */
export async function printFleet(seed: number): Promise<void> {
  const rows = [
    ['before decision 24', await playFleet(seed, clientBefore)],
    ['now', await playFleet(seed, clientNow)],
  ] as const
  console.log(
    `${JOBS} jobs within ${ARRIVE_MS / 1000} s, a server that serves ${PER_SECOND} a second`,
  )
  console.log('| policy | requests per lease | jobs failed | recovered after |')
  console.log('|---|---:|---:|---:|')
  for (const [name, { requestsPerLease, failed, recovered }] of rows)
    console.log(
      `| ${name} | ${requestsPerLease.toFixed(1)} | ${failed} | ${recovered.toFixed(0)} s |`,
    )
}

type CreateClient = (runtime: Runtime) => HttpClient

async function playFleet(seed: number, createClient: CreateClient): Promise<FleetResult> {
  const lab = virtualLab()
  const random = createRandom(seed)
  const server = createServer(lab)
  let [failed, leased, recovered] = [0, 0, 0]
  const job = async (start: number): Promise<void> => {
    await lab.sleep(start)
    const client = createClient(runtimeOf(lab, server, random))
    const response = await client.send(REQUEST).catch(asFailure)
    if (response instanceof Failure || response.status !== 200) failed++
    else {
      leased++
      recovered = Math.max(recovered, lab.elapsed())
    }
  }
  await Promise.all(Array.from({ length: JOBS }, () => job(random.next() * ARRIVE_MS)))
  return { requestsPerLease: server.requests() / leased, failed, recovered: recovered / 1000 }
}

const REQUEST: HttpRequest = {
  method: 'POST',
  url: new URL('https://sts.example.com/'),
  expects: 'json',
}

interface Server {
  serves(): boolean
  requests(): number
}

/** A server with a bucket that fills at its rate; what exceeds it is throttled at once. */
function createServer(lab: { elapsed(): number }): Server {
  let [tokens, last, count] = [PER_SECOND, 0, 0]
  return {
    requests: () => count,
    serves() {
      count++
      tokens = Math.min(PER_SECOND, tokens + ((lab.elapsed() - last) / 1000) * PER_SECOND)
      last = lab.elapsed()
      if (tokens < 1) return false
      tokens--
      return true
    },
  }
}

function runtimeOf(lab: ReturnType<typeof virtualLab>, server: Server, random: Random): Runtime {
  const runtime = inMemoryRuntime({ hosts: {}, lab })
  return {
    ...runtime,
    random: (bytes) => random.bytes(bytes),
    log: () => {},
    sleep: (milliseconds, signal) => lab.sleep(milliseconds, signal),
    async http() {
      await lab.sleep(20 + 30 * random.next())
      return server.serves()
        ? { status: 200, headers: {}, text: '{"ok":true}' }
        : { status: 503, headers: {}, text: 'slow down' }
    },
  }
}

const clientNow: CreateClient = (runtime) =>
  retryingClient(runtime, { total: BUDGET_MS, ends: runtime.monotonicMs() + BUDGET_MS })

/** The policy at 2dcbd60: full jitter from 1/120 to 1/12 of the budget, for as long as it lasts. */
const clientBefore: CreateClient = (runtime) => ({
  async send(request) {
    const ends = runtime.monotonicMs() + BUDGET_MS
    for (let count = 1; ; count++) {
      const response = await runtime.http(request as HttpRequest, {
        connect: 1,
        firstByte: 1,
        whole: 1,
      })
      if (response.status < 500) return response
      const ceiling = Math.min(BUDGET_MS / 12, (BUDGET_MS / 120) * 2 ** (count - 1))
      const [byte = 0] = runtime.random(1)
      const wait = ceiling * ((byte + 1) / 256)
      if (ends - runtime.monotonicMs() - wait < BUDGET_MS / 120) return response
      await runtime.sleep(wait)
    }
  },
})
