import type { Fault } from './fault.ts'

const at = (test: string, named: string): Fault['guard'] => ({
  test: `__tests__/${test}.test.ts`,
  named,
})

/** What a later step could do with the state that main leaves behind (S3, S8). */
export const journal: readonly Fault[] = [
  {
    breaks: 'S3: entries beyond the count of main are ignored',
    file: 'src/journal/journal.ts',
    find: 'for (; number < count; number++)',
    replace: 'for (; ; number++)',
    guard: at('journal/journal', 'ignores the entries beyond the count of main, with one warning'),
  },
  {
    breaks: 'S3: the count stands in the state with each entry, so that a kill changes nothing',
    file: 'src/journal/journal.ts',
    find: 'saveState({ closed: `open ${number + 1}`, [`entry_${number}`]: line })',
    replace: 'saveState({ [`entry_${number}`]: line })',
    guard: at('journal/journal', 'ignores them also when main was killed after 1 entries'),
  },
  {
    breaks: 'S3: after a kill nothing suppresses a revocation',
    file: 'src/journal/outstanding.ts',
    find: 'if (killed) revoked.add(entry.receipt)',
    replace: 'if (killed && !entry) revoked.add(entry)',
    guard: at('flow/post', 'revokes again what a killed main journaled as revoked'),
  },
  {
    breaks: 'S8: after a tombstone post believes no entry',
    file: 'src/journal/journal.ts',
    find: 'line === undefined || line === TOMBSTONE.opening',
    replace: 'line === undefined',
    guard: at('journal/journal', 'believes no entry where main leased nothing, and says so in one'),
  },
  {
    breaks: 'journal: an input is used only if its SHA-256 is that of the receipt',
    file: 'src/flow/supplies.ts',
    find: "hash('sha256', value) !== sha256",
    replace: "hash('sha256', value) === ''",
    guard: at('flow/supplies', 'is rejected if it has another value'),
  },
  {
    breaks: 'journal: no secret of the workflow is in the state',
    file: 'src/providers/oauth/revoke.ts',
    find: "secret: hash('sha256', clientSecret)",
    replace: 'secret: clientSecret',
    guard: at('providers/oauth', 'has neither the client secret nor an ID token'),
  },
  {
    breaks: "journal: the runner's files get mode 0600",
    file: 'src/runner/appendFile.ts',
    find: '    fchmodSync(file, 0o600)\n',
    replace: '    void fchmodSync\n',
    guard: at('runner/commandFiles', 'become readable by their owner only'),
  },
  {
    breaks: 'post: ID tokens are requested only where main could',
    file: 'src/runner/runtime.ts',
    find: '`${url.origin}${url.pathname}` === known',
    replace: 'url.origin !== known',
    guard: at('runner/runtime', 'of post requests ID tokens only at the URL of main'),
  },
  {
    breaks: 'post: a lease is gone without a flag only if it was revoked or has expired',
    file: 'src/flow/revoke.ts',
    find: '  if (again) return',
    replace: '  if (again || lease) return',
    guard: at('flow/revoke', 'counts as already gone with a flag if only the server reports it'),
  },
]
