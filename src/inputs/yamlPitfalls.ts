/** The `yaml` module, loaded when the first YAML is parsed. */
export type YamlModule = typeof import('yaml')

/**
 * An error and its offset. The sentence completes `in line 3, …` and quotes no value.
 */
export interface YamlError {
  readonly at: number
  readonly sentence: string
}

/**
 * Returns the lexical errors: features of YAML that would silently change what the user wrote.
 */
export function findPitfalls({ Lexer }: YamlModule, text: string): readonly YamlError[] {
  const errors: YamlError[] = []
  let at = 0
  let scalar = false
  let blank = true
  for (const lexeme of new Lexer().lex(text)) {
    // Markers that the lexer adds; they are not part of the input.
    const mark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f'
    if (!mark && !scalar) {
      const sentence = pitfallAt(lexeme, blank)
      if (sentence) errors.push({ at, sentence })
    }
    scalar = lexeme === '\x1f'
    if (mark) continue
    at += lexeme.length
    blank = lexeme.endsWith('\n') || (blank && lexeme.trim() === '')
  }
  return errors
}

function pitfallAt(lexeme: string, blank: boolean): string | undefined {
  switch (lexeme[0]) {
    case '*':
      return 'a string that starts with * must be in quotes'
    case '&':
      return 'a string that starts with & must be in quotes (anchors are not allowed)'
    case '!':
      return 'a string that starts with ! must be in quotes (tags are not allowed)'
    case '%':
      return 'a string that starts with % must be in quotes (directives are not allowed)'
    case '#':
      return !blank && /^#[A-Za-z0-9._]/.test(lexeme)
        ? 'YAML takes what follows # for a comment: remove the space before # if it belongs to ' +
            'the value, or put one after it if it is a comment'
        : undefined
    default:
      return undefined
  }
}
