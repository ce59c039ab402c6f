import { createHash } from 'node:crypto'
import { Failure } from '../../src/core/failure.ts'
import type { HttpResponse, Network, Runtime, Timeouts } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { type Clock, frozenLab, type OpenLab } from './clock.ts'
import { type Facts, jobFacts } from './facts.ts'
import type { Handler, LabAnswer, LabRequest } from './handler.ts'
import {
  type Disk,
  fullDisk,
  type StepFilesInMemory,
  stepFilesInMemory,
  type Written,
} from './stepFilesInMemory.ts'
import { type LabEvent, readable } from './transcript.ts'
import { received, sent } from './wire.ts'

/**
 * The fault of one request: it fails, gets another response or none, is performed but its response is
 * lost, or its response comes after so many milliseconds.
 */
export type Fault =
  | Failure
  | LabAnswer
  | 'silence'
  | { readonly lost: Failure }
  | { readonly after: number }

/** The servers, files and faults of a test. */
export interface RuntimeOptions {
  /** By origin. Any other host cannot be reached. */
  readonly hosts: Readonly<Record<string, Handler>>
  readonly lab?: OpenLab & Clock
  readonly facts?: Facts
  readonly idToken?: { readonly url: string; readonly bearer: string } | undefined
  readonly event?: Readonly<Record<string, unknown>>
  readonly act?: boolean
  /** FORGEJO_ACTIONS is set. */
  readonly forgejo?: boolean
  readonly windows?: boolean
  /** The command that later steps start. */
  readonly command?: Partial<ReturnType<Runtime['refreshCommand']>>
  readonly network?: Partial<Network>
  /** Environment variables of the job. */
  readonly variables?: Readonly<Record<string, string>>
  /** The job runs some. */
  readonly containerActions?: boolean
  /** Milliseconds of the frozen clock that each request takes. */
  readonly latency?: number
  /** Seconds by which the runner's clock is ahead of everybody else's. */
  readonly skew?: number
  /**
   * Asked before each request, counted from 1; a promise that never settles is a process that was
   * killed there.
   */
  readonly fault?: (
    request: LabRequest,
    n: number,
  ) => Fault | undefined | Promise<Fault | undefined>
  /** The disk is full from the n-th call on, counted from 1. */
  readonly fullFrom?: Readonly<Partial<Record<Written, number>>>
  /** See `stepFilesInMemory`. */
  readonly directoryNumber?: number
  /** What main left behind, for the runtime of its post step. */
  readonly after?: Pick<InMemoryRuntime, 'lab' | 'disk' | 'state'>
}

/** The outside, without sockets or time, and what became of it. */
export interface InMemoryRuntime extends Runtime, StepFilesInMemory {
  readonly lab: OpenLab & Clock
  readonly transcript: readonly LabEvent[]
  readonly disk: Disk
  /** The runner's state; a test may forge some. */
  readonly state: Map<string, string>
  /** The state as post reads it. */
  stateOf(): (key: string) => string | undefined
  /** The log, one line each. */
  logged(): string
  /** The transcript, a line for each event. */
  readable(): readonly string[]
  /** Someone cancels the step. */
  cancel(): void
}

// Where time only passes when someone sleeps, a loop without end would hang its test.
const MAX_EVENTS = 10_000

