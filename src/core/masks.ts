// A mask of fewer characters would hide half of the log.
const SHORTEST = 4

/**
 * The forms of a secret that the runner must mask, beyond those which it derives itself: a closed
 * list.
 */
export function maskForms(value: string): readonly string[] {
  if (value.trim().length < SHORTEST) return []
  const lines = value.split(/[\r\n]+/)
  // A multi-line value is never masked as a whole: the runner would mask each line, even `{`.
  return distinct([...lines.map((line) => line.trim()), ...jwtParts(value), ...encodings(value)])
}

/** Returns whether the log masks a printed value: all of it, or at least one of its lines. */
export function isMasked(value: string): boolean {
  const forms = new Set(maskForms(value))
  return value.split(/[\r\n]+/).some((line) => forms.has(line.trim()))
}

/**
 * Returns the forms of a user and a password as sent in a `Basic` header. The caller masks each of
 * the two on its own.
 */
export function basicAuthForms(user: string, password: string): readonly string[] {
  const basic = Buffer.from(`${user}:${password}`).toString('base64')
  return distinct([basic, ...encodings(`${user}:${password}`)])
}

function encodings(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  const hex = bytes.toString('hex')
  // As URLSearchParams encodes it, with `+` for a space; `slice` removes the `=` after the empty
  // name.
  const form = new URLSearchParams([['', value]]).toString().slice(1)
  return [
    ...[0, 1, 2].map((offset) => alignedBase64(bytes.subarray(offset))),
    hex,
    hex.toUpperCase(),
    form,
  ]
}

/** Returns the base64url of the complete groups of three bytes; later bytes do not change it. */
function alignedBase64(bytes: Buffer): string {
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64url')
}

/**
 * Returns the payload and the signature of a JWT: each is useful on its own, and the mask of the
 * whole token does not cover it.
 */
function jwtParts(value: string): readonly string[] {
  const [, payload = '', signature = ''] = /^\s*eyJ[\w-]*\.([\w-]+)\.([\w-]*)\s*$/.exec(value) ?? []
  return [payload, signature]
}

const distinct = (forms: readonly string[]): readonly string[] =>
  [...new Set(forms)].filter((form) => form.length >= SHORTEST)
