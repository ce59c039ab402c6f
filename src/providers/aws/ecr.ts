import { asFailure, Failure } from '../../core/failure.ts'
import { requestIdOf } from '../../core/requestId.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { clockTime } from '../../core/time.ts'
import type { Lease, RegistryLogin } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { withPath } from '../reading/failures.ts'
import { judgeBy, match } from '../refusals.ts'
import { passwordKeys, registryLogin } from '../registryLogin.ts'
import { objectAt, ownMember, parseJson, rejection, responseInvalid, textAt } from '../response.ts'
import { assume } from './assume.ts'
import { assumeNarrowed } from './assumeNarrowed.ts'
import type { AwsConfig } from './config.ts'
import { type EcrRegistry, ecrEndpoint, parseEcrHost } from './ecrHosts.ts'
import { ecrRefusals } from './ecrRefusals.ts'
import { errorIn, signedJson } from './jsonCall.ts'
import { leasedRole } from './narrowing.ts'
import type { Signer } from './sigv4.ts'

const TARGETS = {
  ecr: 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  'ecr-public': 'SpencerFrontendService.GetAuthorizationToken',
}
const LIFETIME_S = 12 * 3600
const SKEW_S = 300

/**
 * Assumes the role and returns the session with a login at each registry. One password serves all
 * registries of a region that the session may use, also those of other accounts.
 */
export async function assumeAndLogIn(
  config: AwsConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const lease = config.loginsOnly
    ? await assumeNarrowed(config, leaseSession, {
        ...{ input: 'registries', use: 'log in at registries inside this step' },
        policy: registryPolicy(config),
      })
    : await assume(config, leaseSession)
  const { credentials } = lease
  if (credentials.kind !== 'aws') throw new Failure('INTERNAL', 'a session of AWS was expected')
  const logins = await leaseSession.all(
    groups(config.registries).map((registries) =>
      logIn(registries, { config, leaseSession, signer: credentials, id: lease.id }),
    ),
  )
  return { ...lease, logins: logins.flat() }
}

/** Returns the registries that share a password. */
const groups = (registries: readonly EcrRegistry[]): readonly Registries[] =>
  [...Map.groupBy(registries, ({ service, region }) => `${service} ${region}`).values()].flatMap(
    ([first, ...more]) => (first ? [[first, ...more] as const] : []),
  )

type Registries = readonly [EcrRegistry, ...EcrRegistry[]]

interface EcrCall {
  readonly config: AwsConfig
  readonly leaseSession: LeaseSession
  readonly signer: Signer
  /** The id of the lease. */
  readonly id: string
}

/**
 * Obtains one password. Throws `GUARD_FAILED` if it is for the registry of another region or
 * account, or has expired.
 */
async function logIn(registries: Registries, call: EcrCall): Promise<readonly RegistryLogin[]> {
  const { config, leaseSession, signer, id } = call
  const [{ service, region }] = registries
  const url = config.ecrAddress ?? ecrEndpoint(registries[0], config.variant)
  const scope = { region, service, now: leaseSession.clock.now() }
  const hosts = registries.map(({ host }) => host)
  const { response, intent } = await leaseSession
    .requestLease({
      request: signedJson({ url, target: TARGETS[service], body: {} }, signer, scope),
      life: LIFETIME_S,
      ...judgeBy(ecrRefusals, errorIn),
    })
    .catch((error: unknown) => {
      throw withPath(asFailure(error), `the password of ${hosts.join(', ')}`)
    })
  if (response.status !== 200) throw refused(response, url.host, { config, registries })
  const { password, expiresAt, endpoint } = readPassword(response, url.host, leaseSession)
  leaseSession.keep({
    ...{ intent, id, expiresAt, revocation: null },
    note: 'AWS cannot revoke a password of ECR',
    keys: passwordKeys(hosts, expiresAt),
    request: requestIdOf({ headers: response.headers }),
  })
  checkPassword({ expiresAt, endpoint }, registries[0], call)
  leaseSession.log(
    'info',
    `${leaseSession.token.lease}: the ECR password is valid until ${clockTime(expiresAt)} UTC, ` +
      'even after the session has ended; it cannot be revoked',
  )
  return hosts.map((host) =>
    registryLogin(leaseSession, { host, username: 'AWS', password, expiresAt }),
  )
}

