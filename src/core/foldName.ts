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
