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
    when: { words: /token had one use left/ },
    causes: ['token_num_uses of the role is too small for the paths in `read`'],
    fix: 'Raise token_num_uses of the role, or set it to 0.',
  }),
  read({
    symptom: 'the mount is KV version 2, and the path is one of version 1',
    when: { words: /invalid path for a versioned k\/v/ },
    causes: ['`data/` is missing after the mount'],
    fix: 'Write MOUNT/data/PATH instead of MOUNT/PATH.',
  }),
  read({
    symptom: 'the engine does not support a plain read at that path',
    when: { words: /unsupported operation/ },
    causes: [
      'the engine requires parameters, as pki/issue and ssh/sign do',
      'the path is incomplete',
    ],
    fix: 'Write the path as a mapping with `path` and `with`, or correct it.',
  }),
  read({
    symptom: 'permission denied after a successful login',
    when: { status: 403 },
    causes: [
      'no policy of the token covers the path; the login itself succeeded',
      'KV version 2 requires `data/` in the path and in the policy',
      'the path is in another namespace',
    ],
    fix:
      'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or let a policy of ' +
      'the role allow `read` on it (`update` where there are parameters).',
  }),
  read({
    symptom: 'the path does not exist (404)',
    when: { status: 404 },
    causes: [
      'the path is mistyped',
      'the mount, or `data/` after the mount of KV version 2, is missing',
    ],
    fix:
      'Correct the path (KV version 2: `secret/data/app`, not `secret/app`), or write `| optional` ' +
      'after it if the secret may be absent.',
  }),
  read({
    symptom: 'the engine rejected the request (400)',
    when: { status: 400 },
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
    causes: ['someone deleted that version of the secret'],
    fix: 'Undelete it, write a new version, or ask for another one with ?version=.',
  }),
  destroyed: read({
    symptom: 'the version is destroyed',
    causes: ['someone destroyed that version of the secret'],
    fix: 'Write a new version, or ask for another one with ?version=.',
  }),
  field: absentField,
}
