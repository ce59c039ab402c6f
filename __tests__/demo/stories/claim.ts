import { bold, check, log, say, step } from '../paper.ts'
import { open } from './open.ts'

/** A run that is not what the workflow expects. */
export async function tell(): Promise<void> {
  const { job, vault, sts, inputs, close } = await open({ environment: 'staging' })
  say(bold('A run on another environment than the workflow expects.'))
  step(inputs)
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  check('the step failed', main.code === 1)
  check(
    'its outputs name the reason',
    main.outputs['error-code'] === 'CLAIM_MISMATCH' &&
      main.outputs['error-claim'] === 'environment',
  )
  check('the token was sent nowhere', vault.living().length === 0 && sts.living().length === 0)
  await close()
}
