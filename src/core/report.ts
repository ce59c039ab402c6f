import { type Failure, failures } from './failure.ts'

/** A formatted failure: the text for the log, and what fits of it for the annotation. */
export interface Report {
  readonly lines: readonly string[]
  readonly annotation: string
}

/** The page that explains each code under a heading of its name; the log links to it. */
export const ERRORS_PAGE =
  'https://github.com/OWNER/lease-credentials/blob/main/docs/reference/errors.md'

// The runner cuts an annotation at 4,096 characters.
const LONGEST = 4_000
const MORE = ' (the log has more)'

/** Returns the log lines and the annotation of a failed step. */
export function formatFailure(failure: Failure): Report {
  const { code, causes, fix, message, facts } = failure
  const [headline = '', ...more] = message.split('\n')
  const concerned = failure.facts.lease === undefined ? '' : ` (lease "${failure.facts.lease}")`
  const lines = [
    `${code}${concerned}: ${headline}`,
    ...more,
    failures[code].summary,
    'Possible causes:',
    ...causes.map((cause) => `- ${cause}`),
    `Fix: ${fix}`,
    ...(facts.requestId === undefined ? [] : [`Request ID: ${facts.requestId}`]),
    `See ${ERRORS_PAGE}#${code.toLowerCase()}`,
    ...(code === 'INTERNAL' ? frames(failure.facts.cause).map((frame) => `at ${frame}`) : []),
  ]
  const advice = cut(
    `\nLikely cause: ${causes[0] ?? failures[code].summary}\nFix: ${fix}`,
    LONGEST / 2,
  )
  const subject = `${code}${concerned}: `
  const shown = cutMessage(message, LONGEST - subject.length - advice.length)
  return { lines, annotation: `${subject}${shown}${advice}` }
}

/**
 * Returns the message with all its mistakes and both sides of each claim; where they do not fit, as
 * many whole lines as do.
 */
function cutMessage(message: string, longest: number): string {
  if (message.length <= longest) return message
  const kept = message.slice(0, longest - MORE.length)
  const end = kept.lastIndexOf('\n')
  return `${end > 0 ? kept.slice(0, end) : `${kept.slice(0, -1)}…`}${MORE}`
}

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text

/**
 * Returns the stack frames of an internal error: file names and positions only, because the message
 * of an arbitrary error may contain a secret.
 */
function frames(cause: unknown): readonly string[] {
  if (!(cause instanceof Error)) return []
  const head = `${cause.name}: ${cause.message}\n`
  const stack = cause.stack ?? ''
  if (!stack.startsWith(head)) return []
  return [...stack.slice(head.length).matchAll(/([\w.-]{1,60}:\d+:\d+)\)?$/gm)]
    .slice(0, 6)
    .flatMap(([, place]) => place ?? [])
}
