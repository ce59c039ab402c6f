import { encodings } from './masker.ts'

/** Visible text: a log, an annotation, a summary, a job output. */
export interface Shown {
  readonly where: string
  readonly text: string
}

/** A secret that stands there for everybody. */
export interface Leak {
  readonly where: string
  readonly secret: string
  readonly form: string
}

// In everyday text a short secret's forms stand by accident.
const SHORTEST = 4
const SHORTEST_ENCODED = 8

/**
 * Every secret of the lab that a job has shown to people; each test of the built action ends with
 * none.
 */
export function leaks(
  job: { shown(): readonly Shown[] },
  lab: { readonly issued: Iterable<string> },
): readonly Leak[] {
  return findLeaks(job.shown(), lab.issued)
}

/** Every secret that stands somewhere, in plain or in a form that anyone can turn back. */
export function findLeaks(shown: readonly Shown[], secrets: Iterable<string>): readonly Leak[] {
  const all = [...secrets].flatMap((secret) =>
    partsOf(secret).flatMap((part) => formsOf(part).map((form) => ({ secret, form }))),
  )
  return shown.flatMap(({ where, text }) =>
    all.filter(({ form }) => text.includes(form)).map((leak) => ({ where, ...leak })),
  )
}

/** A secret of several lines leaks by each of them, but for the frame of a PEM. */
function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/[\r\n]/).map((line) => line.trim())
  return lines.length > 1
    ? lines.filter((line) => line.length >= 16 && !line.startsWith('-----'))
    : [secret]
}

function formsOf(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return []
  if (secret.length < SHORTEST_ENCODED) return [secret]
  const bytes = Buffer.from(secret)
  const hex = bytes.toString('hex')
  const form = new URLSearchParams([['', secret]]).toString().slice(1)
  const reversible = [
    secret,
    ...encodings(secret),
    ...base64Inside(bytes),
    hex,
    hex.toUpperCase(),
    encodeURIComponent(secret),
    form,
    ...jwtParts(secret),
  ]
  return [...new Set(reversible)].filter((each) => each.length >= SHORTEST_ENCODED)
}

/**
 * How the bytes look inside the base64 of something longer, in both alphabets: characters that
 * depend on neighbours are cut off.
 */
function base64Inside(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
    const whole = padded.subarray(0, padded.length - (padded.length % 3)).toString('base64')
    const inside = whole.slice(offset === 0 ? 0 : 4)
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** A token's payload tells who and where, its signature is the secret part. */
function jwtParts(secret: string): readonly string[] {
  const [, payload, signature] = /^eyJ[\w-]+\.([\w-]{16,})\.([\w-]{16,})$/.exec(secret) ?? []
  return payload && signature ? [payload, signature] : []
}
