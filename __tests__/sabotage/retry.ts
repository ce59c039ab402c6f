import type { Fault } from './fault.ts'

const at = (file: string, named: string): Fault['guard'] => ({
  test: `__tests__/${file}.test.ts`,
  named,
})

/** Faults in the retries, and in the token that each attempt carries. */
export const retry: readonly Fault[] = [
  {
    breaks: 'H1: a fresh ID token after a lost response',
    file: 'src/flow/attempts.ts',
    find: 'needsFresh ||= !(',
    replace: 'needsFresh ||= false && !(',
    guard: at('providers/freshTokens', 'issues a lease after a response that was lost or cut'),
  },
  {
    breaks: 'H1: a fresh ID token after an unclear response, too',
    file: 'src/flow/attempts.ts',
    find: 'needsFresh ||= !(',
    replace: 'needsFresh ||= outcome instanceof Failure && !(',
    guard: at('providers/freshTokens', 'issues a lease after a 502 of a gateway'),
  },
  {
    breaks: 'H1: the fresh ID token is requested during the wait',
    file: 'src/core/retry.ts',
    find: 'await Promise.all([runtime.sleep(wait, AbortSignal.any(signals)), prepared])',
    replace:
      'await runtime.sleep(wait, AbortSignal.any(signals)).then(() => attempt.prepare?.(wait))',
    guard: at('core/retry', 'is prepared during the wait before it, which costs no further time'),
  },
  {
    breaks: 'H1: the fresh ID token is verified before it is sent',
    file: 'src/flow/tokens.ts',
    find: 'const token = (await requestAndVerify(run, [lease])).get(lease.name)',
    replace: `const { issuer } = plan.step
      const jwt = await requestToken(runtime, { client: run.client, issuer }, lease.audience)
      const token = { jwt, expiresAt: runtime.now() + 300 } as unknown as VerifiedToken`,
    guard: at('flow/freshTokens', 'of another run is never sent'),
  },
  {
    breaks: 'H1: a rejection that says "used before" is worth one fresh token',
    file: 'src/providers/oauth/refusals.ts',
    find: "  verdict: 'retry-with-fresh-token',\n",
    replace: '',
    guard: at('providers/oauth', 'after a rejection that says "used before"'),
  },
  {
    breaks: 'U10: at most ten attempts',
    file: 'src/core/retry.ts',
    find: 'const MOST_ATTEMPTS = 10',
    replace: 'const MOST_ATTEMPTS = 11',
    guard: at('core/retry', 'never allows more than ten attempts, however long it is'),
  },
  {
    breaks:
      'U10: an attempt on a dead preconnected socket is repeated at once, but only if no byte left',
    file: 'src/core/retry.ts',
    find: 'count === 1 && preconnected && notSent',
    replace: 'count === 1 && preconnected',
    guard: at(
      'core/retry',
      'on a dead preconnected socket is not repeated at once when bytes may have left',
    ),
  },
  {
    breaks: 'U17: a request ID never has the form of a token',
    file: 'src/core/requestId.ts',
    find: '[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]',
    replace: '[\\w.:-]{8,40}',
    guard: at('core/requestId', 'is dropped in the form of "hvs.'),
  },
  {
    breaks: 'C2: a server that rejects two tokens in a row gets no third',
    file: 'src/flow/attempts.ts',
    find: 'renewed = true',
    replace: 'renewed = false',
    guard: at('flow/session', 'carries a fresh token only once after such rejections'),
  },
  {
    breaks: 'C3: the exchange returns the token that was presented',
    file: 'src/flow/session.ts',
    find: 'token: supply.current }',
    replace: 'token }',
    guard: at('flow/session', 'is returned with the token that was presented'),
  },
]
