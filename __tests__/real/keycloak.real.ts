import { deepEqual, equal, match } from 'node:assert/strict'
import { subjectOf } from '../lab/facts.ts'
import type { StepResult, Texts } from '../lab/job.ts'
import { example, inputsOf } from './examples.ts'
import { type Keycloak, keycloak, startKeycloak } from './parts/keycloak.ts'
import { openStage, outcome, type Stage, yaml } from './stage.ts'
import { suite } from './suite.ts'

interface World {
  readonly stage: Stage
  readonly keycloak: Keycloak
}

const SUBJECT = subjectOf({ repository: 'octo-org/app', environment: 'production' })

async function open(): Promise<World> {
  const stage = await openStage()
  const server = await startKeycloak()
  await configure(server, stage)
  return { stage, keycloak: server }
}

/**
 * A realm that federates GitHub: for a client of its own, and for a user that a client with a
 * secret acts for.
 */
async function configure({ configure: send }: Keycloak, { issuer }: Stage): Promise<void> {
  const { iss } = issuer.verifier
  const trust = {
    issuer: iss,
    useJwksUrl: 'true',
    jwksUrl: `${iss}/.well-known/jwks`,
    validateSignature: 'true',
  }
  const unused = {
    clientId: 'none',
    clientSecret: 'none',
    tokenUrl: `${iss}/none`,
    authorizationUrl: `${iss}/none`,
  }
  const uses = {
    supportsClientAssertions: 'true',
    supportsClientAssertionReuse: 'true',
    jwtAuthorizationGrantEnabled: 'true',
  }
  await send('POST', 'identity-provider/instances', {
    alias: 'github',
    providerId: 'oidc',
    enabled: true,
    config: { ...trust, ...unused, ...uses },
  })

  const client = { enabled: true, publicClient: false, standardFlowEnabled: false }
  const federated = { 'jwt.credential.issuer': 'github', 'jwt.credential.sub': SUBJECT }
  const own = {
    clientAuthenticatorType: 'federated-jwt',
    serviceAccountsEnabled: true,
    attributes: federated,
  }
  await send('POST', 'client-scopes', { name: 'deploy', protocol: 'openid-connect' })
  await send('POST', 'clients', {
    clientId: 'ci',
    ...client,
    ...own,
    optionalClientScopes: ['deploy'],
  })

  const granting = {
    'oauth2.jwt.authorization.grant.enabled': 'true',
    'oauth2.jwt.authorization.grant.idp': 'github',
  }
  await send('POST', 'clients', {
    clientId: 'octo',
    ...client,
    secret: 'lab-client-secret',
    attributes: granting,
  })
  const person = {
    firstName: 'Octo',
    lastName: 'App',
    email: 'octo@example.com',
    emailVerified: true,
  }
  await send('POST', 'users', { username: 'octo-app', enabled: true, ...person })
  const [user] = await send<readonly { id: string }[]>('GET', 'users?username=octo-app')
  const link = { identityProvider: 'github', userId: SUBJECT, userName: SUBJECT }
  await send('POST', `users/${user?.id}/federated-identity/github`, link)
}

/** Whether one assertion may be used twice: for the exchange, and for revoking. */
async function allowReuse({ configure: send }: Keycloak, allowed: boolean): Promise<void> {
  const provider = await send<{ config: object }>('GET', 'identity-provider/instances/github')
  const config = { ...provider.config, supportsClientAssertionReuse: String(allowed) }
  await send('PUT', 'identity-provider/instances/github', { ...provider, config })
}

const asClient = ({ realm }: Keycloak, more: Texts = {}): Texts => ({
  ...{
    from: 'oauth',
    export: 'output',
    discover: realm,
    grant: 'client-credentials',
    audience: realm,
  },
  ...more,
})

// One example exports outputs, the other variables.
const tokenOf = ({ outputs, env }: StepResult): string | undefined =>
  outputs['ACCESS_TOKEN'] ?? env['ACCESS_TOKEN']

