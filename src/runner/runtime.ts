import type { Outlet } from '../core/outlet.ts'
import type { JobFacts, Network, World } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { type Door, doorOf } from '../http/client.ts'
import { proxySecrets, setProxy } from '../http/proxy.ts'
import { holdsCertificates } from '../http/tls.ts'
import { clock } from './clock.ts'
import { appendSummary, handOver, noticingOpener, stateWriter } from './commandFiles.ts'
import { annotationLine, maskLines, plainLines } from './commands.ts'
import { containerActions } from './containers.ts'
import {
  authoritiesOf,
  changedNotes,
  networkNotes,
  networkOf,
  refuseEnvironment,
  tells,
} from './environment.ts'
import { filesIn } from './files.ts'
import { jobFacts } from './job.ts'
import { refuseOldNode } from './node.ts'
import type { Program } from './process.ts'
import { random } from './random.ts'

/** The world as main sees it. Throws `ENVIRONMENT_REFUSED`. */
export function worldOfMain(
  program: Program,
  env: NodeJS.ProcessEnv = process.env,
): World & Outlet {
  refuseOldNode(process.versions.node)
  const { warnings, flags } = refuseEnvironment(env)
  // As early as the checks allow: Node parses its certificates on another thread from here on.
  process.getBuiltinModule('node:https')
  const network = { ...networkOf(env), ...(flags.length > 0 && { flags }) }
  const door = doorOf(network, { base: 'ambient' })
  const world = worldOf(program, { env, network, job: jobFacts(env), door })
  for (const note of networkNotes(network, env)) world.say('info', note)
  // Printed here: a warning through the toolkit would load it, which costs 30 ms.
  for (const warning of warnings) program.print(annotationLine('warning', warning))
  return world
}

/** The world as post sees it: the way of requests is the one that main noted, whatever the environment says since. */
export function worldOfPost(
  program: Program,
  network: Network & { readonly idTokenOrigin?: string | undefined },
  env: NodeJS.ProcessEnv = process.env,
): World & Outlet {
  const { extra, warning } = authoritiesOf(network)
  const job = withKnownRequest(jobFacts(env), network.idTokenOrigin)
  const notes = [...changedNotes(network, env), ...(warning === undefined ? [] : [warning])]
  // Node read NODE_DEBUG at its start; what it would print holds tokens in forms that no mask covers. Our own lines go to standard output.
  if (tells(env['NODE_DEBUG'])) process.stderr.write = () => true
  // Before https is loaded, and whatever it says: nothing of ours may pass a certificate unseen.
  delete env['NODE_TLS_REJECT_UNAUTHORIZED']
  setProxy(env, network)
  const world = worldOf(program, {
    env,
    network,
    job,
    door: doorOf(network, { base: 'bundled', extra }),
  })
  for (const note of notes) world.say('warning', note)
  return world
}

/**
 * Post requests ID tokens only where main could. The runner sets the variables for each step of a
 * job with `id-token: write`, and only then: others were set by a step, and lead elsewhere.
 */
function withKnownRequest(job: JobFacts, known: string | undefined): JobFacts {
  const url = job.idToken && URL.parse(job.idToken.url)
  const same = url && known !== undefined && `${url.origin}${url.pathname}` === known
  return same ? job : { ...job, idToken: undefined }
}

interface Parts {
  readonly env: NodeJS.ProcessEnv
  readonly network: Network
  readonly job: JobFacts
  readonly door: Door
}

function worldOf(program: Program, { env, network, job, door }: Parts): World & Outlet {
  const hush = (secret: Secret): void => program.print(maskLines(secret))
  const say = sayingTo(program, env['RUNNER_DEBUG'] === '1')
  const open = noticingOpener(env, (text) => say('notice', text))
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
    remember: stateWriter(env, open),
    say,
    cancelled: program.cancelled,
    job,
    network,
    expose(exposure) {
      if (exposure.record) files.found(exposure.record.path)
      const warning = handOver(env, exposure, open)
      if (warning !== undefined) program.annotations.write('warning', warning)
    },
    variable: (name) => env[name],
    containerActions: () => containerActions(env),
    summarize: (markdown) => appendSummary(env, markdown),
  }
}

function sayingTo({ print, annotations }: Program, debugging: boolean): World['say'] {
  return (level, text) => {
    switch (level) {
      case 'info':
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
