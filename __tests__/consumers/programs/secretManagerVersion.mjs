// Accesses versions of secrets by Google's own client over REST: `secretManagerVersion.mjs FOLDER PORT
// TOKEN NAME…`. Prints what the client understood, one line of JSON for each.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , folder, port, token, ...names] = process.argv
const require = createRequire(join(folder, 'package.json'))
const loaded = await import(pathToFileURL(require.resolve('@google-cloud/secret-manager')).href)
const { SecretManagerServiceClient } = loaded.default ?? loaded
const { OAuth2Client } = require('google-auth-library')
const authClient = new OAuth2Client()
authClient.setCredentials({ access_token: token, expiry_date: Date.now() + 3_600_000 })
const client = new SecretManagerServiceClient({
  ...{ fallback: true, protocol: 'http', apiEndpoint: '127.0.0.1', port: Number(port) },
  ...{ authClient, projectId: 'my-project' },
})
for (const name of names) {
  try {
    const [{ name: own, payload }] = await client.accessSecretVersion({ name }, { retry: null })
    const data = Buffer.from(payload.data).toString()
    console.log(JSON.stringify({ name: own, data, checksum: String(payload.dataCrc32c) }))
  } catch (error) {
    console.log(JSON.stringify({ code: error.code, message: String(error.message).slice(0, 200) }))
  }
}
