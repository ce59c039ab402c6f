import { randomUUID } from 'node:crypto'
import type { LabAnswer } from './handler.ts'
import { errors, type Inside } from './vault.ts'

/** A role of a JWT mount, as the API writes it. */
export interface VaultRole {
  readonly role_type?: 'jwt' | 'oidc'
  readonly user_claim?: string
  readonly bound_audiences?: readonly string[]
  readonly bound_subject?: string
  readonly bound_claims?: Readonly<Record<string, string | readonly string[]>>
  readonly bound_claims_type?: 'string' | 'glob'
  readonly token_policies?: readonly string[]
  readonly token_no_default_policy?: boolean
  readonly token_num_uses?: number
  readonly token_type?: 'service' | 'batch'
  /** Seconds; 0 is a token without end. */
  readonly token_ttl?: number
}

/** A login at `auth/MOUNT/login` or OpenBao's `auth/MOUNT/cel/login`. */
export function loggedIn(inside: Inside, path: string, body: string): LabAnswer {
  const { options, roles, lab } = inside
  const [, mount = '', cel] = /^auth\/(.+?)(\/cel)?\/login$/.exec(path) ?? []
  // Vault does not tell a path without a method from one that is forbidden.
  const known =
    [...roles.keys()].some((name) => name.startsWith(`${mount}/`)) &&
    (cel === undefined || options.bao)
  if (!known) return errors(403, 'permission denied')
  const given = JSON.parse(body) as { role?: string; jwt?: string }
  const broken = brokenMount(options.broken, given.jwt)
  if (broken) return broken
  const name = (given.role ?? options.defaultRole ?? '').toLowerCase()
  if (name === '') return errors(400, 'missing role')
  const role = roles.get(`${mount}/${name}`)
  if (!role) return errors(400, `role "${name}" could not be found`)
  const reason = refusal(inside, role, given.jwt ?? '')
  // A server may well repeat what it was sent.
  if (reason !== undefined) return errors(400, `${reason} ${given.jwt}`)
  if (options.broken === 'mfa')
    return {
      status: 200,
      body: { auth: { client_token: '', mfa_requirement: { mfa_request_id: randomUUID() } } },
    }
  return {
    status: 200,
    body: authOf(inside, role, name),
    headers: { date: new Date(lab.now() * 1000).toUTCString() },
  }
}

function brokenMount(broken: Inside['options']['broken'], jwt = ''): LabAnswer | undefined {
  switch (broken) {
    case 'unconfigured':
      return errors(400, 'could not load configuration')
    case 'oidc':
      return errors(500, `1 error occurred:\n\t* unhandled case during login ${jwt}\n\n`)
    case 'no keys':
      return errors(
        400,
        'error validating token: error verifying token signature: fetching keys oidc: get ' +
          'keys failed: dial tcp',
      )
    case 'mfa':
    case undefined:
      return undefined
  }
}

/** The order and the words of the real method. */
function refusal({ verifier }: Inside, role: VaultRole, jwt: string): string | undefined {
  if (role.role_type !== 'jwt') return 'role with oidc role_type is not allowed'
  let claims: Readonly<Record<string, unknown>>
  try {
    claims = verifier.verify(jwt).claims
  } catch (error) {
    return (
      `error validating token: ` +
      `${
        String(error).includes('issuer')
          ? 'invalid issuer (iss) claim'
          : 'error verifying token ' + 'signature: no ' + 'known key'
      }`
    )
  }
  const {
    bound_audiences: audiences = [],
    bound_subject: subject = '',
    bound_claims: bound = {},
    user_claim: user = 'sub',
  } = role
  if (audiences.length === 0)
    return 'audience claim found in JWT but no audiences bound to the role'
  if (subject !== '' && claims['sub'] !== subject)
    return 'error validating token: invalid subject (sub) claim'
  if (!audiences.includes(String(claims['aud'])))
    return (
      'error validating token: invalid audience (aud) claim: audience claim does not ' +
      'match any ' +
      'bound audience'
    )
  if (typeof claims[user] !== 'string') return `claim "${user}" not found in token`
  for (const [name, wanted] of Object.entries(bound)) {
    if (claims[name] === undefined) return `error validating claims: claim "${name}" is missing`
    if (![wanted].flat().some((each) => fits(String(claims[name]), each, role.bound_claims_type)))
      return (
        `error validating claims: claim "${name}" does not match any associated bound ` +
        `claim values`
      )
  }
  return undefined
}

function fits(value: string, wanted: string, type: VaultRole['bound_claims_type']): boolean {
  if (type !== 'glob') return value === wanted
  const pattern = wanted.split('*').map((each) => each.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(value)
}

function authOf({ tokens }: Inside, role: VaultRole, name: string): object {
  const policies = [
    ...(role.token_no_default_policy ? [] : ['default']),
    ...(role.token_policies ?? []),
  ]
  const { token_type: kind = 'service', token_num_uses: uses = 0, token_ttl: life = 900 } = role
  const token = tokens.make({ kind, policies, uses, life })
  const auth = {
    client_token: token.text,
    accessor: token.accessor,
    policies,
    token_policies: policies,
    identity_policies: [],
    metadata: { role: name },
    lease_duration: life,
    renewable: kind === 'service',
    token_type: kind,
    orphan: true,
    mfa_requirement: null,
    num_uses: uses,
  }
  return {
    request_id: randomUUID(),
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data: null,
    wrap_info: null,
    warnings: null,
    auth,
  }
}
