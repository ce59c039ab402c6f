import { join } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { goInstall } from './goInstall.ts'
import { go, linux, type Part, placeOf } from './part.ts'

const VERSION = 'v0.0.0-20260212201848-7aac2a2c5b7c'

/** An object store with an STS of its own. */
export const minio: Part = {
  name: 'MinIO of 2026-02-12',
  folder: `minio-${VERSION}`,
  tools: [go, linux],
  make: (folder) => goInstall(`github.com/minio/minio@${VERSION}`, folder),
}

/** A store that trusts an issuer. */
export interface Minio {
  readonly address: string
  /** The role that its tokens may assume, for the audience `minio.lab`. */
  readonly role: string
  readonly root: { readonly id: string; readonly secret: string }
}

/**
 * Starts one with an empty folder; it insists on reading the issuer's discovery document at once.
 */
export async function startMinio(issuer: string): Promise<Minio> {
  const address = `127.0.0.1:${await freePort()}`
  const root = { id: 'lab-root', secret: crypto.randomUUID() }
  const server = await startServer({
    argv: [
      join(placeOf(minio), 'minio'),
      'server',
      '--address',
      address,
      '--console-address',
      '127.0.0.1:0',
      '--certs-dir',
      '.',
      'disk',
    ],
    env: {
      MINIO_ROOT_USER: root.id,
      MINIO_ROOT_PASSWORD: root.secret,
      MINIO_BROWSER: 'off',
      MINIO_UPDATE: 'off',
      MINIO_IDENTITY_OPENID_CONFIG_URL: `${issuer}/.well-known/openid-configuration`,
      MINIO_IDENTITY_OPENID_CLIENT_ID: 'minio.lab',
      MINIO_IDENTITY_OPENID_ROLE_POLICY: 'readwrite',
    },
    sign: /IAM Roles: (arn:minio:\S+)/,
  })
  return { address: `http://${address}`, role: server.sign[1] ?? '', root }
}
