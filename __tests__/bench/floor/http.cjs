// One HTTP exchange. A request is made, and so its connection dialled, before its body is known: its head leaves with the body.
'use strict'
const https = require('node:https')
const { ca: extra } = process.env
const agent = (sockets) =>
  new https.Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'lifo', ...trust() })

function trust() {
  if (extra === undefined) return {}
  const secureContext = require('node:tls').createSecureContext({ minVersion: 'TLSv1.2' })
  secureContext.context.addCACert(extra)
  return { secureContext }
}

exports.agent = agent
exports.open = (url, { method = 'GET', headers = {}, agent }) => {
  const request = https.request(url, { method, headers, agent })
  const answer = new Promise((done, failed) => {
    request.on('error', failed).on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () =>
        response.statusCode < 300
          ? done(text)
          : failed(new Error(`${url} answered ${response.statusCode}`)),
      )
    })
  })
  return (body, more = {}) => {
    for (const [name, value] of Object.entries(more)) request.setHeader(name, value)
    if (body !== undefined) request.setHeader('content-length', Buffer.byteLength(body))
    request.end(body)
    return answer
  }
}
