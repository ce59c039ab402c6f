import type { Fault } from './fault.ts'

const FOLDER = 'src/providers/kubernetes'
const at = (named: string): Fault['guard'] => ({
  test: '__tests__/providers/kubernetes.test.ts',
  named,
})

/** Faults in the guard, the binding and the revocation of Kubernetes tokens. */
export const kubernetes: readonly Fault[] = [
  {
    breaks: 'Kubernetes: a proxy that presents a token of its own is noticed',
    file: `${FOLDER}/exchange.ts`,
    find: 'ids.length === 1 && ids[0] === own',
    replace: 'ids.length === 1',
    guard: at('a proxy that presents a token of its own'),
  },
  {
    breaks: 'Kubernetes: the user is compared with expect-user',
    file: `${FOLDER}/exchange.ts`,
    find: 'username !== expectUser',
    replace: 'username === ""',
    guard: at('a user that is not expected'),
  },
  {
    breaks: 'Kubernetes: the token is bound to the Secret of the lease',
    file: `${FOLDER}/issuedToken.ts`,
    find: "differs('secret.uid', bound['uid'], secret.uid)",
    replace: "differs('secret.uid', secret.uid, secret.uid)",
    guard: at('rejects a token bound to another Secret'),
  },
  {
    breaks: 'Kubernetes: the receipt precedes the Secret: a lost response leaves none',
    file: `${FOLDER}/tokenRequest.ts`,
    find: 'attempts === 1 && status >= 300',
    replace: 'attempts >= 1 && status >= 300',
    guard: at('a rejection after a lost response'),
  },
  {
    breaks: 'Kubernetes: a failed TokenRequest deletes the Secret at once',
    file: `${FOLDER}/tokenRequest.ts`,
    find: 'if (secret) await deleteAtOnce(context, secret)',
    replace: '',
    guard: at('a rejected request deletes the Secret at once'),
  },
  {
    breaks: 'Kubernetes: the deletion names the uid',
    file: `${FOLDER}/api.ts`,
    find: 'preconditions: { uid }',
    replace: 'note: { uid }',
    guard: at('never deletes another Secret of that name'),
  },
  {
    breaks: 'Kubernetes: a 404 of a proxy is not proof of an end',
    file: `${FOLDER}/revoke.ts`,
    find: "error.status === 404 && error.code === 'NotFound' && isNamed",
    replace: 'error.status === 404',
    guard: at('does not take a 404 of a proxy'),
  },
  {
    breaks: 'Kubernetes: state cannot make post delete another Secret',
    file: `${FOLDER}/revoke.ts`,
    find: 'SECRET.test(secret)',
    replace: "secret !== ''",
    guard: at('never follows state with another Secret'),
  },
]
