import type { Lab } from './handler.ts'

/**
 * A clock that moves only when the code under test sleeps, or when a test lets time pass; parallel
 * waits overlap as real ones do.
 */
export interface Clock {
  /** Seconds since the epoch. */
  now(): number
  /** Milliseconds since the clock was made. */
  elapsed(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Lets milliseconds go by at once, and wakes whoever waited for less. */
  pass(milliseconds: number): void
}

/** The shared part of a lab, and what tests ask of it. */
export interface OpenLab extends Lab {
  /** Every secret that was handed out. */
  readonly issued: ReadonlySet<string>
}

interface Timer {
  readonly at: number
  readonly wake: () => void
}

/** 2026-09-21T14:13:20Z, where nothing says otherwise. */
export const START = 1_790_000_000

function frozenClock(start: number): Clock {
  let elapsed = 0
  let scheduled = false
  const timers = new Set<Timer>()
  const pass = (milliseconds: number): void => {
    const end = elapsed + milliseconds
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > end) break
      timers.delete(timer)
      elapsed = Math.max(elapsed, timer.at)
      timer.wake()
    }
    elapsed = end
  }
  // One real millisecond of quiet, so that work between two waits (a signature in the thread pool)
  // is done at the time when it began.
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setTimeout(() => {
      scheduled = false
      const next = Math.min(...[...timers].map(({ at }) => at))
      if (Number.isFinite(next)) pass(Math.max(0, next - elapsed))
      if (Number.isFinite(next) && timers.size > 0) schedule()
    }, 1)
  }
  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const timer = { at: elapsed + milliseconds, wake: resolve }
      timers.add(timer)
      signal?.addEventListener('abort', () => {
        if (timers.delete(timer)) reject(signal.reason)
      })
      schedule()
    })
  return { now: () => start + elapsed / 1000, elapsed: () => elapsed, sleep, pass }
}

/** A lab in which time stands still. */
export function frozenLab(start = START): OpenLab & Clock {
  return { ...ledger(), ...frozenClock(start) }
}

/** A lab in real time, for servers on ports; a test can still let an hour go by. */
export function livingLab(): OpenLab & Pick<Clock, 'pass'> {
  let ahead = 0
  const pass = (milliseconds: number): void => {
    ahead += milliseconds
  }
  return { ...ledger(), now: () => (Date.now() + ahead) / 1000, pass }
}

function ledger(): Pick<OpenLab, 'issue' | 'issued'> {
  const issued = new Set<string>()
  return {
    issued,
    issue: (secret) => {
      issued.add(secret)
      return secret
    },
  }
}
