import { spawn } from 'node:child_process'
import type { ClaimSet, Decision } from '../../src/trust/judgement.ts'

/** One policy and one token. */
export interface Case {
  readonly document: unknown
  readonly claims: ClaimSet
}

/** What the judge that others wrote says; `invalid`: the document is none. */
export type Verdict = 'admits' | 'denies' | 'invalid'

/** A judge that others wrote, beside our own. */
export interface Judge {
  readonly name: string
  readonly ours: (one: Case) => Decision
  readonly next: () => Case
  readonly verdicts: (cases: readonly Case[]) => Promise<readonly Verdict[]>
  /** Why a disagreement is one; `undefined` if nobody knows, which fails the run. */
  readonly explain: (one: Case) => string | undefined
}

/** The figures of one comparison. */
export interface Comparison {
  readonly judge: string
  readonly cases: number
  readonly admits: number
  readonly denies: number
  readonly undecided: number
  readonly invalid: number
  readonly disagreements: readonly (Case & {
    readonly ours: Decision
    readonly theirs: Verdict
    readonly because: string | undefined
  })[]
}

/**
 * Compares until so many cases were decided by both. Cases are drawn so that we admit half of them:
 * otherwise nearly every one would be denied.
 */
export async function compare(judge: Judge, count: number): Promise<Comparison> {
  const cases = draw(judge, count)
  const theirs = await judge.verdicts(cases)
  if (theirs.length !== cases.length) throw new Error(`${judge.name} left cases out`)
  const judged = cases.map((one, at) => ({
    ...one,
    ours: judge.ours(one),
    theirs: theirs[at] ?? 'invalid',
  }))
  const decided = judged.filter((one) => one.ours !== 'cannot-tell' && one.theirs !== 'invalid')
  const ended = (verdict: Verdict): number => decided.filter((one) => one.theirs === verdict).length
  return {
    judge: judge.name,
    cases: decided.length,
    admits: ended('admits'),
    denies: ended('denies'),
    undecided: judged.filter((one) => one.ours === 'cannot-tell').length,
    invalid: judged.filter((one) => one.theirs === 'invalid').length,
    disagreements: decided
      .filter((one) => one.ours !== one.theirs)
      .map((one) => ({ ...one, because: judge.explain(one) })),
  }
}

function draw({ ours, next }: Judge, count: number): readonly Case[] {
  // One in ten more than wanted, in place of those that the other judge finds invalid.
  const wanted = Math.ceil(count * 0.55)
  const kept: Record<Decision, Case[]> = { admits: [], denies: [], 'cannot-tell': [] }
  for (let tries = 0; kept.admits.length < wanted || kept.denies.length < wanted; tries++) {
    if (tries > 200 * count) throw new Error('the cases are too much alike')
    const one = next()
    const decision = ours(one)
    if (kept[decision].length < wanted) kept[decision].push(one)
  }
  return [...kept.admits, ...kept.denies, ...kept['cannot-tell']]
}

/** Runs a judge that reads a JSON case per line and prints a word per line. */
export function verdictsOf(
  [program, ...parameters]: readonly [string, ...string[]],
  lines: readonly unknown[],
): Promise<readonly Verdict[]> {
  return new Promise((done, fail) => {
    const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    child.on('error', fail).on('close', (code) => {
      if (code === 0) done(printed.trim().split('\n') as Verdict[])
      else fail(new Error(`${program} ended with ${code}`))
    })
    child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  })
}
