import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })

/** What a failed step tells a stranger, and what the pages promise. */
export const docs: readonly Fault[] = [
  {
    breaks: 'U11: an annotation holds every mistake',
    file: 'src/core/report.ts',
    find: '  if (message.length <= longest) return message\n',
    replace: "  if (!message.includes('\\n')) return message\n",
    guard: at('core/report')('keeps every mistake of several in the annotation'),
  },
  {
    breaks: 'U14: one lease that lives on takes one line of the summary',
    file: 'src/record/summary.ts',
    find: 'more.length === 0\n      ? ',
    replace: 'more.length < 0\n      ? ',
    guard: at('record/record')('of post is one line for one lease, and a list with notes'),
  },
  {
    breaks: 'suggestions: none admits pull requests',
    file: 'src/providers/describeToken.ts',
    find: '  if (!isPullRequest) return policy()\n',
    replace: '  if (!isPullRequest || event !== undefined) return policy()\n',
    guard: at('providers/suggestions')('suggests none that admits pull requests to a run of one'),
  },
  {
    breaks: 'migration: each input of another action is on its page',
    file: 'src/inputs/peers.ts',
    find: "    'aws-region': to('region'),\n",
    replace: '',
    guard: at('docs.migrate')('an input left over from the job before is one error that names it'),
  },
  {
    breaks: 'migration: an input of several actions is known by its value',
    file: 'src/inputs/peerAdvice.ts',
    find: 'return advice.when?.test(value) ?? true',
    replace: 'return true',
    guard: at('inputs/peers')('is known by the values that each action takes'),
  },
  {
    breaks: 'errors: the log links to a heading that exists',
    file: 'src/core/report.ts',
    find: '`See ${ERRORS_PAGE}#${code.toLowerCase()}`',
    replace: '`See ${ERRORS_PAGE}#${code}`',
    guard: at('docs')('every error has the heading to which the log links'),
  },
]
