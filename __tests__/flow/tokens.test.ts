import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { type InProcessStep, inProcessStep } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { AWS, VAULT } from './planInputs.ts'

const OTHER = 'from: vault, address: "https://other.lab.test", role: ci'
const SERVICE = 'from: oauth, address: "https://id.lab.test/token", audience: lab, single-use: true'
const granted = {
  status: 200,
  body: { access_token: 'at-0123456789', token_type: 'Bearer', expires_in: 600 },
}

const asked = ({ runtime }: InProcessStep): readonly (string | null)[] =>
  events(runtime.transcript, 'request').flatMap(({ url }) =>
    url.includes('audience=') ? [new URL(url).searchParams.get('audience')] : [],
  )
const sent = ({ runtime }: InProcessStep): readonly string[] =>
  events(runtime.transcript, 'request').flatMap(({ method, url }) =>
    method === 'POST' ? [new URL(url).host] : [],
  )

/** As `stage`, with a service whose tokens may be used once. */
const serviced = (): InProcessStep =>
  inProcessStep({ fault: ({ url }) => (url.host === 'id.lab.test' ? granted : undefined) })

describe('leases', () => {
  test('share a token if their servers accept it many times', async () => {
    const s = inProcessStep()
    expect(
      await s.main({ export: 'output', leases: `a: {${VAULT}}\nb: {${VAULT}}\nc: {${AWS}}` }),
    ).toBeUndefined()
    expect(asked(s)).toEqual(['https://vault.lab.test', 'sts.amazonaws.com'])
  })

  test('have one token each if a server accepts a token once', async () => {
    const s = serviced()
    expect(
      await s.main({ export: 'output', leases: `a: {${SERVICE}}\nb: {${SERVICE}}` }),
    ).toBeUndefined()
    expect(asked(s)).toEqual(['lab', 'lab'])
    const tokens = events(s.runtime.transcript, 'request').flatMap(({ url, body }) =>
      url.startsWith('https://id.') ? [new URLSearchParams(body).get('subject_token')] : [],
    )
    expect(new Set(tokens).size).toBe(2)
  })

  test('whose tokens do not match are rejected together, and each claim is named once', async () => {
    const s = inProcessStep()
    const failure = await s.main({
      export: 'output',
      leases:
        `a: {${VAULT}, expect: {ref: x, actor: y}}\nb: {${AWS}, expect: {ref: x, ` +
        `environment: z}}`,
    })
    expect(failure).toMatchObject({
      code: 'CLAIM_MISMATCH',
      facts: { claims: ['ref', 'actor', 'environment'] },
    })
    expect(failure?.facts.lease).toBeUndefined()
    expect(sent(s)).toEqual([])
  })

  test('that fail the same expectation report it once', async () => {
    const s = inProcessStep()
    const failure = await s.main({
      export: 'output',
      leases: `a: {${VAULT}}\nb: {${AWS}}`,
      expect: 'ref: refs/heads/release',
    })
    expect(failure?.facts.claims).toEqual(['ref'])
    expect(failure?.message.match(/refs\/heads\/release/g)).toHaveLength(1)
  })

  test('rejected for several reasons report each, with its lease and its code', async () => {
    const down = new Failure('UNREACHABLE', 'down')
    const s = inProcessStep({
      fault: ({ url }) => (url.search.includes('audience=sts') ? down : undefined),
    })
    const failure = await s.main({
      export: 'output',
      leases: `a: {${VAULT}, expect: {ref: x}}\nb: {${AWS}}\nc: {${AWS}, export: none}`,
    })
    expect(failure).toMatchObject({ code: 'CLAIM_MISMATCH', facts: { claims: ['ref'] } })
    expect(failure?.facts.lease).toBeUndefined()
    expect(failure?.message.split('\n')).toEqual([
      'lease "a": "ref" is "refs/heads/main"; expected "x"',
      'UNREACHABLE, lease "b", "c": no ID token could be fetched: down',
      'Nothing was exported.',
    ])
    expect(sent(s)).toEqual([])
  })

  test('rejected for one of two reasons name no other lease with the same token, and list only the claims of their own code', async () => {
    const down = new Failure('UNREACHABLE', 'down')
    const s = inProcessStep({
      fault: ({ url }) => (url.search.includes('audience=sts') ? down : undefined),
    })
    const failure = await s.main({
      export: 'output',
      leases: `a: {${AWS}}\nb: {${VAULT}}\nc: {${VAULT}, expect: {ref: x}}`,
    })
    expect([failure?.code, failure?.facts.claims]).toEqual(['UNREACHABLE', undefined])
    expect(failure?.message.split('\n')).toEqual([
      'lease "a": no ID token could be fetched: down',
      'CLAIM_MISMATCH, lease "c": "ref" is "refs/heads/main"; expected "x"',
      'Nothing was exported.',
    ])
  })

  test('of two servers get tokens that the other server rejects', async () => {
    const s = inProcessStep({
      fault: ({ url }) =>
        url.host === 'other.lab.test' ? { status: 400, body: { errors: ['no'] } } : undefined,
    })
    await s.main({ export: 'output', leases: `a: {${VAULT}}\nb: {${OTHER}}` })
    expect(asked(s)).toEqual(['https://vault.lab.test', 'https://other.lab.test'])
  })
})

describe('another token', () => {
  test('is requested and verified like the first if the last one may be used up', async () => {
    let count = 0
    const s = inProcessStep({
      fault: ({ url }) =>
        url.host === 'id.lab.test' ? (++count === 1 ? { status: 503 } : granted) : undefined,
    })
    expect(await s.main({ export: 'output', leases: `a: {${SERVICE}}` })).toBeUndefined()
    expect(asked(s)).toEqual(['lab', 'lab'])
  })

  test('that no longer matches the expectations is never sent', async () => {
    const asks = new Set<number>()
    const s: InProcessStep = inProcessStep({
      fault({ url }, n) {
        if (url.host === 'id.lab.test') return { status: 503 }
        if (!url.search.includes('audience=') || asks.add(n).size === 1) return undefined
        return {
          status: 200,
          body: { value: s.issuer.mint('lab', { claims: { ref: 'refs/heads/other' } }) },
        }
      },
    })
    expect(
      await s.main({ export: 'output', leases: `a: {${SERVICE}}`, expect: 'ref: refs/heads/main' }),
    ).toMatchObject({
      code: 'CLAIM_MISMATCH',
      facts: { lease: 'a' },
    })
    expect(sent(s)).toEqual(['id.lab.test'])
  })
})
