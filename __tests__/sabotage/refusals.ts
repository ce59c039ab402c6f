import type { Fault } from './fault.ts'

const at = (test: string, named: string): Fault['guard'] => ({
  test: `__tests__/providers/${test}.test.ts`,
  named,
})

/** Faults in what a rejection is taken for. */
export const rejections: readonly Fault[] = [
  {
    breaks: 'only a row that names the trust policy proves that it rejected the identity',
    file: 'src/providers/response.ts',
    find: "row?.show === 'trust-policy' && { rejectedBy",
    replace: 'row?.show && { rejectedBy',
    guard: at('refusals', 'a failure of a row with "show" "policy" is rejected by undefined'),
  },
  {
    breaks: 'a delegate of Google that is denied proves nothing of the identity',
    file: 'src/providers/gcp/exchange.ts',
    find: 'account && account.delegates.length > 0',
    replace: 'account && account.delegates.length > 9',
    guard: at('gcp', 'a denial of one of several delegates is not'),
  },
  {
    breaks: 'an audience that Octo STS rejects is not a rejection of the identity',
    file: 'src/providers/octo-sts/refusals.ts',
    find: 'words: /^trust policy: (?:subject|claim|expected claim) /',
    replace: 'words: /^trust policy: /',
    guard: at('octo-sts', 'as PermissionDenied, with our side of it'),
  },
]
