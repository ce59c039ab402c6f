// One process with the AWS SDK for JavaScript: awsSession.mjs PACKAGES COUNT PAUSE_SECONDS [BUCKET].
import { equal } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'

const [packages, count, pause, bucket] = process.argv.slice(2)
const load = createRequire(`${packages}/`)
const { GetCallerIdentityCommand, STSClient } = load('@aws-sdk/client-sts')
const client = new STSClient({})
const writeAndRead = bucket === undefined ? () => undefined : objects()
for (let done = 0; done < Number(count); done += 1) {
  await client.send(new GetCallerIdentityCommand({}))
  await writeAndRead()
  const { accessKeyId } = await client.config.credentials()
  console.log('used', accessKeyId)
  await sleep(Number(pause) * 1000)
}

/** Returns what writes an object and reads it. */
function objects() {
  const { GetObjectCommand, PutObjectCommand, S3Client } = load('@aws-sdk/client-s3')
  const store = new S3Client({ forcePathStyle: true })
  const place = { Bucket: bucket, Key: 'javascript' }
  return async () => {
    await store.send(new PutObjectCommand({ ...place, Body: 'written' }))
    const { Body } = await store.send(new GetObjectCommand(place))
    equal(await Body.transformToString(), 'written')
  }
}
