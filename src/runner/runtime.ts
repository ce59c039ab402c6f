import { dirname, join, resolve } from 'node:path'
import type { JobFacts, Network, Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { createTransport, type HttpTransport } from '../http/client.ts'
import { proxySecrets, setProxy } from '../http/proxy.ts'
import { isPem } from '../http/tls.ts'
import { clock } from './clock.ts'
import { appendSummary, noticingOpener, stateWriter, writeCommandFiles } from './commandFiles.ts'
import { annotationLine, logLines, maskLines } from './commands.ts'
import {
  changedSinceMain,
  debugLeaks,
  networkNotes,
  readNetworkSettings,
  refuseEnvironment,
  trustedCas,
} from './environment.ts'
import { createFiles } from './files.ts'
import { containerActions, jobFacts } from './job.ts'
import { refuseOldNode } from './node.ts'
import type { StepProcess } from './process.ts'
import { random } from './random.ts'
import { UNSAFE_VARIABLES } from './variables.ts'

/**
 * Returns the runtime of main. Throws `ENVIRONMENT_REFUSED` if Node is too old or the environment
 * is unsafe.
 */
export function mainRuntime(
  stepProcess: StepProcess,
  env: NodeJS.ProcessEnv = process.env,
): Runtime {
  refuseOldNode(process.versions.node)
  const { warnings, flags } = refuseEnvironment(env)
  // As early as the checks allow: from here, Node parses its certificates on another thread.
  process.getBuiltinModule('node:https')
  const network = { ...readNetworkSettings(env), ...(flags.length > 0 && { flags }) }
  const transport = createTransport(network, { base: 'ambient' })
  const runtime = createRuntime(stepProcess, { env, network, job: jobFacts(env), transport })
  for (const note of networkNotes(network, env)) runtime.log('info', note)
  // Not written by the toolkit, which takes 30 ms to load.
  for (const warning of warnings) stepProcess.print(annotationLine('warning', warning))
  return runtime
}

/**
 * Returns the runtime of post. It uses the network settings that main recorded, whatever the
 * environment contains now.
 */
export function postRuntime(
  stepProcess: StepProcess,
  network: Network & { readonly idTokenOrigin?: string | undefined },
  env: NodeJS.ProcessEnv = process.env,
): Runtime {
  const { extra, warning } = trustedCas(network)
  const job = withKnownRequest(jobFacts(env), network.idTokenOrigin)
  const notes = [...changedSinceMain(network, env), ...(warning === undefined ? [] : [warning])]
  // Node read NODE_DEBUG at startup, and would print tokens in forms that no mask covers. The lines
  // of this action go to standard output.
  if (debugLeaks(env['NODE_DEBUG'])) process.stderr.write = () => true
  // Before https is loaded, and whatever its value is: every certificate must be verified.
  delete env['NODE_TLS_REJECT_UNAUTHORIZED']
  setProxy(env, network)
  const runtime = createRuntime(stepProcess, {
    env,
    network,
    job,
    transport: createTransport(network, { base: 'bundled', extra }),
  })
  for (const note of notes) runtime.log('warning', note)
  return runtime
}

/**
 * Returns the facts of the job, without the request for ID tokens if its URL is not the one that
 * main had. The runner sets the variables for each step of a job with `id-token: write`, and only
 * then: other values were set by a step, and could name another server.
 */
function withKnownRequest(job: JobFacts, known: string | undefined): JobFacts {
  const url = job.idToken && URL.parse(job.idToken.url)
  const same = url && known !== undefined && `${url.origin}${url.pathname}` === known
  return same ? job : { ...job, idToken: undefined }
}

interface RuntimeParts {
  readonly env: NodeJS.ProcessEnv
  readonly network: Network
  readonly job: JobFacts
  readonly transport: HttpTransport
}

function createRuntime(
  stepProcess: StepProcess,
  { env, network, job, transport }: RuntimeParts,
): Runtime {
  const mask = (secret: Secret): void => stepProcess.print(maskLines(secret))
  const log = logger(stepProcess, env['RUNNER_DEBUG'] === '1')
  const open = noticingOpener(env, (text) => log('notice', text))
  const files = createFiles(env)
  if (job.idToken) mask(job.idToken.bearer)
  for (const address of Object.values(network.proxy))
    for (const secret of proxySecrets(address)) mask(new Secret(secret))
  return {
    ...clock,
    ...transport,
    ...files,
    random,
    mask,
    isPem,
    saveState: stateWriter(env, open),
    log,
    cancelled: stepProcess.cancelled,
    job,
    network,
    exportValues(exposure) {
      if (exposure.record) files.ensureExists(exposure.record.path)
      const warning = writeCommandFiles(env, exposure, open)
      if (warning !== undefined) stepProcess.annotations.write('warning', warning)
    },
    variable: (name) => env[name],
    containerActions: () => containerActions(env),
    refreshCommand: () => refreshCommand(),
    appendSummary: (markdown) => appendSummary(env, markdown),
  }
}

function logger({ print, annotations }: StepProcess, debugging: boolean): Runtime['log'] {
  return (level, text) => {
    switch (level) {
      case 'info':
        print(logLines(text))
        break
      case 'notice':
        print(annotationLine('notice', text))
        break
      case 'debug':
        // The runner would drop the line, and the toolkit would be loaded for nothing.
        if (debugging) annotations.write('debug', text)
        break
      case 'warning':
        annotations.write('warning', text)
        break
    }
  }
}

/**
 * Returns the command that later steps start: this Node, and the entry beside the one that runs now.
 * Both stay where they are until the end of the job.
 */
export const refreshCommand = (
  script = process.argv[1] ?? '',
): ReturnType<Runtime['refreshCommand']> => ({
  node: process.execPath,
  entry: join(dirname(resolve(script)), 'refresh.js'),
  unset: UNSAFE_VARIABLES,
  windows: process.platform === 'win32',
})
