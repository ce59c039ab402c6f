import { deepEqual, equal, match } from 'node:assert/strict'
import type { Job, StepResult } from '../lab/job.ts'
import { type KubernetesWorld, openKubernetesWorld } from '../real/kubernetesWorld.ts'
import { kubernetes } from '../real/parts/kubernetes.ts'
import { outcome } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'
import { kubernetesClients, kubernetesPrograms } from './kubernetesParts.ts'

const programOf = (client: string, namespace: string): readonly [string, ...string[]] =>
  kubernetesPrograms(namespace)[client] ?? ['false']

/** Runs a client in a later step, which knows the cluster from `KUBECONFIG` only. */
async function list(job: Job, client: string, namespace: string): Promise<StepResult> {
  const step = await job.run(programOf(client, namespace))
  outcome(step, 'success')
  return step
}

const scenarios = Object.keys(kubernetesPrograms('')).flatMap((client) => [
  [
    `${client} reads the kubeconfig, and RBAC denies another namespace`,
    async ({ stage, login, secrets }: KubernetesWorld) => {
      const { post } = await stage.lease(login(), async (main, job) => {
        outcome(main, 'success')
        match((await list(job, client, 'app')).shown, /^found .*\bsettings\b/m)
        match((await list(job, client, 'ci')).shown, /^rejected 403$/m)
      })
      outcome(post, 'success')
      deepEqual(await secrets(), [])
    },
  ] as const,
  [
    `${client} finds no cluster after the job`,
    async ({ stage, login }: KubernetesWorld) => {
      const job = stage.startJob()
      try {
        outcome(await job.step({ with: login() }), 'success')
        for (const post of await job.post()) outcome(post, 'success')
        const step = await job.run(programOf(client, 'app'))
        equal(/^found/m.test(step.shown), false, step.shown)
      } finally {
        job.close()
      }
    },
  ] as const,
])

/** The kubeconfig, read by clients that others wrote, at a real API server. */
export const kubernetesConsumers: Suite = suite<KubernetesWorld>({
  name: 'kubernetes',
  parts: [kubernetes, kubernetesClients],
  open: openKubernetesWorld,
  scenarios: Object.fromEntries(scenarios),
})