/** The real Keycloak. */
export const keycloakSuite = suite<World>({
  name: 'keycloak',
  parts: [keycloak],
  open,
  scenarios: {
    async 'an ID token is the assertion of a federated client, and what it gets is dead after the job'({
      stage,
      keycloak: server,
    }) {
      let token: string | undefined
      const { post, record } = await stage.lease(asClient(server), async (main) => {
        outcome(main, 'success')
        token = main.outputs['ACCESS_TOKEN']
        equal(main.outputs['token'], token)
        equal(await server.isAlive(token), true)
      })
      outcome(post, 'success')
      equal(await server.isAlive(token), false)
      deepEqual(
        record.map(({ event, end }) => [event, end]),
        [
          ['leased', undefined],
          ['ended', 'revoked'],
        ],
      )
    },

    async 'the page: its examples for a realm, as they stand'({ stage, keycloak: server }) {
      const build = example('realms/build', {
        'https://sso.example.com/realms/build': server.realm,
      })
      const ci = example('realms/ci', { 'https://sso.example.com/realms/ci': server.realm })
      for (const steps of [build, ci]) {
        const { main, post } = await stage.lease(inputsOf(steps), async (leased) => {
          outcome(leased, 'success')
          equal(await server.isAlive(tokenOf(leased)), true)
        })
        outcome(post, 'success')
        equal(await server.isAlive(tokenOf(main)), false)
      }
    },

    async 'a realm that takes each assertion once gets a fresh one for the revocation'(runtime) {
      const { stage, keycloak: server } = runtime
      await allowReuse(server, false)
      try {
        const { main, post, record } = await stage.lease(
          asClient(server, { 'on-revoke-failure': 'fail' }),
        )
        outcome(main, 'success')
        outcome(post, 'success')
        equal(record.at(-1)?.['end'], 'revoked')
        equal(await server.isAlive(main.outputs['ACCESS_TOKEN']), false)
      } finally {
        await allowReuse(server, true)
      }
    },

    async 'an ID token is the grant for a user, and what a client with a secret gets is dead after the job'({
      stage,
      keycloak: server,
    }) {
      let token: string | undefined
      const client = {
        grant: 'jwt-bearer',
        'client-id': 'octo',
        'client-secret': 'lab-client-secret',
      }
      const { post } = await stage.lease(asClient(server, client), async (main) => {
        outcome(main, 'success')
        token = main.outputs['ACCESS_TOKEN']
        equal(await server.isAlive(token), true)
      })
      outcome(post, 'success')
      equal(await server.isAlive(token), false)
    },

    async 'a token for another audience is refused'({ stage, keycloak: server }) {
      const { main } = await stage.lease(
        asClient(server, { audience: 'https://elsewhere.example.com' }),
      )
      outcome(main, 'failure')
      equal(main.outputs['error-code'], 'EXCHANGE_REFUSED')
      match(main.shown, /elsewhere\.example\.com/)
    },

    async 'an expectation that does not hold is refused before Keycloak hears of it'({
      stage,
      keycloak: server,
    }) {
      const { main } = await stage.lease(
        asClient(server, { expect: yaml({ ref: 'refs/heads/release' }) }),
      )
      outcome(main, 'failure')
      equal(main.outputs['error-code'], 'CLAIM_MISMATCH')
      equal(main.outputs['error-claim'], 'ref')
    },

    async 'values go by the names that the workflow wants, to the environment and to a file'({
      stage,
      keycloak: server,
    }) {
      const inputs = asClient(server, {
        names: 'API_TOKEN',
        export: '[env, file]',
        prefix: 'PROD_',
      })
      await stage.lease(inputs, async (main, job) => {
        outcome(main, 'success')
        equal(await server.isAlive(job.env['PROD_API_TOKEN']), true)
        const later = await job.run(['cat', job.env['PROD_API_TOKEN_FILE'] ?? 'nowhere'])
        outcome(later, 'success')
        equal(later.raw.trim(), job.env['PROD_API_TOKEN'])
        equal(later.shown.trim(), '***')
      })
    },
  },
})
