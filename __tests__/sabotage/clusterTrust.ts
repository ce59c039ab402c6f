import type { Fault } from './fault.ts'

/** Faults in what is printed for a cluster: its trust, and the Secret that post could not delete. */
export const clusterTrusts: readonly Fault[] = [
  {
    breaks: 'the log names the Secret that post could not delete',
    file: 'src/flow/revoke.ts',
    find: '`${outcome.sentence}; ${left}`',
    replace: 'outcome.sentence',
    guard: {
      test: '__tests__/flow/kubernetes.test.ts',
      named: 'leaves a Secret that the log names with the command that deletes it',
    },
  },
  {
    breaks: 'no command is printed from a state that the provider could not have written',
    file: 'src/flow/revoke.ts',
    find: 'return revoker?.isValidRevocationData(revocation)',
    replace: 'return revoker',
    guard: {
      test: '__tests__/flow/post.test.ts',
      named: 'prints no command from a state that the provider could not have written',
    },
  },
]
