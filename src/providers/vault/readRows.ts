import { absentField } from '../reading/rows.ts'
import type { VaultRefusalRow } from './row.ts'

const read = (row: Omit<VaultRefusalRow, 'code'>): VaultRefusalRow => ({
  code: 'READ_REFUSED',
  ...row,
})

/** The rejections of a read after a successful login. */
export const readRows: readonly VaultRefusalRow[] = [
  read({
    symptom: 'leased secrets cannot be read with the last use of a token',
    words: /token had one use left/,
    causes: ['token_num_uses of the role is too small for the paths in `read`'],
    fix: 'Raise token_num_uses of the role, or set it to 0.',
  }),
  read({
    symptom: 'the mount is KV version 2, and the path is one of version 1',
    words: /invalid path for a versioned k\/v/,
    causes: ['`data/` is missing after the mount'],
    fix: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
  }),
  read({
    symptom: 'the engine takes no plain reads at that path',
    words: /unsupported operation/,
    causes: ['the engine wants parameters, as pki/issue and ssh/sign do', 'the path is not whole'],
    fix: 'Write the path as a mapping with `path` and `with`, or correct it.',
  }),
  read({
    symptom: 'permission denied after a good login',
    words: /^/,
    status: 403,
    causes: [
      'no policy of the token covers the path: the login itself was fine',
      'KV version 2 wants `data/` in the path and in the policy',
      'the path lives in another namespace',
    ],
    fix:
      'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or let a policy of ' +
      'the role allow `read` on it (`update` where there are parameters).',
  }),
  read({
    symptom: 'nothing is there (404)',
    words: /^/,
    status: 404,
    causes: [
      'the path is mistyped',
      'the mount, or `data/` after the mount of KV version 2, is missing',
    ],
    fix:
      'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or write `| optional` ' +
      'after it if the secret may be absent.',
  }),
  read({
    symptom: 'the engine refused the request (400)',
    words: /^/,
    status: 400,
    causes: [
      'the parameters in `with` are not what the role of the engine allows',
      'the version does not exist',
    ],
    fix: 'Compare `with` with the role of the engine.',
  }),
]

/**
 * Rows for errors that only the data reveals; the code selects them, not a message of the server.
 */
export const dataRows = {
  deleted: read({
    symptom: 'the version is deleted',
    words: /^deleted$/,
    causes: ['someone deleted that version of the secret'],
    fix: 'Undelete it, write a new version, or ask for another one with ?version=.',
  }),
  destroyed: read({
    symptom: 'the version is destroyed for good',
    words: /^destroyed$/,
    causes: ['someone destroyed that version of the secret'],
    fix: 'Write a new version, or ask for another one with ?version=.',
  }),
  field: { ...absentField, words: /^field$/ },
}
