import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { LabRequest } from '../lab/handler.ts'
import { findLeaks } from '../lab/leaks.ts'
import { LEASES, SINKS, type SinkJob, sinkInputs, sinkJob } from '../lab/sinkJob.ts'
import { COLLECTOR, type LabSink } from '../lab/sinks.ts'
import { events } from '../lab/transcript.ts'
import { mistakesIn } from './planInputs.ts'

const eventsOf = ({ lines }: LabSink) => lines.map(({ event, lease }) => `${event} ${lease}`)
const sorted = (names: readonly string[]) => names.toSorted((a, b) => a.localeCompare(b))
const uids = (lines: readonly { readonly uid: string }[]) => lines.map(({ uid }) => uid)

/** Whatever becomes of a job, no sink holds a secret, and no secret is logged or recorded. */
function expectNoLeaks({ runtime, sinks, record }: SinkJob): void {
  const received = Object.entries(sinks).map(([where, { requests }]) => ({
    where,
    text: requests.map(({ body }) => body).join('\n'),
  }))
  const own = [{ where: 'record', text: JSON.stringify(record()) }]
  const logged = [{ where: 'log', text: runtime.logged() }]
  expect(findLeaks([...received, ...own, ...logged], runtime.lab.issued)).toEqual([])
}

const isSink = ({ url }: LabRequest): boolean => url.pathname === '/v1/logs'
const reset = new Failure('UNREACHABLE', 'the connection was reset', { transient: true })

