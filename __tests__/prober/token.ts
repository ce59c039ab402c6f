// Requests an ID token and prints its claims and times, never the token. Compares
// `environment_node_id` with the API.
const {
  ACTIONS_ID_TOKEN_REQUEST_URL: address = '',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '',
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_REPOSITORY = '',
  GITHUB_TOKEN = '',
} = process.env

const url = new URL(address)
url.searchParams.set('audience', 'https://prober.example.com')
const before = Date.now() / 1000
const response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
const { value } = (await response.json()) as { readonly value: string }
const after = Date.now() / 1000
console.log(`::add-mask::${value}`)

const [head = '', payload = ''] = value.split('.')
const claims = parse(payload)
const { exp, iat, nbf } = claims as {
  readonly exp: number
  readonly iat: number
  readonly nbf: number
}
console.log('header', JSON.stringify(parse(head)))
console.log('claims', JSON.stringify(claims, undefined, 2))
console.log(`valid for ${exp - iat} s, nbf ${iat - nbf} s before iat`)
console.log(
  `iat is ${(iat - before).toFixed(1)} s after the request, ${(after - iat).toFixed(1)} s ` +
    `before the response`,
)
console.log(
  'numbers:',
  Object.keys(claims)
    .filter((name) => typeof claims[name] === 'number')
    .join(', '),
)

const name = encodeURIComponent(String(claims['environment']))
const environment = await fetch(
  `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/environments/${name}`,
  { headers: { authorization: `Bearer ${GITHUB_TOKEN}`, accept: 'application/vnd.github+json' } },
)
const { node_id } = (await environment.json()) as { readonly node_id?: string }
console.log(
  `environment_node_id: token ${claims['environment_node_id']}, API ${environment.status} ` +
    `${node_id}`,
)

function parse(part: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
}
