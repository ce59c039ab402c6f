#!/usr/bin/env node
// Compares the record of lease-credentials with the provider's own log, without dependencies:
//
//   node docs/audit/join.mjs --record record.jsonl --vault vault-audit.log --cloudtrail trail.json
//
// "-" reads standard input, and each option may be repeated. --sessions reads JSON lines of another
// provider: {"from", "request", "keys", "lease_uid", "subject", "role", "user_agent"}, as far as
// known. --issuer HOST is the token issuer whose AWS sessions count. --json prints JSON.
// Ends with 1 if anything was found, with 2 if a file cannot be read.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const many = { type: 'string', multiple: true, default: [] }
const { values } = parseArgs({
  options: {
    record: many,
    vault: many,
    cloudtrail: many,
    sessions: many,
    issuer: { type: 'string', default: 'token.actions.githubusercontent.com' },
    json: { type: 'boolean', default: false },
  },
})

const READERS = { vault: vaultSession, cloudtrail: awsSession, sessions: (entry) => entry }

try {
  const found = join(distinct(values.record.flatMap(entriesOf)), sessionsOf(values))
  if (values.json) console.log(JSON.stringify(found, null, 2))
  else
    for (const [kind, items] of Object.entries(found)) for (const item of items) print(kind, item)
  process.exitCode = Object.values(found).some((items) => items.length > 0) ? 1 : 0
} catch (error) {
  console.error(String(error))
  process.exitCode = 2
}

function print(kind, { lease, lease_uid, from, request, why }) {
  const what = [from, lease, lease_uid, request && `request ${request}`].filter(Boolean).join(' ')
  console.log(`${kind}: ${what}${why ? `: ${why}` : ''}`)
}

/** Returns the entries of a file: JSON lines, one JSON list, or CloudTrail's {"Records": […]}. */
function entriesOf(file) {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8')
  try {
    const whole = JSON.parse(text)
    return Array.isArray(whole) ? whole : (whole.Records ?? [whole])
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return lines.map((line) => JSON.parse(line))
  }
}

/** A sink delivers at least once: a line that arrived twice counts once. */
function distinct(lines) {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

function sessionsOf(files) {
  return Object.entries(READERS).flatMap(([option, read]) =>
    files[option].flatMap(entriesOf).flatMap((entry) => read(entry) ?? []),
  )
}

/** A login in a file of Vault's audit device. Its headers are in plain text, its tokens are not. */
function vaultSession({ type, error, auth, response, request = {} }) {
  if (type !== 'response' || error || !/^auth\/.+\/login$/.test(request.path ?? ''))
    return undefined
  if (!auth && !response?.auth) return undefined
  const headers = new Map(
    Object.entries(request.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      [value].flat()[0],
    ]),
  )
  return {
    from: 'vault',
    request: request.id,
    lease_uid: headers.get('x-correlation-id'),
    user_agent: headers.get('user-agent'),
    role: (auth ?? response.auth).metadata?.role,
  }
}

/** A session that STS issued to the issuer's token, in CloudTrail. */
function awsSession({ eventName, errorCode, requestID, userIdentity, userAgent, ...event }) {
  if (eventName !== 'AssumeRoleWithWebIdentity' || errorCode) return undefined
  if (!String(userIdentity?.identityProvider ?? '').includes(values.issuer)) return undefined
  return {
    from: 'aws',
    request: requestID,
    keys: [event.responseElements?.credentials?.accessKeyId].filter(Boolean),
    user_agent: userAgent,
    subject: userIdentity.userName,
    role: event.requestParameters?.roleArn,
  }
}

