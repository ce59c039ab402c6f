import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startServer } from '../server.ts'
import { goFlags } from './goInstall.ts'
import { go, linux, type Part, placeOf, run } from './part.ts'

const SOURCE = resolve(import.meta.dirname, '../vault')
const digest = ['main.go', 'go.mod', 'go.sum'].reduce(
  (hash, file) => hash.update(readFileSync(join(SOURCE, file))),
  createHash('sha256'),
)

/** HashiCorp Vault's own core and API, in a program of ours that keeps everything in memory. */
export const vault: Part = {
  name: 'Vault 1.21.1',
  folder: `vault-1.21.1-${digest.digest('hex').slice(0, 12)}`,
  tools: [go, linux],
  async make(folder) {
    await run(['go', 'build', '-o', join(folder, 'vault'), '.'], { cwd: SOURCE, env: goFlags })
  },
}

/** An unsealed Vault, and its administrator. */
export interface Vault {
  readonly address: string
  /** Where it serves clients with a certificate; empty unless it was started with files. */
  readonly mutual: string
  /** The token of its administrator. */
  readonly root: string
  /** A request with the root token, unless another is given; throws at a refusal. */
  ask<Shape = unknown>(path: string, body?: unknown, token?: string): Promise<Shape>
  /** Deletes what stands at a path. */
  remove(path: string): Promise<unknown>
  /** How many tokens live: revocation is believed only when Vault itself counts one less. */
  tokens(): Promise<number>
  /** The status of the same. */
  status(path: string, body?: unknown, token?: string): Promise<number>
}

/**
 * Starts one, initialises it and unseals it. With the paths of a certificate, its key and the
 * authority of the clients, it also listens with mutual TLS.
 */
export async function startVault(files: readonly string[] = []): Promise<Vault> {
  const sign = files.length > 0 ? /^(http:\S+)\n(https:\S+)$/m : /^(http:\S+)$/m
  const server = await startServer({ argv: [join(placeOf(vault), 'vault'), ...files], sign })
  const [, address = '', mutual = ''] = server.sign
  const send = (
    path: string,
    body: unknown,
    token: string,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Response> => {
    const sent = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    return fetch(`${address}/v1/${path}`, {
      ...sent,
      headers: { 'X-Vault-Token': token, 'X-Vault-Request': 'true' },
    })
  }
  const { keys, root_token: root } = await answerOf<Initialised>(
    await send('sys/init', { secret_shares: 1, secret_threshold: 1 }, ''),
  )
  await answerOf(await send('sys/unseal', { key: keys[0] }, ''))
  return {
    ...{ address, mutual, root },
    ask: async (path, body, token = root) => answerOf(await send(path, body, token)),
    remove: async (path) => answerOf(await send(path, undefined, root, 'DELETE')),
    status: async (path, body, token = root) => (await send(path, body, token)).status,
    tokens: async () =>
      (await answerOf<Accessors>(await send('auth/token/accessors?list=true', undefined, root)))
        .data.keys.length,
  }
}

interface Initialised {
  readonly keys: readonly string[]
  readonly root_token: string
}

interface Accessors {
  readonly data: { readonly keys: readonly string[] }
}

async function answerOf<Shape>(response: Response): Promise<Shape> {
  const text = await response.text()
  if (!response.ok)
    throw new Error(
      `Vault answered ${response.status} at ${new URL(response.url).pathname}: ${text}`,
    )
  return JSON.parse(text || '{}') as Shape
}
