import { type Clock, type OpenLab, START } from '../lab/clock.ts'

interface Timer {
  readonly at: number
  readonly order: number
  /** `undefined` once the wait was aborted. */
  wake: (() => void) | undefined
}

/**
 * Returns a lab whose time advances to the next timer as soon as nothing else can run. All work of
 * a simulated job happens in microtasks, so two turns of the event loop are enough to know that.
 */
export function virtualLab(): OpenLab & Clock {
  let elapsed = 0
  let scheduled = false
  let order = 0
  const timers = createTimers()
  const issued = new Set<string>()
  const fire = (): void => {
    const timer = timers.take()
    if (!timer) return
    elapsed = Math.max(elapsed, timer.at)
    timer.wake?.()
  }
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(() =>
      setImmediate(() => {
        scheduled = false
        fire()
        if (timers.first()) schedule()
      }),
    )
  }
  return {
    issued,
    issue(secret) {
      issued.add(secret)
      return secret
    },
    now: () => START + elapsed / 1000,
    elapsed: () => elapsed,
    pass(milliseconds) {
      const end = elapsed + milliseconds
      for (let next = timers.first(); next && next.at <= end; next = timers.first()) fire()
      elapsed = end
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const timer: Timer = { at: elapsed + milliseconds, order: order++, wake: resolve }
        timers.add(timer)
        signal?.addEventListener('abort', () => {
          timer.wake = undefined
          reject(signal.reason)
        })
        schedule()
      }),
  }
}

interface Timers {
  add(timer: Timer): void
  /** Returns the earliest timer that was not aborted. */
  first(): Timer | undefined
  /** Removes and returns it. */
  take(): Timer | undefined
}

/** A binary heap, as a fleet has tens of thousands of timers. */
function createTimers(): Timers {
  const heap: Timer[] = []
  const earlier = (a: number, b: number): boolean => {
    const [left, right] = [heap[a] as Timer, heap[b] as Timer]
    return left.at < right.at || (left.at === right.at && left.order < right.order)
  }
  const swap = (a: number, b: number): void => {
    const kept = heap[a] as Timer
    heap[a] = heap[b] as Timer
    heap[b] = kept
  }
  const remove = (): Timer | undefined => {
    const found = heap[0]
    const last = heap.pop()
    if (!found || !last || heap.length === 0) return found
    heap[0] = last
    for (let at = 0, child = 1; child < heap.length; at = child, child = 2 * at + 1) {
      if (child + 1 < heap.length && earlier(child + 1, child)) child++
      if (!earlier(child, at)) break
      swap(child, at)
    }
    return found
  }
  const first = (): Timer | undefined => {
    while (heap[0] && !heap[0].wake) remove()
    return heap[0]
  }
  return {
    first,
    take: () => (first() ? remove() : undefined),
    add(timer) {
      heap.push(timer)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!earlier(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
  }
}
