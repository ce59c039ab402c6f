import type { Truth } from './judgement.ts'

/**
 * A value of the subset: an absent attribute is an `error`, what is not evaluated here `unknown`.
 */
export type CelValue =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'list'; readonly items: readonly CelValue[] }
  | { readonly kind: 'error' | 'unknown' }

/** What an expression can name, such as `assertion.sub`; `undefined` if it is absent. */
export type Lookup = (root: string, name: string) => string | undefined | 'unknown'

const ERROR: CelValue = { kind: 'error' }
const UNKNOWN: CelValue = { kind: 'unknown' }
const bool = (value: boolean): CelValue => ({ kind: 'bool', value })
const string = (value: string): CelValue => ({ kind: 'string', value })

/**
 * Evaluates the subset of CEL that nearly all attribute conditions use: comparisons, `&&`, `||`,
 * `!`, `in`, `+`, `has`, `startsWith`, `endsWith`, `contains`, `matches`. Anything else is
 * `unknown`.
 */
export function evaluateCel(expression: string, lookup: Lookup): CelValue {
  const cursor: Cursor = { tokens: tokensOf(expression), lookup, at: 0, depth: 0, lost: false }
  const value = either(cursor)
  return cursor.lost || cursor.at !== cursor.tokens.length ? UNKNOWN : value
}

/** As a condition: an error rejects the token, as at Google's STS. */
export function truthOf(value: CelValue): Truth {
  if (value.kind === 'bool') return value.value
  return value.kind === 'error' ? false : 'unknown'
}

const ESCAPE = String.raw`\\(?:['"\\]|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4})`
const TOKEN = new RegExp(
  String.raw`\s*(?:(?<name>[A-Za-z_]\w*)|(?<text>'(?:[^'\\]|${ESCAPE})*'|"(?:[^"\\]|${ESCAPE})*")|` +
    String.raw`(?<sign>&&|\|\||==|!=|[!()[\],.+]))`,
  'y',
)

const unescaped = (text: string): string =>
  text.replace(/\\(?:u.{4}|U.{8}|.)/g, ([, kind = '', ...digits]) =>
    digits.length === 0 ? kind : String.fromCodePoint(Number.parseInt(digits.join(''), 16)),
  )

interface Token {
  readonly kind: 'name' | 'text' | 'sign'
  readonly value: string
}

/** The tokens; what cannot be read becomes a sign that no rule of the grammar takes. */
function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const end = expression.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const groups = TOKEN.exec(expression)?.groups
    if (!groups || tokens.length > 2_000) return [...tokens, { kind: 'sign', value: '' }]
    const { name, text, sign } = groups
    if (name !== undefined) tokens.push({ kind: 'name', value: name })
    else if (text !== undefined) tokens.push({ kind: 'text', value: unescaped(text.slice(1, -1)) })
    else tokens.push({ kind: 'sign', value: sign ?? '' })
  }
  return tokens
}

/**
 * Where the parser stands. It evaluates as it parses: one function for each level of precedence.
 */
interface Cursor {
  readonly tokens: readonly Token[]
  readonly lookup: Lookup
  at: number
  depth: number
  /** The expression is not one of the subset; whatever is returned from here on is not used. */
  lost: boolean
}

function either(cursor: Cursor): CelValue {
  cursor.depth += 1
  if (cursor.depth > 50) cursor.lost = true
  if (cursor.lost) return UNKNOWN
  let value = both(cursor)
  while (take(cursor, '||')) value = or(value, both(cursor))
  cursor.depth -= 1
  return value
}

function both(cursor: Cursor): CelValue {
  let value = relation(cursor)
  while (take(cursor, '&&')) value = negate(or(negate(value), negate(relation(cursor))))
  return value
}

function relation(cursor: Cursor): CelValue {
  const left = sum(cursor)
  if (take(cursor, '==')) return equals(left, sum(cursor))
  if (take(cursor, '!=')) return negate(equals(left, sum(cursor)))
  if (take(cursor, 'in', 'name')) return isIn(left, sum(cursor))
  return left
}

function sum(cursor: Cursor): CelValue {
  let value = unary(cursor)
  while (take(cursor, '+')) value = plus(value, unary(cursor))
  return value
}

function unary(cursor: Cursor): CelValue {
  let negations = 0
  while (take(cursor, '!')) negations += 1
  const value = member(cursor)
  return negations % 2 === 1 ? negate(value) : value
}

function member(cursor: Cursor): CelValue {
  let value = primary(cursor)
  while (take(cursor, '.')) {
    const method = next(cursor, 'name')
    next(cursor, 'sign', '(')
    const argument = either(cursor)
    next(cursor, 'sign', ')')
    value = call(value, method, argument)
  }
  return value
}

