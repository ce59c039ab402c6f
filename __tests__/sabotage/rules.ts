import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const line = at('line')
const house = at('architecture')
const journal = at('journal/journal')

/** The rules of the house, and what the journal, the masks and the names promise. */
export const rules: readonly Fault[] = [
  {
    breaks: 'rule 1: a room looks only downwards',
    file: 'src/core/sanitize.ts',
    find: 'const LONGEST = 200\n',
    replace:
      "import { nearest } from '../inputs/nearest.ts'\n\nconst LONGEST = nearest('x', []) === undefined ? 200 : 0\n",
    guard: house('imports only from its own folder and those before it'),
  },
  {
    breaks: 'rule 1: only edge/ touches the world',
    file: 'src/core/budget.ts',
    find: 'ends: runtime.monotonicMs() + total',
    replace: 'ends: performance.now() + total',
    guard: house('has side effects only in http/ and runner/'),
  },
  {
    breaks: 'rule 1: each package of the runner has one importer',
    file: 'src/runner/random.ts',
    find: 'export ',
    replace: "import '@actions/core'\nexport ",
    guard: house('imports only from its own folder and those before it'),
  },
  {
    breaks: 'rule 1: nothing runs at import',
    file: 'src/core/masks.ts',
    find: '// A mask of fewer',
    replace: 'maskForms(String(SHORTEST))\n// A mask of fewer',
    guard: house('does nothing at import, unless it is an entry'),
  },
  {
    breaks: 'rule 2: entries are paragraphs',
    file: 'src/main.ts',
    find: '  preconnectIssuer(runtime)\n',
    replace: '  preconnectIssuer(runtime)\n'.repeat(8),
    guard: house('has entries that are paragraphs'),
  },
  {
    breaks: 'rule 3: a boolean is exactly true or false',
    file: 'src/inputs/reader.ts',
    find: "return this.oneOf(name, ['true', 'false']) === 'true'",
    replace: "return this.text(name).toLowerCase() === 'true'",
    guard: at('inputs/reader')('a flag is not "True"'),
  },
  {
    breaks: 'rule 3: a misspelt input is refused',
    file: 'src/flow/plan.ts',
    find: '  rejectMisspelt(raw, draft.errors)\n',
    replace: '',
    guard: at('flow/plan')('that an input is misspelt, above all "expect"'),
  },
  {
    breaks: 'rule 4: a error never shows a secret',
    file: 'src/inputs/reader.ts',
    find: "return secret || typeof value !== 'string'",
    replace: "return typeof value !== 'string'",
    guard: at('inputs/reader')('a error about a secret does not show it'),
  },
  {
    breaks: 'rule 5: a kind that no case knows does not compile',
    file: 'src/exports/values.ts',
    find: "    case 'values':\n      return credentials.values\n",
    replace: '',
    guard: 'types',
  },
  {
    breaks: 'rule 6: every rendering of a secret is ***',
    file: 'src/core/secret.ts',
    find: "  toJSON(): string {\n    return '***'",
    replace: '  toJSON(): string {\n    return this.#value',
    guard: at('core/secret')('shows nothing of itself, however it is rendered'),
  },
  {
    breaks: 'rule 6: a value of several lines is never masked whole',
    file: 'src/core/masks.ts',
    find: 'distinct([...lines.map((line) => line.trim()),',
    replace: 'distinct([value, ...lines.map((line) => line.trim()),',
    guard: at('core/masks')('is never given whole'),
  },
  {
    breaks: 'rule 7: no line of the log becomes a command',
    file: 'src/runner/commands.ts',
    find: ".replaceAll('##[', '## [')",
    replace: '',
    guard: at('runner/commands')('never becomes a command, whatever it holds'),
  },
  {
    breaks: 'rule 7: a server is never quoted',
    file: 'src/providers/response.ts',
    find: ', ...diagnostics].join(',
    replace: ', ...diagnostics, JSON.stringify(response)].join(',
    guard: at('providers/aws.refusals')('RegionDisabledException (403)'),
  },
  {
    breaks: 'rule 7: an unknown error is never quoted',
    file: 'src/core/failure.ts',
    find: 'const kind = error instanceof Error ? error.name : typeof error',
    replace: 'const kind = error instanceof Error ? error.message : typeof error',
    guard: at('runner/process')(
      'that loses an error (uncaughtException) fails without a word of its text',
    ),
  },
  {
    breaks: 'rule 8: no failure without a row in the table',
    file: 'src/flow/exchange.ts',
    find: "new Failure('GUARD_FAILED', 'the lease had expired when it arrived'",
    replace: "new Failure('LEASE_EXPIRED', 'the lease had expired when it arrived'",
    guard: 'types',
  },
  {
    breaks: 'rule 8: the page of errors tells of every failure',
    file: 'src/core/failure.ts',
    find: 'a value was mistyped, or',
    replace: 'a value was mistaken, or',
    guard: at('docs')('docs/reference/errors.md is what "npm run docs" writes'),
  },
  {
    breaks: 'rule 9: no certificate of a stranger is believed',
    file: 'src/http/connections.ts',
    find: 'rejectUnauthorized: true',
    replace: 'rejectUnauthorized: false',
    guard: at('http/client')('of an authority that is not trusted is refused'),
  },
  {
    breaks: 'rule 9: no redirect is followed',
    file: 'src/http/client.ts',
    find: 'attempt(await prepare(request).catch(markNotSent), timeouts),',
    replace: `{
      const call = await prepare(request)
      const answer = await attempt(call, timeouts)
      const to = answer.headers['location']
      return to === undefined ? answer : attempt({ ...call, url: new URL(to, call.url) }, timeouts)
    },`,
    guard: at('http/client')('follows no redirect'),
  },
  {
    breaks: 'rule 9: nothing leaves without TLS but to this very machine',
    file: 'src/http/client.ts',
    find: 'if (parseSafeUrl(request.url.origin)) return request',
    replace: 'return request',
    guard: at('http/client')('is not made without TLS, but to this very machine'),
  },
  {
    breaks: 'rule 9: a response has a largest size',
    file: 'src/http/body.ts',
    find: 'if (size <= cap)',
    replace: 'if (size <= cap * 1024)',
    guard: at('http/client')('without an end is dropped at the cap, and not read into memory'),
  },
  {
    breaks: 'rule 10: a refusal is final at once',
    file: 'src/core/verdict.ts',
    find: 'status >= 500',
    replace: 'status >= 400',
    guard: line('5. nothing is exported when the second of two fails, and the first is revoked'),
  },
  {
    breaks: 'rule 10: Retry-After is honoured',
    file: 'src/core/retry.ts',
    find: 'outcome instanceof Failure ? 0 : retryAfter(runtime, outcome)',
    replace: '0',
    guard: at('core/retry')('that does not fit into the budget ends it at once, without a wait'),
  },
  {
    breaks: 'rule 11: no word that fits everything',
    file: 'src/flow/rollBack.ts',
    find: 'function withEndings(',
    replace: 'function processEndings(',
    guard: house('calls nothing by a word that fits everything'),
  },
  {
    breaks: 'rule 12: a function has three parameters',
    file: 'src/flow/revoke.ts',
    find: '  { budget, inputs, header }: Revocation,\n',
    replace: '  { budget, inputs, header }: Revocation,\n  _more?: string,\n',
    guard: 'lint',
  },
  {
    breaks: 'rule 12: a function is short',
    file: 'src/flow/export.ts',
    find: '  const revocable = revocableLeases(',
    replace: `${'  void env.size\n'.repeat(20)}  const revocable = revocableLeases(`,
    guard: 'lint',
  },
  {
    breaks: 'rule 13: every export has its line',
    file: 'src/core/masks.ts',
    find: '/**\n * The forms of a secret that the runner must mask, beyond those which it derives itself: a closed\n * list.\n */\n',
    replace: '',
    guard: house('explains each of its exports in a line'),
  },
  {
    breaks: 'rule 14: no class but for privacy',
    file: 'src/flow/outcomes.ts',
    find: '/** What became of one thing',
    replace: '/** How it ended. */\nexport class Endings {}\n\n/** What became of one thing',
    guard: house('has classes for privacy and for its one error, and none inherits from another'),
  },
  {
    breaks: 'rule 14: readonly data',
    file: 'src/flow/outcomes.ts',
    find: '  readonly lease: string',
    replace: '  lease: string',
    guard: house('has immutable data, except for the state of its two parsers'),
  },
  {
    breaks: 'rule 15: nothing is mocked',
    file: '__tests__/core/url.test.ts',
    find: 'expect(parseSafeUrl(text)).toBeUndefined()',
    replace: 'expect(jest.fn(parseSafeUrl)(text)).toBeUndefined()',
    guard: house(
      'is tested as it is: nothing stands in for a module, a function or a clock of Node',
    ),
  },
  {
    breaks: 'rule 16: what is generated is what the source says',
    file: 'src/flow/fields.ts',
    find: "default: '60s'",
    replace: "default: '61s'",
    guard: at('docs')('action.yml is what "npm run docs" writes'),
  },
  {
    breaks: 'binding: a token of another run goes nowhere',
    file: 'src/identity/sources.ts',
    find: "'repository_owner_id', 'run_id', 'run_attempt'],",
    replace: "'repository_owner_id', 'run_id'],",
    guard: at('identity/runBinding')('by its run_attempt "2"'),
  },
  {
    breaks: 'keys: only from the own host of the issuer',
    file: 'src/identity/jwks.ts',
    find: 'url?.origin !== origin.origin',
    replace: 'url?.protocol !== origin.protocol',
    guard: at('identity/jwks')('it may not lead to https://evil.example.com/keys'),
  },
  {
    breaks: 'expect: what is not a string does not match',
    file: 'src/identity/expect.ts',
    find: "typeof got === 'string' && expected.some((pattern) => matches(pattern, got))",
    replace: 'got !== undefined && expected.some((pattern) => matches(pattern, String(got)))',
    guard: at('identity/expect')('an expectation does not hold "1" of 1'),
  },
  {
    breaks: 'expect: a star stops at / and :',
    file: 'src/identity/glob.ts',
    find: "const barrier = point === '/' || point === ':'",
    replace: "const barrier = point === '/'",
    guard: at('identity/expect')('an expectation does not hold "*" of "a:b"'),
  },
  {
    breaks: 'audience: no two owners share one',
    file: 'src/flow/crossChecks.ts',
    find: 'first.prepared.audienceOwner !== lease.prepared.audienceOwner',
    replace: 'first.from !== lease.from',
    guard: at('flow/plan')('could use it at another Vault'),
  },
  {
    breaks: 'names: no lease sets a variable that controls the runner',
    file: 'src/exports/names.ts',
    find: "  'LD_',\n",
    replace: '',
    guard: at('flow/export')('named LD_PRELOAD by a server are refused'),
  },
  {
    breaks: 'journal: an entry that main did not write is not believed',
    file: 'src/journal/journal.ts',
    find: "value?.['nonce'] === header.nonce ? parseEntry(value) : undefined",
    replace: 'value && parseEntry(value)',
    guard: journal('ignores what a later step smuggled in, with a warning, and goes on'),
  },
  {
    breaks: 'journal: no entry is too large for a process to start with',
    file: 'src/journal/journal.ts',
    find: 'line.length <= MAX_LINE && size <= MAX_TOTAL',
    replace: 'size <= MAX_TOTAL',
    guard: journal('refuses one entry beyond what a process can be started with, yet knows of it'),
  },
  {
    breaks: 'post: a receipt is believed only where its provider could have written it',
    file: 'src/flow/revoke.ts',
    find: 'if (!revoker.isValidRevocationData(receipt.revocation))',
    replace: 'if (!revoker.isValidRevocationData)',
    guard: at('flow/revoke')('at a place where Vault never leases'),
  },
  {
    breaks: 'files: through no link',
    file: 'src/runner/files.ts',
    find: 'constants.O_EXCL | NO_FOLLOW',
    replace: '0',
    guard: at('runner/files')('is not written through a link that was planted in its directory'),
  },
  {
    breaks: 'post: files that hold a credential are removed',
    file: 'src/flow/post.ts',
    find: 'for (const { path } of open.files)',
    replace: 'for (const { path } of open.files.slice(1))',
    guard: line('goes into files that post removes'),
  },
]
