// Lists the ConfigMaps of a namespace by the official client, with the kubeconfig that the job has:
// `kubernetesClient.mjs FOLDER NAMESPACE`. Prints their names, or the status of the rejection.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , folder, namespace] = process.argv
const resolved = createRequire(join(folder, 'package.json')).resolve('@kubernetes/client-node')
const { CoreV1Api, KubeConfig } = await import(pathToFileURL(resolved).href)
const config = new KubeConfig()
config.loadFromDefault()
try {
  const { items } = await config.makeApiClient(CoreV1Api).listNamespacedConfigMap({ namespace })
  console.log(`found ${items.map(({ metadata }) => metadata.name).join(' ')}`)
} catch (error) {
  console.log(`rejected ${error.code ?? error.message}`)
}