/** Masks the password before anything else is read; returns it with its expiry and endpoint. */
function readPassword(response: HttpResponse, host: string, { secret }: LeaseSession) {
  const body = parseJson(response, host)
  const stated = ownMember(body, 'authorizationData')
  const issued = Array.isArray(stated)
    ? objectAt({ first: stated[0] as unknown }, 'first')
    : objectAt(body, 'authorizationData')
  const token = issued && textAt(issued, 'authorizationToken')
  if (!issued || token === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(token))
    throw responseInvalid(host, 'without a password')
  secret(token)
  const [, text] = /^AWS:([\x21-\x7e]+)$/.exec(Buffer.from(token, 'base64').toString()) ?? []
  if (text === undefined) throw responseInvalid(host, 'without a password')
  const password = secret(text)
  const expiresAt = ownMember(issued, 'expiresAt')
  if (typeof expiresAt !== 'number' || !(expiresAt >= 0 && expiresAt < 1e11))
    throw responseInvalid(host, 'without a usable time of expiry')
  return { password, expiresAt, endpoint: textAt(issued, 'proxyEndpoint') }
}

function checkPassword(
  { expiresAt, endpoint }: { readonly expiresAt: number; readonly endpoint: string | undefined },
  registry: EcrRegistry,
  { config, leaseSession }: EcrCall,
): void {
  const now = leaseSession.clock.now()
  if (expiresAt <= now || expiresAt > now + LIFETIME_S + SKEW_S)
    throw new Failure(
      'GUARD_FAILED',
      'the ECR password has expired, or is valid for more than 12 hours',
      {
        causes: [
          "the runner's clock is wrong",
          'a server between the runner and ECR responds in its place',
        ],
        fix: 'Compare the clock of the runner with the time that the server sends.',
      },
    )
  if (registry.service === 'ecr-public') return
  const got = URL.canParse(endpoint ?? '') ? parseEcrHost(new URL(endpoint ?? '').host) : undefined
  const { account } = leasedRole(config)
  if (got?.region === registry.region && (account === '' || got.account === account)) return
  throw new Failure(
    'GUARD_FAILED',
    `the ECR password is not for region ${registry.region} and account ${account || 'of the role'}`,
    {
      causes: ['a server between the runner and ECR responds in its place'],
      fix: 'Check proxies and DNS between the runner and ECR; nothing was exported.',
    },
  )
}

function refused(
  response: HttpResponse,
  host: string,
  { config, registries }: { readonly config: AwsConfig; readonly registries: Registries },
): Failure {
  const row = match(ecrRefusals, errorIn(response))
  const denied = row?.when?.code !== undefined && [row.when.code].flat().includes('AccessDenied')
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host,
    to: `GetAuthorizationToken for ${registries.map((each) => each.host).join(', ')}; the login was fine`,
    row,
    diagnostics: denied
      ? [`  a policy for the role that allows it: ${registryPolicy(config)}`]
      : [],
  })
}

/**
 * Returns the policy of a session that is for logins only. The password has the rights of its
 * session for twelve hours, so that they are limited to the registries that the workflow names.
 */
export function registryPolicy(config: AwsConfig): string {
  const { partition } = leasedRole(config)
  const { registries } = config
  const allow = (action: string | readonly string[], resource: string | readonly string[]) => ({
    ...{ Effect: 'Allow', Action: action, Resource: resource },
  })
  const repositories = registries.flatMap(({ account, region }) =>
    account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/*`],
  )
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      ...(repositories.length > 0
        ? [allow('ecr:GetAuthorizationToken', '*'), allow('ecr:*', repositories)]
        : []),
      ...(repositories.length < registries.length
        ? [allow(['ecr-public:*', 'sts:GetServiceBearerToken'], '*')]
        : []),
    ],
  })
}
