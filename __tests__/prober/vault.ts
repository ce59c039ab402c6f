// A Vault of the lab that trusts the issuer of the job it runs in: what the prober leases from.
// Started by a step, it outlives it, and ends with the job.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { livingLab } from '../lab/clock.ts'
import type { TokenVerifier } from '../lab/handler.ts'
import { listen } from '../lab/listen.ts'
import { type PublishedKey, verdict } from '../lab/tokenVerifier.ts'
import { vaultServer } from '../lab/vault.ts'

const {
  GITHUB_OUTPUT = '',
  GITHUB_REPOSITORY_ID = '',
  ISSUER = 'https://token.actions.githubusercontent.com',
} = process.env
const LONGEST_JOB_MS = 10 * 60_000

if (process.send) {
  setTimeout(() => process.exit(), LONGEST_JOB_MS)
  process.send(await serve())
} else {
  const server = fork(import.meta.filename, {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  server.once('exit', (code) => process.exit(code || 1))
  const [address] = await once(server, 'message')
  appendFileSync(GITHUB_OUTPUT, `address=${address}\n`)
  console.log(`Vault of the lab: ${address}`)
  process.exit(0)
}

async function serve(): Promise<string> {
  const lab = livingLab()
  const verifier = await trust(ISSUER, () => lab.now())
  const port = await listen((request) => vault.handle(request))
  const bound = {
    bound_audiences: [port.origin],
    bound_claims: { repository_id: GITHUB_REPOSITORY_ID },
  }
  const vault = vaultServer(lab, verifier, {
    origin: port.origin,
    roles: {
      'jwt/ci': { role_type: 'jwt', user_claim: 'repository', token_policies: ['app'], ...bound },
    },
    kv2: { app: [{ password: lab.issue('correct-horse-battery-staple') }] },
  })
  return port.origin
}

/** Whoever has a token that this issuer signed. */
async function trust(iss: string, now: () => number): Promise<TokenVerifier> {
  const answer = await fetch(`${iss}/.well-known/jwks`)
  const published = (await answer.json()) as { readonly keys: readonly { readonly kid: string }[] }
  const keys = published.keys.map((jwk): PublishedKey => ({ kid: jwk.kid, jwk }))
  return {
    iss,
    verify: (jwt, terms) => verdict(jwt, { keys, iss, now: now(), audience: terms?.audience }),
  }
}
