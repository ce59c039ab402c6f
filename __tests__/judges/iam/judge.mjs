// Evaluates IAM trust policies with iam-simulate, in a process of its own: one JSON case per line of standard input,
// {"policy", "principal", "context"}; one word per line of output. Its folder is the first argument. The package's own
// entry drops condition keys that its data does not list for the action, so the engine below it is called.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const load = (path) =>
  import(pathToFileURL(`${process.argv[2]}/node_modules/@cloud-copilot/${path}`).href)
const { authorize } = await load('iam-simulate/dist/esm/core_engine/CoreSimulatorEngine.js')
const { DiscoveryContextKeyConstraints } = await load(
  'iam-simulate/dist/esm/context_keys/discoveryContextKeyConstraints.js',
)
const { AwsRequestImpl } = await load('iam-simulate/dist/esm/request/request.js')
const { RequestContextImpl } = await load('iam-simulate/dist/esm/requestContext.js')
const { loadPolicy } = await load('iam-policy/dist/esm/index.js')

const resource = { resource: 'arn:aws:iam::123456789012:role/deploy', accountId: '123456789012' }

for await (const line of createInterface({ input: process.stdin })) {
  const { policy, principal, context } = JSON.parse(line)
  const request = new AwsRequestImpl(
    principal,
    resource,
    'sts:AssumeRoleWithWebIdentity',
    new RequestContextImpl(context),
  )
  const { resourceAnalysis } = authorize({
    request,
    identityPolicies: [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: loadPolicy(policy, { name: 'trust' }),
    simulationParameters: {
      simulationMode: 'Strict',
      discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
    },
    serviceSettings: { s3: {} },
  })
  console.log(resourceAnalysis.result === 'Allowed' ? 'admits' : 'denies')
}
