// `npm run demo`: the built action, run as the runner runs it, against an issuer, a Vault and an STS on loopback ports.
import { livingLab } from '../lab/clock.ts'
import { type IssuerOptions, labIssuer } from '../lab/issuer.ts'
import { listen } from '../lab/listen.ts'
import { startJob } from '../lab/runner.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'
import { bold, check, dim, log, say, verdict } from './paper.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const stories = { lease, claim } as const
type Story = keyof typeof stories

const wanted = process.argv[2] ?? 'lease'
const story = (Object.keys(stories) as Story[]).find((each) => each === wanted)
if (!story) {
  say(`npm run demo -- ${Object.keys(stories).join(' | ')}`)
  process.exit(2)
}
await stories[story]()
process.exit(verdict())

/** A job on a runner, and the servers around it. */
async function open(options: IssuerOptions = {}) {
  const lab = livingLab()
  const issuer = labIssuer(lab, options)
  const github = await listen(issuer.handle)
  issuer.settle(github.origin)
  const port = await listen((request) => vault.handle(request))
  const vault = vaultServer(lab, issuer.relying, {
    origin: port.origin,
    roles: { 'jwt/ci': { role_type: 'jwt', user_claim: 'repository', bound_audiences: [port.origin], token_policies: ['app'] } },
    kv2: { app: [{ password: lab.issue('correct-horse-battery-staple') }] },
  })
  const sts = stsServer(lab, issuer.relying, { roles: { [ROLE]: { claims: { environment: ['production'] } } } })
  const aws = await listen(sts.handle)
  const job = startJob({ action: '.', facts: { ...issuer.facts, action: 'creds' }, idToken: issuer.idToken })
  const leases = [
    'deploy:',
    ...['  from: aws', `  role: ${ROLE}`, '  region: eu-central-1', `  address: ${aws.origin}`],
    'app:',
    ...[
      '  from: vault',
      `  address: ${port.origin}`,
      '  role: ci',
      '  hand-over-token: true',
      '  read:',
      '    APP_PASSWORD: secret/data/app#password',
    ],
  ].join('\n')
  const close = async (): Promise<void> => {
    job.close()
    await Promise.all([github.close(), port.close(), aws.close()])
  }
  return { job, vault, sts, leases, lab, close }
}

/** A step as it stands in a workflow file. */
function shown(inputs: Readonly<Record<string, string>>): void {
  say(dim('      - uses: OWNER/lease-credentials@<sha>\n        id: creds\n        with:'))
  for (const [name, value] of Object.entries(inputs)) {
    say(dim(value.includes('\n') ? `          ${name}: |\n${value.replace(/^/gm, '            ')}` : `          ${name}: ${value}`))
  }
}

/** Borrowed, used, given back. */
async function lease(): Promise<void> {
  const { job, vault, sts, leases, close } = await open()
  const inputs = { expect: 'repository: octo-org/app\nenvironment: production', leases, export: 'env' }
  say(bold('A workflow borrows credentials with its own identity.'))
  shown(inputs)
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  check('the step succeeded', main.code === 0)

  const later = await job.run(({ env, print }) => print(`connecting with ${env['APP_PASSWORD']} as ${env['AWS_ACCESS_KEY_ID']}`))
  log('a later step uses them; the log shows none of it', later)
  const token = job.env['VAULT_TOKEN'] ?? ''
  check('the later step had the password', job.env['APP_PASSWORD'] === 'correct-horse-battery-staple')
  check('the log does not show it', !later.shown.includes('correct-horse'))
  check('Vault takes the token', vault.accepts(token))

  for (const post of await job.post()) log('the post step gives back what can be given back', post)
  check('Vault no longer takes the token', !vault.accepts(token) && vault.living().length === 0)
  check('the AWS session lives until it expires, and post said so', sts.living().length === 1)
  await close()
}

/** A run that is not what the workflow expects. */
async function claim(): Promise<void> {
  const { job, vault, sts, leases, close } = await open({ claims: { environment: 'staging' } })
  const inputs = { expect: 'repository: octo-org/app\nenvironment: production', leases }
  say(bold('A run on another environment than the workflow expects.'))
  shown(inputs)
  const main = await job.step({ id: 'creds', with: inputs })
  log('the step', main)
  check('the step failed', main.code === 1)
  check('its outputs name the reason', main.outputs['error-code'] === 'CLAIM_MISMATCH' && main.outputs['error-claim'] === 'environment')
  check('the token was sent nowhere', vault.living().length === 0 && sts.living().length === 0)
  await close()
}
