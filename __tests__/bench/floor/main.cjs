// The least code that does what main does: token and keys at once, the target dialled meanwhile, the signature verified, all exchanges
// at once, values masked and handed over, a token that later steps need noted for post, and one that nobody needs given back.
'use strict'
const { open, agent } = require('./http.cjs')
const { appendFileSync, writeSync } = require('node:fs')
const { createHash, createHmac, createPublicKey, verify } = require('node:crypto')

const {
  kind,
  target,
  keys,
  audience,
  ACTIONS_ID_TOKEN_REQUEST_URL,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN,
} = process.env
const many = Array.from({ length: Number(process.env.count) }, (_, index) => index)
const sockets = agent(Math.max(1, Math.min(many.length, 10)))
const own = () => agent(1)

const mask = (values) => writeSync(1, values.map((value) => `::add-mask::${value}\n`).join(''))
const set = (file, pairs) =>
  appendFileSync(
    process.env[file],
    pairs.map(([name, value]) => `${name}<<END\n${value}\nEND\n`).join(''),
  )
const tag = (text, name) =>
  text.slice(text.indexOf(`<${name}>`) + name.length + 2, text.indexOf(`</${name}>`))
const decoded = (part) => JSON.parse(Buffer.from(part, 'base64url'))

async function verified(asked, published) {
  const { value } = JSON.parse(await asked)
  mask([value])
  const [head, body, signature] = value.split('.')
  const key = JSON.parse(await published).keys.find(({ kid }) => kid === decoded(head).kid)
  const believed = createPublicKey({ key, format: 'jwk' })
  if (
    !verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      believed,
      Buffer.from(signature, 'base64url'),
    )
  )
    throw new Error('signature')
  const { aud, repository } = decoded(body)
  if (aud !== audience || repository !== process.env.GITHUB_REPOSITORY) throw new Error('claims')
  return value
}

async function aws(token) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const calls = many.map(() => open(target, { method: 'POST', headers, agent: sockets }))
  const WebIdentityToken = await token()
  const answers = await Promise.all(
    calls.map((call, index) => {
      const RoleArn = `arn:aws:iam::123456789012:role/r${index}`
      const terms = {
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn,
        RoleSessionName: 'floor',
        DurationSeconds: '3600',
      }
      return call(new URLSearchParams({ ...terms, WebIdentityToken }).toString())
    }),
  )
  const names = {
    AccessKeyId: 'AWS_ACCESS_KEY_ID',
    SecretAccessKey: 'AWS_SECRET_ACCESS_KEY',
    SessionToken: 'AWS_SESSION_TOKEN',
  }
  const pairs = answers.flatMap((text, index) =>
    Object.entries(names).map(([field, name]) => [`R${index}_${name}`, tag(text, field)]),
  )
  mask(pairs.map(([, value]) => value))
  set('GITHUB_ENV', pairs)
}

const signature = (keys, body, target) => {
  const at = new Date().toISOString().replace(/\.\d{3}|[:-]/g, '')
  const signed = {
    'content-type': 'application/x-amz-json-1.1',
    host: new URL(process.env.stores).host,
    'x-amz-date': at,
    'x-amz-security-token': keys.SessionToken,
    'x-amz-target': target,
  }
  const names = Object.keys(signed).join(';')
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`)
  const digest = (text) => createHash('sha256').update(text).digest('hex')
  const scope = [at.slice(0, 8), 'eu-central-1', 'secretsmanager', 'aws4_request']
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${digest(body)}`
  const toSign = `AWS4-HMAC-SHA256\n${at}\n${scope.join('/')}\n${digest(canonical)}`
  const hmac = (key, text) => createHmac('sha256', key).update(text).digest()
  const key = scope.reduce(hmac, `AWS4${keys.SecretAccessKey}`)
  const credential = `Credential=${keys.AccessKeyId}/${scope.join('/')}`
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${hmac(key, toSign).toString('hex')}`
  return { ...signed, authorization }
}

async function awsRead(token) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const exchange = open(target, { method: 'POST', headers, agent: own() })
  const reads = many.map(() => open(process.env.stores, { method: 'POST', agent: sockets }))
  const terms = {
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: 'arn:aws:iam::123456789012:role/r0',
    RoleSessionName: 'floor',
    DurationSeconds: '900',
  }
  const WebIdentityToken = await token()
  const text = await exchange(new URLSearchParams({ ...terms, WebIdentityToken }).toString())
  const fields = ['AccessKeyId', 'SecretAccessKey', 'SessionToken']
  const keys = Object.fromEntries(fields.map((field) => [field, tag(text, field)]))
  mask(Object.values(keys))
  const answers = await Promise.all(
    reads.map((read, index) => {
      const body = JSON.stringify({ SecretId: `app${index}`, VersionStage: 'AWSCURRENT' })
      return read(body, signature(keys, body, 'secretsmanager.GetSecretValue'))
    }),
  )
  const pairs = answers.map((answer, index) => [
    `PASSWORD_${index}`,
    JSON.parse(answer).SecretString,
  ])
  mask(pairs.map(([, value]) => value))
  set('GITHUB_ENV', pairs)
}

async function vault(token) {
  const asked = { 'x-vault-request': 'true' }
  const json = { ...asked, 'content-type': 'application/json' }
  const login = open(`${target}/v1/auth/jwt/login`, {
    method: 'POST',
    headers: json,
    agent: sockets,
  })
  const reads = many.map((index) =>
    open(`${target}/v1/secret/data/app${index}`, { headers: asked, agent: sockets }),
  )
  const { client_token } = JSON.parse(
    await login(JSON.stringify({ role: 'ci', jwt: await token() })),
  ).auth
  mask([client_token])
  set('GITHUB_STATE', [['token', client_token]])
  if (many.length === 0) return set('GITHUB_ENV', [['VAULT_TOKEN', client_token]])
  const bearer = { 'x-vault-token': client_token }
  const answers = await Promise.all(reads.map((read) => read(undefined, bearer)))
  const pairs = answers.map((text, index) => [
    `PASSWORD_${index}`,
    JSON.parse(text).data.data.password,
  ])
  mask(pairs.map(([, value]) => value))
  await open(`${target}/v1/auth/token/revoke-self`, {
    method: 'POST',
    headers: { ...asked, ...bearer },
    agent: sockets,
  })()
  set('GITHUB_STATE', [['token', '']])
  set('GITHUB_ENV', pairs)
}

const bearer = { authorization: `Bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }
const asked = open(`${ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`, {
  headers: bearer,
  agent: own(),
})()
const published = open(keys, { agent: own() })()
const token = () => verified(asked, published)
;({ aws, 'aws-read': awsRead, vault })[kind](token).then(
  () => process.exit(0),
  (error) => {
    writeSync(1, `::error::${error.stack}\n`)
    process.exit(1)
  },
)
