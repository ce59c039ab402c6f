// Leases that stay valid and stores that are read, by the libraries that others wrote: `npm run test:consumers`, or `npm
// run test:consumers -- aws` for one suite.
import { playSuites } from '../real/playSuites.ts'
import { actConsumer } from './act.consumers.ts'
import { alarmConsumers } from './alarms.consumers.ts'
import { awsConsumers } from './aws.consumers.ts'
import { collectorConsumers } from './collector.consumers.ts'
import { dockerLoaderConsumers } from './dockerLoader.consumers.ts'
import { eksEcrConsumers } from './eksEcr.consumers.ts'
import { googleConsumers } from './google.consumers.ts'
import { kubernetesConsumers } from './kubernetes.consumers.ts'
import { motoConsumers } from './moto.consumers.ts'
import { registryConsumers } from './registries.consumers.ts'
import { storeConsumers } from './stores.consumers.ts'

await playSuites([
  alarmConsumers,
  awsConsumers,
  motoConsumers,
  eksEcrConsumers,
  googleConsumers,
  storeConsumers,
  actConsumer,
  kubernetesConsumers,
  collectorConsumers,
  registryConsumers,
  dockerLoaderConsumers,
])
