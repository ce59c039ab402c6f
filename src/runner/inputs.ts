// The runner upper-cases the names of inputs and replaces spaces; this action's are all ASCII.
const INPUT = /^INPUT_[A-Z0-9_-]+$/
// On Windows the names of variables are case-insensitive: the name keeps the case in which an
// earlier step wrote it, but the value is the runner's.
const INPUT_ON_WINDOWS = /^INPUT_[A-Z0-9_-]+$/i

type Variables = Readonly<NodeJS.ProcessEnv>

const isInput = (name: string, windows: boolean): boolean =>
  (windows ? INPUT_ON_WINDOWS : INPUT).test(name)

/** Returns the inputs that the runner set, by lower-case name; blank ones are left out. */
export function rawInputs(
  env: Variables = process.env,
  windows = process.platform === 'win32',
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env).flatMap(([name, value = '']) => {
      const text = value.trim()
      return isInput(name, windows) && text !== ''
        ? [[name.slice('INPUT_'.length).toLowerCase(), text] as const]
        : []
    }),
  )
}

/**
 * Returns variables whose names look like an input of this action but are not spelled as the runner
 * spells it. The runner sets a variable for each declared input, also for an empty one, so the
 * variables that are set name the inputs. An earlier step can add another spelling beside an empty
 * variable.
 */
export function disguisedInputs(
  env: Variables,
  windows = process.platform === 'win32',
): readonly string[] {
  const others = Object.keys(env).filter(
    (name) => !isInput(name, windows) && foldName(name).startsWith('input_'),
  )
  if (others.length === 0) return []
  const inputs = new Set(
    Object.keys(env).flatMap((name) => (isInput(name, windows) ? [foldName(name)] : [])),
  )
  return others.filter((name) => inputs.has(foldName(name)))
}

/** Returns the value that main saved for post under a key, or `undefined` if it is empty. */
export function state(key: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env[`STATE_${key}`] || undefined
}

// Maps each Latin letter to the characters that look like it in either case: letters of other
// alphabets, and Latin letters without a decomposition. This is the subset of Unicode's confusables
// that can spell whole words.
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'ΑαАаᎪᴀɑ',
  b: 'ΒβВвᏴʙЬ',
  c: 'СсϹϲᏟᴄ',
  d: 'ԁᎠᴅđĐɗ',
  e: 'ΕεЕеᎬᴇҽ',
  f: 'ꜰſƒϜ',
  g: 'ɡɢԌցᏀ',
  h: 'ΗНнһᎻʜհ',
  i: 'ΙιІіӀӏıɩɪƖɨƗ',
  j: 'ЈјᎫᴊϳͿȷ',
  k: 'ΚκКкᏦᴋ',
  l: 'ʟᏞŁłԼ',
  m: 'ΜМмᎷᴍ',
  n: 'ΝηɴոՈ',
  o: 'ΟοОоօՕᴏØø',
  p: 'ΡρРрᏢᴘ',
  q: 'ԛԚզ',
  r: 'ʀᎡгᴦ',
  s: 'ЅѕꜱᏚՏ',
  t: 'ΤτТтᎢᴛ',
  u: 'υսՍᴜμ',
  v: 'νѴѵᏙᴠ',
  w: 'ωԜԝᎳᴡшա',
  x: 'ΧχХх',
  y: 'ΥγУуүҮʏᎩ',
  z: 'ΖζᏃᴢ',
}
const ASCII = /^[\0-\x7f]*$/

/**
 * Returns a name reduced to what a reader sees: without case, width, accents and invisible
 * characters, and with lookalike letters replaced by Latin ones. Two names with the same result can
 * be mistaken for each other.
 */
export function foldName(name: string): string {
  if (ASCII.test(name)) return name.replace(/[\0-\x20\x7f]/g, '').toLowerCase()
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/gu, '')
    .replace(/\p{Pc}/gu, '_')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[^\0-\x7f]/gu, latinLetter)
    .toLowerCase()
}

const latinLetter = (character: string): string =>
  Object.keys(LOOKALIKES).find((letter) => LOOKALIKES[letter]?.includes(character)) ?? character
