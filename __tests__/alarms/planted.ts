import { generateKeyPairSync } from 'node:crypto'
import { bothInputs, inProcessStep, ROLE } from '../lab/inProcessStep.ts'
import { signingKey } from '../lab/issuer.ts'

/** A line of a record, or an entry of a server's log. */
export type LogLine = Readonly<Record<string, unknown>>

/** The lines of a month, and the logs of both servers. */
export interface PlantedLogs {
  readonly record: readonly LogLine[]
  readonly cloudtrail: readonly LogLine[]
  readonly vault: readonly LogLine[]
}

/** Of each alarm, the `uid` of the lines, or the id of the requests, that it must find. */
export const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'forged-token': ['forged', 'replayed'],
  'unexpected-production': [
    'branch-in-capitals',
    'mismatch',
    'other-branch',
    'other-repository',
    'without-ref',
  ],
  'not-revoked': ['failed', 'unknown'],
  'shared-role': ['other-repository'],
  'first-seen': ['after-a-month', 'new-path', 'new-role', 'other-repository'],
  'session-without-line': ['stolen-login', 'stolen-session', 'under-a-foreign-line'],
  'lease-without-end': ['killed'],
}

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-09-21T14:13:20.000Z')
/** What happened before is history, and no alarm. */
export const SINCE = '2026-09-20T00:00:00Z'
const daysAgo = (days: number): string => new Date(NOW - days * DAY_MS).toISOString()

type Change = Readonly<Record<string, unknown>>

/** Returns copies of a genuine line, with a change each, by the `uid` of the copy. */
const copies = (line: LogLine, changes: Readonly<Record<string, Change>>): readonly LogLine[] =>
  Object.entries(changes).map(([uid, change]) => ({ ...line, uid, lease_uid: uid, ...change }))

/** Returns the lines and the ending of each. */
const ended = (ending: LogLine, lines: readonly LogLine[]): readonly LogLine[] =>
  lines.flatMap((line) => [
    line,
    { ...ending, uid: `${line['uid']}-end`, lease_uid: line['lease_uid'], time: line['time'] },
  ])

/** Plays a whole job, and one whose ID token is forged; then plants the lines of a bad month. */
export async function plantedLogs(): Promise<PlantedLogs> {
  const job = inProcessStep()
  await job.main(bothInputs)
  await job.post()
  const forger = inProcessStep()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  forger.issuer.keys.push({ ...signingKey(0), privateKey })
  await forger.main(bothInputs)
  const found = (lines: readonly LogLine[], event: string, lease: string): LogLine => {
    const line = lines.find((entry) => entry['event'] === event && entry['lease'] === lease)
    if (!line) throw new Error(`no line of ${event} ${lease}`)
    return line
  }
  const [deploy, app] = ['deploy', 'app'].map((lease) => found(job.record(), 'leased', lease))
  const ending = found(job.record(), 'ended', 'deploy')
  const rejected = found(forger.record(), 'refused', 'deploy')
  if (!deploy || !app) throw new Error('no lease')
  const sent = (first: string, id: string): Change => ({ read: [first], request: id })
  return {
    record: [
      ...job.record(),
      ...history({ deploy, app, ending }),
      ...copies(rejected, { forged: {}, replayed: { code: 'RUN_MISMATCH' } }),
      ...copies(rejected, { mismatch: { code: 'CLAIM_MISMATCH' }, down: { code: 'UNREACHABLE' } }),
      ...ended(ending, unexpected(deploy)),
      ...ended(ending, copies(app, { 'new-path': sent('secret/data/root@1', 'known') })),
      ...ended(ending, copies(app, { 'new-version': sent('secret/data/app@8', 'known') })),
      ...copies(ending, { failed: { end: 'failed' }, revoked: { end: 'revoked' } }),
      ...copies(ending, { gone: { end: 'already-gone' }, expired: { end: 'expired' } }),
      // A response that was lost, and the session that it hid.
      ...copies(ending, { unknown: { end: 'unknown', ...LOST } }),
      ...copies(deploy, { killed: { time: daysAgo(0.5) }, running: { time: daysAgo(0.1) } }),
      // An attacker who can write to the record writes a line over a session.
      ...ended(ending, copies(deploy, { foreign: { keys: { access_key_id: 'ASIAFOREIGN' } } })),
    ],
    ...sessions(job.sts.trail, job.vault.audited),
  }
}

