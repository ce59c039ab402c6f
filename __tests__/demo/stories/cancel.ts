import { bold, check, log, say, step } from '../paper.ts'
import { open } from './open.ts'

/** Somebody cancels the run while Vault is being read. */
export async function tell(): Promise<void> {
  const { job, vault, ports, close, ...place } = await open()
  const { inputs } = place
  say(bold('The run is cancelled while the step reads from Vault, which does not answer.'))
  step(inputs)
  const main = job.start({ id: 'creds', with: inputs })
  let leased = 0
  ports.vault.misbehave((_, { url }) =>
    url.pathname.includes('/secret/') ? { kind: 'silence' } : undefined,
  )
  ports.vault.watch((moment, _, { url }) => {
    if (moment !== 'arrived' || !url.pathname.includes('/secret/')) return
    leased = vault.living().length
    main.cancel()
  })
  const ended = await main.done
  log('the step', ended)
  check('it had a token of Vault when it was cancelled', leased === 1)
  check('it gave the token back before it ended', vault.living().length === 0)
  check(
    'it said so, and exported nothing',
    /app: revoked/.test(ended.shown) && Object.keys(ended.env).length === 0,
  )
  check(
    'its outputs name the reason',
    ended.code === 1 && ended.outputs['error-code'] === 'CANCELLED',
  )
  const posts = await job.post()
  for (const post of posts) log('the post step', post)
  check(
    'nothing of Vault was left for post',
    posts.every(({ shown }) => !shown.includes('app:')),
  )
  await close()
}
