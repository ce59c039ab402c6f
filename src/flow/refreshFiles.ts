import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { storedSession } from '../exports/credentialProcess.ts'
import { refreshNames, refreshScript } from '../exports/refreshScript.ts'
import type { Journal } from '../journal/journal.ts'
import { refreshPlanFile } from './refreshPlan.ts'
import type { ObtainedLease } from './run.ts'

/** Returns the path of a lease's command; `undefined` without `refresh`. Writes nothing. */
export function refreshCommandPath(
  runtime: Runtime,
  { name, refresh }: Pick<ObtainedLease['config'], 'name' | 'refresh'>,
): string | undefined {
  if (refresh === undefined) return undefined
  return runtime.tempFilePath(refreshNames(name, runtime.refreshCommand().windows).script)
}

/**
 * Writes the files of a lease with `refresh`: the command, its plan and the first session. Each file
 * is in the journal before it exists, those that only later steps write too; post removes them in
 * this order.
 */
export function writeRefreshFiles(
  runtime: Runtime,
  journal: Journal,
  { config, lease }: ObtainedLease,
): void {
  const { name, refresh } = config
  if (refresh === undefined) return
  const command = runtime.refreshCommand()
  const names = refreshNames(name, command.windows)
  const [script, plan, session] = [names.script, names.plan, names.session].map((each) =>
    runtime.tempFilePath(each),
  ) as [string, string, string]
  for (const file of Object.values(names))
    journal.append({ kind: 'file', path: runtime.tempFilePath(file) })
  runtime.writeTempFile(plan, refreshPlanFile(runtime, { name, refresh, uid: journal.header.uid }))
  const first = firstSession(lease)
  if (first) runtime.writeTempFile(session, first)
  runtime.writeTempFile(script, refreshScript(command, { plan, session }), { executable: true })
}

/** Returns the session of main; Google's libraries get ID tokens, which are not stored. */
function firstSession({ credentials, expiresAt }: ObtainedLease['lease']): Secret | undefined {
  if (credentials.kind !== 'aws') return undefined
  if (expiresAt !== undefined) return storedSession(credentials, expiresAt)
  throw new Failure('GUARD_FAILED', '"refresh" needs a session whose expiry is known')
}
