import { quoteClaim } from '../../identity/claims.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import { credentialLines, entraCredentials } from '../../trust/entraCredential.ts'
import { textClaims } from '../../trust/subject.ts'
import type { AzureConfig } from './config.ts'

/**
 * Returns a federated credential that would accept this token, ready to paste, and hints about
 * details that are easily overlooked.
 */
export function federatedCredential(
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
  { clientId, cloud }: AzureConfig,
): readonly string[] {
  const [credential] = entraCredentials(textClaims(claims), audience)
  if (!credential) return ['The token has no subject, which a federated credential compares.']
  return [
    'A federated credential that admits this job:',
    ...credentialLines(credential),
    `For an application: az ad app federated-credential create --id ${clientId} ` +
      `--parameters credential.json`,
    ...hints(String(claims['sub'] ?? ''), audience, cloud.audience),
  ]
}

function hints(subject: string, audience: string, usual: string): readonly string[] {
  const capitals = [...new Set(subject.match(/[^:/@]*[A-Z][^:/@]*/g) ?? [])]
  const alike =
    audience !== usual && audience.toLowerCase().replace(/\/+$/, '') === usual.toLowerCase()
  return [
    ...(capitals.length > 0
      ? [`Letter case matters: ${capitals.map((capital) => quoteClaim(capital)).join(', ')}.`]
      : []),
    ...(alike ? [`The audience differs from ${usual} by case or by a slash at its end.`] : []),
    'The issuer has no slash at its end.',
  ]
}
