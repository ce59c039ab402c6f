// The promises of the action against software that others wrote: `npm run test:real`, or `npm run
// test:real -- vault` for one suite. `--record` writes the results into `docs/status.json`.
import { awsSuite } from './aws.real.ts'
import { forgejoSuite } from './forgejo.real.ts'
import { keycloakSuite } from './keycloak.real.ts'
import { kubernetesSuite } from './kubernetes.real.ts'
import { pagesSuite } from './pages.real.ts'
import { playSuites } from './playSuites.ts'
import { proxySuite } from './proxy.real.ts'
import { vaultSuite } from './vault.real.ts'
import { workflowSuite } from './workflows.real.ts'

// In the order in which their parts are ready on a fresh machine: the rest is built meanwhile.
await playSuites(
  [
    proxySuite,
    keycloakSuite,
    awsSuite,
    vaultSuite,
    workflowSuite,
    pagesSuite,
    forgejoSuite,
    kubernetesSuite,
  ],
  'real',
)
