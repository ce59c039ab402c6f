import { shown } from '../../identity/quoteClaim.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import type { Terms } from './config.ts'

/** The federated credential that would admit this very token, ready to paste, and what is easily overlooked in it. */
export function credential(
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
  { client, cloud }: Terms,
): readonly string[] {
  const name =
    `github-${String(claims['repository'] ?? 'actions').replace(/[^A-Za-z0-9]+/g, '-')}`.slice(
      0,
      120,
    )
  return [
    'A federated credential that admits this job:',
    '{',
    `  "name": ${shown(name)},`,
    `  "issuer": ${shown(claims['iss'])},`,
    `  "subject": ${shown(claims['sub'])},`,
    `  "audiences": [${shown(audience)}]`,
    '}',
    `For an application: az ad app federated-credential create --id ${client} --parameters credential.json`,
    ...remarks(String(claims['sub'] ?? ''), audience, cloud.audience),
  ]
}

function remarks(subject: string, audience: string, usual: string): readonly string[] {
  const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])]
  const alike =
    audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase()
  return [
    ...(capitals.length > 0
      ? [`Capital letters count: ${capitals.map((each) => shown(each)).join(', ')}.`]
      : []),
    ...(alike ? [`The audience differs from ${usual} by case or by a slash at its end.`] : []),
    'The issuer has no slash at its end.',
  ]
}
