import type { Fault } from './fault.ts'

const line = (named: string): Fault['guard'] => ({ test: '__tests__/line.test.ts', named })

/** The six orders of the straight line. */
export const orders: readonly Fault[] = [
  {
    breaks: 'order 1: every input mistake before the first request',
    file: 'src/flow/main.ts',
    find: '  const plan = await parsePlan(',
    replace: `  const early = { method: 'GET', url: new URL('https://vault.lab.test/v1/sys/health'), expects: 'json' } as const
  await runtime.http(early, { connect: 1, firstByte: 1, whole: 1 } as never).catch(() => {})
  const plan = await parsePlan(`,
    guard: line('1. every mistake in the inputs is reported before the first request'),
  },
  {
    breaks: 'order 1: all mistakes at once',
    file: 'src/inputs/reader.ts',
    find: '    this.#source.errors.push(',
    replace: '    if (this.#source.errors.length === 0) this.#source.errors.push(',
    guard: line('1. every mistake in the inputs is reported before the first request'),
  },
  {
    breaks: 'order 2: no exchange until every token is verified and every expectation holds',
    file: 'src/flow/tokens.ts',
    find: 'if (first) throw mergeFailures(first, more)',
    replace: 'if (first && more.length + 1 === settled.length) throw mergeFailures(first, more)',
    guard: line('2. no token is sent before all tokens are verified and all expectations match'),
  },
  {
    breaks: 'order 2: verify before exchange',
    file: 'src/identity/verify.ts',
    find: 'await signedClaims(jwt, keys)',
    replace: "JSON.parse(Buffer.from(jwt.reveal().split('.')[1] ?? '', 'base64url').toString())",
    guard: line('2. a forged token is never sent'),
  },
  {
    breaks: 'order 2: only verify makes a verified token',
    file: 'src/flow/exchange.ts',
    find: 'const token = tokens.verified.get(config.name)',
    replace:
      "const token = { ...tokens.verified.get(config.name), jwt: undefined as never, lease: '', audience: '', claims: {}, expiresAt: 0 }",
    guard: 'types',
  },
  {
    breaks: 'order 3: a secret that a server grants is masked at birth',
    file: 'src/flow/session.ts',
    find: '      runtime.mask(secret)\n',
    replace: '',
    guard: line('3. every secret is masked before any later output'),
  },
  {
    breaks: 'order 3: the ID token is masked at birth',
    file: 'src/identity/idToken.ts',
    find: '  runtime.mask(jwt)\n',
    replace: '',
    guard: {
      test: '__tests__/identity/idToken.test.ts',
      named: 'and is masked before anything else happens',
    },
  },
  {
    breaks: 'order 4: what was leased is in the state before the next request',
    file: 'src/journal/journal.ts',
    find: 'saveState({ closed: `open ${number + 1}`, [`entry_${number}`]: line })',
    replace: 'setTimeout(saveState, 50, { [`entry_${number}`]: line })',
    guard: line('4. post revokes what was leased when main is killed before its next request'),
  },
  {
    breaks: 'order 4: an intent before each attempt',
    file: 'src/flow/attempts.ts',
    find: 'intent = journal.append({',
    replace: 'if (intent < 0) intent = journal.append({',
    guard: line('4. post reports a lost response'),
  },
  {
    breaks: 'order 4: in memory first, so that a full disk still rolls back',
    file: 'src/journal/journal.ts',
    find: '      entries.push(entry)\n      whole',
    replace: '      setTimeout(() => entries.push(entry), 50)\n      fullyPersisted',
    guard: line('4. a full disk at the 3. line of the state leaves no valid lease'),
  },
  {
    breaks: 'order 4: the opening before any request',
    file: 'src/journal/journal.ts',
    find: "  runtime.saveState({ closed: 'open', opening: JSON.stringify(header) })",
    replace: `  try {
    runtime.saveState({ closed: 'open', opening: JSON.stringify(header) })
  } catch {}`,
    guard: line('4. a full disk at the 1. line of the state leaves no valid lease'),
  },
  {
    breaks: 'order 5: nothing is exposed unless every lease was obtained',
    file: 'src/flow/exchange.ts',
    find: '    throw first ? mergeFailures(first, more) : error\n',
    replace: `    if (failures.length === exchanges.length) throw first ? mergeFailures(first, more) : error
    return Promise.allSettled(exchanges).then((all) => all.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])))
`,
    guard: line('5. nothing is exported when the second of two fails, and the first is revoked'),
  },
  {
    breaks: 'order 5: what was obtained is revoked when one fails',
    file: 'src/flow/rollBack.ts',
    find: 'outstanding(journal.entries.entries())',
    replace: 'outstanding([...journal.entries.entries()].slice(4))',
    guard: line('5. nothing is exported when the second of two fails, and the first is revoked'),
  },
  {
    breaks: 'order 5: a lease is guarded before it is exposed',
    file: 'src/flow/exchange.ts',
    find: '  checkMinLifetime(runtime, config, lease)\n',
    replace: '',
    guard: line('with a lifetime below min-lifetime is revoked and rejected'),
  },
  {
    breaks: 'order 6: the exit code is failure until the last line is written',
    file: 'src/runner/process.ts',
    find: 'host.process.exitCode = 1',
    replace: 'host.process.exitCode = 0',
    guard: {
      test: '__tests__/runner/process.test.ts',
      named: 'that has not finished has the exit code of a failure',
    },
  },
  {
    breaks: 'order 6: a promise that never settles is a failure that says so',
    file: 'src/runner/process.ts',
    find: "host.process.on('beforeExit'",
    replace: "host.process.on('SIGHUP'",
    guard: {
      test: '__tests__/runner/process.test.ts',
      named: 'whose promise never settles fails with a message',
    },
  },
]
