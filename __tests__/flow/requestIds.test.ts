import { describe, expect, test } from '@jest/globals'
import type { Handler } from '../lab/handler.ts'
import {
  bothInputs,
  type InProcessStep,
  inProcessStep,
  ROLE,
  STS,
  VAULT,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import type { Fault } from '../lab/runtime.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'

const ID = 'c6104cbe-af31-11e0-8154-cbc7ccf896c7'

/** A step whose servers write an id into the header of each response. */
function scene(roles: Parameters<typeof stsServer>[2]['roles']): InProcessStep {
  const s: InProcessStep = inProcessStep({
    fault: async (request): Promise<Fault | undefined> => {
      const handler = handlers()[request.url.origin]
      const response = handler && (await handler(request))
      return response && { ...response, headers: { ...response.headers, 'x-amzn-requestid': ID } }
    },
  })
  const lab = s.runtime.lab
  const handlers = (): Readonly<Record<string, Handler>> => ({
    [STS]: stsServer(lab, s.issuer.verifier, { roles, origin: STS }).handle,
    [VAULT]: vaultServer(lab, s.issuer.verifier).handle,
  })
  return s
}

describe("a server's request ID", () => {
  test('stands in the log of a lease', async () => {
    const s = scene({ [ROLE]: { claims: {} } })
    expect(await s.main(bothInputs)).toBeUndefined()
    expect(
      s.runtime.logged().match(/leased .*, request ID c6104cbe-af31-11e0-8154-cbc7ccf896c7$/gm),
    ).toHaveLength(1)
    // Vault writes the id of the body into its audit log; a header may be that of a gateway.
    expect(s.record().map(({ lease, request }) => [lease, request === ID])).toEqual([
      ['deploy', true],
      ['app', false],
    ])
  })

  test('stands in a rejection', async () => {
    const failure = await scene({}).main(bothInputs)
    expect(failure).toMatchObject({ code: 'EXCHANGE_REFUSED', facts: { requestId: ID } })
  })

  test('stands in the failure after retries', async () => {
    const failing = { status: 503, headers: { 'x-request-id': ID } }
    const s = inProcessStep({ fault: ({ url }) => (url.origin === VAULT ? failing : undefined) })
    expect(await s.main(vaultInputs)).toMatchObject({
      code: 'UNREACHABLE',
      facts: { requestId: ID },
    })
  })
})
