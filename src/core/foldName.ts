// By Latin letter: letters of other alphabets, and Latin ones without a decomposition, that look
// like it in either case. Not every confusable of Unicode: those that spell whole words.
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
 * Returns a name without what only looks different: case, width, accents, invisible characters, and
 * letters of other alphabets. Two names that fold alike can be taken for one another.
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
