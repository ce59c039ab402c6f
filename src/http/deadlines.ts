import { Failure } from '../core/failure.ts'
import type { Timeouts } from '../core/runtime.ts'

/** Phases of an attempt, each with its own deadline. */
export type Phase = 'connect' | 'firstByte' | 'whole'

/** The timers of one attempt, and its cancellation. */
export interface Deadlines {
  start(phase: Phase): void
  met(phase: Phase): void
  off(): void
}

/** Callbacks for a missed deadline and for cancellation. */
export interface DeadlineHandlers {
  late(phase: Phase): void
  cancelled(reason: unknown): void
}

/** Returns the timers of an attempt. None runs before `start`; `off` stops all of them. */
export function deadlines(timeouts: Timeouts, { late, cancelled }: DeadlineHandlers): Deadlines {
  const timers = new Map<Phase, NodeJS.Timeout>()
  const cancel = (): void => cancelled(timeouts.abort?.reason)
  timeouts.abort?.addEventListener('abort', cancel, { once: true })
  const met = (phase: Phase): void => clearTimeout(timers.get(phase))
  return {
    met,
    start(phase) {
      timers.set(
        phase,
        setTimeout(() => late(phase), timeouts[phase]),
      )
    },
    off() {
      for (const phase of timers.keys()) met(phase)
      timeouts.abort?.removeEventListener('abort', cancel)
    },
  }
}

const PHRASES = {
  connect: 'did not accept the connection',
  firstByte: 'did not begin a response',
  whole: 'did not complete its response',
} as const

/**
 * Returns a `TIMED_OUT` failure. Without a connection it always reports the connect phase, and that
 * nothing was sent.
 */
export function timeoutFailure(
  host: string,
  phase: Phase,
  { connected, limit }: { readonly connected: boolean; readonly limit: number },
): Failure {
  const what = PHRASES[connected ? phase : 'connect']
  return new Failure('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
    transient: true,
    notSent: !connected,
  })
}
