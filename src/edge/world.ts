import type { Outlet } from '../kit/outlet.ts'
import { Secret } from '../kit/secret.ts'
import type { Network, World } from '../kit/world.ts'
import { clock } from './clock.ts'
import { annotationLine, maskLines, plainLines } from './commands.ts'
import { containerActions } from './containers.ts'
import { type Door, doorOf } from './door.ts'
import {
  authoritiesOf,
  changedNotes,
  networkNotes,
  networkOf,
  refuseEnvironment,
  tells,
} from './environment.ts'
import { filesIn } from './files.ts'
import { appendSummary, handOver, stateWriter } from './handOver.ts'
import { jobFacts } from './job.ts'
import { refuseOldNode } from './node.ts'
import type { Program } from './program.ts'
import { proxySecrets, setProxy } from './proxy.ts'
import { random } from './random.ts'
import { holdsCertificates } from './trust.ts'

/** The world as main sees it. Throws `ENVIRONMENT_REFUSED`. */
export function worldOfMain(
  program: Program,
  env: NodeJS.ProcessEnv = process.env,
): World & Outlet {
  refuseOldNode(process.versions.node)
  // First of all: Node parses its certificates on another thread as soon as this is loaded.
  process.getBuiltinModule('node:https')
  const network = networkOf(env)
  refuseEnvironment(env, network)
  const world = worldOf(program, { env, network, door: doorOf(network, { base: 'ambient' }) })
  for (const note of networkNotes(network, env)) world.say('plain', note)
  return world
}

/** The world as post sees it: the way of requests is the one that main noted, whatever the environment says since. */
export function worldOfPost(
  program: Program,
  network: Network,
  env: NodeJS.ProcessEnv = process.env,
): World & Outlet {
  const { extra, warning } = authoritiesOf(network)
  const notes = [...changedNotes(network, env), ...(warning === undefined ? [] : [warning])]
  // Node read NODE_DEBUG at its start; what it would print holds tokens in forms that no mask covers. Our own lines go to standard output.
  if (tells(env['NODE_DEBUG'])) process.stderr.write = () => true
  // Before https is loaded, and whatever it says: nothing of ours may pass a certificate unseen.
  delete env['NODE_TLS_REJECT_UNAUTHORIZED']
  setProxy(env, network)
  const world = worldOf(program, {
    env,
    network,
    door: doorOf(network, { base: 'bundled', extra }),
  })
  for (const note of notes) world.say('warning', note)
  return world
}

interface Parts {
  readonly env: NodeJS.ProcessEnv
  readonly network: Network
  readonly door: Door
}

function worldOf(program: Program, { env, network, door }: Parts): World & Outlet {
  const hush = (secret: Secret): void => program.print(maskLines(secret))
  const job = jobFacts(env)
  const files = filesIn(env)
  if (job.idToken) hush(job.idToken.bearer)
  for (const address of Object.values(network.proxy))
    for (const secret of proxySecrets(address)) hush(new Secret(secret))
  return {
    ...clock,
    ...door,
    ...files,
    random,
    hush,
    holdsCertificates,
    remember: stateWriter(env),
    say: sayingTo(program, env['RUNNER_DEBUG'] === '1'),
    cancelled: program.cancelled,
    job,
    network,
    expose(exposure) {
      if (exposure.record) files.found(exposure.record.path)
      handOver(env, exposure)
    },
    variable: (name) => env[name],
    containerActions: () => containerActions(env),
    summarize: (markdown) => appendSummary(env, markdown),
  }
}

function sayingTo({ print, annotations }: Program, debugging: boolean): World['say'] {
  return (level, text) => {
    switch (level) {
      case 'plain':
        print(plainLines(text))
        break
      case 'notice':
        print(annotationLine('notice', text))
        break
      case 'debug':
        // The runner would drop it, and the toolkit would be loaded for nothing.
        if (debugging) annotations.write('debug', text)
        break
      case 'warning':
        annotations.write('warning', text)
        break
    }
  }
}
