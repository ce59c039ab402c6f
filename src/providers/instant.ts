const NEAREST_EPOCH = 1e9
const NEAREST_MILLISECONDS = 1e12
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/

/** Seconds since the epoch, from any of the three ways to say them; `undefined` when it is none of them, or says "never" by a zero. */
export function instantOf(value: unknown, now: number): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return undefined
  if (RFC_3339.test(text)) return whole(Date.parse(text) / 1000)
  const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (number <= 0) return undefined
  if (number < NEAREST_EPOCH) return now + number
  return number < NEAREST_MILLISECONDS ? number : number / 1000
}

const whole = (seconds: number): number | undefined => (Number.isNaN(seconds) ? undefined : seconds)
