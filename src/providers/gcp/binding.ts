import type { VerifiedToken } from '../../identity/verify.ts'
import { addBinding } from '../../trust/googleProvider.ts'
import type { Account, GcpConfig } from './config.ts'

// A claim of another form would need escaping that gcloud might parse differently.
const PLAIN = /^[\x21-\x7e]{1,200}$/

/**
 * Returns the commands that let this identity impersonate the service account, by the attribute
 * that the README maps or by the subject alone. Both commands only add a binding.
 */
export function binding(
  { provider, universe }: GcpConfig,
  { email, delegates }: Account,
  { claims }: Pick<VerifiedToken, 'claims'>,
): readonly string[] {
  const pool = `iam.${universe}/${provider.replace(/\/providers\/[^/]*$/, '')}`
  const { repository_id: id, sub } = claims
  const members = [
    ...(typeof id === 'string' && /^\d+$/.test(id)
      ? [`principalSet://${pool}/attribute.repository_id/${id}`]
      : []),
    ...(typeof sub === 'string' && PLAIN.test(sub) && !sub.includes('##[')
      ? [`principal://${pool}/subject/${sub}`]
      : []),
  ]
  // With delegates, the federated identity impersonates the first delegate.
  const target = delegates[0] ?? email
  return members.flatMap((member, index) => [
    index === 0 && members.length > 1
      ? 'To let this repository impersonate it (the provider must map attribute.repository_id):'
      : 'To let this subject alone impersonate it:',
    ...addBinding(target, member).map((line) => `  ${line}`),
  ])
}
