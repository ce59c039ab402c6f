/** Letters that look like a Latin one, by that letter; Unicode itself folds only some. */
const ALPHABETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cyrillic: { A: 'А', C: 'С', E: 'Е', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', S: 'Ѕ', T: 'Т' },
  Greek: { A: 'Α', E: 'Ε', I: 'Ι', K: 'Κ', M: 'Μ', N: 'Ν', O: 'Ο', P: 'Ρ', T: 'Τ', U: 'υ' },
  'dotless i': { I: 'ı' },
  'dotted I': { I: 'İ' },
  'long s': { S: 'ſ' },
  'Kelvin sign': { K: '\u212a' },
  'small capitals': { I: 'ɪ', N: 'ɴ', P: 'ᴘ', U: 'ᴜ', T: 'ᴛ', R: 'ʀ', E: 'ᴇ' },
  accents: { A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', N: 'Ñ' },
}

/** Other spellings of a name, by the kind of change. */
export const SPELLINGS: Readonly<Record<string, (name: string) => string>> = {
  'lower case': (name) => name.toLowerCase(),
  'mixed case': (name) =>
    name.replace(/[A-Z]+/g, (word) => `${word[0]}${word.slice(1).toLowerCase()}`),
  'lower-case prefix': (name) => name.replace('INPUT', 'input'),
  'one lower-case letter': (name) => `${name.slice(0, -1)}${name.slice(-1).toLowerCase()}`,
  fullwidth: (name) =>
    name.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
  'zero-width space': (name) => `${name}\u200b`,
  'soft hyphen inside': (name) => `${name.slice(0, 8)}\u00ad${name.slice(8)}`,
  'no-break space': (name) => `${name}\u00a0`,
  ...Object.fromEntries(
    Object.entries(ALPHABETS).map(([what, letters]) => [
      what,
      (name: string) => name.replace(/[A-Z]/g, (letter) => letters[letter] ?? letter),
    ]),
  ),
}

/** Every other spelling of the variable of an input. */
export function smuggledNames(input: string): readonly string[] {
  const name = `INPUT_${input.toUpperCase()}`
  return Object.values(SPELLINGS)
    .map((spell) => spell(name))
    .filter((spelled) => spelled !== name)
}
