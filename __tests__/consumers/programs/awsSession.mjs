// One process with the AWS SDK for JavaScript: awsSession.mjs PACKAGES COUNT PAUSE_SECONDS.
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'

const [packages, count, pause] = process.argv.slice(2)
const { GetCallerIdentityCommand, STSClient } = createRequire(`${packages}/`)('@aws-sdk/client-sts')
const client = new STSClient({})
for (let done = 0; done < Number(count); done += 1) {
  await client.send(new GetCallerIdentityCommand({}))
  const { accessKeyId } = await client.config.credentials()
  console.log('used', accessKeyId)
  await sleep(Number(pause) * 1000)
}
