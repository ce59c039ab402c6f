import type { Fault } from './fault.ts'

const TEST = '__tests__/alarms/alarms.test.ts'

/** The queries of docs/alarms. */
export const alarms: readonly Fault[] = [
  {
    breaks: 'a line that names another identity does not account for a session',
    file: 'docs/alarms/session-without-line.sql',
    find: '    AND coalesce(record."identity.sub" = session.subject, TRUE)\n',
    replace: '',
    guard: { test: TEST, named: 'session-without-line finds exactly' },
  },
  {
    breaks: 'a branch that differs in case is another branch',
    file: 'docs/alarms/unexpected-production.sql',
    find: "`identity.ref` GLOB 'refs/heads/main'",
    replace: "`identity.ref` LIKE 'refs/heads/main'",
    guard: { test: TEST, named: 'unexpected-production finds exactly' },
  },
  {
    breaks: 'what was used in the last 30 days is not new',
    file: 'docs/alarms/first-seen.sql',
    find: '    AND julianday(earlier.time) >= julianday(used.time) - 30\n',
    replace: '',
    guard: { test: TEST, named: 'first-seen finds exactly' },
  },
]
