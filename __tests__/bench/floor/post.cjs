// The least code that does what post does: nothing to give back, then nothing is loaded; else one request.
'use strict'
const { STATE_token: token, target } = process.env
if (!token) process.exit(0)
const { open, agent } = require('./http.cjs')
const headers = { 'x-vault-request': 'true', 'x-vault-token': token }
open(`${target}/v1/auth/token/revoke-self`, { method: 'POST', headers, agent: agent(1) })().then(
  () => process.exit(0),
  () => process.exit(1),
)