describe('sinks', () => {
  test('receives the beginning and the end of each lease, as they stand in the record', async () => {
    const job = sinkJob()
    expect(await job.main(sinkInputs({ collector: 'warn' }))).toBeUndefined()
    expect(eventsOf(job.sinks.collector)).toEqual(['leased app'])
    expect((await job.post())?.failure).toBeUndefined()
    expect(job.sinks.collector.lines).toEqual(job.record())
    expect(eventsOf(job.sinks.collector)).toEqual(['leased app', 'ended app'])
    expect(job.sinks.collector.senders).toEqual(['octo-org/app', 'octo-org/app'])
    expect(job.vault.living()).toEqual([])
    expectNoLeaks(job)
  })

  test('authenticates each cloud by its lease, which post obtains again', async () => {
    const job = sinkJob()
    const inputs = sinkInputs({ cloudwatch: 'fail', google: 'fail', sentinel: 'fail' }, [
      'app',
      'audit',
      'logs',
      'monitor',
    ])
    expect(await job.main(inputs)).toBeUndefined()
    const { cloudwatch, google, sentinel } = job.sinks
    const begun = ['leased app', 'leased audit', 'leased logs', 'leased monitor']
    for (const sink of [cloudwatch, google, sentinel]) expect(eventsOf(sink)).toEqual(begun)
    // Vault's token is in the state, to be revoked; nothing that authenticates a sink is.
    const secrets = job.runtime.lab.issued.values().filter((secret) => !secret.startsWith('hvs.'))
    const state = [{ where: 'state', text: JSON.stringify([...job.runtime.state]) }]
    expect(findLeaks(state, [...secrets])).toEqual([])
    expect((await job.post())?.failure).toBeUndefined()
    // Google's lease consists of two tokens.
    const rest = ['app', 'audit', 'logs', 'logs', 'monitor'].map((name) => `ended ${name}`)
    const renewed = ['refreshed audit', 'refreshed logs', 'refreshed monitor']
    for (const sink of [cloudwatch, google, sentinel])
      expect(sorted(eventsOf(sink))).toEqual(sorted([...begun, ...rest, ...renewed]))
    const recorded = job.record()
    expect(new Set(uids(recorded))).toEqual(new Set(uids(cloudwatch.lines)))
    expectNoLeaks(job)
  })

  test('revokes before it sends the endings', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'warn' }))
    const after = await job.post()
    const paths = events(after?.runtime.transcript ?? [], 'request').map(
      ({ url }) => new URL(url).pathname,
    )
    expect(paths[0]).toBe('/v1/auth/token/revoke-self')
    expect(paths.at(-1)).toBe('/v1/logs')
  })

  test('verifies the token of a sink together with all others before one is sent', async () => {
    const job = sinkJob({
      hosts: ({ issuer }) => forgedFor(issuer, COLLECTOR),
    })
    const failure = await job.main(sinkInputs({ collector: 'warn' }))
    expect([failure?.code, failure?.message]).toEqual([
      'ID_TOKEN_INVALID',
      expect.stringContaining('sink "collector": '),
    ])
    const urls = events(job.runtime.transcript, 'request').map(({ url }) => url)
    expect(urls.filter((url) => /vault|otel/.test(new URL(url).host))).toEqual([])
    expect(job.record()).toMatchObject([{ event: 'refused', code: 'ID_TOKEN_INVALID' }])
  })

  test('ships the refusal of a forged token, with the token of the sink alone', async () => {
    const job = sinkJob({ hosts: ({ issuer }) => forgedFor(issuer, 'https://vault.lab.test') })
    expect((await job.main(sinkInputs({ collector: 'warn' })))?.code).toBe('ID_TOKEN_INVALID')
    expect(job.sinks.collector.lines).toMatchObject([
      { event: 'refused', lease: 'app', code: 'ID_TOKEN_INVALID', severity: 'high' },
    ])
    const others = events(job.runtime.transcript, 'request').filter(
      ({ url }) => new URL(url).host === 'vault.lab.test',
    )
    expect(others).toEqual([])
    expect(await job.post()).toBeUndefined()
    expectNoLeaks(job)
  })

  test.each<readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['CLAIM_MISMATCH', {}, { expect: 'ref: refs/heads/other' }],
    ['EVENT_REFUSED', { event_name: 'issue_comment' }, {}],
  ])('ships a run that is refused with %s', async (code, claims, changed) => {
    const job = sinkJob({ claims })
    const facts = Object.keys(claims).length > 0
    const failure = await job.main({ ...sinkInputs({ collector: 'warn' }), ...changed })
    expect(failure?.code).toBe(code)
    // Where the claim differs from the runner's own, not even the sink receives a token.
    expect(eventsOf(job.sinks.collector)).toEqual(facts ? [] : ['refused app'])
    const sent = events(job.runtime.transcript, 'request').filter(({ url }) =>
      url.startsWith('https://vault.'),
    )
    expect(sent).toEqual([])
  })

  test('exchanges no lease in post if main was refused before it was obtained', async () => {
    const job = sinkJob()
    const inputs = { ...sinkInputs({ cloudwatch: 'warn' }, ['app', 'audit']) }
    const failure = await job.main({ ...inputs, expect: 'ref: refs/heads/other' })
    expect(failure?.code).toBe('CLAIM_MISMATCH')
    const after = await job.post()
    expect(after?.runtime.logged()).toContain('lease "audit" was not obtained')
    expect(job.sts.living()).toEqual([])
    expect(job.sinks.cloudwatch.requests).toEqual([])
  })
})

describe('a sink with "on-failure: fail"', () => {
  test('has the lines before anything is exported', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'fail' }))
    const order = job.runtime.transcript.flatMap((event) =>
      event.kind === 'expose' ||
      (event.kind === 'request' && isSink({ ...event, url: new URL(event.url) }))
        ? [event.kind]
        : [],
    )
    expect(order).toEqual(['request', 'expose'])
    expect(job.record()[0]?.uid).toBe(job.sinks.collector.lines[0]?.uid)
  })

  test('that is down exports nothing, and everything is revoked', async () => {
    const down = new Failure('UNREACHABLE', 'otel.lab.test could not be reached', {
      transient: true,
      notSent: true,
    })
    const job = sinkJob({ fault: (request) => (isSink(request) ? down : undefined) })
    const failure = await job.main(sinkInputs({ collector: 'fail' }))
    expect(failure?.code).toBe('SINK_FAILED')
    expect(failure?.message).toMatch(/^sink "collector": otel\.lab\.test could not be reached/)
    expect(events(job.runtime.transcript, 'expose')).toEqual([])
    expect(job.vault.living()).toEqual([])
    expect(job.record()).toMatchObject([
      { event: 'refused', code: 'SINK_FAILED' },
      { event: 'ended', end: 'revoked' },
    ])
    // Once it is back, post sends what was refused, and no beginning of what was never exported.
    await job.post()
    expect(eventsOf(job.sinks.collector)).toEqual(['refused app', 'ended app'])
  })

  test('fails post if the endings cannot be delivered', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'fail' }))
    const after = await job.post({
      fault: (request) => (isSink(request) ? { status: 403 } : undefined),
    })
    expect(after?.failure?.code).toBe('SINK_FAILED')
    expect(job.vault.living()).toEqual([])
  })

  test('keeps its word if it rejects a part, which is not sent again', async () => {
    const partial = { status: 200, body: { partialSuccess: { rejectedLogRecords: '1' } } }
    const job = sinkJob({ fault: (request) => (isSink(request) ? partial : undefined) })
    const failure = await job.main(sinkInputs({ collector: 'fail' }))
    expect(failure?.code).toBe('SINK_FAILED')
    expect(failure?.message).toContain('rejected 1 of 1 line of the record')
    const sent = events(job.runtime.transcript, 'request').filter(({ url }) =>
      url.endsWith('/logs'),
    )
    const bodies = sent.map(({ body }) => /\\"event\\":\\"(\w+)/.exec(body)?.[1])
    expect(bodies).toEqual(['leased', 'refused'])
  })
})

