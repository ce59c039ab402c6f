import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { type Claims, quoteClaim } from '../identity/claims.ts'
import { mismatches } from '../identity/expect.ts'
import { escapeCell } from '../record/summary.ts'
import { claimMeaning, nearMisses } from '../trust/claimMeanings.ts'
import { textClaims } from '../trust/subject.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { createRun, type Plan, type Run } from './run.ts'
import { verifyAll, verifyTokens } from './tokens.ts'
import { type TokenFacts, type TrustDocument, trustDocuments } from './trustDocuments.ts'

/**
 * Main with `dry-run`: shows the identity of this run and the policies that would accept it, then
 * verifies the tokens as the real run does and throws what it would throw. Requests go to the
 * runner and to the issuer only. No token leaves this function.
 */
export async function runDry(runtime: Runtime, plan: Plan, start: number): Promise<void> {
  const run = createRun(runtime, plan, {
    budget: { total: plan.step.timeout, ends: start + plan.step.timeout },
    journal: withoutJournal,
    record: '',
    inputs: () => new Map(),
  })
  const found = await showable(run)
  for (const line of describeDryRun(found)) runtime.log('info', line)
  runtime.exportValues({
    env: new Map(),
    outputs: new Map([
      ['leased', 'false'],
      ['claims', JSON.stringify(publicClaims(found))],
    ]),
    ...(plan.step.summary && { summary: summarizeDryRun(found) }),
  })
  runtime.log('warning', 'Nothing was leased: this step has "dry-run: true"')
  await verifyTokens(run)
  runtime.log('info', 'The real run would now send the tokens to the servers of the leases')
}

/** Returns the claims of any genuine token of this run, whatever `expect` and the event are. */
async function showable(run: Run): Promise<DryRun> {
  const { plan, runtime } = run
  const event = runtime.job.github('event_name') ?? ''
  const tokens = await verifyAll({
    ...run,
    plan: {
      ...plan,
      step: { ...plan.step, allowEvents: new Set([...plan.step.allowEvents, event]) },
      leases: plan.leases.map((config) => ({ ...config, expect: [] })),
    },
  })
  return {
    leases: plan.leases.flatMap((config) => {
      const token = tokens.get(config.name)
      return token ? [{ config, token: { claims: token.claims, audience: token.audience } }] : []
    }),
  }
}

/** Nothing is leased, so nothing may be written; the tombstone in the state stands. */
const withoutJournal: Run['journal'] = {
  header: { uid: '', record: undefined },
  entries: [],
  fullyPersisted: true,
  append: () => {
    throw new Failure('INTERNAL', 'a dry run has no journal')
  },
  close: () => {},
}

/** The result of a dry run: the claims that each lease would present. */
interface DryRun {
  readonly leases: readonly { readonly config: LeaseConfig; readonly token: TokenFacts }[]
}

const HIDDEN = /^(?:repo_property_.*|enterprise(?:_.*)?|jti)$/
const HIDDEN_IN_SUBJECT = /(?:^|:)(?:repo_property_[^:]*|enterprise(?:_id)?):/
const NOT_SHOWN = 'present, not shown in a public repository'

/** The log and the summary of a public repository can be read by anyone. */
const isPublic = ({ repository_visibility: visibility }: Claims): boolean =>
  visibility !== 'private' && visibility !== 'internal'

const hidesSubject = (claims: Claims): boolean =>
  isPublic(claims) && HIDDEN_IN_SUBJECT.test(String(claims['sub']))

const isHidden = (claims: Claims, name: string): boolean =>
  isPublic(claims) && (HIDDEN.test(name) || (name === 'sub' && hidesSubject(claims)))

const claimsOf = ({ leases: [first] }: DryRun): Claims => first?.token.claims ?? {}

/** Returns the claims for the output `claims`; without values that a public log must not have. */
function publicClaims(found: DryRun): Claims {
  const claims = claimsOf(found)
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      isHidden(claims, name) ? NOT_SHOWN : value,
    ]),
  )
}

const shown = (claims: Claims, name: string): string => {
  if (isHidden(claims, name)) return NOT_SHOWN
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  return typeof value === 'number' ? String(value) : quoteClaim(value)
}

