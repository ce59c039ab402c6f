import type { VerifiedToken } from '../../identity/verify.ts'
import { addBinding } from '../../trust/googleProvider.ts'
import type { Account, GcpConfig } from './config.ts'

// A claim of another form would need escaping that gcloud might parse differently.
const PLAIN = /^[\x21-\x7e]{1,200}$/

/**
 * Returns the commands that let this identity impersonate the service account, the narrowest first:
 * by its subject, by the subject that the set-up page maps, and by the repository. Each command
 * only adds a binding.
 */
export function binding(
  { provider, universe }: GcpConfig,
  { email, delegates }: Account,
  { claims }: Pick<VerifiedToken, 'claims'>,
): readonly string[] {
  const pool = `iam.${universe}/${provider.replace(/\/providers\/[^/]*$/, '')}`
  const { repository_id: id, sub, environment, ref } = claims
  const known = typeof id === 'string' && /^\d+$/.test(id)
  const context = environment === undefined ? ['ref', ref] : ['environment', environment]
  const subjects = [
    ['google.subject=assertion.sub', sub],
    ...(known
      ? [['google.subject as in docs/setup/google.md', ['repo', id, ...context].join(':')]]
      : []),
  ]
  const members = [
    ...subjects.flatMap(([mapping, subject]) =>
      typeof subject === 'string' && PLAIN.test(subject) && !subject.includes('##[')
        ? [
            {
              why: `To let this subject alone impersonate it, if the provider maps ${mapping}:`,
              member: `principal://${pool}/subject/${subject}`,
            },
          ]
        : [],
    ),
    ...(known
      ? [
          {
            why:
              'To let the repository impersonate it, from every branch that the condition of the ' +
              'provider admits (attribute.repository_id must be mapped):',
            member: `principalSet://${pool}/attribute.repository_id/${id}`,
          },
        ]
      : []),
  ]
  // With delegates, the federated identity impersonates the first delegate.
  const target = delegates[0] ?? email
  return members.flatMap(({ why, member }) => [
    why,
    ...addBinding(target, member).map((line) => `  ${line}`),
  ])
}
