import type { HttpResponse } from '../../core/runtime.ts'
import { responseInvalid } from '../response.ts'

/** An XML element with either text or children; the names of its children are unique. */
export interface XmlElement {
  readonly text: string
  readonly children: ReadonlyMap<string, XmlElement>
}

interface OpenElement extends XmlElement {
  readonly name: string
  readonly children: Map<string, XmlElement>
  text: string
}

const LARGEST = 64 * 1024
const DEEPEST = 16
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}
const DECLARATION = /^\uFEFF?(?:<\?xml\s[^<>]*\?>)?/
// One tag with its attributes, which are ignored, or the text up to the next tag. A tag that is not
// an element tag is not allowed in a response.
const TOKEN =
  /<(?<close>\/?)(?<name>[A-Za-z_][\w.-]*)(?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*\s*(?<empty>\/?)>|(?<text>[^<]+)/y

/**
 * Parses the XML of a response strictly: elements, text and the five predefined entities. Throws
 * `RESPONSE_INVALID` for anything else.
 */
export function parseXml({ text }: Pick<HttpResponse, 'text'>, host: string): XmlElement {
  const document = text.length > LARGEST ? 'is larger than a response can be' : parseDocument(text)
  if (typeof document === 'string') throw responseInvalid(host, `with XML that ${document}`)
  return document
}

/** Returns the text at a path; empty if there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  return (
    path.reduce<XmlElement | undefined>((at, name) => at?.children.get(name), element)?.text ?? ''
  )
}

/** Returns an element whose child is the root of the document, or an error message. */
function parseDocument(text: string): XmlElement | string {
  // Characters that XML forbids and that a runner might interpret.
  if (/(?![\t\n\r])\p{Cc}/u.test(text)) return 'contains a control character'
  const document: OpenElement = { name: '', text: '', children: new Map() }
  const stack = [document]
  const tokens = new RegExp(TOKEN)
  tokens.lastIndex = DECLARATION.exec(text)?.[0].length ?? 0
  while (tokens.lastIndex < text.length) {
    const groups = tokens.exec(text)?.groups
    if (!groups) return 'is not well formed'
    const error = place(groups, stack)
    if (error !== undefined) return error
  }
  if (stack.length > 1) return 'breaks off'
  return document.children.size === 1 && document.text.trim() === ''
    ? document
    : 'is not one document'
}

/** Adds one token to the open element; returns an error message if it does not fit. */
function place(
  { close, name = '', empty, text }: Readonly<Record<string, string | undefined>>,
  stack: OpenElement[],
): string | undefined {
  const inner = stack.at(-1)
  if (!inner) return 'is not well formed'
  if (text !== undefined) return appendText(text, inner)
  if (close) {
    if (empty || inner.name !== name || stack.length === 1) return 'closes what is not open'
    if (inner.children.size > 0 && inner.text.trim() !== '') return 'mixes text and elements'
    stack.pop()
    return undefined
  }
  if (inner.children.has(name)) return 'contains a duplicate element'
  if (stack.length > DEEPEST) return 'is nested too deeply'
  const element: OpenElement = { name, text: '', children: new Map() }
  inner.children.set(name, element)
  if (!empty) stack.push(element)
  return undefined
}

function appendText(text: string, inner: OpenElement): string | undefined {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) return 'contains an entity that is not allowed'
  inner.text += text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '')
  return undefined
}
