/**
 * Decides whether an attack succeeded, by the state of the world alone: what servers received, what
 * stands in logs, outputs, variables and files, and what is alive. Nothing of `src` is imported.
 */
import type { Command } from '../lab/commands.ts'
import type { LabRequest } from '../lab/handler.ts'
import type { StepResult, Texts } from '../lab/job.ts'
import { leaks } from '../lab/leaks.ts'
import type { Evidence, Found } from './play.ts'
import type { Place } from './targets.ts'
import { claimsNothingLeft, countNamed, MARK } from './words.ts'

type Rule = (evidence: Evidence) => readonly string[]

/** Every promise that the attack broke, as sentences; none if it failed. */
export function complaintsOf(evidence: Evidence): readonly string[] {
  return RULES.flatMap((rule) => rule(evidence))
}

const RULES: readonly Rule[] = [
  strayTokens,
  receivedByAttacker,
  outcome,
  leaked,
  unasked,
  leftBehind,
  openModes,
  unnamed,
  foreignFiles,
  unbounded,
  injected,
  steering,
]

/** An ID token goes only to the host that owns its audience, the request token to the runner's. */
function strayTokens({ scene }: Evidence): readonly string[] {
  const { hosts, row, idTokens, bearer, tokenHost } = scene
  return Object.entries(hosts).flatMap(([host, { requests }]) => {
    const texts = requests.map(textOf)
    const strayed = [...idTokens]
      .filter((token) => audienceOf(token) !== row.audiences[host] && within(texts, token))
      .map((token) => `${host} received an ID token for "${audienceOf(token)}"`)
    return host !== tokenHost && within(texts, bearer)
      ? [...strayed, `${host} received the request token`]
      : strayed
  })
}

/** The attacker's own hosts receive nothing at all, least of all something that can be replayed. */
function receivedByAttacker({ scene }: Evidence): readonly string[] {
  const { attacker, bearer, idTokens, lab } = scene
  const texts = attacker.received().map(textOf)
  const secrets = [...lab.issued].filter((secret) => within(texts, secret))
  const kind = (secret: string): string =>
    secret === bearer ? 'the request token' : idTokens.has(secret) ? 'an ID token' : 'a credential'
  const kinds = new Set(secrets.map(kind))
  if (kinds.size > 0) return [`the attacker received ${[...kinds].join(', ')}`]
  return texts.length > 0 ? [`the attacker received ${texts.length} requests: ${texts[0]}`] : []
}

/** What must be refused leases nothing and exports nothing; what is not attacked works. */
function outcome({ plot, scene, main, post }: Evidence): readonly string[] {
  const failed = main.outcome === 'failure'
  const secrets = leasedSecrets(scene)
  const at = (place: Place): boolean =>
    holds(main, place).some((text) => within([text], ...secrets))
  if (plot.mustSucceed) {
    const complaints = failed ? [`main failed: ${main.shown.slice(-600)}`] : []
    const asked = scene.target.places.filter((place) => place !== 'files')
    return [
      ...complaints,
      ...asked.filter((place) => !at(place)).map((place) => `no credential is in ${place}`),
      ...(post?.outcome === 'success' ? [] : ['post failed']),
    ]
  }
  if (!plot.mustRefuse && !plot.mustReject?.(scene.row)) return []
  const sent = Object.keys(scene.row.audiences).some((host) =>
    within((scene.hosts[host]?.requests ?? []).map(textOf), ...scene.idTokens),
  )
  return [
    ...(failed ? [] : ['main accepted it']),
    ...(plot.mustRefuse && scene.living() > 0 ? [`${scene.living()} leases were obtained`] : []),
    ...(plot.mustRefuse && sent ? ['an ID token was sent'] : []),
    ...(Object.keys(main.env).length > 0 ? [`exported ${Object.keys(main.env).join(', ')}`] : []),
  ]
}

/** No secret stands in a log, an annotation, a summary. */
function leaked({ scene }: Evidence): readonly string[] {
  const found = leaks(scene.job, scene.lab).map(({ where }) => `a secret stands in the ${where}`)
  return [...new Set(found)]
}

/** Credentials stand only where the workflow asked for them. */
function unasked({ scene, main, afterMain }: Evidence): readonly string[] {
  const secrets = [...leasedSecrets(scene), scene.bearer, ...scene.idTokens]
  const files = afterMain.filter(({ path }) => !isCommandFile(path))
  const found: Readonly<Record<Place, readonly string[]>> = {
    outputs: holds(main, 'outputs'),
    variables: holds(main, 'variables'),
    files: files.map(({ text }) => text),
  }
  const stray = (Object.keys(found) as Place[]).filter(
    (place) => !scene.target.places.includes(place) && within(found[place], ...secrets),
  )
  const foreign = scene.row.fileHoldsIdToken ? [scene.bearer] : [scene.bearer, ...scene.idTokens]
  const own = within(found.files, ...foreign) ? ['a token of the job is in a file'] : []
  return [...stray.map((place) => `a secret is in ${place}, which nobody asked for`), ...own]
}