function primary(cursor: Cursor): CelValue {
  const token = cursor.tokens[cursor.at]
  cursor.at += 1
  if (token?.kind === 'text') return string(token.value)
  if (token?.kind === 'name') return named(cursor, token.value)
  if (token?.value === '[') return list(cursor)
  if (token?.value !== '(') {
    cursor.lost = true
    return UNKNOWN
  }
  const value = either(cursor)
  next(cursor, 'sign', ')')
  return value
}

function named(cursor: Cursor, name: string): CelValue {
  if (name === 'true' || name === 'false') return bool(name === 'true')
  if (name !== 'has') return read(attribute(cursor, name), cursor.lookup)
  next(cursor, 'sign', '(')
  const value = read(attribute(cursor, next(cursor, 'name')), cursor.lookup)
  next(cursor, 'sign', ')')
  return value.kind === 'unknown' ? value : bool(value.kind !== 'error')
}

function list(cursor: Cursor): CelValue {
  const items: CelValue[] = []
  while (!cursor.lost && !take(cursor, ']')) {
    if (items.length > 0) next(cursor, 'sign', ',')
    items.push(either(cursor))
  }
  return { kind: 'list', items }
}

/** `assertion.sub` or `assertion['sub']`; the root has been read. */
function attribute(cursor: Cursor, root: string): readonly [root: string, name: string] {
  if (take(cursor, '[')) {
    const name = next(cursor, 'text')
    next(cursor, 'sign', ']')
    return [root, name]
  }
  next(cursor, 'sign', '.')
  return [root, next(cursor, 'name')]
}

function take(cursor: Cursor, value: string, kind: Token['kind'] = 'sign'): boolean {
  const token = cursor.tokens[cursor.at]
  if (token?.kind !== kind || token.value !== value) return false
  cursor.at += 1
  return true
}

/** The next token, which must be of a kind; otherwise the expression is not of the subset. */
function next(cursor: Cursor, kind: Token['kind'], value?: string): string {
  const token = cursor.tokens[cursor.at]
  cursor.at += 1
  if (token?.kind !== kind || (value !== undefined && token.value !== value)) cursor.lost = true
  return token?.value ?? ''
}

function read([root, name]: readonly [string, string], lookup: Lookup): CelValue {
  const value = lookup(root, name)
  if (value === 'unknown') return UNKNOWN
  return value === undefined ? ERROR : string(value)
}

function negate(value: CelValue): CelValue {
  if (value.kind === 'bool') return bool(!value.value)
  return value.kind === 'unknown' ? value : ERROR
}

/** True wins over an error, as CEL has it; an error wins over false. */
function or(left: CelValue, right: CelValue): CelValue {
  const sides = [left, right]
  if (sides.some((side) => side.kind === 'bool' && side.value)) return bool(true)
  if (sides.some((side) => side.kind === 'unknown')) return UNKNOWN
  return sides.every((side) => side.kind === 'bool') ? bool(false) : ERROR
}

function equals(left: CelValue, right: CelValue): CelValue {
  if (left.kind === 'error' || right.kind === 'error') return ERROR
  if (left.kind === 'string' && right.kind === 'string') return bool(left.value === right.value)
  if (left.kind === 'bool' && right.kind === 'bool') return bool(left.value === right.value)
  return UNKNOWN
}

function isIn(item: CelValue, list: CelValue): CelValue {
  if (list.kind !== 'list') return list.kind === 'error' ? ERROR : UNKNOWN
  return list.items.map((other) => equals(item, other)).reduce(or, bool(false))
}

function plus(left: CelValue, right: CelValue): CelValue {
  if (left.kind === 'error' || right.kind === 'error') return ERROR
  if (left.kind !== 'string' || right.kind !== 'string') return UNKNOWN
  return string(left.value + right.value)
}

function call(target: CelValue, method: string, argument: CelValue): CelValue {
  if (target.kind === 'error' || argument.kind === 'error') return ERROR
  if (target.kind !== 'string' || argument.kind !== 'string') return UNKNOWN
  const [text, part] = [target.value, argument.value]
  switch (method) {
    case 'startsWith':
      return bool(text.startsWith(part))
    case 'endsWith':
      return bool(text.endsWith(part))
    case 'contains':
      return bool(text.includes(part))
    case 'matches':
      return matchesRe2(text, part)
    default:
      return UNKNOWN
  }
}

// Literal characters, `.`, one class without ranges, and `*`, `+` or `?` after it: the same in RE2
// and in JavaScript. At most four quantifiers, so that no policy can make the match slow.
const SIMPLE = /^\^?(?:(?:[\w/:@ -]|\\[./+*?^$()[\]{}|-]|\.|\[\^?[\w/:@.-]+\])[*+?]?)*\$?$/

function matchesRe2(text: string, pattern: string): CelValue {
  const quantifiers = pattern.replace(/\\.|\[[^\]]*\]/g, 'x').match(/[*+]/g)?.length ?? 0
  if (!SIMPLE.test(pattern) || pattern.length > 200 || quantifiers > 4) return UNKNOWN
  return bool(new RegExp(pattern, 'su').test(text))
}
