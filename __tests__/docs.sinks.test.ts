import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { formatFailure } from '../src/core/report.ts'
import { GITHUB_TOKEN } from './lab/environments.ts'
import { jobFacts } from './lab/facts.ts'
import { sinkJob } from './lab/sinkJob.ts'
import { collector, type LabSink } from './lab/sinks.ts'

const COLLECTOR = 'https://otel.example.com'
const VAULT = 'https://vault.example.com'
const HOWTO = 'docs/howto/sinks.md'
const PAGE = 'docs/reference/sinks.md'
const MARKS = /(<!-- example:start shipped -->\n)(.*?)(<!-- example:end -->)/s

/** The inputs of the step in the page. */
function inputsInPage(): Readonly<Record<string, string>> {
  const [, block = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(readFileSync(HOWTO, 'utf8')) ?? []
  const { jobs } = parse(block) as {
    jobs: { deploy: { steps: readonly { with: Readonly<Record<string, string>> }[] } }
  }
  return { ...jobs.deploy.steps[0]?.with, 'github-token': GITHUB_TOKEN }
}

/** A job with the servers of the page; `status` is what the Collector returns instead of 200. */
function pageJob(status?: number) {
  let sink: LabSink | undefined
  const job = sinkJob({
    facts: { ...jobFacts, action: 'lease' },
    vault: {
      origin: VAULT,
      roles: {
        'jwt/ci': {
          role_type: 'jwt',
          user_claim: 'repository',
          bound_audiences: [VAULT],
          token_policies: ['app'],
        },
      },
    },
    roles: { 'arn:aws:iam::123456789012:role/audit-writer': { claims: {} } },
    api: { reviewers: 1, branches: ['main'], approvedBy: ['hubot'] },
    ...(status !== undefined && {
      fault: ({ url }) => (url.origin === COLLECTOR ? { status } : undefined),
    }),
    hosts: ({ issuer }) => {
      sink = collector(issuer.verifier, COLLECTOR)
      return sink.hosts
    },
  })
  return { ...job, shipped: () => sink?.lines ?? [] }
}

const RANDOM =
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\bA(?:SIA|ROA)[0-9A-F]{16,17}\b|(?<="id":")[0-9a-f]{16}(?=")/g

/** Returns the lines with each value that is random in the lab replaced by one of its form. */
function settled(lines: readonly object[]): readonly string[] {
  const seen = new Map<string, string>()
  return lines.map((line) =>
    JSON.stringify(line).replace(RANDOM, (value) => {
      const next = String(seen.size + 1)
      if (!seen.has(value))
        seen.set(
          value,
          value.includes('-')
            ? `00000000-0000-4000-8000-${next.padStart(12, '0')}`
            : `${/^A[A-Z]{3}/.exec(value)?.[0] ?? ''}${next.padStart(16, '0')}`,
        )
      return seen.get(value) ?? ''
    }),
  )
}

test('the workflow of the page is on record in both sinks, and leaves nothing alive', async () => {
  const job = pageJob()
  expect(await job.main(inputsInPage())).toBeUndefined()
  expect((await job.post())?.failure).toBeUndefined()
  const events = job.shipped().map(({ event, lease }) => `${event} ${lease}`)
  expect(events).toEqual([
    ...['leased app', 'leased audit', 'ended app', 'ended audit', 'refreshed audit'],
  ])
  expect(job.sinks.cloudwatch.lines).toEqual(job.shipped())
  expect(job.record()).toEqual(job.shipped())
  expect(job.vault.living()).toEqual([])
})

test('the trail in the reference is what a collector received: `TRAIL=write npm run jest -- docs.sinks` writes it', async () => {
  const inputs = inputsInPage()
  const job = pageJob()
  await job.main(inputs)
  await job.post()
  const forged = pageJob()
  // Another run draws other random numbers.
  for (let count = 0; count < 20; count++) forged.runtime.random(32)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { issuer } = forged
  // The token of Vault alone is forged.
  const [origin = ''] = Object.keys(issuer.hosts)
  const handle = issuer.hosts[origin]
  Object.assign(forged.hosts, {
    [origin]: async (request: Parameters<NonNullable<typeof handle>>[0]) =>
      request.url.searchParams.get('audience') === VAULT
        ? { status: 200, body: { count: 1, value: issuer.mint(VAULT, { key: privateKey }) } }
        : ((await handle?.(request)) ?? { status: 500 }),
  })
  expect(await forged.main(inputs)).toMatchObject({ code: 'ID_TOKEN_INVALID' })
  const lines = settled([...job.shipped(), ...forged.shipped()])
  const block = `\n\`\`\`json\n${lines.join('\n')}\n\`\`\`\n\n`
  const page = readFileSync(PAGE, 'utf8')
  if (process.env['TRAIL'] === 'write')
    writeFileSync(PAGE, page.replace(MARKS, `$1${block.replaceAll('$', '$$$$')}$3`))
  const [, , example] = MARKS.exec(readFileSync(PAGE, 'utf8')) ?? []
  expect(example).toBe(block)
})

test('the failure in the page is that of a run', async () => {
  const job = pageJob(401)
  const failure = await job.main(inputsInPage())
  if (!failure) throw new Error('it must fail')
  const lines = formatFailure(failure).lines.join('\n')
  const [, shown = ''] = /^```text\n([\s\S]*?)^```/m.exec(readFileSync(HOWTO, 'utf8')) ?? []
  const wanted = shown
    .trim()
    .replace(/\n {4}/g, ' ')
    .split('\n')
  for (const line of wanted) expect(lines).toContain(line)
})
