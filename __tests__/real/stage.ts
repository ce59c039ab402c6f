import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Authority } from '../lab/certificates.ts'
import { type Clock, livingLab, type OpenLab } from '../lab/clock.ts'
import { type LabIssuer, labIssuer } from '../lab/issuer.ts'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import { leaks } from '../lab/leaks.ts'
import { listen } from '../lab/listen.ts'
import { startJob } from '../lab/runner.ts'

/**
 * What real servers cannot be without: the one who signs ID tokens, on loopback, and jobs that have
 * some.
 */
export interface Stage {
  readonly lab: OpenLab & Pick<Clock, 'pass'>
  readonly issuer: LabIssuer
  /**
   * Runs one step of the built action, and lets later steps and servers be looked at before post.
   */
  lease(inputs: Texts, look?: Look): Promise<Played>
  /** Starts a job, for steps that are killed or cancelled. */
  startJob(): Job
}

type Look = (main: StepResult, job: Job) => unknown

/** What became of a step of the action. */
export interface Played {
  readonly main: StepResult
  readonly post: StepResult
  /** The lines of the record, after post. */
  readonly record: readonly Readonly<Record<string, unknown>>[]
}

/** The built action: action.yml and dist of this tree, or those of another folder. */
export const ACTION = process.env['ACTION_UNDER_TEST'] ?? resolve(import.meta.dirname, '../..')

/**
 * Opens the stage. It lasts as long as this process. With an authority, the issuer speaks TLS, and
 * the machine trusts it.
 */
export async function openStage(authority?: Authority): Promise<Stage> {
  const lab = livingLab()
  const issuer = labIssuer(lab)
  const tls = await authority?.leaf()
  const listener = await listen(issuer.handle, tls && { tls })
  issuer.settle(listener.origin)
  const env = authority && { NODE_EXTRA_CA_CERTS: authority.file() }
  const open = (): Job => {
    const { facts, idToken } = issuer
    return startJob({ action: ACTION, facts, idToken, ...(env && { env }) })
  }
  return {
    ...{ lab, issuer, startJob: open },
    async lease(inputs, look = () => undefined) {
      const job = open()
      try {
        const main = await job.step({ id: 'lease', with: inputs })
        await look(main, job)
        const [post] = await job.post()
        for (const [name, value] of Object.entries({ ...main.outputs, ...main.env }))
          if (SECRET.test(name)) lab.issue(value)
        deepEqual(leaks(job, lab), [])
        return { main, post: post as StepResult, record: linesOf(main.outputs['record']) }
      } finally {
        job.close()
      }
    },
  }
}

/** Variables that hold what was leased: it, too, must stand nowhere for everybody. */
const SECRET = /TOKEN|SECRET|PASSWORD|PRIVATE/

function linesOf(path: string | undefined): Played['record'] {
  if (path === undefined) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
}

/** YAML of a mapping: JSON is YAML, and hides nothing from a test. */
export const yaml = (value: unknown): string => JSON.stringify(value, null, 2)

/** Fails with the whole log when a step did not end as it should. */
export function outcome(step: StepResult, expected: StepResult['outcome']): void {
  equal(step.outcome, expected, `${step.name} ended in ${step.outcome}:\n${step.shown}`)
}
