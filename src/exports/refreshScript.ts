import type { Runtime } from '../core/runtime.ts'

/** The version of the protocol between kubectl and the command. */
export const EXEC_API = 'client.authentication.k8s.io/v1'

/** The names of a lease's files for `refresh`, in the step's temporary directory. */
export const refreshNames = (lease: string, windows = false) => ({
  script: windows ? `refresh-${lease}.cmd` : `refresh-${lease}`,
  plan: `refresh-${lease}.json`,
  session: `lease-${lease}.json`,
  newSession: `lease-${lease}.new`,
  lock: `lease-${lease}.lock`,
  rejection: `lease-${lease}.rejected`,
})

/**
 * Returns the script that libraries start. It prints the stored session while it is fresh, which
 * takes some 3 ms more than an empty shell, and no Node; otherwise it starts Node. `/bin/date` is
 * the only other program that it runs: a name without a path could be another program, as each step
 * can change PATH.
 */
export function refreshScript(
  { node, entry, unset, windows }: ReturnType<Runtime['refreshCommand']>,
  { plan, session }: { readonly plan: string; readonly session: string },
): string {
  if (windows) return `@"${node}" "${entry}" "${plan}"\r\n`
  return [
    '#!/bin/sh',
    '# Written by lease-credentials for libraries of later steps; removed at the end of the job.',
    `if [ -r '${session}' ]; then`,
    `  { IFS= read -r until && IFS= read -r credentials; } <'${session}'`,
    '  now=$(/bin/date +%s 2>/dev/null)',
    '  case "${until:-x}${now:-x}" in',
    '  *[!0-9]*) ;;',
    '  *)',
    '    if [ "$until" -gt "$now" ] && [ -n "$credentials" ]; then',
    '      printf \'%s\\n\' "$credentials"',
    '      exit 0',
    '    fi',
    '    ;;',
    '  esac',
    'fi 2>/dev/null',
    `unset ${unset.join(' ')}`,
    `exec '${node}' '${entry}' '${plan}'`,
    '',
  ].join('\n')
}
