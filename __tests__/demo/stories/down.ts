import { bold, check, log, say, step } from '../paper.ts'
import { open } from './open.ts'

/** One of two servers is down for longer than the step waits. */
export async function tell(): Promise<void> {
  const { job, vault, sts, ports, close, ...place } = await open()
  const inputs = { ...place.inputs, timeout: '2s' }
  say(
    bold(
      'Vault is down. The step tries again while its time lasts, and then exports nothing at all.',
    ),
  )
  step(inputs)
  ports.vault.down()
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  check('it tried more than once', /attempt [2-9]/.test(main.shown))
  check(
    'the step failed, in the time that it had',
    main.code === 1 && main.outputs['error-code'] === 'UNREACHABLE',
  )
  check(
    'AWS had answered; its session was handed to nobody, and is named',
    sts.living().length === 1 && Object.keys(main.env).length === 0,
  )

  await ports.vault.up()
  const again = await job.step({ id: 'creds', with: inputs })
  log('Vault is up again: the same step', again)
  check('the step succeeded', again.code === 0 && vault.living().length === 1)
  for (const post of await job.post()) log(`the ${post.name}`, post)
  check('nothing is alive in Vault', vault.living().length === 0)
  await close()
}
