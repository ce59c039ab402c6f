import { Failure } from '../core/failure.ts'
import type { Timeouts } from '../core/runtime.ts'

/** The parts of an attempt that have a deadline each. */
export type Phase = 'connect' | 'firstByte' | 'whole'

/** The deadlines of one attempt, and its cancellation. */
export interface Deadlines {
  start(phase: Phase): void
  met(phase: Phase): void
  off(): void
}

/** Whom to tell. */
export interface DeadlineHandlers {
  late(phase: Phase): void
  cancelled(reason: unknown): void
}

/** Nothing runs until a phase is started; all of it ends with `off`. */
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
  connect: 'did not take the connection',
  firstByte: 'began no answer',
  whole: 'did not complete its response',
} as const

/** A deadline that has passed. Before a connection stands, whichever it was, nothing has left. */
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
