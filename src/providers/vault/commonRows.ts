import type { VaultRefusalRow } from './row.ts'

/** A node that does not know the token yet. */
export const replicaLag: VaultRefusalRow = {
  code: 'UNREACHABLE',
  symptom: 'the node lags behind the active one (412)',
  when: { status: 412 },
  verdict: 'retry',
  causes: ['a standby that serves reads lags behind for longer than this step waits'],
  fix: 'Try again, raise `timeout`, or set `address` to the active node.',
}

/** A server that responds but is sealed, or whose nodes have not elected an active one yet. */
export const sealed: VaultRefusalRow = {
  code: 'UNREACHABLE',
  symptom: 'the server is sealed, or has no active node',
  when: { status: [500, 503], words: /\bis sealed\b|active (?:cluster )?node not found/ },
  verdict: 'retry',
  causes: ['the server was restarted and is not unsealed yet', 'its nodes elect a new leader'],
  fix: 'Unseal the server, or run the job again once it has an active node.',
}

/** A standby node that redirects instead of forwarding. */
export const standby: VaultRefusalRow = {
  code: 'EXCHANGE_REFUSED',
  symptom: 'a redirect (307): a standby node that does not forward',
  when: { status: 307 },
  causes: [
    '`address` is that of a standby node, which points to the active one',
    '`address` begins with http where the server requires https, or lacks a path',
  ],
  fix:
    'Set `address` to the active node or to the load balancer. No redirect is followed, because ' +
    'it would send the token to another host.',
}

/** A rejected revocation. */
export const revokeDenied: VaultRefusalRow = {
  code: 'EXCHANGE_REFUSED',
  symptom: 'permission denied when revoking',
  when: { status: 403 },
  causes: [
    'the role has token_no_default_policy, and no other policy lets the token revoke itself',
  ],
  fix: 'Add to a policy of the role: path "auth/token/revoke-self" { capabilities = ["update"] }',
}
