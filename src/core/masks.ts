// A mask of fewer characters would blot out half the log.
const SHORTEST = 4

/**
 * The forms of a secret that the runner must mask, beyond those which it derives itself: a closed
 * list.
 */
export function maskForms(value: string): readonly string[] {
  if (value.trim().length < SHORTEST) return []
  const lines = value.split(/[\r\n]+/)
  // A multi-line value is never given whole: the runner would mask each of its lines, also `{`.
  return distinct([...lines.map((line) => line.trim()), ...jwtParts(value), ...encodings(value)])
}

/** Whether the log hides a value where it is printed: as a whole, or at least a line of it. */
export function isMasked(value: string): boolean {
  const forms = new Set(maskForms(value))
  return value.split(/[\r\n]+/).some((line) => forms.has(line.trim()))
}

/**
 * The forms of a user and a password as they travel in a `Basic` header; both were masked by
 * themselves.
 */
export function basicAuthForms(user: string, password: string): readonly string[] {
  const basic = Buffer.from(`${user}:${password}`).toString('base64')
  return distinct([basic, ...encodings(`${user}:${password}`)])
}

function encodings(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  const hex = bytes.toString('hex')
  // As URLSearchParams writes it, with `+` for a space; the first character is the `=` after an
  // empty name.
  const form = new URLSearchParams([['', value]]).toString().slice(1)
  return [
    ...[0, 1, 2].map((offset) => alignedBase64(bytes.subarray(offset))),
    hex,
    hex.toUpperCase(),
    form,
  ]
}

/** base64url of the groups of three bytes that stay the same whatever follows. */
function alignedBase64(bytes: Buffer): string {
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64url')
}

/**
 * Payload and signature of a JWT: each is of use without the other, and is not the masked whole.
 */
function jwtParts(value: string): readonly string[] {
  const [, payload = '', signature = ''] = /^\s*eyJ[\w-]*\.([\w-]+)\.([\w-]*)\s*$/.exec(value) ?? []
  return [payload, signature]
}

const distinct = (forms: readonly string[]): readonly string[] =>
  [...new Set(forms)].filter((form) => form.length >= SHORTEST)
