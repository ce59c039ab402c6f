import { quoted } from '../core/sanitize.ts'
import type { Reader } from '../inputs/reader.ts'

const NAME = /^[a-z][a-z0-9-]{0,31}$/
const VALUE = /^(?!\s)[^\p{C}]{1,256}$/u
const MOST = 16

/** Returns the labels of a lease by name; empty if it has none. Reports invalid ones. */
export function parseLabels(read: Reader): ReadonlyMap<string, string> {
  const map = read.map('labels') ?? new Map<string, never>()
  const addError = (name: string, sentence: string): void => read.addError(name, sentence)
  if (map.size > MOST) addError('labels', `must hold at most ${MOST} labels; got ${map.size}`)
  for (const [name, value] of map) {
    if (!NAME.test(name))
      addError(
        'labels',
        `has the name ${quoted(name)}; names begin with a small letter and hold only small ` +
          `letters, digits and -, at most 32`,
      )
    else if (typeof value !== 'string' || !VALUE.test(value))
      addError(
        `labels.${name}`,
        'must be text on one line, from 1 to 256 characters; a list or a mapping is not allowed',
      )
  }
  return new Map([...map].map(([name, value]) => [name, typeof value === 'string' ? value : '']))
}