/** Returns the findings by kind. Only lines of providers whose log was given can lack a session. */
function join(lines, sessions) {
  const logged = new Set(sessions.map(({ from }) => from))
  const byLease = Map.groupBy(lines, ({ lease_uid }) => lease_uid)
  const matched = lines.map((line) => [line, sessions.filter((session) => meets(line, session))])
  const claimed = new Set(matched.flatMap(([, met]) => met))
  return {
    'session without a line': sessions.filter((session) => !claimed.has(session)),
    'line without a session': matched
      .filter(([line, met]) => line.event === 'leased' && logged.has(line.from) && met.length === 0)
      .map(([line]) => line),
    'lease without an end': [...byLease.values()].flatMap(endless),
    'line contradicts': [
      ...matched.flatMap(([line, met]) =>
        met.flatMap((session) => contradiction(line, session) ?? []),
      ),
      ...[...byLease.values()].flatMap(disagreeing),
      ...twice(lines, ({ uid }) => uid, 'another line has its uid'),
      ...matched
        .filter(([{ event }]) => event === 'leased')
        .flatMap(([line, [session]]) => (session ? [{ ...line, session }] : []))
        .flatMap((line, at, all) =>
          all.slice(0, at).some((other) => other.session === line.session)
            ? [{ ...line, why: 'another line has its session' }]
            : [],
        ),
    ],
  }
}

/** Returns what our User-Agent says; it is not our request if there is nothing. */
function agentOf({ user_agent = '' }) {
  const [, repository, run_id, run_attempt, lease] =
    /^lease-credentials\/\S+ \(([^;]+); run (\d+)\/(\d+).*; ([^;]+)\)$/.exec(user_agent) ?? []
  return { repository, run_id, run_attempt, lease }
}

/** One identifier in common is enough: whatever else differs is then a contradiction. */
function meets(line, session) {
  const { from, lease_uid, request, keys = {} } = line
  if (from !== session.from) return false
  // Of a lost response only the run and the name of the lease are known.
  const { run_id, run_attempt, lease } = agentOf(session)
  const lost = line.event === 'ended' && line.id === undefined && lease === line.lease
  if (lost && run_id === line.run?.run_id && run_attempt === line.run?.run_attempt) return true
  const own = Object.values(keys).flat()
  return (
    (session.lease_uid !== undefined && session.lease_uid === lease_uid) ||
    (session.request !== undefined && [request, ...own].includes(session.request)) ||
    (session.keys ?? []).some((key) => own.includes(key))
  )
}

function contradiction(line, session) {
  const { run = {}, identity, requested = {} } = line
  const agent = agentOf(session)
  // Several requests may belong to one lease: the hops of a chain, a retry after a lost response.
  const single = line.event === 'leased' && !requested.chain && session.lease_uid === undefined
  const sides = [
    ['lease_uid', line.lease_uid, session.lease_uid],
    ['request', single ? line.request : undefined, session.request],
    ['subject', identity?.sub, session.subject],
    // Vault writes the names of roles in lower case.
    ['role', requested.role?.toLowerCase(), session.role?.toLowerCase()],
    ['repository', identity?.repository, agent.repository],
    ['run_id', run.run_id, agent.run_id],
    ['run_attempt', run.run_attempt, agent.run_attempt],
    ['lease', line.lease, agent.lease],
  ]
  const differs = sides.find(([, ours, theirs]) => ours && theirs && ours !== theirs)
  if (!differs) return undefined
  const [name, ours, theirs] = differs
  return { ...line, why: `${name} is ${ours} here and ${theirs} in the provider's log` }
}

/** Lines of one lease whose run or id differ cannot all be genuine. */
function disagreeing([first, ...more]) {
  const differs = (line) =>
    ['run_id', 'run_attempt', 'repository_id'].find(
      (name) => first.run?.[name] !== line.run?.[name],
    ) ?? (first.id && line.id && first.id !== line.id ? 'id' : undefined)
  return more
    .filter((line) => differs(line))
    .map((line) => ({ ...line, why: `${differs(line)} differs within the lease` }))
}

function twice(lines, keyOf, why) {
  return [...Map.groupBy(lines, keyOf).values()].flatMap(([, ...more]) =>
    more.map((line) => ({ ...line, why })),
  )
}

/** Post writes the end: a lease of a job that still runs has none yet. */
function endless(lines) {
  const leased = lines.find(({ event }) => event === 'leased')
  if (!leased || lines.some(({ event }) => event === 'ended')) return []
  return [{ ...leased, why: `valid until ${leased.expires_at ?? 'an unknown time'}` }]
}
