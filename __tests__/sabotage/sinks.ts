import type { Fault } from './fault.ts'

const guard = (named: string): Fault['guard'] => ({ test: '__tests__/flow/sinks.test.ts', named })
const played = (named: string): Fault['guard'] => ({
  test: '__tests__/faults/sinks.test.ts',
  named,
})

/** Faults in `sinks`. */
export const sinks: readonly Fault[] = [
  {
    breaks: 'sinks: the token of a sink is verified before any token is sent',
    file: 'src/flow/tokens.ts',
    find: '...(sinks ? [sinks.verifySinks()] : []),',
    replace: '',
    guard: guard('verifies the token of a sink together with all others'),
  },
  {
    breaks: 'sinks: with "fail" nothing is exported before the record is stored',
    file: 'src/flow/sinks.ts',
    find: 'if (failure) throw failure',
    replace: 'void failure',
    guard: guard('that is down exports nothing, and everything is revoked'),
  },
  {
    breaks: 'sinks: a lease authenticates only at hosts of its provider',
    file: 'src/flow/sinkInputs.ts',
    find: 'if (owner !== lease.from)',
    replace: 'if (owner === undefined && lease.from === undefined)',
    guard: guard('https://x.test, lease: audit'),
  },
  {
    breaks: 'sinks: the suffix of a host alone is not its provider',
    file: 'src/record/sinks/hosts.ts',
    find: "region !== '' && suffix === partitionOf(region).suffix",
    replace: "region !== '' && suffix?.startsWith(partitionOf(region).suffix)",
    guard: guard('amazonaws.com.evil.test, lease: audit'),
  },
  {
    breaks: 'sinks: post exchanges no lease that main did not obtain',
    file: 'src/flow/shipEndings.ts',
    find: 'if (!plan || !obtained.has(lease))',
    replace: 'if (!plan)',
    guard: guard('exchanges no lease in post if main was refused'),
  },
  {
    breaks: 'sinks: lines that may not have arrived are sent again',
    file: 'src/flow/sinks.ts',
    find: 'if (settled) for',
    replace: 'for',
    guard: guard('is sent again by post, where the sink was down'),
  },
  {
    breaks: 'sinks: what a killed main marked as stored is sent again',
    file: 'src/journal/outstanding.ts',
    find: 'for (const sink of entry.sinks)',
    replace: 'for (const sink of killed ? [] : entry.sinks)',
    guard: guard('is repeated by post with the same uid after a SIGKILL'),
  },
  {
    breaks: 'sinks: a beginning that was never exported is withdrawn',
    file: 'src/flow/sinks.ts',
    find: 'for (const { entry, sink } of unshipped(run)) settle(run, entry, sink)',
    replace: '',
    guard: guard('that is down exports nothing, and everything is revoked'),
  },
  {
    breaks: 'sinks: a success response without a confirmation is not one',
    file: 'src/record/sinks/otlp.ts',
    find: "if ('error' in parsed) return 'unclear'",
    replace: "if ('error' in parsed) return { rejected: 0 }",
    guard: played('keeps its word in main under a lasting fault: no confirmation'),
  },
  {
    breaks: 'sinks: lines that are rejected for good fail the step',
    file: 'src/flow/ship.ts',
    find: 'if (rejected === 0) {',
    replace: 'if (rejected >= 0) {',
    guard: guard('keeps its word if it rejects a part'),
  },
  {
    breaks: 'labels stand in the line of an ending',
    file: 'src/flow/audit.ts',
    find: '...(step.labels?.[lease] && { labels: step.labels[lease] }),',
    replace: '',
    guard: { test: '__tests__/flow/labels.test.ts', named: 'stand in the line of an ending' },
  },
]
