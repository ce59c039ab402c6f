import { resolve } from 'node:path'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import type { ClaimSet } from '../../src/trust/judgement.ts'
import { claimsOfJob } from '../../src/trust/neighbours.ts'
import { type Part, placeOf, run } from '../real/parts/part.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Case, type Judge, verdictsOf } from './compare.ts'
import { aroundJob, someJob } from './jobs.ts'

const VERSION = '0.1.173'
const PREFIX = 'token.actions.githubusercontent.com'
const PROVIDER = `arn:aws:iam::123456789012:oidc-provider/${PREFIX}`
const KEYS = [
  ...['aud', 'sub', 'repository', 'repository_id', 'repository_owner_id', 'ref', 'environment'],
  'job_workflow_ref',
]

/** iam-simulate, whose licence keeps it out of the dependencies: it lies in the ignored cache. */
export const iamSimulate: Part = {
  name: `iam-simulate ${VERSION}`,
  folder: `iam-simulate-${VERSION}`,
  tools: [{ name: 'npm', ask: ['npm', '--version'], answers: /^\d/ }],
  async make(folder) {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
    await run(['npm', 'install', ...flags, `@cloud-copilot/iam-simulate@${VERSION}`], {
      cwd: folder,
    })
  },
}

/** Compares trust policies of AWS. */
export function awsJudge(seed: number): Judge {
  const chance = chanceOf(seed)
  return {
    name: iamSimulate.name,
    ours: ({ document, claims }) => judgeAwsTrustPolicy(document, claims).decision,
    next() {
      const job = someJob(chance, 'sts.amazonaws.com')
      return { document: trustPolicy(chance, claimsOfJob(job)), claims: aroundJob(chance, job) }
    },
    verdicts: (cases) =>
      verdictsOf(
        [process.execPath, resolve(import.meta.dirname, 'iam/judge.mjs'), placeOf(iamSimulate)],
        cases.map(({ document, claims }) => ({
          policy: document,
          principal: PROVIDER,
          context: contextOf(claims),
        })),
      ),
    explain,
  }
}

const contextOf = (claims: ClaimSet): Readonly<Record<string, string>> =>
  Object.fromEntries(
    KEYS.flatMap((name) =>
      claims[name] === undefined ? [] : [[`${PREFIX}:${name}`, claims[name]]],
    ),
  )

function trustPolicy(chance: Chance, claims: ClaimSet): unknown {
  const count = chance.pick([1, 1, 1, 2, 3])
  const statements = Array.from({ length: count }, () => statement(chance, claims))
  return {
    ...(chance.percent(90) && { Version: chance.pick(['2012-10-17', '2012-10-17', '2008-10-17']) }),
    Statement: count === 1 && chance.percent(30) ? statements[0] : statements,
  }
}

function statement(chance: Chance, claims: ClaimSet): unknown {
  const condition = Object.fromEntries(
    Array.from({ length: 1 + chance.below(3) }, () => block(chance, claims)),
  )
  return {
    Effect: chance.percent(85) ? 'Allow' : 'Deny',
    Principal: {
      Federated: chance.percent(92)
        ? chance.pick([PROVIDER, [PROVIDER], [PROVIDER, `${PROVIDER}/enterprise`]])
        : `${PROVIDER}/enterprise`,
    },
    Action: chance.percent(92)
      ? chance.pick([
          'sts:AssumeRoleWithWebIdentity',
          'STS:assumerolewithwebidentity',
          'sts:*',
          'sts:AssumeRole*',
          ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'],
        ])
      : chance.pick(['sts:AssumeRole', 'sts:TagSession', ['sts:AssumeRoleWithSAML']]),
    ...(chance.percent(97) && { Condition: condition }),
  }
}

const NAMES = [
  ...['StringEquals', 'StringEquals', 'StringEquals', 'StringLike', 'StringLike', 'StringLike'],
  ...['StringNotEquals', 'StringNotLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['Null', 'ArnLike', 'Bool'],
]

function block(chance: Chance, claims: ClaimSet): readonly [string, unknown] {
  const name = chance.pick(NAMES)
  const set = chance.percent(15) ? chance.pick(['ForAllValues:', 'ForAnyValue:']) : ''
  const ifExists = chance.percent(15) && name !== 'Null' ? 'IfExists' : ''
  const keys = Array.from({ length: 1 + chance.below(2) }, () => {
    const key = chance.percent(95) ? chance.pick(KEYS) : chance.pick(['event_name', 'runner'])
    const spelt = chance.percent(5) ? key.toUpperCase() : key
    return [
      `${PREFIX}:${spelt}`,
      conditionValue(chance, name, claims[key] ?? 'production'),
    ] as const
  })
  return [`${set}${name}${ifExists}`, Object.fromEntries(keys)]
}

function conditionValue(chance: Chance, operator: string, actual: string): unknown {
  if (operator === 'Null') return chance.pick(['true', 'false', true, false])
  const values = Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => text(chance, actual))
  return values.length === 1 && chance.percent(70) ? values[0] : values
}

/** The value, a pattern that may cover it, or another one. */
function text(chance: Chance, actual: string): string {
  const at = chance.below(actual.length + 1)
  return chance.pick([
    actual,
    actual,
    `${actual.slice(0, at)}*`,
    `*${actual.slice(at)}`,
    `${actual.slice(0, at)}?${actual.slice(at + 1)}`,
    `${actual.slice(0, Math.min(at, 8))}*${actual.slice(Math.max(at, actual.length - 4))}`,
    actual.toUpperCase(),
    `${actual}-x`,
    'other',
    '*',
  ])
}

function explain(_: Case): string | undefined {
  return undefined
}
