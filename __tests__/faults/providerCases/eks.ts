import { readFileSync } from 'node:fs'
import { EKS_ARN, EKS_CA, EKS_SERVER, eks } from '../../lab/eks.ts'
import type { LabAnswer } from '../../lab/handler.ts'
import { stsServer } from '../../lab/sts.ts'
import { type Call, jsonLies, MARK, type ProviderCase } from '../providerCase.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const GUARDED = ['RESPONSE_INVALID', 'GUARD_FAILED', 'READ_REFUSED'] as const

const cluster = (changes: object): object => ({
  cluster: {
    ...{ name: 'prod', arn: EKS_ARN, endpoint: EKS_SERVER, status: 'ACTIVE' },
    certificateAuthority: { data: Buffer.from(EKS_CA).toString('base64') },
    ...changes,
  },
})
const lie = (changes: object) => ({
  answer: { status: 200, body: cluster(changes) } satisfies LabAnswer,
  codes: GUARDED,
})

const describeCluster: Call = {
  ...{ name: 'cluster', host: 'api', stage: 'main', connects: true, refusal: ['READ_REFUSED'] },
  notNow: { status: 400, body: { __type: 'ThrottlingException', message: MARK } },
  is: ({ url }) => url.pathname === '/clusters/prod',
  lies: {
    ...jsonLies('endpoint', (value) => cluster({ endpoint: value }), GUARDED),
    'another account': lie({ arn: EKS_ARN.replace('123456789012', '210987654321') }),
    'another cluster': lie({ name: 'other' }),
    'an http address': lie({ endpoint: 'http://127.0.0.1' }),
    'no authority': lie({ certificateAuthority: {} }),
    'that it is being created': lie({ status: 'CREATING', endpoint: undefined }),
  },
}

/** Access to an EKS cluster, with a session that is not exported. */
export const awsCluster: ProviderCase = {
  name: 'aws eks',
  calls: [describeCluster],
  export: 'kubeconfig',
  open(lab, verifier, { server, api }) {
    const sts = stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } })
    const described = eks(sts, { sts: new URL(server).host })
    return {
      handle: (request) =>
        request.url.pathname === '/' ? sts.handle(request) : described.handle(request),
      inputs: {
        ...{ from: 'aws', role: ROLE, region: 'eu-central-1' },
        ...{ address: server, 'store-address': api, cluster: 'prod' },
      },
      accepts: ({ KUBECONFIG = '', AWS_SESSION_TOKEN }) =>
        KUBECONFIG !== '' &&
        AWS_SESSION_TOKEN === undefined &&
        described.user(tokenIn(KUBECONFIG)) === ROLE,
      living: sts.living,
    }
  },
}

function tokenIn(path: string): string {
  const { users } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly users: readonly [{ readonly user: { readonly token: string } }]
  }
  return users[0].user.token
}
