import type { ClaimSet } from '../../src/trust/judgement.ts'
import { claimsOfJob } from '../../src/trust/neighbours.ts'
import { judgeVaultRole } from '../../src/trust/vault.ts'
import { livingLab } from '../lab/clock.ts'
import { labIssuer } from '../lab/issuer.ts'
import { listen } from '../lab/listen.ts'
import { startVault, vault } from '../real/parts/vault.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Case, Judge, Verdict } from './compare.ts'
import { aroundJob, someJob } from './jobs.ts'

const AUDIENCE = 'https://vault.example.com'
/** Logins for each role, so that the roles need not be written anew for each case. */
const LOGINS = 25
const AT_A_TIME = 8

/** Compares roles of Vault's JWT method, at Vault's own server. */
export function vaultJudge(seed: number): Judge {
  const chance = chanceOf(seed)
  let rest: Case[] = []
  return {
    name: vault.name,
    ours: ({ document, claims }) => judgeVaultRole(document, claims).decision,
    next() {
      if (rest.length === 0) rest = casesOfRole(chance)
      return rest.pop() as Case
    },
    verdicts,
    explain: () => undefined,
  }
}

function casesOfRole(chance: Chance): Case[] {
  const job = someJob(chance, AUDIENCE)
  const document = role(chance, claimsOfJob(job))
  return Array.from({ length: LOGINS }, () => ({ document, claims: aroundJob(chance, job) }))
}

const CLAIMS = [
  ...['sub', 'repository', 'repository_id', 'repository_owner_id', 'ref', 'environment'],
  ...['event_name', 'job_workflow_ref', 'aud', 'absent'],
]

function role(chance: Chance, claims: ClaimSet): unknown {
  const glob = chance.percent(45)
  const bound = chance.some(CLAIMS, 18).map((name) => {
    const key = chance.percent(15) ? `/${name}` : name
    const actual = claims[name] ?? 'production'
    const values = Array.from({ length: chance.pick([1, 1, 2]) }, () => text(chance, actual))
    return [key, values.length === 1 && chance.percent(60) ? values[0] : values] as const
  })
  return {
    role_type: 'jwt',
    user_claim: chance.percent(95) ? 'repository_id' : chance.pick(['environment', '/ref']),
    bound_audiences: chance.percent(92)
      ? chance.pick([[AUDIENCE], AUDIENCE, [AUDIENCE, 'other']])
      : chance.pick([['other'], [], [`${AUDIENCE}/`]]),
    ...(chance.percent(10) && { user_claim_json_pointer: true }),
    ...(chance.percent(25) && { bound_subject: text(chance, claims['sub'] ?? '') }),
    ...(glob
      ? { bound_claims_type: 'glob' }
      : chance.percent(70) && { bound_claims_type: 'string' }),
    ...(bound.length > 0 && { bound_claims: Object.fromEntries(bound) }),
  }
}

function text(chance: Chance, actual: string): string {
  const at = chance.below(actual.length + 1)
  return chance.pick([
    ...[actual, actual, actual],
    ...[`${actual.slice(0, at)}*`, `*${actual.slice(at)}`, '*', `${actual.slice(0, at)}?`],
    `${actual.slice(0, Math.min(at, 8))}*${actual.slice(Math.max(at, actual.length - 4))}`,
    ...[actual.toUpperCase(), `${actual}-x`, 'other'],
  ])
}

async function verdicts(cases: readonly Case[]): Promise<readonly Verdict[]> {
  const issuer = labIssuer(livingLab())
  const listener = await listen(issuer.handle)
  issuer.settle(listener.origin)
  const { iss } = issuer.verifier
  const server = await startVault()
  await server.ask('sys/auth/jwt', { type: 'jwt' })
  // The tokens name GitHub, as the cases do; the lab signs them.
  await server.ask('auth/jwt/config', { jwks_url: `${iss}/.well-known/jwks` })
  const names = new Map<unknown, string | undefined>()
  const results: Verdict[] = []
  const waiting = [...cases.entries()]
  for (const [, { document }] of waiting) {
    if (names.has(document)) continue
    const name = `role-${names.size}`
    const status = await server.status(`auth/jwt/role/${name}`, {
      ...(document as object),
      token_type: 'batch',
      token_ttl: 60,
    })
    names.set(document, status < 300 ? name : undefined)
  }
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, { document, claims }] = next
      const name = names.get(document)
      const now = Math.floor(Date.now() / 1000)
      const payload = JSON.stringify({ ...claims, iat: now, nbf: now, exp: now + 300 })
      const jwt = issuer.mint('', { payload })
      results[at] =
        name === undefined
          ? 'invalid'
          : (await server.status('auth/jwt/login', { role: name, jwt }, '')) === 200
            ? 'admits'
            : 'denies'
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
  await listener.close()
  return results
}
