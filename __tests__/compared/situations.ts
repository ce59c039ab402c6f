import type { LabAnswer } from '../lab/handler.ts'
import type { Texts } from '../lab/job.ts'
import {
  type LoopbackOptions,
  type LoopbackServers,
  startLoopbackServers,
} from '../lab/loopbackServers.ts'

/** An action under comparison: where its files are, and how a lease is written for it. */
export interface Compared {
  readonly name: string
  readonly directory: string
  readonly provider: 'aws' | 'vault'
  inputs(servers: LoopbackServers): Texts
  /** Variables of the job by which it finds the servers. */
  env?(servers: LoopbackServers): Texts
}

/** A row of the comparison. */
export interface Situation {
  readonly name: string
  play(action: Compared): Promise<string>
}

const serverOf = ({ ports }: LoopbackServers, { provider }: Compared) =>
  provider === 'aws' ? ports.aws : ports.vault

async function withServers<T>(
  action: Compared,
  act: (servers: LoopbackServers) => Promise<T>,
  options: LoopbackOptions = {},
): Promise<T> {
  const servers = await startLoopbackServers({
    vault: { kv2: { app: [{ password: 'the-password-of-the-lab' }] } },
    ...options,
    job: { action: action.directory, measure: true, ...options.job },
  })
  try {
    return await act(servers)
  } finally {
    await servers.close()
  }
}

const start = (servers: LoopbackServers, action: Compared) =>
  servers.job.step({
    id: 'lease',
    with: action.inputs(servers),
    env: { AWS_MAX_ATTEMPTS: '', ...action.env?.(servers) },
  })

type Step = Awaited<ReturnType<typeof start>>

// Where later steps could find what was leased.
function exportedBy(step: Step): boolean {
  const names = [...Object.keys(step.env), ...Object.keys(step.outputs)]
  return names.some((name) =>
    /SECRET_ACCESS_KEY|^PASSWORD$|VAULT_TOKEN|secret-access-key/i.test(name),
  )
}

const ending = (step: Step): string =>
  `${step.outcome}, ${exportedBy(step) ? 'credentials exported' : 'nothing exported'}`

/** Returns the requests that carried an ID token to the provider. */
const tokensSent = (servers: LoopbackServers, action: Compared): number =>
  serverOf(servers, action).requests.filter(({ body }) => /eyJ[\w-]+\.[\w-]+\.[\w-]+/.test(body))
    .length

const REJECTION: Readonly<Record<Compared['provider'], LabAnswer>> = {
  aws: {
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body:
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized ' +
      'to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>',
  },
  vault: {
    status: 400,
    body: { errors: ['error validating token: invalid audience (aud) claim'] },
  },
}

/** The situations that a script can judge; the page lists the others as read in the source. */
export const situations: readonly Situation[] = [
  {
    name: 'all is well',
    play: (action) => withServers(action, async (servers) => ending(await start(servers, action))),
  },
  {
    name: 'an ID token of another run',
    play: (action) =>
      withServers(
        action,
        async (servers) => {
          const step = await start(servers, action)
          const sent = tokensSent(servers, action) > 0 ? 'sent to the server' : 'not sent'
          return `${sent}; ${ending(step)}`
        },
        { claims: { run_id: '999' } },
      ),
  },
  {
    name: 'an ID token whose response is cut in the middle',
    play: (action) =>
      withServers(action, async (servers) => {
        servers.ports.github.misbehave(() => ({ kind: 'cut-length' }))
        return ending(await start(servers, action))
      }),
  },
  {
    name: 'a response of 300 MB',
    play: (action) =>
      withServers(action, async (servers) => {
        serverOf(servers, action).misbehave(() => ({ kind: 'huge' }))
        const step = await start(servers, action)
        const megabytes = Math.round((step.peak ?? 0) / 1024 / 1024)
        return `${ending(step)}; ${megabytes < 200 ? 'below' : 'above'} 200 MB of memory`
      }),
  },
  {
    name: 'a rejection by the server',
    play: (action) =>
      withServers(action, async (servers) => {
        serverOf(servers, action).misbehave(() => ({
          kind: 'answer',
          answer: REJECTION[action.provider],
        }))
        const step = await start(servers, action)
        return `tokens sent: ${tokensSent(servers, action)}; ${ending(step)}`
      }),
  },
  {
    name: 'what lives after the job',
    play: (action) =>
      withServers(action, async (servers) => {
        await start(servers, action)
        await servers.job.post()
        const living = action.provider === 'aws' ? servers.sts.living() : servers.vault.living()
        return living.length === 0 ? 'nothing' : `sessions or tokens: ${living.length}`
      }),
  },
]
