import { deepEqual, match, ok } from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findLeaks } from '../lab/leaks.ts'
import { startLoopbackServers } from '../lab/loopbackServers.ts'
import { act, runWorkflow } from '../real/parts/act.ts'
import { ACTION } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'

const WORKFLOW = resolve(import.meta.dirname, 'workflows/refresh.yml')

/** What the runner would download of this tree. */
function actionFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'action-'))
  for (const path of ['action.yml', 'dist'])
    cpSync(join(ACTION, path), join(folder, path), { recursive: true })
  return folder
}

const keyIn = (json = '{}'): string =>
  (JSON.parse(json) as { readonly AccessKeyId: string }).AccessKeyId

export const actConsumer: Suite = suite({
  name: 'act',
  parts: [act],
  open: async () => undefined,
  scenarios: {
    'a run step of act refreshes, and post removes the command and names the bound': async () => {
      const servers = await startLoopbackServers()
      const { facts, idToken } = servers.issuer
      const github = Object.entries(facts).map(([name, value]) => [
        `GITHUB_${name.toUpperCase()}`,
        value,
      ])
      try {
        const { passed, log, seen, steps } = await runWorkflow({
          action: actionFolder(),
          files: { '.github/workflows/workflow.yml': readFileSync(WORKFLOW, 'utf8') },
          env: {
            ...Object.fromEntries(github),
            ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.bearer,
          },
          vars: { STS: servers.ports.aws.origin },
        })
        ok(passed, log)
        ok(keyIn(seen['first']) !== keyIn(seen['second']))
        deepEqual(
          servers.ports.aws.requests.map(({ body }) => new URLSearchParams(body).get('Action')),
          ['AssumeRoleWithWebIdentity', 'AssumeRoleWithWebIdentity'],
        )
        deepEqual(steps['Use two sessions'], 'success')
        match(log, /aws: cannot be revoked; what was refreshed expires at the latest at/)
        match(log, /aws: refreshed once, according to the later steps/)
        deepEqual(findLeaks([{ where: 'log', text: log }], servers.lab.issued), [])
      } finally {
        await servers.close()
      }
    },
  },
})
