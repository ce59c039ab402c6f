import type { Fault } from './fault.ts'

const guard = (named: string): Fault['guard'] => ({
  test: '__tests__/journal/outstanding.test.ts',
  named,
})

/** What post may leave unloaded, and what it may not. */
export const build: readonly Fault[] = [
  {
    breaks: 'post ends early although a request that may have leased got no response',
    file: 'src/journal/outstanding.ts',
    find: 'const open = [warnings, receipts, lost, files, unshipped]',
    replace: 'const open = [warnings, receipts, files, unshipped]',
    guard: guard('no response arrived to a request that may have leased'),
  },
  {
    breaks: 'post believes a killed main that everything was revoked',
    file: 'src/journal/outstanding.ts',
    find: 'return !killed && ',
    replace: 'return ',
    guard: guard('is false after a kill'),
  },
]
