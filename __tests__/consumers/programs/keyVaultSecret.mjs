// Reads secrets of a vault by the official SDK: `keyVaultSecret.mjs FOLDER VAULT TOKEN NAME[/VERSION]…`.
// Prints the properties that the SDK understood, one line of JSON for each.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , folder, vault, token, ...names] = process.argv
const resolved = createRequire(join(folder, 'package.json')).resolve('@azure/keyvault-secrets')
const { SecretClient } = await import(pathToFileURL(resolved).href)
const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 60_000 }) }
const client = new SecretClient(vault, credential, {
  disableChallengeResourceVerification: true,
  allowInsecureConnection: true,
  retryOptions: { maxRetries: 0 },
})
for (const each of names) {
  const [name, version] = each.split('/')
  try {
    const { value, properties } = await client.getSecret(name, version ? { version } : {})
    console.log(JSON.stringify({ value, id: properties.id, version: properties.version }))
  } catch (error) {
    console.log(JSON.stringify({ status: error.statusCode, code: error.code }))
  }
}
