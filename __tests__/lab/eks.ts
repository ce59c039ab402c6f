import { allows } from './awsStores.ts'
import type { Handler, Lab, LabAnswer } from './handler.ts'
import { type KubernetesOptions, type KubernetesServer, kubernetesServer } from './kubernetes.ts'
import type { StsServer, StsSession } from './sts.ts'

/** EKS of one account and region, with one cluster, for the sessions of a lab STS. */
export interface Eks {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /** The user that the cluster sees behind a token, or why it sees none. */
  user(token: string): string
}

export interface EksOptions {
  readonly name?: string
  readonly status?: string
  /** The roles with an access entry, by ARN; all roles by default. */
  readonly admits?: readonly string[]
  /** The role's own policy does not allow it. */
  readonly denied?: boolean
  /** Changes members of the cluster in the response. */
  readonly described?: Readonly<Record<string, unknown>>
  /** Set for a cluster on an Outpost, which tokens name by it. */
  readonly outpostId?: string
}

const REGION = 'eu-central-1'
const ACCOUNT = '123456789012'
/** The address of the cluster's API server. */
export const EKS_SERVER = 'https://0123456789abcdef.gr7.eu-central-1.eks.amazonaws.com'
/** The authority of the cluster. */
export const EKS_CA = '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n'

export function eks(
  sts: Pick<StsServer, 'signedBy' | 'presignedBy'>,
  options: EksOptions = {},
): Eks {
  const { name = 'prod', outpostId } = options
  const handle: Handler = (request) => {
    const session = sts.signedBy(request, 'eks')
    if (typeof session === 'string') return refused(403, 'InvalidSignatureException')
    const [, asked] = /^\/clusters\/([\w-]+)$/.exec(request.url.pathname) ?? []
    if (request.method !== 'GET' || asked === undefined)
      return refused(404, 'UnknownOperationException')
    const arn = `arn:aws:eks:${REGION}:${session.account}:cluster/${asked}`
    const may = session.policy === undefined || allows(session.policy, 'eks:DescribeCluster', arn)
    if (!may || options.denied) return refused(403, 'AccessDeniedException')
    return asked === name ? { status: 200, body: described(arn, options) } : refused(404, MISSING)
  }
  return {
    handle,
    hosts: { [`https://eks.${REGION}.amazonaws.com`]: handle },
    user: (token) => userOf(sts, token, { ...options, bound: outpostId ?? name }),
  }
}

const MISSING = 'ResourceNotFoundException'

const refused = (status: number, code: string): LabAnswer => ({
  ...{ status, headers: { 'x-amzn-errortype': `${code}:http://internal.amazon.com/` } },
  body: { message: 'pwned' },
})

const described = (
  arn: string,
  { name = 'prod', status, described: odd, outpostId }: EksOptions,
) => ({
  cluster: {
    ...{
      name,
      arn,
      version: '1.34',
      endpoint: EKS_SERVER.replace('abcdef', 'ABCDEF'),
      status: status ?? 'ACTIVE',
    },
    certificateAuthority: { data: Buffer.from(EKS_CA).toString('base64') },
    accessConfig: { authenticationMode: 'API' },
    ...(outpostId !== undefined && { id: outpostId, outpostConfig: { outpostArns: [] } }),
    ...odd,
  },
})

// By aws-iam-authenticator: what a token must look like, and whom it stands for.
const QUERY = [
  ...['action', 'version', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-expires'],
  ...['x-amz-security-token', 'x-amz-signature', 'x-amz-signedheaders'],
]

function userOf(
  sts: Pick<StsServer, 'presignedBy'>,
  token: string,
  { bound, admits }: EksOptions & { readonly bound: string },
): string {
  if (token.length > 4096) return 'too large'
  const [, encoded] = /^k8s-aws-v1\.([A-Za-z0-9_-]+)$/.exec(token) ?? []
  const url = URL.parse(Buffer.from(encoded ?? '', 'base64url').toString())
  if (!url || url.host !== `sts.${REGION}.amazonaws.com` || url.pathname !== '/') return 'no URL'
  const names = [...url.searchParams.keys()].map((name) => name.toLowerCase())
  if (names.some((name) => !QUERY.includes(name)) || new Set(names).size < names.length)
    return 'a parameter that is not allowed'
  if (url.searchParams.get('Action') !== 'GetCallerIdentity') return 'another action'
  if (!url.searchParams.get('X-Amz-SignedHeaders')?.split(';').includes('x-k8s-aws-id'))
    return 'not bound to a cluster'
  const session: StsSession | string = sts.presignedBy(url, { 'x-k8s-aws-id': bound })
  if (typeof session === 'string') return session
  const role = session.arn.replace(
    /^(arn:\w+):sts:(.*):assumed-role\/([^/]+)\/.*$/,
    '$1:iam:$2:role/$3',
  )
  return admits === undefined || admits.includes(role) ? role : 'Unauthorized'
}

/** The API server of the cluster, which knows each role by its ARN. */
export const eksApi = (
  lab: Lab,
  { user }: Pick<Eks, 'user'>,
  options: KubernetesOptions = {},
): KubernetesServer =>
  kubernetesServer(
    lab,
    {
      iss: 'https://eks.lab.test',
      verify(token) {
        const role = user(token)
        if (!role.startsWith('arn:')) throw new Error(role)
        return { claims: { sub: role, jti: token.slice(-16) } }
      },
    },
    { origin: EKS_SERVER, username: ({ sub }) => String(sub), ...options },
  )

/** The ARN of the cluster. */
export const EKS_ARN = `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/prod`
