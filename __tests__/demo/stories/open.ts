import { ROLE } from '../../lab/inProcessStep.ts'
import {
  type LoopbackOptions,
  type LoopbackServers,
  startLoopbackServers,
} from '../../lab/loopbackServers.ts'
import { yaml } from '../paper.ts'

/** What Vault keeps for the application. */
export const PASSWORD = 'correct-horse-battery-staple'

/**
 * A job on a runner, a Vault and an STS around it, and the inputs of a step that leases from both.
 */
export async function open(
  claims: LoopbackOptions['claims'] = {},
): Promise<
  LoopbackServers & { readonly inputs: { readonly expect: string; readonly leases: string } }
> {
  const opened = await startLoopbackServers({
    claims,
    vault: { kv2: { app: [{ password: PASSWORD }] } },
    roles: { [ROLE]: { claims: { environment: ['production'] } } },
  })
  const { aws, vault } = opened.fields
  const read = { APP_PASSWORD: 'secret/data/app#password' }
  const leases = yaml({
    deploy: { ...aws, export: 'env' },
    app: { ...vault, export: 'env', 'export-credentials': 'true', read },
  })
  return {
    ...opened,
    inputs: { expect: 'repository: octo-org/app\nenvironment: production', leases },
  }
}
