import { items, member, members, scalar, type YamlTree } from '../inputs/workflowYaml.ts'
import type { FilePlace } from './runtime.ts'

/** A step that names this action. */
export interface LeaseStep extends FilePlace {
  readonly workflow: string
  readonly job: string
  /** The environment of the job, as written. */
  readonly environment: string
  /** What follows `@`. */
  readonly version: string
  /** The inputs by name, as the runner passes them, with their lines. */
  readonly inputs: ReadonlyMap<string, { readonly text: string; readonly line: number }>
}

/** What a workflow file holds, as far as the review is concerned. */
export interface WorkflowContent {
  readonly steps: readonly LeaseStep[]
  /** Where credentials may be leased out of sight. */
  readonly notFollowed: readonly (FilePlace & { readonly what: string })[]
  /** Names of long-lived secrets, with their lines. */
  readonly staticSecrets: readonly (FilePlace & { readonly name: string })[]
}

/** Returns what a workflow file holds; `actions` are the names of this action in lower case. */
export function readWorkflow(
  file: string,
  tree: YamlTree,
  actions: readonly string[],
): WorkflowContent {
  const jobs = members(member(tree, 'jobs'))
  const steps = jobs.flatMap(([job, body]) =>
    items(member(body, 'steps')).flatMap((step) => leaseStepIn(step, { file, job, body, actions })),
  )
  const local = jobs.flatMap(([, body]) => items(member(body, 'steps')))
  const composites = local.filter((step) => scalar(member(step, 'uses'))?.startsWith('./'))
  const called = jobs
    .map(([, body]) => body)
    .filter((body) => isElsewhere(scalar(member(body, 'uses'))))
  const notFollowed = [
    ...composites.map((step) => ({
      line: step.line,
      what: `action ${scalar(member(step, 'uses'))}`,
    })),
    ...called.map((job) => ({ line: job.line, what: `workflow ${scalar(member(job, 'uses'))}` })),
  ].map((one) => ({ ...one, file }))
  // Secrets are reported beside this action: in files that do not use it, other tools find them.
  return { steps, notFollowed, staticSecrets: steps.length > 0 ? secretsIn(tree, '', file) : [] }
}

/** A workflow of this checkout is reviewed itself. */
const isElsewhere = (uses: string | undefined): boolean =>
  uses !== undefined && !uses.startsWith('./')

interface JobContext {
  readonly file: string
  readonly job: string
  readonly body: YamlTree
  readonly actions: readonly string[]
}

function leaseStepIn(
  step: YamlTree,
  { file, job, body, actions }: JobContext,
): readonly LeaseStep[] {
  const [, name = '', version = ''] =
    /^([^@]+)@(.*)$/.exec(scalar(member(step, 'uses')) ?? '') ?? []
  if (!actions.includes(name.toLowerCase())) return []
  const environment = member(body, 'environment')
  const inputs = members(member(step, 'with')).flatMap(([input, value]) => {
    const text = scalar(value)?.trim()
    return text ? [[input.toLowerCase(), { text, line: value.line }] as const] : []
  })
  return [
    {
      ...{ file, job, version, line: step.line },
      workflow: file.slice(file.lastIndexOf('/') + 1),
      environment: scalar(environment) ?? scalar(member(environment, 'name')) ?? '',
      inputs: new Map(inputs),
    },
  ]
}

const STATIC_NAMES = new RegExp(
  '^(?:aws[-_](?:access[-_]key[-_]id|secret[-_]access[-_]key)|credentials_json|creds|' +
    'azure_credentials|(?:azure|arm)_client_secret|vault_token|gcp_sa_key|google_credentials)$',
  'i',
)
const STATIC_SECRET = /\bsecrets\.([A-Za-z_]\w*)/g
// What another step or job made is not a stored secret.
const MADE = /\$\{\{\s*(?:steps|needs|matrix)\./

function secretsIn(tree: YamlTree, name: string, file: string): WorkflowContent['staticSecrets'] {
  if (typeof tree.value !== 'string') {
    const below = members(tree).flatMap(([key, inner]) => secretsIn(inner, key, file))
    return [...below, ...items(tree).flatMap((item) => secretsIn(item, '', file))]
  }
  const text = tree.value
  const read = [...text.matchAll(STATIC_SECRET)].map(([, secret = '']) => secret)
  const own = STATIC_NAMES.test(name) && text !== '' && !MADE.test(text) ? [name] : []
  return [...new Set([...own, ...read.filter((secret) => STATIC_NAMES.test(secret))])]
    .slice(0, 1)
    .map((found) => ({ file, line: tree.line, name: found }))
}
