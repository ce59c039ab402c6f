/** Returns the closest known name, at most two edits and a third of its length away, if any. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= 2 && distance <= word.length / 3)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.word
}

/** Returns the end of an error that suggests the closest known name; empty if none is close. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = suggest(name, known)
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

/** Returns the edit distance, in which a swap of two adjacent characters counts as one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      // Before the start of a name both are `undefined`, which equals no character.
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost)
      row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain)
    }
    before = above
    above = row
  }
  return at(above, b.length)
}

/** Returns an element of a row; every index used above is within it. */
const at = (row: readonly number[], j: number): number => row[j] as number
