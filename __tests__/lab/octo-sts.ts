import type { Github } from './github.ts'
import type { Handler, LabAnswer, TokenVerifier } from './handler.ts'

/** A trust policy as it stands in a repository. */
export interface TrustPolicy {
  readonly issuer?: string
  readonly subject?: string
  readonly subject_pattern?: string
  readonly audience?: string
  readonly claim_pattern?: Readonly<Record<string, string>>
}

const problem = (status: number, code: number, message: string): LabAnswer => ({
  status,
  body: { code, message, details: [] },
})

/**
 * Octo STS: `scope` and `identity` name the policy, GitHub makes the token. Policies by
 * `SCOPE:IDENTITY`.
 */
export function octoStsServer(
  verifier: TokenVerifier,
  installed: Github,
  {
    policies,
    domain = 'octo-sts.dev',
  }: { readonly policies: Readonly<Record<string, TrustPolicy>>; readonly domain?: string },
): Readonly<Record<string, Handler>> {
  const handle: Handler = ({ method, url, headers }) => {
    if (method !== 'GET' || !url.pathname.endsWith('/sts/exchange'))
      return problem(404, 5, 'Not Found')
    const [scope, identity] = [url.searchParams.get('scope'), url.searchParams.get('identity')]
    if (!scope || !identity) return problem(400, 3, 'scope and identity must be provided')
    let claims: Readonly<Record<string, unknown>>
    try {
      claims = verifier.verify(
        /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '',
      ).claims
    } catch {
      return problem(401, 16, 'unable to verify token')
    }
    const policy = policies[`${scope}:${identity}`]
    if (!policy) return problem(404, 5, `unable to find trust policy for "${identity}"`)
    const difference = mismatch(policy, claims, domain)
    return difference === undefined
      ? { status: 200, body: { token: installed.install(scope) } }
      : problem(403, 7, `trust policy: ${difference}`)
  }
  return { [`https://${domain}`]: handle }
}

/** The first difference, in the order and the words of Octo STS. */
function mismatch(
  policy: TrustPolicy,
  claims: Readonly<Record<string, unknown>>,
  domain: string,
): string | undefined {
  const whole = (pattern: string, value: unknown): boolean =>
    typeof value === 'string' && new RegExp(`^(?:${pattern})$`).test(value)
  const { iss, sub, aud } = claims
  if ((policy.issuer ?? iss) !== iss) return `issuer "${iss}" did not match "${policy.issuer}"`
  const { subject, subject_pattern: pattern = '' } = policy
  if (subject === undefined ? !whole(pattern, sub) : subject !== sub)
    return `subject "${sub}" did not match "${subject ?? pattern}"`
  const audience = policy.audience ?? domain
  if (aud !== audience) return `audience "${audience}" did not match any of "${aud}"`
  for (const [name, wanted] of Object.entries(policy.claim_pattern ?? {})) {
    if (!(name in claims)) return `expected claim "${name}" not found in token`
    if (!whole(wanted, claims[name])) return `claim "${name}" did not match "${wanted}"`
  }
  return undefined
}
