// One process with google-auth-library: googleAuth.mjs PACKAGES COUNT PAUSE_SECONDS.
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'

const [packages, count, pause] = process.argv.slice(2)
const { GoogleAuth } = createRequire(`${packages}/`)('google-auth-library')
const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' })
const client = await auth.getClient()
for (let done = 0; done < Number(count); done += 1) {
  const { token } = await client.getAccessToken()
  console.log('used', token)
  await sleep(Number(pause) * 1000)
}
