import type { Runtime } from '../core/runtime.ts'

/** The clocks and timers of this process. */
export const clock: Pick<Runtime, 'now' | 'monotonicMs' | 'sleep' | 'yieldToEventLoop'> = {
  now: () => Date.now() / 1000,
  // Not `performance.now()`: that object loads eleven modules.
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
  sleep: (milliseconds, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const wake = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', wake)
      resolve()
    }, milliseconds)
    if (signal?.aborted) wake()
    else signal?.addEventListener('abort', wake, { once: true })
    return promise
  },
  yieldToEventLoop: () => new Promise((resolve) => setImmediate(resolve)),
}
