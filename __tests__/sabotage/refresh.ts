import type { Fault } from './fault.ts'

const flow = (named: string): Fault['guard'] => ({ test: '__tests__/flow/refresh.test.ts', named })
const inputs = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/refreshInputs.test.ts',
  named,
})

/** What `refresh` promises. */
export const refresh: readonly Fault[] = [
  {
    breaks: 'refresh: a later step sends its request token to another server than main',
    file: 'src/flow/refreshRequest.ts',
    find: 'if (originAndPath(idToken.url) !== saved.idTokenOrigin)',
    replace: "if (saved.idTokenOrigin === '')",
    guard: flow('is requested nowhere but where main requested its token: another host'),
  },
  {
    breaks: 'refresh: a session is leased with claims that differ from those that main expected',
    file: 'src/flow/refreshInputs.ts',
    find: "['issuer', 'allow-events', 'timeout', 'expect']",
    replace: "['issuer', 'allow-events', 'timeout']",
    guard: flow('comes from the same inputs as in main'),
  },
  {
    breaks: 'refresh: a failure is shown although the session still works',
    file: 'src/flow/refresh.ts',
    find: 'return usable(false) ?? failedReply(',
    replace: 'return failedReply(',
    guard: flow('is printed while it works, and fails after that'),
  },
  {
    breaks: 'refresh: a rejection is requested again with each call',
    file: 'src/flow/refreshReply.ts',
    find: 'const REPEAT_S = 60',
    replace: 'const REPEAT_S = 0',
    guard: flow('is not requested again for a minute'),
  },
  {
    breaks: 'refresh: a session is printed that libraries request again at once',
    file: 'src/exports/credentialProcess.ts',
    find: 'const FRESH_S = 16 * 60',
    replace: 'const FRESH_S = 14 * 60',
    guard: flow('until 16 minutes are left'),
  },
  {
    breaks: 'refresh: an ID token is printed for another audience',
    file: 'src/flow/refresh.ts',
    find: '`https:${asked}` !== run.config.prepared.audience',
    replace: "asked === ''",
    guard: flow('is not printed for another audience'),
  },
  {
    breaks: 'refresh: a failure text is a command of the runner',
    file: 'src/flow/refreshReply.ts',
    find: ".replaceAll('##[', '## [')",
    replace: '',
    guard: flow('repeats a stored rejection as one line'),
  },
  {
    breaks: 'refresh: inputs of other leases stand in the plan file',
    file: 'src/flow/refreshInputs.ts',
    find: 'STEP_INPUTS.includes(name)',
    replace: "name !== 'x'",
    guard: inputs('hold nothing of other leases'),
  },
  {
    breaks: 'refresh: a path is split by the shell of a library',
    file: 'src/flow/refreshInputs.ts',
    find: '.filter((path) => !plain.test(path))',
    replace: ".filter((path) => path === '')",
    guard: inputs('takes no path that a shell or a library splits'),
  },
  {
    breaks: 'refresh: a lease with refresh exports keys that expire',
    file: 'src/flow/refreshInputs.ts',
    find: 'others.length > 0 || ',
    replace: '',
    guard: inputs('takes the one target that stays valid'),
  },
]
