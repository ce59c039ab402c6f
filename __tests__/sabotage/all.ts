import { alarms } from './alarms.ts'
import { build } from './build.ts'
import { clusterTrusts } from './clusterTrust.ts'
import { docs } from './docs.ts'
import { environments } from './environment.ts'
import { exportFaults } from './exports.ts'
import type { Fault } from './fault.ts'
import { flow } from './flow.ts'
import { identity } from './identity.ts'
import { journal } from './journal.ts'
import { kubeconfigs } from './kubeconfig.ts'
import { kubernetes } from './kubernetes.ts'
import { orders } from './orders.ts'
import { providers } from './providers.ts'
import { record } from './record.ts'
import { refresh } from './refresh.ts'
import { rejections } from './refusals.ts'
import { registries } from './registries.ts'
import { retry } from './retry.ts'
import { reviews } from './review.ts'
import { rules } from './rules.ts'
import { sinks } from './sinks.ts'
import { stores } from './stores.ts'
import { suppliedFaults } from './supplied.ts'
import { trust } from './trust.ts'

/** Every deliberate fault, in the order in which they are played. */
export const allFaults: readonly Fault[] = [
  ...orders,
  ...rules,
  ...refresh,
  ...identity,
  ...providers,
  ...retry,
  ...environments,
  ...journal,
  ...exportFaults,
  ...flow,
  ...stores,
  ...suppliedFaults,
  ...registries,
  ...trust,
  ...build,
  ...docs,
  ...record,
  ...alarms,
  ...sinks,
  ...rejections,
  ...kubeconfigs,
  ...kubernetes,
  ...reviews,
  ...clusterTrusts,
]
