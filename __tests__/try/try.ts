/**
 * Runs one step by hand: `npm run try -- step.yml`. Shows its log, outputs, variables and summary,
 * what a later step sees, and its post step. The servers that it names are played by the lab, but
 * for the one of `--real ADDRESS`.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { internet } from '../lab/internet.ts'
import type { StepResult, Texts } from '../lab/job.ts'
import { startJob } from '../lab/runner.ts'
import { describeIssuer, keptSigningKey } from './keptKey.ts'
import { serversFor } from './servers.ts'
import { parseStepFile } from './stepFile.ts'

const USAGE = 'npm run try -- step.yml [--real https://vault.example.com]'
const { values, positionals } = parseArgs({
  options: { real: { type: 'string' } },
  allowPositionals: true,
})

function fail(text: string): never {
  console.error(text)
  process.exit(2)
}

function readStep(path: string): ReturnType<typeof parseStepFile> {
  try {
    return parseStepFile(readFileSync(path, 'utf8'))
  } catch (error) {
    return fail(`${path}: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

async function tryStep(path: string, real: string | undefined): Promise<number> {
  const step = readStep(path)
  const realHost =
    real === undefined ? undefined : (URL.parse(real) ?? fail(`${real} is not a URL`))
  const servers = serversFor(step, realHost && keptSigningKey())
  const played = Object.entries(servers.handlers).filter(
    ([origin]) => new URL(origin).host !== realHost?.host && !isLoopback(origin),
  )
  if (realHost) heading(`${realHost.host} is real`, describeIssuer(servers.issuer))
  const net = await internet(Object.fromEntries(played))
  const job = startJob({
    action: '.',
    facts: servers.issuer.facts,
    idToken: servers.issuer.idToken,
    env: { ...net.env, ...(realHost && { NO_PROXY: realHost.hostname }) },
  })
  try {
    const main = await job.step({ id: step.id, with: step.with, env: step.env })
    heading(`main, exit code ${main.code}`, main.shown)
    heading('outputs', table(main.outputs, job.temp))
    heading('variables for later steps', table(main.env, job.temp))
    heading('summary', main.summary)
    const later = await job.run(({ env, outputs, print }) => {
      for (const [name, value] of Object.entries({ ...outputs[step.id], ...main.env }))
        print(`${name}=${env[name] ?? value}`)
    })
    heading('a later step that prints all of it', placed(later.shown, job.temp))
    for (const post of await job.post()) heading(`post, exit code ${post.code}`, post.shown)
    heading('alive at the servers of the lab', servers.alive().join('\n'))
    return exitCodeOf(main)
  } finally {
    job.close()
    await net.close()
  }
}

const exitCodeOf = ({ code }: StepResult): number => (code === 0 ? 0 : 1)

const isLoopback = (origin: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)

function heading(title: string, text: string): void {
  const body = text.trim() === '' ? '(nothing)' : text.trim()
  console.log(`=== ${title} ===\n${body}\n`)
}

const placed = (text: string, temp: string): string => text.replaceAll(temp, '$RUNNER_TEMP')

/** Names and lengths: the values are secrets, and the later step shows them as the runner does. */
const table = (texts: Texts, temp: string): string =>
  Object.entries(texts)
    .map(([name, value]) => `${name} (${placed(value, temp).length} characters)`)
    .join('\n')

const [file, ...more] = positionals
process.exitCode =
  file === undefined || more.length > 0 ? fail(USAGE) : await tryStep(file, values.real)
