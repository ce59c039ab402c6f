import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type GoogleTrust, judgeGoogleTrust } from '../../src/trust/google.ts'
import type { ClaimSet } from '../../src/trust/judgement.ts'
import { claimsOfJob } from '../../src/trust/neighbours.ts'
import { celString, literalPattern } from '../../src/trust/quote.ts'
import { goFlags } from '../real/parts/goInstall.ts'
import { go, type Part, placeOf, run } from '../real/parts/part.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Judge, verdictsOf } from './compare.ts'
import { aroundJob, someJob } from './jobs.ts'

const SOURCE = resolve(import.meta.dirname, 'cel')
const digest = ['main.go', 'go.mod', 'go.sum'].reduce(
  (hash, file) => hash.update(readFileSync(join(SOURCE, file))),
  createHash('sha256'),
)

/** Google's own implementation of CEL, in a program of ours. */
export const celGo: Part = {
  name: 'cel-go 0.31.0',
  folder: `cel-go-0.31.0-${digest.digest('hex').slice(0, 12)}`,
  tools: [go],
  async make(folder) {
    await run(['go', 'build', '-o', join(folder, 'cel'), '.'], { cwd: SOURCE, env: goFlags })
  },
}

/** Compares attribute conditions of Google. */
export function googleJudge(seed: number): Judge {
  const chance = chanceOf(seed)
  return {
    name: celGo.name,
    ours: ({ document, claims }) => judgeGoogleTrust(document as GoogleTrust, claims).decision,
    next() {
      const job = someJob(chance, 'https://iam.googleapis.com/projects/1')
      const claims = claimsOfJob(job)
      const provider = {
        attributeMapping: {
          'google.subject': 'assertion.sub',
          'attribute.repository': 'assertion.repository',
          ...(chance.percent(20) && {
            'attribute.where': "assertion.repository + '@' + assertion.ref",
          }),
          ...(chance.percent(5) && { 'attribute.environment': 'assertion.environment' }),
        },
        attributeCondition: expression(chance, claims, 3),
      }
      return { document: { provider }, claims: aroundJob(chance, job) }
    },
    verdicts: (cases) =>
      verdictsOf(
        [join(placeOf(celGo), 'cel')],
        cases.map(({ document, claims }) => {
          const { provider } = document as { provider: Readonly<Record<string, unknown>> }
          return {
            mapping: provider['attributeMapping'],
            condition: provider['attributeCondition'],
            assertion: claims,
          }
        }),
      ),
    explain: () => undefined,
  }
}

const NAMES = [
  ...['sub', 'repository', 'repository_id', 'repository_owner_id', 'ref', 'environment'],
  ...['event_name', 'job_workflow_ref', 'absent'],
]

/** A condition as people write them, and stranger ones. */
function expression(chance: Chance, claims: ClaimSet, depth: number): string {
  if (depth === 0 || chance.percent(35)) return comparison(chance, claims)
  const [left, right] = [0, 1].map(() => expression(chance, claims, depth - 1))
  return chance.pick([
    `${left} && ${right}`,
    `${left} && ${right}`,
    `${left} || ${right}`,
    `(${left}) && ${right}`,
    `(${left} || ${right})`,
    `!(${left})`,
  ])
}

function comparison(chance: Chance, claims: ClaimSet): string {
  const name = chance.pick(NAMES)
  const place = chance.pick([
    ...[`assertion.${name}`, `assertion.${name}`, `assertion.${name}`, `assertion['${name}']`],
    ...(name === 'repository' ? ['attribute.repository'] : []),
    ...(name === 'sub' ? ['google.subject'] : []),
  ])
  const actual = claims[name] ?? 'production'
  const value = chance.percent(70) ? actual : chance.pick(['other', '', `${actual}-x`])
  const at = chance.below(actual.length + 1)
  const part = chance.percent(70) ? actual.slice(0, at) : 'other'
  return chance.pick([
    ...[`${place} == ${celString(value)}`, `${place} == ${celString(value)}`],
    `${JSON.stringify(value)} == ${place}`,
    `${place} != ${celString(value)}`,
    `${place} in [${celString(value)}, 'another']`,
    `!(${place} in [${celString(value)}])`,
    `${place}.startsWith(${celString(part)})`,
    `${place}.endsWith(${celString(actual.slice(at))})`,
    `${place}.contains(${celString(part)})`,
    `${place}.matches(${celString(pattern(chance, actual))})`,
    `has(assertion.${name})`,
    `${place} + 'x' == ${celString(`${value}x`)}`,
    'true',
    'attribute.where == assertion.repository + "@" + assertion.ref',
  ])
}

/** Regular expressions that are evaluated here, and some that are not. */
function pattern(chance: Chance, actual: string): string {
  const at = chance.below(actual.length + 1)
  const [head, tail] = [literalPattern(actual.slice(0, at)), literalPattern(actual.slice(at))]
  return chance.pick([
    ...[`^${head}${tail}$`, `^${head}`, `${tail}$`, `^${head}.*$`, head, `^${head}[^/]+$`],
    ...[`^${head}.+$`, `${head}.?${tail}`, `^${head}[a-z]*$`, `^(${head}|x)`],
  ])
}
