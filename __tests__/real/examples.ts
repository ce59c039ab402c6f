import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import type { Texts } from '../lab/job.ts'

/** The pages whose examples of steps are played, or explained. */
const PAGES = [
  'README.md',
  'docs/reference/token-endpoints.md',
  'docs/howto/role-chaining.md',
  'docs/howto/many-accounts.md',
] as const

/** The examples that real servers play, each by words that no other has. */
export const played = [
  'id: deploy',
  'id: creds',
  'prod:',
  'id: audit',
  'id: app',
  'realms/build',
  'realms/ci',
] as const

const SERVICE =
  'a service that only its owner runs, or a product under licence; the lab speaks its protocol'
const PLATFORM =
  'its server can be had, but only with a database and a configuration larger than our part ' +
  'of it; the lab speaks its protocol'

/** Those that none plays, and why. */
export const unplayed: Readonly<Record<string, string>> = {
  'from: gcp': SERVICE,
  'from: azure': SERVICE,
  'from: octo-sts':
    'it exchanges at GitHub itself, as an app that is installed there; the lab speaks its protocol',
  'sts.aliyuncs.com': SERVICE,
  'authentik.example.com': PLATFORM,
  'api.cloudsmith.io': SERVICE,
  'api.confluent.cloud': SERVICE,
  CARGO_REGISTRY_TOKEN: PLATFORM,
  'cloud.databricks.com': SERVICE,
  'discover: https://dex.example.com':
    'a part of its own, which is not there yet; the lab speaks its protocol',
  'api.cloud.hashicorp.com': SERVICE,
  'acme.jfrog.io': SERVICE,
  NODE_AUTH_TOKEN: SERVICE,
  NUGET_API_KEY: PLATFORM,
  'api.pulumi.com': SERVICE,
  TWINE_PASSWORD: PLATFORM,
  'oidc/api_key_roles': PLATFORM,
  'oidc/trusted_publisher': PLATFORM,
  'api.tailscale.com': SERVICE,
}

/** Returns the text of a page of this repository. */
export const page = (path: string): string =>
  readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')

/** The pages in which the examples stand, one after the other. */
export const text = PAGES.map(page).join('\n')

/** All examples: lists of steps, and whole workflows. */
export const examples: readonly string[] = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
  .map(([, block = '']) => block)
  .filter((block) => /uses: [\w-]+\/lease-credentials@/.test(block))

/** One as it stands, but for what differs here: the address of a server, and what only it knows. */
export function example(words: (typeof played)[number], here: Texts = {}): string {
  const found = examples.find((block) => block.includes(words)) ?? ''
  return replaced(found, here)
}

/** Returns the text with the values of this machine; throws if it lacks one of those of the page. */
export function replaced(block: string, here: Texts): string {
  return Object.entries(here).reduce((sofar, [there, value]) => {
    if (!sofar.includes(there)) throw new Error(`the page does not contain ${there}:\n${block}`)
    return sofar.replaceAll(there, value)
  }, block)
}

interface Step {
  readonly uses?: string
  readonly with?: Texts
  readonly run?: string
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

function stepsOf(block: string): readonly Step[] {
  const parsed = parse(block, { schema: 'failsafe' }) as readonly Step[] | Workflow
  return 'jobs' in parsed ? Object.values(parsed.jobs).flatMap(({ steps }) => steps) : parsed
}

/** Returns what stands under `with` in the step of an example that uses this action. */
export const inputsOf = (block: string): Texts =>
  stepsOf(block).find(({ uses }) => uses?.includes('/lease-credentials@'))?.with ?? {}

/** Returns the command of the last step of an example. */
export const commandOf = (block: string): string => stepsOf(block).at(-1)?.run ?? 'false'
