import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { LabRequest } from '../lab/handler.ts'
import { type InProcessStep, inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import type { Fault } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const lost: Fault = {
  lost: new Failure('UNREACHABLE', 'closed the connection', { transient: true }),
}
const notSent: Fault = new Failure('UNREACHABLE', 'refused', { transient: true, notSent: true })
const isLogin = ({ url }: Pick<LabRequest, 'url'>): boolean => url.pathname.endsWith('/login')
const isTokenRequest = ({ url }: Pick<LabRequest, 'url'>): boolean =>
  url.searchParams.has('audience')

/**
 * A step whose first login suffers a fault; `mint` may replace the response with the n-th ID token.
 */
function scene(first: Fault, mint?: (stage: InProcessStep, n: number) => Fault | undefined) {
  const logins: { readonly at: number; readonly jwt: string }[] = []
  let minted = 0
  const s: InProcessStep = inProcessStep({
    latency: 100,
    fault: (request) => {
      if (isTokenRequest(request)) return mint?.(s, ++minted)
      if (!isLogin(request)) return undefined
      logins.push({
        at: s.runtime.monotonicMs(),
        jwt: (JSON.parse(request.body) as { jwt: string }).jwt,
      })
      return logins.length === 1 ? first : undefined
    },
  })
  return { s, logins }
}

const response = (s: InProcessStep, claims: Readonly<Record<string, unknown>>): Fault => ({
  status: 200,
  body: { value: s.issuer.mint('https://vault.lab.test', { claims }) },
})

describe('the fresh ID token of a second attempt', () => {
  test('is requested during the wait and does not delay the attempt', async () => {
    const times: number[] = []
    for (const fault of [lost, notSent]) {
      const { s, logins } = scene(fault)
      expect(await s.main(vaultInputs)).toBeUndefined()
      const requested = events(s.runtime.transcript, 'request').filter(({ url }) =>
        isTokenRequest({ url: new URL(url) }),
      )
      expect(requested).toHaveLength(fault === lost ? 2 : 1)
      expect(new Set(logins.map(({ jwt }) => jwt)).size).toBe(requested.length)
      times.push((logins[1]?.at ?? 0) - (logins[0]?.at ?? 0))
    }
    expect(times[0]).toBe(times[1])
  })

  test('is masked before any other output', async () => {
    const { s, logins } = scene(lost)
    await s.main(vaultInputs)
    const jwt = logins[1]?.jwt ?? ''
    const seen = s.runtime.transcript.findIndex((deed) => JSON.stringify(deed).includes(jwt))
    expect(s.runtime.transcript[seen]).toEqual({ kind: 'mask', value: jwt })
  })

  test.each([
    ['of another run', { run_id: '666' }, 'RUN_MISMATCH'],
    ['for another audience', { aud: 'https://attacker.example' }, 'ID_TOKEN_INVALID'],
    ['with claims that are not expected', { repository: 'octo-org/other' }, 'CLAIM_MISMATCH'],
    ['of an event that outsiders can cause', { event_name: 'issues' }, 'EVENT_REFUSED'],
  ])('%s is never sent', async (_, claims, code) => {
    const { s, logins } = scene(lost, (step, n) => (n > 1 ? response(step, claims) : undefined))
    expect(await s.main(vaultInputs)).toMatchObject({ code })
    expect(logins).toHaveLength(1)
    expect(s.runtime.env).toEqual({})
  })

  test('that is forged is never sent', async () => {
    const { s, logins } = scene(lost, (step, n) => {
      if (n < 2) return undefined
      const [head, body] = step.issuer.mint('https://vault.lab.test').split('.')
      const [, , signature] = step.issuer.mint('https://vault.lab.test').split('.')
      return { status: 200, body: { value: `${head}.${body}.${signature}` } }
    })
    expect(await s.main(vaultInputs)).toMatchObject({ code: 'ID_TOKEN_INVALID' })
    expect(logins).toHaveLength(1)
  })
})
