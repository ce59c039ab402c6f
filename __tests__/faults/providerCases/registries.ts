import { readFileSync } from 'node:fs'
import { acr } from '../../lab/acr.ts'
import { ecr } from '../../lab/ecr.ts'
import { ADMITTED, CLIENT, entra, TENANT } from '../../lab/entra.ts'
import type { LabAnswer } from '../../lab/handler.ts'
import type { Texts } from '../../lab/job.ts'
import { stsServer } from '../../lab/sts.ts'
import { type Call, jsonLies, MARK, type ProviderCase } from '../providerCase.ts'

const ROLE = 'arn:aws:iam::123456789012:role/push'
const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const ACR = 'example.azurecr.io'

const ok = (body: object): LabAnswer => ({ status: 200, body })
const inMain = {
  name: 'password',
  host: 'api',
  stage: 'main',
  connects: true,
  refusal: ['EXCHANGE_REFUSED'],
} as const

/** The password that a later step finds for a registry; empty if there is none. */
function passwordIn({ REGISTRY_AUTH_FILE }: Texts, host: string): string {
  if (REGISTRY_AUTH_FILE === undefined) return ''
  const { auths } = JSON.parse(readFileSync(REGISTRY_AUTH_FILE, 'utf8')) as {
    readonly auths: Readonly<Record<string, { readonly auth: string }>>
  }
  const pair = Buffer.from(auths[host]?.auth ?? '', 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}

const issued = (changes: object): object => ({
  authorizationData: [
    {
      authorizationToken: Buffer.from('AWS:password-of-nobody').toString('base64'),
      expiresAt: Date.now() / 1000 + 3600,
      proxyEndpoint: `https://${ECR}`,
      ...changes,
    },
  ],
})

const getPassword: Call = {
  ...inMain,
  notNow: { status: 400, body: { __type: 'ThrottlingException', message: MARK } },
  is: ({ headers }) => headers['x-amz-target']?.endsWith('.GetAuthorizationToken') === true,
  lies: {
    ...jsonLies('authorizationData', (value) => issued({ authorizationToken: value })),
    'another account': {
      answer: ok(issued({ proxyEndpoint: `https://${ECR.replace('1234', '9876')}` })),
      codes: ['GUARD_FAILED'],
    },
    'an expiry long ago': { answer: ok(issued({ expiresAt: 1 })), codes: ['GUARD_FAILED'] },
  },
}

/** A password of ECR, with a session that is not exported. */
export const awsRegistry: ProviderCase = {
  name: 'aws registry',
  calls: [getPassword],
  open(lab, verifier, { server, api }) {
    const sts = stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } })
    const registry = ecr(lab, sts)
    return {
      handle: (request) =>
        request.headers['x-amz-target'] === undefined
          ? sts.handle(request)
          : registry.handle(request),
      target: 'docker',
      inputs: {
        ...{ from: 'aws', role: ROLE, region: 'eu-central-1', registries: ECR },
        ...{ address: server, 'store-address': api },
      },
      accepts: (env) => registry.living().has(passwordIn(env, ECR)),
      living: () => [...sts.living(), ...[...registry.living().values()].map(() => 'password')],
    }
  },
}

const exchange: Call = {
  ...inMain,
  is: ({ url }) => url.pathname === '/oauth2/exchange',
  lies: {
    ...jsonLies('refresh_token', (value) => ({ refresh_token: value })),
    'a password of another registry': {
      answer: ok({ refresh_token: jwtOf({ aud: `${MARK}.azurecr.io`, exp: 9e9 }) }),
      codes: ['GUARD_FAILED'],
    },
    'an expiry long ago': {
      answer: ok({ refresh_token: jwtOf({ aud: ACR, exp: 1 }) }),
      codes: ['GUARD_FAILED'],
    },
  },
}

function jwtOf(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
}

/** A password of a registry of Azure, with a token that is not exported. */
export const azureRegistry: ProviderCase = {
  name: 'azure registry',
  calls: [exchange],
  names: { server: 'login.microsoftonline.com', api: ACR },
  open(lab, verifier) {
    const tokens = entra(lab, verifier, { credentials: [{ ...ADMITTED, issuer: verifier.iss }] })
    const registry = acr(lab, tokens, { host: ACR })
    const hosts = { ...tokens.hosts, ...registry.hosts }
    return {
      handle: (request) => hosts[`https://${request.url.hostname}`]?.(request) ?? { status: 404 },
      target: 'docker',
      inputs: { from: 'azure', 'tenant-id': TENANT, 'client-id': CLIENT, registries: ACR },
      accepts: (env) => registry.living().includes(passwordIn(env, ACR)),
      living: () => [...tokens.living().values(), ...registry.living()],
    }
  },
}
