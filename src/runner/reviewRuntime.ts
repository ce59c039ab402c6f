import type { ReviewRuntime } from '../review/runtime.ts'
import { openCheckout } from './checkout.ts'
import { clock } from './clock.ts'
import { writeCommandFiles } from './commandFiles.ts'
import { annotationLine, logLines } from './commands.ts'
import { refuseOldNode } from './node.ts'
import type { StepProcess } from './process.ts'

/** Returns the runtime of the review. Throws `ENVIRONMENT_REFUSED` if Node is too old. */
export function reviewRuntime(
  { print }: Pick<StepProcess, 'print'>,
  env: NodeJS.ProcessEnv = process.env,
): ReviewRuntime {
  refuseOldNode(process.versions.node)
  return {
    now: clock.now,
    github: (name) => env[`GITHUB_${name.toUpperCase()}`] || undefined,
    mayRequestTokens: Object.keys(env).some((name) => /^ACTIONS_ID_TOKEN_REQUEST_/i.test(name)),
    checkout(path) {
      const workspace = env['GITHUB_WORKSPACE']
      return workspace ? openCheckout(workspace, path) : undefined
    },
    log: (level, text) => print(level === 'info' ? logLines(text) : annotationLine(level, text)),
    annotate: (kind, text, place) => print(annotationLine(kind, text, place)),
    publish(outputs, summary) {
      const warning = writeCommandFiles(env, { env: new Map(), outputs, summary })
      if (warning !== undefined) print(annotationLine('warning', warning))
    },
  }
}
