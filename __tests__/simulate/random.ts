/** A seeded source of random numbers: the same seed yields the same sequence on every machine. */
export interface Random {
  /** Returns a number of at least 0 and less than 1. */
  next(): number
  /** Returns an integer of at least 0 and less than `bound`. */
  below(bound: number): number
  /** Returns `true` with the given probability. */
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** Fills bytes; for identifiers and tokens of the simulated servers. */
  bytes(size: number): Buffer
}

/** Returns a generator (sfc32) whose state is derived from the numbers given. */
export function createRandom(...seeds: readonly number[]): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const uint = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (const seed of seeds) {
    a ^= seed | 0
    b ^= Math.floor(seed / 2 ** 32) | 0
    for (let round = 0; round < 12; round++) uint()
  }
  const next = (): number => uint() / 2 ** 32
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    bytes(size) {
      const bytes = Buffer.alloc(size)
      for (let at = 0; at < size; at += 4) {
        const word = uint()
        for (let index = at; index < Math.min(at + 4, size); index++)
          bytes[index] = (word >>> (8 * (index - at))) & 0xff
      }
      return bytes
    },
  }
}