/** Returns a runtime in memory, with the servers and faults of a test. */
export function inMemoryRuntime(options: RuntimeOptions): InMemoryRuntime {
  const lab = options.after?.lab ?? options.lab ?? frozenLab()
  const { facts = jobFacts, idToken, skew = 0 } = options
  const transcript: LabEvent[] = []
  const note = (event: LabEvent): void => {
    if (transcript.push(event) > MAX_EVENTS)
      throw new Error(`no step does ${MAX_EVENTS} things: it would never end`)
  }
  const state = options.after?.state ?? new Map<string, string>()
  const disk = options.after?.disk ?? new Map<string, string>()
  const full = fullDisk(options.fullFrom ?? {})
  const cancelling = new AbortController()
  return {
    ...stepFilesInMemory({
      note,
      full,
      disk,
      variables: options.variables ?? {},
      containerActions: options.containerActions ?? false,
      directoryNumber: options.directoryNumber,
      run: `${facts['run_id']}-${facts['run_attempt']}`,
    }),
    ...{ lab, transcript, disk, state },
    now: () => lab.now() + skew,
    monotonicMs: lab.elapsed,
    yieldToEventLoop: () => Promise.resolve(),
    sleep(milliseconds, signal) {
      note({ kind: 'sleep', milliseconds })
      return lab.sleep(milliseconds, signal)
    },
    random: seeded(),
    http: transport(options, lab, note),
    preconnect: (origin, { ca, identity, count = 1 } = {}) =>
      note({ kind: 'dial', origin: origin.origin, ca, certificate: identity?.chain, count }),
    isPem: () => true,
    mask: (secret) => note({ kind: 'mask', value: secret.reveal() }),
    saveState(pairs) {
      full('remember', 'STATE_UNWRITABLE')
      for (const [key, line] of Object.entries(pairs)) state.set(key, line)
      const [key = '', line = ''] = Object.entries(pairs).at(-1) ?? []
      note({ kind: 'remember', key, line })
    },
    log: (level, text) => note({ kind: 'say', level, text }),
    cancelled: cancelling.signal,
    cancel: () => cancelling.abort(new Failure('CANCELLED', 'the step was cancelled')),
    refreshCommand: () => ({
      ...{ node: '/imagined/node', entry: '/imagined/dist/refresh.js' },
      ...{ unset: ['NODE_OPTIONS'], windows: options.windows ?? false, ...options.command },
    }),
    job: {
      idToken: idToken && { url: idToken.url, bearer: new Secret(idToken.bearer) },
      github: (name) => facts[name] || undefined,
      act: options.act ?? false,
      forgejo: options.forgejo ?? false,
      windows: options.windows ?? false,
      event: async () => options.event ?? {},
    },
    network: { proxy: {}, noProxy: undefined, ca: undefined, ...options.network },
    stateOf: () => (key) => state.get(key),
    logged: () =>
      transcript.flatMap((event) => (event.kind === 'say' ? [event.text] : [])).join('\n'),
    readable: () => readable(transcript),
  }
}

/** The same bytes in every run, and never twice the same. */
function seeded(): (bytes: number) => Uint8Array {
  let count = 0
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () =>
      createHash('sha256').update(String(count++)).digest(),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes))
  }
}

function transport(
  options: RuntimeOptions,
  lab: Clock,
  note: (event: LabEvent) => void,
): Runtime['http'] {
  let count = 0
  return async (request, patience) => {
    patience.abort?.throwIfAborted()
    const n = ++count
    const arrived = received(request)
    const { method, url, headers, body } = arrived
    const certificate = request.identity?.chain
    note({ kind: 'request', n, method, url: url.href, headers, body, ca: request.ca, certificate })
    try {
      const answer = await attempt(options, lab, { arrived, cap: request.cap, patience, n })
      note({ kind: 'answer', n, status: answer.status })
      return answer
    } catch (error) {
      note({ kind: 'broken', n, code: error instanceof Failure ? error.code : String(error) })
      throw error
    }
  }
}

interface Sent {
  readonly arrived: LabRequest
  readonly cap: number | undefined
  readonly patience: Timeouts
  readonly n: number
}

async function attempt(
  options: RuntimeOptions,
  lab: Clock,
  { arrived, cap = 65_536, patience, n }: Sent,
): Promise<HttpResponse> {
  const { origin, host } = arrived.url
  const fault = await options.fault?.(arrived, n)
  if (options.latency) await lab.sleep(options.latency, patience.abort)
  if (fault instanceof Failure) throw fault
  const delay =
    fault === 'silence' ? Number.POSITIVE_INFINITY : fault && 'after' in fault ? fault.after : 0
  if (delay > 0) await lab.sleep(Math.min(delay, patience.firstByte), patience.abort)
  if (delay > patience.firstByte) {
    throw new Failure('TIMED_OUT', `${host} did not answer in time`, { transient: true })
  }
  if (typeof fault === 'object' && 'status' in fault) return sent(fault, lab.now())
  const handler = options.hosts[origin]
  if (!handler)
    throw new Failure('UNREACHABLE', `${host} could not be reached`, {
      transient: true,
      notSent: true,
    })
  const answer = sent(await handler(arrived), lab.now())
  if (typeof fault === 'object' && 'lost' in fault) throw fault.lost
  if (Buffer.byteLength(answer.text) > cap)
    throw new Failure('RESPONSE_INVALID', `${host} sent more than was to be expected`)
  return answer
}
