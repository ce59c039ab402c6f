import type { Fault } from './fault.ts'

const path = (named: string): Fault['guard'] => ({
  test: '__tests__/architecture.test.ts',
  named,
})

/** The one path to a token and to a revocation. */
export const flow: readonly Fault[] = [
  {
    breaks: 'the straight line: no second path to a token',
    file: 'src/flow/export.ts',
    find: 'function throwIfAny(',
    replace: `export const another = async (): Promise<unknown> => {
  const { requestToken } = await import('../identity/idToken.ts')
  return requestToken
}

function throwIfAny(`,
    guard: path('uses requestToken of identity/idToken in one place of the flow'),
  },
  {
    breaks: 'the straight line: no second path to a revocation',
    file: 'src/flow/main.ts',
    find: 'throw await rollBack(run, asFailure(error), sinks)',
    replace: `const { revokeAll } = await import('./revoke.ts')
    void revokeAll
    throw await rollBack(run, asFailure(error), sinks)`,
    guard: path('uses revokeAll of flow/revoke in one place of the flow'),
  },
]