/** Returns the lines for the log: claims, expectations, policies, and mismatches. */
function describeDryRun(found: DryRun): readonly string[] {
  const claims = claimsOf(found)
  return [
    'Dry run: no token is sent to the servers of the leases. The claims of this run:',
    ...Object.keys(claims).map(
      (name) => `  ${quoteName(name)}: ${shown(claims, name)}${inParentheses(claimMeaning(name))}`,
    ),
    ...found.leases.flatMap(({ config, token }) => [
      `${config.name}: the audience for ${config.prepared.host} is ${quoteClaim(token.audience)}`,
      ...expectationLines(config, claims).map((line) => `  ${line}`),
      ...documentsOf(config, token).flatMap(({ title, lines, after = [] }) => [
        `  ${title}`,
        ...lines.map((line) => `    ${line}`),
        ...after.map((line) => `  ${line}`),
      ]),
    ]),
    ...missLines(claims),
  ]
}

const inParentheses = (meaning: string): string => (meaning === '' ? '' : ` (${meaning})`)

/** The names of claims are the issuer's, and a custom property has a name that people choose. */
const quoteName = (name: string): string => (/^\w{1,100}$/.test(name) ? name : quoteClaim(name))

function expectationLines({ expect }: LeaseConfig, claims: Claims): readonly string[] {
  const lines = expect.flatMap((expectations) => {
    const differing = new Set(mismatches(claims, expectations).map(({ claim }) => claim))
    return [...expectations].map(([claim, patterns]) => {
      const wanted = patterns.map((pattern) => quoteClaim(pattern)).join(' or ')
      const verdict = differing.has(claim) ? 'DOES NOT MATCH' : 'matches'
      return `expect ${quoteName(claim)}: ${shown(claims, claim)} ${verdict} ${wanted}`
    })
  })
  return lines.length > 0 ? lines : ['expect: nothing is expected of the identity']
}

function documentsOf({ prepared }: LeaseConfig, token: TokenFacts): readonly TrustDocument[] {
  if (prepared.trust === undefined) return []
  return hidesSubject(token.claims) ? [] : trustDocuments(prepared.trust, token)
}

function missLines(claims: Claims): readonly string[] {
  if (hidesSubject(claims))
    return ['The subject holds values that a public log must not have: no policy is printed']
  const misses = nearMisses(textClaims(claims))
  return misses.length === 0
    ? []
    : [
        'A policy would not match this run with:',
        ...misses.map(({ written, because }) => `  ${written}: ${because}`),
      ]
}

// The runner shows at most 1 MiB of a step's summary.
const LONGEST = 900 * 1024

/** Returns the block for the job summary; without policies if it would be too large. */
function summarizeDryRun(found: DryRun): string {
  const claims = claimsOf(found)
  const head = [
    '### Dry run: nothing was leased',
    '',
    '| claim | value | meaning |',
    '| --- | --- | --- |',
    ...Object.keys(claims).map((name) =>
      row([name, shown(claims, name), claimMeaning(name).replaceAll('`', '')]),
    ),
    '',
    ...found.leases.flatMap(({ config }) => [
      ...expectationLines(config, claims).map(
        (line) => `- ${escapeCell(`${config.name}: ${line}`)}`,
      ),
    ]),
    ...missLines(claims).map((line) => `- ${escapeCell(line.trim())}`),
    '',
  ]
  const policies = found.leases.flatMap(({ config, token }) => summaryOf(config, token))
  const whole = [...head, ...policies].join('\n')
  return new TextEncoder().encode(whole).length <= LONGEST ? whole : head.slice(0, 2).join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`

function summaryOf(config: LeaseConfig, token: TokenFacts): readonly string[] {
  const documents = documentsOf(config, token)
  if (documents.length === 0) return []
  return [
    `<details><summary>What accepts exactly this workflow: ${escapeCell(config.name)}</summary>`,
    '',
    ...documents.flatMap(({ title, language, lines, after = [] }) => {
      const fence = fenceAround(lines)
      const note = after.length > 0 ? [escapeCell(after.join(' ')), ''] : []
      return [escapeCell(title), '', `${fence}${language}`, ...lines, fence, '', ...note]
    }),
    '</details>',
    '',
  ]
}

/** A claim may hold backticks: the fence is longer than any run of them. */
function fenceAround(lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? []
  return '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)))
}
