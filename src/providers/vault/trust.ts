import type { VerifiedToken } from '../../identity/verify.ts'
import { quoted } from '../../kit/printable.ts'
import type { Terms } from './terms.ts'

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
const BOUND = ['repository_id', 'workflow_ref', 'environment']

/** Our side of a refused login: what was asked for, and who the token says it is. */
export function ourSide({
  claims,
  audience,
}: Pick<VerifiedToken, 'claims' | 'audience'>): readonly string[] {
  const said = COMPARED.flatMap((name) =>
    typeof claims[name] === 'string' ? [`  ${name}: ${quoted(claims[name])}`] : [],
  )
  return [`The audience asked for is ${quoted(audience)}. The token says:`, ...said]
}

/** The command that writes a role which admits exactly this workflow. A quoted here-document, so that no claim is read by a shell. */
export function admission(
  { mount, role, namespace, login }: Terms,
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
): readonly string[] {
  if (login !== 'jwt') return []
  const bound = Object.fromEntries(
    BOUND.flatMap((name) => (typeof claims[name] === 'string' ? [[name, claims[name]]] : [])),
  )
  const terms = {
    role_type: 'jwt',
    user_claim: 'repository',
    bound_audiences: [audience],
    bound_subject: claims['sub'],
    bound_claims_type: 'string',
    bound_claims: bound,
  }
  const where = namespace === undefined ? '' : `-namespace=${word(namespace)} `
  return [
    'A role that admits exactly this workflow (its token_policies and token_ttl are yours to add):',
    `  vault write ${where}${word(`auth/${mount}/role/${role ?? 'NAME'}`)} - <<'EOF'`,
    // Still the same JSON, but nothing that a runner takes for a command.
    `  ${JSON.stringify(terms).replaceAll('##[', '##\\u005b')}`,
    'EOF',
  ]
}

/** A word of a POSIX shell. */
const word = (text: string): string =>
  /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
