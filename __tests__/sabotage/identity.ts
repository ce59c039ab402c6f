import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const run = at('identity/runBinding')
const keys = at('identity/jwks')

/** Faults in the binding of a token to its run and event, and in the strictness of its parsing. */
export const identity: readonly Fault[] = [
  {
    breaks: 'S4: workflow_run is accepted one hop only',
    file: 'src/identity/runBinding.ts',
    find: "if (typeof trigger !== 'string' || !ACCEPTED_EVENTS.includes(trigger))",
    replace: "if (typeof trigger !== 'string')",
    guard: run('is rejected after "issue_comment" of this repository'),
  },
  {
    breaks: 'S5: an event that is not listed is rejected',
    file: 'src/identity/runBinding.ts',
    find: ": 'this step does not accept that event'",
    replace: ": event.startsWith('pull') ? 'this step does not accept that event' : undefined",
    guard: run('reject "of_the_future"'),
  },
  {
    breaks: 'S5: no externally triggerable event is listed',
    file: 'src/identity/events.ts',
    find: "  'delete',\n",
    replace: "  'delete',\n  'watch',\n",
    guard: run('that are accepted contain none that is externally triggerable'),
  },
  {
    breaks: 'S5: a pull request of a fork is rejected',
    file: 'src/identity/runBinding.ts',
    find: 'String(got) === own) return undefined',
    replace: "String(got) !== '') return undefined",
    guard: run('is rejected of a fork'),
  },
  {
    breaks: 'S17: a token must name its run',
    file: 'src/identity/runBinding.ts',
    find: 'return got === own\n',
    replace: 'return got === own || got === undefined\n',
    guard: run('rejects a token by its run_attempt undefined'),
  },
  {
    breaks: 'S17: a runner that does not name the run accepts no token',
    file: 'src/identity/runBinding.ts',
    find: 'if (own === undefined)\n      return [',
    replace: 'if (own === undefined)\n      return []\n    if (own === undefined)\n      return [',
    guard: run('rejects every token if the runner does not set run_id'),
  },
  {
    breaks: 'H3: a key that may not verify is not used',
    file: 'src/identity/jwks.ts',
    find: "operations.includes('verify')",
    replace: 'operations.length > 0',
    guard: keys('a key that may only sign is refused'),
  },
  {
    breaks: 'H3: a key whose private part is published is not used',
    file: 'src/identity/jwks.ts',
    find: 'if (hasPublishedPrivatePart(candidates, keys))',
    replace: 'if (!hasPublishedPrivatePart)',
    guard: keys('a key published with its "d" is refused'),
  },
  {
    breaks: 'H3: a modulus has one spelling',
    file: 'src/identity/jwks.ts',
    find: "if (highest === 0 || bytes.toString('base64url') !== modulus) return undefined",
    replace: 'if (highest === 0) return undefined',
    guard: keys('a key whose modulus is padded is refused'),
  },
  {
    breaks: 'H4: a compressed payload is rejected',
    file: 'src/identity/jws.ts',
    find: "['crit', 'b64', 'zip']",
    replace: "['crit', 'b64']",
    guard: at('identity/jws')('over a compressed payload'),
  },
  {
    breaks: 'H4: a token expires after it was issued',
    file: 'src/identity/registeredClaims.ts',
    find: 'return [...late, ...lifetimeError(claims)]',
    replace: 'return [...late, ...lifetimeError({})]',
    guard: at('identity/registeredClaims')('that expires 0 s after it was issued'),
  },
  {
    breaks: 'frozen: what 2dcbd60 rejected is rejected still',
    file: 'src/identity/registeredClaims.ts',
    find: 'return acceptsAudienceList && isListOfOne ?',
    replace: 'return Array.isArray(got) && got.includes(audience) ?',
    guard: at('identity/frozen')('rejected by 2dcbd60, rejected still: audience: among others'),
  },
  {
    breaks: 'S16: the record repeats no secret that a forged token claims',
    file: 'src/flow/failureLog.ts',
    find: 'claimed: withoutSecrets(claimed, secrets)',
    replace: 'claimed: withoutSecrets(claimed, [])',
    guard: at('flow/failureLog')('no claim of a forged token that repeats a secret of the step'),
  },
  {
    breaks: "Forgejo: GitHub's runner contradicts FORGEJO_ACTIONS",
    file: 'src/identity/sources.ts',
    find: "if (github('repository_id') !== undefined)",
    replace: "if (github('repository_id') === '')",
    guard: at('identity/forgejo')('no frozen token is accepted with FORGEJO_ACTIONS=true'),
  },
  {
    breaks: 'Forgejo: no host of GitHub is a Forgejo',
    file: 'src/identity/issuer.ts',
    find: ' && !isGitHubHost(url.hostname)',
    replace: '',
    guard: at('identity/issuer')('may not be declared as "https://github.com/api/actions"'),
  },
  {
    breaks: 'Forgejo: the address of the request is pinned',
    file: 'src/identity/idToken.ts',
    find: 'address === expected && query.length < 2',
    replace: 'address?.endsWith("/idtoken") && query.length < 2',
    guard: at('identity/forgejo')('the address at which Forgejo issues tokens may not be'),
  },
  {
    breaks: 'Forgejo: the address is checked before the first request',
    file: 'src/flow/plan.ts',
    find: '  if (runtime.job.idToken) requestAddress(runtime.job, plan.step.issuer)\n',
    replace: '',
    guard: at('flow/forgejo')('sends nothing to https://evil.example.com'),
  },
  {
    breaks: 'Forgejo: a list of audiences holds exactly one',
    file: 'src/identity/registeredClaims.ts',
    find: 'got.length === 1 && got[0] === audience',
    replace: 'got.includes(audience)',
    guard: at('identity/forgejo')('a token of Forgejo is rejected with two audiences'),
  },
  {
    breaks: 'Forgejo: a token names its run',
    file: 'src/identity/sources.ts',
    find: "boundClaims: ['repository', 'run_id', 'run_attempt']",
    replace: "boundClaims: ['repository', 'run_id']",
    guard: at('identity/forgejo')('is bound to the run by run_attempt'),
  },
  {
    breaks: 'Forgejo: no API address of a foreign server',
    file: 'src/providers/octo-sts/exchange.ts',
    find: 'isForgejoToken(leaseSession.token.claims)\n    ? undefined\n    : ',
    replace: '',
    guard: at('providers/octo-sts')('revokes at GitHub also from a Forgejo'),
  },
]