/** Post leaves its record, and nothing else. */
function leftBehind({ scene, afterPost }: Evidence): readonly string[] {
  const secrets = [...leasedSecrets(scene), scene.bearer, ...scene.idTokens]
  return afterPost
    .filter(({ path }) => !isCommandFile(path))
    .filter(({ path, text }) => isLeftover(path) || within([text], ...secrets))
    .map(({ path }) => `left behind: ${path.replace(scene.job.temp, '')}`)
}

/** Command files with secrets are readable by the job's user alone. */
function openModes({ scene, afterMain }: Evidence): readonly string[] {
  const secrets = leasedSecrets(scene)
  return afterMain
    .filter(({ path, mode, text }: Found) => {
      return isCommandFile(path) && (mode & 0o077) !== 0 && within([text], ...secrets)
    })
    .map(({ path, mode }) => `${path.replace(/.*\//, '')} has mode ${mode.toString(8)}`)
}

/** What is alive is named, and post claims nothing else. */
function unnamed({ plot, scene, main, post }: Evidence): readonly string[] {
  if (plot.liesAboutLife) return []
  const alive = scene.living()
  const shown = `${main.shown}\n${post?.shown ?? ''}`
  const named = countNamed(shown)
  return [
    ...(alive > named ? [`${alive} leases are alive, ${named} are named`] : []),
    ...(alive > 0 && claimsNothingLeft(post?.shown ?? '')
      ? ['post claims that nothing is left while a lease is alive']
      : []),
  ]
}

/** Files of somebody else, and the workspace, are as they were. */
function foreignFiles({ victimIntact }: Evidence): readonly string[] {
  return victimIntact ? [] : ['a file of somebody else was changed or removed']
}

/** Every process ends in bounded time. */
function unbounded({ hung, plot }: Evidence): readonly string[] {
  return hung.map((name) => `${name} did not end within ${plot.limit ?? 20} s`)
}

const MEANT = new Set(['add-mask', 'debug', 'notice', 'warning', 'error', 'group', 'endgroup'])
const SHELL = /[`$;|&<>"'\\(){}\n\r]/

/** Foreign text never becomes a command, a name, or shell syntax in an output. */
function injected({ scene, main, post }: Evidence): readonly string[] {
  const commands = [...main.commands, ...(post?.commands ?? [])].filter((each) => !isMeant(each))
  const secrets = leasedSecrets(scene)
  const values = [...Object.entries(main.outputs), ...Object.entries(main.env)]
  const odd = values.filter(
    ([name, value]) =>
      name.toLowerCase().includes(MARK) ||
      (SHELL.test(value) && !isJson(value) && !within([value], ...secrets)),
  )
  return [
    ...commands.map(({ name, data }) => `the log holds the command ${name}: ${data}`),
    ...odd.map(([name]) => `the value of ${name} holds shell syntax or a foreign name`),
  ]
}

function isMeant({ name, data }: Command): boolean {
  return MEANT.has(name) && data !== MARK
}

const STEERING =
  /^(?:JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_.*OPTIONS|DOTNET_.*|NPM_CONFIG_.*|PIP_.*|GOFLAGS|RUSTC_.*|DOCKER_HOST|KUBECONFIG|AWS_ENDPOINT_URL.*|AWS_CONFIG_FILE|OPENSSL_CONF|PROMPT_COMMAND|SHELLOPTS|PSMODULEPATH|GCONV_PATH|PATH|NODE_.*|LD_.*|DYLD_.*|BASH_ENV|GIT_.*|.*_PROXY|(?:GITHUB|RUNNER|ACTIONS|INPUT|STATE)_.*)$/i

/** No exported variable steers another program, unless it names a file that this action wrote. */
function steering({ scene, main }: Evidence): readonly string[] {
  return Object.entries(main.env)
    .filter(([name, value]) => STEERING.test(name) && !value.startsWith(scene.job.temp))
    .map(([name]) => `exported ${name}, which steers other programs`)
}

/** Every secret of the provider that was handed out: neither the request token nor an ID token. */
function leasedSecrets({ lab, bearer, idTokens }: Evidence['scene']): readonly string[] {
  return [...lab.issued].filter((secret) => secret !== bearer && !idTokens.has(secret))
}

function holds({ outputs, env }: StepResult, place: Place): readonly string[] {
  const texts: Readonly<Record<Place, Texts>> = { outputs, variables: env, files: {} }
  return Object.values(texts[place])
}

const isCommandFile = (path: string): boolean => path.includes('/_runner_file_commands/')
const isLeftover = (path: string): boolean =>
  /\/lease-credentials-[^/]+\/(?!record\.jsonl$)/.test(path)

const within = (texts: readonly string[], ...secrets: readonly string[]): boolean =>
  texts.some((text) => secrets.some((secret) => text.includes(secret)))

const textOf = ({ method, url, headers, body }: LabRequest): string =>
  `${method} ${url.href} ${JSON.stringify(headers)} ${body}`

function audienceOf(jwt: string): string {
  const [, payload = ''] = jwt.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { aud?: unknown }
  return String(claims.aud)
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