describe('a line that may have arrived', () => {
  test('is repeated with the same uid after its response was lost', async () => {
    let lost = 1
    const job = sinkJob({
      fault: (request) => (isSink(request) && lost-- > 0 ? { lost: reset } : undefined),
    })
    expect(await job.main(sinkInputs({ collector: 'fail' }))).toBeUndefined()
    const [first, second, ...more] = job.sinks.collector.lines
    expect([first?.uid, more]).toEqual([second?.uid, []])
  })

  test('is repeated by post with the same uid after a SIGKILL before the response', async () => {
    const job = sinkJob({
      hosts: ({ sinks }) => ({
        [COLLECTOR]: async (request) => {
          const response = await sinks.collector.hosts[COLLECTOR]?.(request)
          // The process is killed here: the sink has the batch, and nobody reads the response.
          if (sinks.collector.lines.length === 1) await new Promise(() => undefined)
          return response ?? { status: 500 }
        },
      }),
    })
    void job.main(sinkInputs({ collector: 'fail' }))
    while (job.sinks.collector.lines.length === 0) await new Promise(setImmediate)
    expect(events(job.runtime.transcript, 'expose')).toEqual([])
    await job.post()
    expect(eventsOf(job.sinks.collector)).toEqual(['leased app', 'leased app', 'ended app'])
    const [first, second] = job.sinks.collector.lines
    expect(first?.uid).toBe(second?.uid)
    expect(job.vault.living()).toEqual([])
  })

  test('is sent again by post, where the sink was down while main ran', async () => {
    const job = sinkJob({ fault: (request) => (isSink(request) ? { status: 503 } : undefined) })
    expect(await job.main(sinkInputs({ collector: 'warn' }))).toBeUndefined()
    expect(job.runtime.logged()).toContain('sink "collector": otel.lab.test returned 503')
    await job.post()
    expect(job.sinks.collector.lines).toEqual(job.record())
  })
})

describe('what a later step can do', () => {
  test('a line of the record file is never sent', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'warn' }))
    const [path = ''] = [...job.runtime.disk.keys()].filter((name) => name.endsWith('.jsonl'))
    const forged = JSON.stringify({ ...job.record()[0], uid: 'f'.repeat(32) })
    job.runtime.disk.set(path, `${job.runtime.disk.get(path)}${forged}\n`)
    await job.post()
    expect(uids(job.sinks.collector.lines)).not.toContain('f'.repeat(32))
  })

  test('an entry without the nonce, or behind the last one, is never sent', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'warn' }))
    const count = Number(job.runtime.state.get('closed'))
    const entry = { kind: 'lines', sinks: ['collector'], lines: ['{"uid":"forged"}'] }
    job.runtime.state.set(`entry_${count}`, JSON.stringify({ nonce: 'x', ...entry }))
    await job.post()
    expect(uids(job.sinks.collector.lines)).not.toContain('forged')
  })

  test('the request for ID tokens of another server is not used', async () => {
    const job = sinkJob()
    await job.main(sinkInputs({ collector: 'warn' }))
    const after = await job.post({ idToken: undefined })
    expect(after?.failure).toBeUndefined()
    expect(after?.runtime.logged()).toContain('sink "collector": ')
    expect(eventsOf(job.sinks.collector)).toEqual(['leased app'])
    expect(job.vault.living()).toEqual([])
  })
})