const LOST = { id: undefined, keys: undefined, request: undefined }
const OTHER_ROLE = `${ROLE}-other`

/** What the repository used in the month before: nothing of it is new. */
function history(genuine: Readonly<Record<'deploy' | 'app' | 'ending', LogLine>>) {
  const requested = (role: string): Change => ({ requested: { role } })
  const earlier = copies(genuine.deploy, {
    'deploy-earlier': { time: daysAgo(20) },
    'rare-earlier': { time: daysAgo(31), ...requested(`${ROLE}-rare`) },
    'branch-earlier': { time: daysAgo(20), ...requested(OTHER_ROLE) },
  })
  const reads = copies(genuine.app, {
    'app-earlier': { time: daysAgo(20), read: ['secret/data/app@7'] },
  })
  const now = copies(genuine.deploy, {
    'after-a-month': requested(`${ROLE}-rare`),
    'new-role': requested(`${ROLE}-new`),
  })
  return ended(genuine.ending, [...earlier, ...reads, ...now])
}

/** Leases of the production role by others, and one of another role that no alarm concerns. */
function unexpected(deploy: LogLine): readonly LogLine[] {
  const identity = (change: Change): Change => ({
    identity: { ...(deploy['identity'] as object), ...change },
  })
  const branch = identity({ ref: 'refs/heads/feature' })
  return copies(deploy, {
    'other-branch': branch,
    'other-branch-and-role': { ...branch, requested: { role: OTHER_ROLE } },
    'branch-in-capitals': identity({ ref: 'refs/heads/Main' }),
    'without-ref': identity({ ref: undefined }),
    'other-repository': {
      ...identity({ repository_id: '7', repository: 'octo-org/other' }),
      time: daysAgo(-0.01),
    },
  })
}

/** The genuine sessions, those of a thief, one of another provider and a login that failed. */
function sessions(
  trail: readonly object[],
  audited: readonly object[],
): Pick<PlantedLogs, 'cloudtrail' | 'vault'> {
  const [session, login] = [trail[0] as LogLine, audited[0] as LogLine]
  const ours = session['userIdentity'] as object
  const issued = (request: string, accessKeyId: string): LogLine => ({
    ...session,
    requestID: request,
    responseElements: { credentials: { accessKeyId } },
  })
  const request = { ...(login['request'] as object), id: 'stolen-login', headers: {} }
  return {
    cloudtrail: [
      ...(trail as readonly LogLine[]),
      issued('lost', 'ASIALOST'),
      { ...issued('stolen-session', 'ASIASTOLEN'), userAgent: 'aws-sdk-js/3.1' },
      {
        ...issued('under-a-foreign-line', 'ASIAFOREIGN'),
        userAgent: 'aws-sdk-js/3.1',
        userIdentity: { ...ours, userName: 'repo:octo-org/thief:ref:refs/heads/main' },
      },
      {
        ...issued('other-provider', 'ASIAOTHER'),
        userAgent: 'aws-sdk-js/3.1',
        userIdentity: { ...ours, identityProvider: 'cognito-identity.amazonaws.com' },
      },
      { ...issued('denied', 'ASIADENIED'), userAgent: 'x', errorCode: 'AccessDenied' },
    ],
    vault: [
      ...(audited as readonly LogLine[]),
      { ...login, request },
      { ...login, request: { ...request, id: 'failed-login' }, error: 'permission denied' },
    ],
  }
}
