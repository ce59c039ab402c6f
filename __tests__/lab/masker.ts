/** The runner's masker: knows the secrets of a job, and hides them in everything that is shown. */
export interface Masker {
  add(secret: string): void
  mask(text: string): string
}

export function masker(): Masker {
  const forms = new Set<string>()
  return {
    add(secret) {
      for (const form of [secret, ...encodings(secret)]) if (form !== '') forms.add(form)
    },
    mask: (text) => hidden(text, spans(text, forms)),
  }
}

/** What `::add-mask::` registers: the whole value, and each of its lines. */
export function masksOf(value: string): readonly string[] {
  return [value, ...value.split(/[\r\n]/).map((line) => line.trim())].filter((each) => each !== '')
}

/**
 * The forms that the runner adds to every secret by itself (protocols 2.5); base64url, hex and
 * parts of a JWT are not among them.
 */
export function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const from = (shift: number): string =>
    (bytes.length > shift ? bytes.subarray(shift) : bytes).toString('base64')
  return [
    from(0),
    from(1),
    from(2),
    secret.replaceAll('"', '\\"'),
    secret.replaceAll("'", "''"),
    jsonEscaped(secret),
    uriEscaped(secret),
    xmlEscaped(secret),
    secret.length > 8 && secret.startsWith('"') && secret.endsWith('"') ? secret.slice(1, -1) : '',
    ...powerShellParts(secret),
  ]
}

const unicode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
const jsonEscaped = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, unicode)

// Uri.EscapeDataString leaves only the unreserved characters of RFC 3986, encodeURIComponent five
// more.
const uriEscaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const XML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
}
const xmlEscaped = (text: string): string => text.replace(/[<>"'&]/g, (char) => XML[char] ?? char)

/** A shell's error message splits a command at its ampersands. */
function powerShellParts(secret: string): readonly string[] {
  const plus = secret.indexOf('&+')
  const [before, after] =
    plus < 0 ? [secret.lastIndexOf('&') + 1, secret.lastIndexOf('&') + 1] : [plus + 2, plus + 3]
  return secret.includes('&')
    ? [secret.slice(0, before), secret.slice(after)].filter((part) => part.length >= 6)
    : []
}

type Span = readonly [start: number, end: number]

/** Every occurrence of every form, also overlapping ones. */
function spans(text: string, forms: Iterable<string>): readonly Span[] {
  const found: Span[] = []
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
      found.push([at, at + form.length])
  }
  return found.sort(([a], [b]) => a - b)
}

/** Spans that touch become one `***`. */
function hidden(text: string, found: readonly Span[]): string {
  let shown = ''
  let end = -1
  for (const [start, stop] of found) {
    if (start > end) shown += `${text.slice(Math.max(end, 0), start)}***`
    end = Math.max(end, stop)
  }
  return shown + text.slice(Math.max(end, 0))
}
