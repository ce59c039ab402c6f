import { describe, expect, test } from '@jest/globals'
import type { LabAnswer } from '../lab/handler.ts'
import { type InProcessStep, inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { VAULT } from './planInputs.ts'

const SERVICE = {
  from: 'oauth',
  export: 'output',
  address: 'https://id.lab.test/token',
  audience: 'lab',
}
/** A service that grants a token for so long, or does not say for how long. */
const granting = (expires_in?: number): InProcessStep => {
  const body = {
    access_token: 'at-0123456789',
    token_type: 'Bearer',
    ...(expires_in !== undefined && { expires_in }),
  }
  const answer: LabAnswer = { status: 200, body }
  return inProcessStep({ fault: ({ url }) => (url.host === 'id.lab.test' ? answer : undefined) })
}

describe('a lease with min-lifetime', () => {
  test.each([
    [3600, '1h'],
    [3600, '3600s'],
    // The response was on its way for a while.
    [3570, '1h'],
    [285, '5m'],
  ])('is exported if %d s were granted and %s are required', async (granted, least) => {
    const s = granting(granted)
    expect(await s.main({ ...SERVICE, 'min-lifetime': least })).toBeUndefined()
    expect(s.runtime.outputs['token']).toBe('at-0123456789')
  })

  test.each([
    [3569, '1h', 3600],
    [284, '5m', 300],
  ])(
    'is rejected if %d s were granted and %s are required, with the lifetime that would be granted',
    async (granted, least, seconds) => {
      const s = granting(granted)
      expect(await s.main({ ...SERVICE, 'min-lifetime': least })).toMatchObject({
        code: 'GUARD_FAILED',
        message: expect.stringContaining(
          `the server granted ${granted} s; "min-lifetime" requires at least ${seconds} s`,
        ),
        causes: ['the server limits the lifetime'],
        fix: `Raise the limit at the server, or lower "min-lifetime" to ${granted}s.`,
      })
      expect([s.runtime.env, s.runtime.outputs]).toEqual([{}, {}])
    },
  )

  test('is rejected if the server returns no expiry', async () => {
    const s = granting()
    expect(await s.main({ ...SERVICE, 'min-lifetime': '1s' })).toMatchObject({
      code: 'GUARD_FAILED',
      message: expect.stringMatching(
        /^the server returned no expiry; "min-lifetime" requires at least 1 s/,
      ),
      fix: 'Raise the limit at the server, or lower "min-lifetime".',
    })
    expect(s.runtime.outputs).toEqual({})
  })

  test('is exported without an expiry if none is required', async () => {
    const s = granting()
    expect(await s.main(SERVICE)).toBeUndefined()
    expect(s.runtime.logged()).toContain(', expiry unknown')
    expect(s.runtime.outputs).not.toHaveProperty('expires-at')
  })
})

describe('a lease that expires after the year 9999', () => {
  test('is exported as one of unknown expiry, and is revoked', async () => {
    // Milliseconds that were taken for seconds.
    const s = granting(999_999_999_999)
    expect(
      await s.main({
        ...SERVICE,
        revoke: 'rfc7009',
        'revoke-address': 'https://id.lab.test/revoke',
      }),
    ).toBeUndefined()
    expect(s.runtime.outputs).not.toHaveProperty('expires-at')
    const after = await s.post({ fault: () => ({ status: 200 }) })
    expect(after?.runtime.logged()).toContain('oauth: revoked')
    expect(after?.runtime.readable().filter((line) => line.includes('/revoke'))).toHaveLength(1)
  })
})

describe('a lease that has expired on arrival', () => {
  const path = 'projects/1/locations/global/workloadIdentityPools/github/providers/github'
  const id = '11111111-2222-4333-8444-555555555555'
  const past = { token_type: 'Bearer', access_token: 'at-0123456789' }
  test.each([
    [
      'Google',
      { from: 'gcp', export: 'output', 'workload-identity-provider': path },
      { ...past, expires_in: 0 },
    ],
    [
      'Azure',
      { from: 'azure', export: 'output', 'tenant-id': id, 'client-id': id },
      { ...past, expires_in: 0 },
    ],
    [
      'a token endpoint',
      { ...SERVICE, 'expires-path': 'until' },
      { ...past, until: '2001-01-01T00:00:00Z' },
    ],
  ])('is rejected: %s', async (_, inputs, body) => {
    const s = inProcessStep({
      fault: ({ method }) => (method === 'POST' ? { status: 200, body } : undefined),
    })
    expect(await s.main(inputs)).toMatchObject({
      code: 'GUARD_FAILED',
      message: expect.stringMatching(/^the lease had expired when it arrived\b/),
      causes: ["this machine's clock is wrong", 'a proxy returned a cached response'],
      fix: expect.stringContaining('Set the clock of the runner'),
    })
    expect([s.runtime.env, s.runtime.outputs]).toEqual([{}, {}])
  })
})

describe('when one of several leases fails', () => {
  test('the others stop retrying, and their leases are revoked', async () => {
    const s = inProcessStep({
      fault: ({ url }) => (url.host === 'busy.lab.test' ? { status: 503 } : undefined),
      roles: {},
    })
    const busy = 'from: oauth, address: "https://busy.lab.test/token", audience: busy'
    const aws = 'from: aws, role: "arn:aws:iam::123456789012:role/deploy", region: eu-central-1'
    const failure = await s.main({
      export: 'output',
      leases: `a: {${VAULT}}\nb: {${aws}}\nc: {${busy}}`,
    })
    expect(failure).toMatchObject({ code: 'EXCHANGE_REFUSED', facts: { lease: 'b' } })
    expect(
      events(s.runtime.transcript, 'request').filter(({ url }) => url.startsWith('https://busy.')),
    ).toHaveLength(1)
    expect(s.vault.living()).toEqual([])
  })
})

describe('when one of several reads of a lease fails', () => {
  test('the other reads and leases stop retrying, and the login is revoked', async () => {
    const busy = ({ url }: { readonly url: URL }) =>
      url.pathname.endsWith('/busy') || url.host === 'busy.lab.test'
    const s = inProcessStep({ fault: (request) => (busy(request) ? { status: 503 } : undefined) })
    const read = 'read: {GONE: secret/data/gone#a, BUSY: secret/data/busy#b}'
    const failure = await s.main({
      export: 'output',
      leases:
        `a: {${VAULT}, ${read}}\nb: {from: oauth, address: "https://busy.lab.test/token", ` +
        `audience: b}`,
    })
    expect(failure).toMatchObject({ code: 'READ_REFUSED', facts: { lease: 'a' } })
    expect(
      events(s.runtime.transcript, 'request').filter(({ url }) => busy({ url: new URL(url) })),
    ).toHaveLength(2)
    expect([
      s.vault.living(),
      s.record().flatMap(({ event, lease }) => (event === 'refused' ? [lease] : [])),
    ]).toEqual([[], ['a']])
  })
})

describe('when several leases are rejected', () => {
  const aws =
    'from: aws, role: "arn:aws:iam::123456789012:role/deploy", region: eu-central-1, export: none'
  test('each is reported with the reason of its server', async () => {
    const s = inProcessStep({
      roles: {},
      fault: ({ url }) => (url.host === 'id.lab.test' ? { status: 401 } : undefined),
    })
    const failure = await s.main({
      export: 'output',
      leases: `a: {${aws}}\nb: {from: oauth, address: "https://id.lab.test/token", audience: b}`,
    })
    expect(failure?.code).toBe('EXCHANGE_REFUSED')
    expect(failure?.facts.lease).toBeUndefined()
    expect(failure?.message).toMatch(/^lease "a": sts\S+ returned 403 to /m)
    expect(failure?.message).toMatch(/^lease "b": id\.lab\.test returned 401 to /m)
  })

  test('for the same reason, it is reported once, without lease names', async () => {
    const s = inProcessStep({ roles: {} })
    const failure = await s.main({ export: 'output', leases: `a: {${aws}}\nb: {${aws}}` })
    expect(failure).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringMatching(/^sts\S+ returned 403/),
    })
    expect(failure?.message.match(/returned 403/g)).toHaveLength(1)
    expect([failure?.facts.lease, failure?.facts.claims]).toEqual([undefined, undefined])
  })

  test('two of three for the same reason, it is reported once, with both names', async () => {
    const s = inProcessStep({
      roles: {},
      fault: ({ url }) => (url.host === 'id.lab.test' ? { status: 401 } : undefined),
    })
    const failure = await s.main({
      export: 'output',
      leases:
        `a: {${aws}}\nb: {${aws}}\nc: {from: oauth, address: "https://id.lab.test/token", ` +
        `audience: c}`,
    })
    expect(failure?.message.match(/^lease .*?:/gm)?.sort()).toEqual([
      'lease "a", "b":',
      'lease "c":',
    ])
    expect(failure?.message.match(/returned 403/g)).toHaveLength(1)
  })
})

describe('the log', () => {
  test("has a notice about GitHub's default audience", async () => {
    const [owner, own] = [inProcessStep(), inProcessStep()]
    await owner.main({ ...vaultInputs, audience: 'https://github.com/octo-org' })
    await own.main(vaultInputs)
    const notices = ({ runtime }: InProcessStep) =>
      events(runtime.transcript, 'say').flatMap(({ level, text }) =>
        level === 'notice' ? [text] : [],
      )
    expect(notices(owner)).toContainEqual(
      expect.stringMatching(/^vault: the audience is the owner's address, GitHub's default/),
    )
    expect(notices(own)).toEqual([])
  })

  test('shows no claim that the token does not have', async () => {
    const s = inProcessStep({
      issuer: { claims: { environment: undefined, actor: '', job_workflow_ref: undefined } },
    })
    await s.main({ ...vaultInputs, expect: '{repository: octo-org/app}' })
    expect(s.runtime.logged()).toMatch(
      /^Verified: repository "octo-org\/app", ref "refs\/heads\/main", event_name "push", run_id "\d+"$/m,
    )
  })
})
