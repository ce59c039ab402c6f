/** Choices that are the same in each run. */
export interface Chance {
  /** A whole number below a bound. */
  below(bound: number): number
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T
  /** Some of the items, in their order. */
  some<T>(items: readonly T[], share: number): readonly T[]
}

/** Returns choices from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  const percent = (share: number): boolean => below(100) < share
  return {
    below,
    percent,
    pick: (items) => items[below(items.length)] as never,
    some: (items, share) => items.filter(() => percent(share)),
  }
}
