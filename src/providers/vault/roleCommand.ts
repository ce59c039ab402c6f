import { createHash } from 'node:crypto'
import { quoted } from '../../core/sanitize.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import { asciiJson, shellWord } from '../../trust/quote.ts'
import { textClaims } from '../../trust/subject.ts'
import { vaultRole } from '../../trust/vaultRole.ts'
import type { LeaseSession } from '../provider.ts'
import type { VaultConfig } from './config.ts'

const COMPARED = [
  'iss',
  'sub',
  'repository',
  'repository_id',
  'ref',
  'environment',
  'event_name',
  'workflow_ref',
  'job_workflow_ref',
  'actor',
]

/** Returns the diagnostics of a rejected login: the audience and the claims of the token. */
export function describeClaims({
  claims,
  audience,
}: Pick<VerifiedToken, 'claims' | 'audience'>): readonly string[] {
  const lines = COMPARED.flatMap((name) =>
    typeof claims[name] === 'string' ? [`  ${name}: ${quoted(claims[name])}`] : [],
  )
  return [`The audience of the token is ${quoted(audience)}. Its claims:`, ...lines]
}

/**
 * Returns the command that writes a role which accepts exactly this workflow. The role that
 * rejected the token is not overwritten, since it may accept other workflows. The here-document is
 * quoted: no shell interprets a claim.
 */
export function roleCommand(
  { mount, role, namespace, login }: Pick<VaultConfig, 'mount' | 'role' | 'namespace' | 'login'>,
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
  absent: boolean,
): readonly string[] {
  if (login !== 'jwt') return []
  const json = asciiJson(vaultRole(textClaims(claims), audience))
  const where = namespace === undefined ? '' : `-namespace=${shellWord(namespace)} `
  const at = (name: string): string => `${where}${shellWord(`auth/${mount}/role/${name}`)}`
  const name = absent && role !== undefined ? role : otherName(role, claims, json)
  const command = [`  vault write ${at(name)} - <<'EOF'`, `  ${json}`, 'EOF']
  if (name === role)
    return [
      'A role that admits exactly this workflow; add token_policies and token_ttl:',
      ...command,
    ]
  const old = role === undefined ? 'the default role' : `role ${quoted(role)}`
  const read = role === undefined ? '' : `, as \`vault read ${at(role)}\` shows them`
  return [
    `Another role, which admits exactly this workflow and leaves ${old} as it is:`,
    ...command,
    `It differs from ${old} in bound_audiences and bound_claims. Give it the`,
    `token_policies and token_ttl of ${old}${read}, and write "role: ${name}".`,
  ]
}

/**
 * Returns a role name with a digest of the role: the same role gets the same name and no other role
 * has it, so writing it revokes no access.
 */
function otherName(
  role: string | undefined,
  claims: VerifiedToken['claims'],
  json: string,
): string {
  const digest = createHash('sha256').update(json).digest('hex').slice(0, 8)
  return [role ?? 'github', claims['repository'] ?? '', digest]
    .map((part) =>
      String(part)
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 48),
    )
    .filter((part) => part !== '')
    .join('-')
}

/**
 * Returns the fix for an audience that the role does not bind. The default audience of vault-action
 * comes first.
 */
export function audienceFix({ token, job }: Pick<LeaseSession, 'token' | 'job'>): string {
  const { audience, claims } = token
  const owner = claims['repository_owner']
  const usual = `${job.github('server_url') ?? 'https://github.com'}/${owner}`
  const add = `add ${quoted(audience)} to bound_audiences of the role, beside those that it has`
  if (typeof owner !== 'string' || usual === audience) return `A${add.slice(1)}.`
  const why = 'created for vault-action, whose default is the URL of the owner'
  return `Write \`audience: ${usual}\` if the role was ${why}; or ${add}.`
}
