import { type Failure, failures } from './failure.ts'

/** A formatted failure: the full text for the log, and the short one for the annotation. */
export interface Report {
  readonly lines: readonly string[]
  readonly annotation: string
}

// The runner cuts an annotation at 4,096 characters.
const LONGEST = 4_000
const HEADLINE = 1_500

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
    ...(code === 'INTERNAL' ? frames(failure.facts.cause).map((frame) => `at ${frame}`) : []),
  ]
  const rest = more.length === 0 ? '' : ' (the log has more)'
  const annotation =
    `${code}${concerned}: ${cut(headline, HEADLINE)}${rest}\nLikely cause: ` +
    `${causes[0] ?? failures[code].summary}\nFix: ${fix}`
  return { lines, annotation: cut(annotation, LONGEST) }
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
