import type { Fault } from './fault.ts'

const at =
  (file: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/review/${file}.test.ts`, named })

/** Faults in the action that reviews checkouts. */
export const reviews: readonly Fault[] = [
  {
    breaks: 'review: it does not run in a job that may request ID tokens',
    file: 'src/review/main.ts',
    find: '  if (runtime.mayRequestTokens)',
    replace: '  if (runtime.mayRequestTokens && event === "")',
    guard: at('hostile')('not with ACTIONS_ID_TOKEN_REQUEST_URL'),
  },
  {
    breaks: 'review: the table does not come from what is reviewed',
    file: 'src/review/inputs.ts',
    find: "  const from = read.has('base') ? base : path",
    replace: '  const from = path',
    guard: at('hostile')('the table is read from base'),
  },
  {
    breaks: 'review: no link in a path is followed',
    file: 'src/runner/checkout.ts',
    find: '  return parents.every(isDirectory) ? join(from, ...parts) : undefined',
    replace: '  return join(from, ...parts)',
    guard: at('hostile')('cannot have the table be a link, or be read through one'),
  },
  {
    breaks: 'review: a policy that cannot be judged is reported',
    file: 'src/review/judgePolicy.ts',
    find: "    if (judgement.decision === 'cannot-tell') doubts",
    replace: "    if (judgement.decision === 'denies' && false) doubts",
    guard: at('policies')('is judged resource by resource'),
  },
  {
    breaks: 'review: what aliases repeat is limited',
    file: 'src/inputs/workflowYaml.ts',
    find: '  if (spot.repeated) aliased.count += 1',
    replace: '  if (spot.repeated) aliased.count += 0',
    guard: at('inventory')('with a bomb of aliases is reported'),
  },
]
