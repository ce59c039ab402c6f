import { isObject } from '../../core/json.ts'
import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'

/** Policies that restrict a session to less than its role allows. */
export interface SessionPolicies {
  /** JSON without whitespace between tokens. */
  readonly policy: string | undefined
  readonly managed: readonly string[]
}

// STS counts the inline policy and the ARNs together.
const LONGEST = 2048
const MOST = 10

/** Reads `session-policy` and `managed-policies`; `account` is the account of the leased role. */
export function parseSessionPolicies(read: Reader, account: string): SessionPolicies {
  const policy = parsePolicy(read)
  const managed = read.list('managed-policies') ?? []
  for (const arn of managed) {
    const [, owner] = /^arn:[\w-]+:iam::(\d{12}|aws):policy\/[\x21-\x7e]{1,600}$/.exec(arn) ?? []
    if (owner === undefined)
      read.addError(
        'managed-policies',
        `must name each policy by its ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess; ` +
          `got ${quoted(arn)}`,
      )
    else if (owner !== 'aws' && account !== '' && owner !== account)
      read.addError(
        'managed-policies',
        `must be policies of AWS or of the role's account ${account}; got ${quoted(arn)}`,
      )
  }
  if (managed.length > MOST)
    read.addError('managed-policies', `may name ${MOST} policies; got ${managed.length}`)
  const size = [policy ?? '', ...managed].join('').length
  if (size > LONGEST) {
    const together = managed.length > 0 ? ' together with "managed-policies"' : ''
    read.addError(
      'session-policy',
      `must not be longer than ${LONGEST} characters${together}; got ${size} without whitespace`,
    )
  }
  return { policy, managed }
}

function parsePolicy(read: Reader): string | undefined {
  const text = read.optional('session-policy')
  if (text === undefined) return undefined
  if (!isJsonObject(text)) {
    read.addError('session-policy', 'must be a JSON object, as IAM writes a policy')
    return undefined
  }
  // Only whitespace outside strings is removed; AWS receives everything else as the user wrote it.
  const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
  if (/[^\u0020-\u00ff]/.test(compact)) {
    read.addError(
      'session-policy',
      'must contain only characters up to U+00FF; write others as \\u escapes',
    )
    return undefined
  }
  return compact
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}