describe('the inputs of sinks', () => {
  const leases = `app: ${LEASES.app}\naudit: ${LEASES.audit}\nmonitor: ${LEASES.monitor}`
  const wrong = (sinks: string) => mistakesIn({ leases, sinks })

  test.each([
    [
      'a: {to: syslog, address: https://x.test/v1/logs}',
      '"sinks.a.to" must be one of otlp, azure-logs',
    ],
    ['a: {to: otlp}', '"sinks.a.address" is required'],
    ['a: {to: otlp, address: http://x.test/v1/logs}', '"sinks.a.address" must be an https URL'],
    [
      'a: {to: otlp, address: https://x.test, on-failure: skip}',
      '"sinks.a.on-failure" must be one of warn, fail',
    ],
    [
      'a: {to: otlp, address: https://x.test, headers: {k: v}}',
      '"sinks.a.headers" is not a field of this sink',
    ],
    [
      'a: {to: otlp, address: https://x.test, lease: audit}',
      'is not a host at which its credentials may be sent',
    ],
    [
      'a: {to: otlp, address: https://logs.eu-central-1.amazonaws.com.evil.test, lease: audit}',
      'is not a host at which',
    ],
    [
      'a: {to: otlp, address: https://logs.s3.amazonaws.com, lease: audit}',
      'is not a host at which',
    ],
    [
      'a: {to: otlp, address: https://elb.eu-central-1.amazonaws.com, lease: audit}',
      'is not a host at which',
    ],
    ['a: {to: otlp, address: https://x.test, lease: app}', 'is a lease of "from: vault"'],
    [
      'a: {to: otlp, address: https://x.test, lease: gone}',
      '"sinks.a.lease" must be a lease of this step',
    ],
    [
      'a: {to: otlp, address: https://logs.eu-central-1.amazonaws.com/v1/logs}',
      '"sinks.a.lease" is required',
    ],
    [
      'a: {to: otlp, address: https://logs.eu-central-1.amazonaws.com/v1/logs, lease: audit}',
      '"sinks.a.log-group" is required',
    ],
    [
      'a: {to: azure-logs, address: https://x.test}',
      '"sinks.a.lease" is required with "to: azure-logs"',
    ],
    [
      'a: {to: otlp, address: https://vault.lab.test:9/v1/logs}\nB: {to: otlp, address: https://x.test}',
      '"sinks.B" is not a valid name',
    ],
    ['a: text', '"sinks.a" must be a mapping'],
  ])('%s', async (sinks, sentence) => {
    expect(await wrong(sinks)).toContainEqual(expect.stringContaining(sentence))
  })

  test('all mistakes are reported at once, with those of the leases', async () => {
    const found = await mistakesIn({ leases: 'a: {from: aws}', sinks: 'b: {to: x}' })
    expect(found.filter((line) => /sinks\.b/.test(line))).toHaveLength(2)
    expect(found).toContainEqual(expect.stringContaining('leases.a.role'))
  })

  test('a lease that reads secrets, and a token of another scope, authenticate no sink', async () => {
    const scoped = LEASES.monitor.replace('monitor.azure.com', 'vault.azure.net')
    const reading = LEASES.audit.replace('export', 'read: {P: arn:x#y}, export')
    expect(
      await mistakesIn({
        leases: `monitor: ${scoped}\naudit: ${reading}`,
        sinks: `s: ${SINKS.sentinel}\nc: ${SINKS.cloudwatch}`,
      }),
    ).toContainEqual(expect.stringContaining('must be a lease with "scope: https://monitor.azure'))
  })
})

/** The token of one audience is signed by another key. */
function forgedFor(issuer: SinkJob['issuer'], audience: string) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [origin = ''] = Object.keys(issuer.hosts)
  const forging = async (request: LabRequest) => {
    const response = await issuer.handle(request)
    return request.url.searchParams.get('audience') === audience
      ? { ...response, body: { count: 1, value: issuer.mint(audience, { key: privateKey }) } }
      : response
  }
  return { [origin]: forging }
}
