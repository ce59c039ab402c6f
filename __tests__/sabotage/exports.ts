import type { Fault } from './fault.ts'

const at =
  (file: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${file}.test.ts`, named })

/** Faults in the export of credentials. */
export const exportFaults: readonly Fault[] = [
  {
    breaks: 'export: a lease without it is rejected',
    file: 'src/exports/parseExports.ts',
    find: "  if (!read.has('export')) read",
    replace: "  if (read.has('export')) read",
    guard: at('flow/plan')('that a lease must say where it is exported'),
  },
  {
    breaks: 'export: each file is in the journal before it is written',
    file: 'src/flow/export.ts',
    find: "    journal.append({ kind: 'file', path, ...(atEnd !== 'delete' && { restore: atEnd.restore }) })",
    replace: '    void journal',
    guard: at('flow/export')('in files are removed by the post step'),
  },
  {
    breaks: 'export: a profile of the job is never overridden',
    file: 'src/exports/profile.ts',
    find: '    rejectExistingProfiles(names, existing)\n',
    replace: '',
    guard: at('flow/export')('are rejected if ~/.aws/config has one of the same name'),
  },
  {
    breaks: 'export: only names that a target itself chooses may be reserved ones',
    file: 'src/flow/crossChecks.ts',
    find: 'fixed ? undefined : reservedNameError(name)',
    replace: 'fixed ? undefined : nameSyntaxError(name)',
    guard: at('flow/plan')('cannot set names that begin with LD_'),
  },
]
