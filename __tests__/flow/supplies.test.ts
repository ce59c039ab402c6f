import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { startBudget } from '../../src/core/budget.ts'
import { asFailure } from '../../src/core/failure.ts'
import { retryingClient } from '../../src/core/retry.ts'
import { suppliesFor } from '../../src/flow/supplies.ts'
import { frozenLab } from '../lab/clock.ts'
import { type IssuerOptions, labIssuer } from '../lab/issuer.ts'
import { inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const SECRET = 'hunter22-and-more'
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Supplies for a lease called `app`, in a step with these inputs. */
function supplied(inputs: Readonly<Record<string, string>>) {
  const runtime = inMemoryRuntime({ hosts: {} })
  const client = retryingClient(runtime, startBudget(runtime, 6_000))
  const from = { client, inputs: () => new Map(Object.entries(inputs)), issuer: undefined }
  return { runtime, supplies: suppliesFor(runtime, 'app', from) }
}

describe('an input that a revocation needs', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['of the flat form', { 'client-secret': SECRET }],
    ['inside leases', { leases: `other: {client-secret: x}\napp: {client-secret: ${SECRET}}` }],
  ])('%s is used if its SHA-256 is that of the receipt, and is masked', async (_, inputs) => {
    const { runtime, supplies } = supplied(inputs)
    const secret = await supplies.input('client-secret', digest(SECRET))
    expect(secret.reveal()).toBe(SECRET)
    expect(events(runtime.transcript, 'mask')).toMatchObject([{ value: SECRET }])
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['is empty', {}, /"client-secret" is needed .* is empty/],
    ['has another value', { 'client-secret': 'other' }, /"client-secret" .* SHA-256 differs/],
    ['stands in another lease', { leases: 'other: {client-secret: x}' }, /is empty/],
    ['is not a string', { leases: 'app: {client-secret: [x]}' }, /is empty/],
    ['stands in leases that are no mapping', { leases: 'app' }, /is empty/],
    ['stands in leases that cannot be read', { leases: '{' }, /is empty/],
    ['stands beside leases', { leases: 'app: {}', 'client-secret': SECRET }, /is empty/],
  ])('is rejected if it %s', async (_, inputs, message) => {
    const result = supplied(inputs).supplies.input('client-secret', digest(SECRET))
    expect(await result.catch(asFailure)).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
    })
  })
})

describe('an ID token that a revocation needs', () => {
  const requested = async (
    claims: IssuerOptions['claims'] = {},
    imagination: Partial<RuntimeOptions> = {},
    issuer?: string,
  ) => {
    const lab = frozenLab()
    const lender = labIssuer(lab, { claims })
    const { hosts, facts, idToken } = lender
    const runtime = inMemoryRuntime({ lab, hosts, facts, idToken, ...imagination })
    const client = retryingClient(runtime, startBudget(runtime, 6_000))
    const supplies = suppliesFor(runtime, 'app', { client, inputs: () => new Map(), issuer })
    const tokens = [supplies.idToken('https://one.test'), supplies.idToken('https://one.test')]
    return { runtime, tokens: await Promise.all(tokens.map((token) => token.catch(asFailure))) }
  }

  test('is requested and verified each time, with the keys fetched once', async () => {
    const { runtime, tokens } = await requested()
    expect(tokens).toMatchObject([{ audience: 'https://one.test' }, { lease: 'app' }])
    const paths = events(runtime.transcript, 'request').map(({ url }) => new URL(url).pathname)
    expect(paths.filter((path) => path.endsWith('/jwks'))).toHaveLength(1)
    expect(paths).toHaveLength(3)
  })

  test('is accepted for the event that main accepted', async () => {
    const facts = { ...labIssuer(frozenLab()).facts, event_name: 'issue_comment' }
    const { tokens } = await requested({ event_name: 'issue_comment' }, { facts })
    expect(tokens[0]).toMatchObject({ lease: 'app' })
  })

  test.each<[string, IssuerOptions['claims'], string]>([
    ['of another run', { run_id: '7' }, 'RUN_MISMATCH'],
    ['for another audience', { aud: 'https://two.test' }, 'ID_TOKEN_INVALID'],
    ['of another issuer', { iss: 'https://evil.example' }, 'ID_TOKEN_INVALID'],
  ])('is rejected if it is %s', async (_, claims, code) => {
    const { tokens } = await requested(claims)
    expect(tokens).toMatchObject([{ code }, { code }])
  })

  test('is not requested if main could request none, or if the issuer is invalid', async () => {
    const none = await requested({}, { idToken: undefined })
    expect(none.tokens[0]).toMatchObject({ code: 'ID_TOKEN_UNAVAILABLE' })
    const other = await requested({}, {}, 'https://evil.example')
    expect(other.tokens[0]).toMatchObject({ code: 'INTERNAL' })
    expect(events(other.runtime.transcript, 'request')).toEqual([])
  })
})
