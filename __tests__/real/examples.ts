import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import type { Texts } from '../lab/job.ts'

/** The README's examples that real servers play, each by words that no other has. */
export const played = [
  'id: deploy',
  'id: creds',
  'export: profile',
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
  'crates.example.com': PLATFORM,
  'cloud.databricks.com': SERVICE,
  'dex.example.com': 'a part of its own, which is not there yet; the lab speaks its protocol',
  'api.cloud.hashicorp.com': SERVICE,
  'acme.jfrog.io': SERVICE,
  'npm.example.com': SERVICE,
  'nuget.example.com': PLATFORM,
  'api.pulumi.com': SERVICE,
  'pypi.example.com': PLATFORM,
  'oidc/api_key_roles': PLATFORM,
  'oidc/trusted_publisher': PLATFORM,
  'api.tailscale.com': SERVICE,
}

const README = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

/** All examples of steps. */
export const examples: readonly string[] = [
  ...README.matchAll(/^```yaml\n(- uses: [\s\S]*?)^```$/gm),
].map(([, text = '']) => text)

/** One as it stands, but for what differs here: the address of a server, and what only it knows. */
export function example(words: (typeof played)[number], here: Texts = {}): string {
  const found = examples.find((text) => text.includes(words)) ?? ''
  return replaced(found, here)
}

/**
 * A document of the README, between a line that ends with these words and one that is the other,
 * but for what differs here.
 */
export function document(from: string, to: string, here: Texts = {}): string {
  const [, text = ''] = README.split(from)
  return replaced(text.slice(0, text.indexOf(`\n${to}\n`)), here)
}

function replaced(text: string, here: Texts): string {
  return Object.entries(here).reduce((sofar, [there, value]) => {
    if (!sofar.includes(there)) throw new Error(`the README does not say ${there} here:\n${text}`)
    return sofar.replaceAll(there, value)
  }, text)
}

interface Step {
  readonly with: Texts
  readonly run: string
}

const stepsOf = (text: string): readonly Partial<Step>[] =>
  parse(text, { schema: 'failsafe' }) as readonly Partial<Step>[]

/** What stands under `with` in an example's first step. */
export const inputsOf = (text: string): Texts => stepsOf(text)[0]?.with ?? {}

/** The command of an example's second step. */
export const commandOf = (text: string): string => stepsOf(text)[1]?.run ?? 'false'
