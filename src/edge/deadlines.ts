import { Failure } from '../kit/failure.ts'
import type { Patience } from '../kit/world.ts'

/** The parts of an attempt that have a deadline each. */
export type Phase = 'connect' | 'firstByte' | 'whole'

/** The deadlines of one attempt, and its cancellation. */
export interface Deadlines {
  start(phase: Phase): void
  met(phase: Phase): void
  off(): void
}

const LATE = {
  connect: 'did not take the connection',
  firstByte: 'began no answer',
  whole: 'did not complete its answer',
} as const

/** Deadlines that call `late` with a failure, once one passes or the attempt is cut off. */
export function deadlines(host: string, patience: Patience, late: (failure: unknown) => void): Deadlines {
  const timers = new Map<Phase, NodeJS.Timeout>()
  const cancel = (): void => late(patience.abort?.reason)
  patience.abort?.addEventListener('abort', cancel, { once: true })
  const met = (phase: Phase): void => clearTimeout(timers.get(phase))
  return {
    met,
    start(phase) {
      const seconds = (patience[phase] / 1000).toFixed(1)
      const failure = new Failure('TIMED_OUT', `${host} ${LATE[phase]} within ${seconds} s`, { transient: true })
      timers.set(
        phase,
        setTimeout(() => late(failure), patience[phase]),
      )
    },
    off() {
      for (const phase of timers.keys()) met(phase)
      patience.abort?.removeEventListener('abort', cancel)
    },
  }
}
