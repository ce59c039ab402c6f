import { bold, check, log, say, step } from '../paper.ts'
import { open, PASSWORD } from './open.ts'

/** Borrowed, used, revoked. */
export async function tell(): Promise<void> {
  const { job, vault, sts, close, ...place } = await open()
  const { inputs } = place
  say(bold('A workflow borrows credentials with its own identity.'))
  step(inputs)
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  check('the step succeeded', main.code === 0)

  const later = await job.run(({ env, print }) =>
    print(`connecting with ${env['APP_PASSWORD']} as ${env['AWS_ACCESS_KEY_ID']}`),
  )
  log('a later step uses them; the log shows none of it', later)
  const token = job.env['VAULT_TOKEN'] ?? ''
  check('the later step had the password', job.env['APP_PASSWORD'] === PASSWORD)
  check('the log does not show it', !later.shown.includes('correct-horse'))
  check('Vault takes the token', vault.accepts(token))

  for (const post of await job.post()) log('the post step revokes what can be revoked', post)
  check('Vault no longer takes the token', !vault.accepts(token) && vault.living().length === 0)
  check('the AWS session lives until it expires, and post said so', sts.living().length === 1)
  await close()
}
