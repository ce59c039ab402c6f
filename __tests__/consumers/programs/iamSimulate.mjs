// Judges requests by a role's policy and a session policy: `iamSimulate.mjs FOLDER SESSION ROLE`, with
// `[[action, resource], …]` on standard input. Prints one verdict for each request.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const [, , folder, session, role] = process.argv
const resolved = createRequire(join(folder, 'package.json')).resolve('@cloud-copilot/iam-simulate')
const { runSimulation } = await import(pathToFileURL(resolved).href)
for (const [action, resource] of JSON.parse(await text(process.stdin))) {
  const result = await runSimulation(
    {
      request: {
        principal: 'arn:aws:sts::123456789012:assumed-role/app-read/session',
        action,
        resource: { resource, accountId: '123456789012' },
        contextVariables: {},
      },
      sessionPolicy: JSON.parse(session),
      identityPolicies: [{ name: 'role', policy: JSON.parse(role) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: undefined,
    },
    {},
  )
  console.log(result.overallResult ?? result.analysis?.result ?? JSON.stringify(result.errors))
}
