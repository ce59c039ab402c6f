import { type KubernetesServer, kubernetesServer } from '../../lab/kubernetes.ts'
import { type Call, COMMANDS, jsonLies, type ProviderCase } from '../providerCase.ts'

const main: Pick<Call, 'host' | 'stage' | 'connects' | 'refusal'> = {
  ...{ host: 'server', stage: 'main', connects: false, refusal: ['EXCHANGE_REFUSED'] },
}

const created = (answers: Call['lies']): Call['lies'] =>
  Object.fromEntries(
    Object.entries(answers).map(([name, lie]) => [
      name,
      { ...lie, answer: { ...lie.answer, status: 201 } },
    ]),
  )

// A user of any text is a user: what cannot be one is left.
const {
  'lines and commands': _,
  'controls in a text': __,
  ...users
} = jsonLies('status', (username) => ({ status: { userInfo: { username } } }))

const review: Call = {
  ...{ ...main, name: 'review', connects: true },
  is: ({ url }) => url.pathname.endsWith('/selfsubjectreviews'),
  lies: created({
    ...users,
    'another token': {
      answer: {
        status: 201,
        body: {
          status: {
            userInfo: {
              username: COMMANDS,
              extra: { 'authentication.kubernetes.io/credential-id': [COMMANDS] },
            },
          },
        },
      },
      codes: ['GUARD_FAILED'],
    },
  }),
}

const secret: Call = {
  ...{ ...main, name: 'secret' },
  is: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/secrets'),
  lies: created(jsonLies('metadata', (uid) => ({ metadata: { uid } }))),
}

const tokenRequest: Call = {
  ...{ ...main, name: 'token request' },
  is: ({ url }) => url.pathname.endsWith('/token') && url.pathname.includes('/serviceaccounts/'),
  lies: created(jsonLies('status', (token) => ({ status: { token } }))),
}

const giveBack: Call = {
  ...{ name: 'return', host: 'server', stage: 'post', connects: true },
  refusal: ['EXCHANGE_REFUSED'],
  is: ({ method }) => method === 'DELETE',
  lies: {
    'no JSON': { answer: { status: 200, body: COMMANDS }, codes: ['EXCHANGE_REFUSED'] },
    'an array': { answer: { status: 200, body: [COMMANDS] }, codes: ['EXCHANGE_REFUSED'] },
    'that it is done': {
      answer: { status: 200, body: { kind: 'Status', status: 'Success' } },
      codes: ['EXCHANGE_REFUSED'],
    },
    'that it was another': {
      answer: { status: 200, body: { kind: 'Status', status: 'Success', details: { name: 'x' } } },
      codes: ['EXCHANGE_REFUSED'],
    },
  },
}

/** A token of a service account, bound to a Secret that post deletes with a fresh ID token. */
export const kubernetes: ProviderCase = {
  name: 'kubernetes',
  calls: [review, secret, tokenRequest, giveBack],
  open(lab, verifier, { server: origin }) {
    const server: KubernetesServer = kubernetesServer(lab, verifier, { origin })
    return {
      handle: server.handle,
      inputs: {
        from: 'kubernetes',
        export: 'output',
        address: origin,
        'kube-service-account': 'deploy/ci',
      },
      accepts: ({ KUBE_TOKEN = '' }) => server.userOf(KUBE_TOKEN) !== undefined,
      living: () => server.living(),
    }
  },
}
