import type { Fault } from './fault.ts'

const printed = (named: string): Fault['guard'] => ({
  test: '__tests__/trust/printed.test.ts',
  named,
})

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
  {
    breaks: 'the printed rules of a cluster admit no other workflow',
    file: 'src/trust/kubernetesTrust.ts',
    find: 'Object.entries(identifyingClaims(claims)).map(([name, value]) => ({',
    replace: 'Object.entries({} as ClaimSet).map(([name, value]) => ({',
    guard: printed('what is printed for kubernetes admits both forms of'),
  },
  {
    breaks: 'the printed Role of a cluster has no more than the lease needs',
    file: 'src/trust/kubernetesTrust.ts',
    find: '...(revocable ? [secrets] : [])',
    replace: 'secrets',
    guard: printed('lets the workflow create and delete Secrets only to revoke'),
  },
  {
    breaks: 'a printed mapping does not replace the one of the cluster',
    file: 'src/trust/kubernetesTrust.ts',
    find: 'expectUser === undefined || users.includes(expectUser)',
    replace: 'expectUser !== ""',
    guard: printed('names the user of the page, and keeps an own one of the cluster'),
  },
]
