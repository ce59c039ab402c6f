import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import type { Job, StepResult } from '../lab/job.ts'
import { leaks } from '../lab/leaks.ts'
import {
  type KubernetesWorld,
  openFront,
  openKubernetesWorld,
  secondsUntilRejected,
} from './kubernetesWorld.ts'
import { kubectl, kubernetes } from './parts/kubernetes.ts'
import { outcome } from './stage.ts'
import { suite } from './suite.ts'

/** Runs kubectl in a later step. */
const run = (job: Job, ...parameters: readonly string[]): Promise<StepResult> =>
  job.run([kubectl(), ...parameters])

/** Of the 5 minutes of an ID token, 20 seconds are left. */
const AGED_MS = 280_000

const codeOf = ({ outputs }: StepResult): string | undefined => outputs['error-code']

/**
 * Ends a step while the response to its request for a token is on the way: the token exists, and
 * the step never learns it.
 */
async function endedAfterIssue(
  world: KubernetesWorld,
  end: (running: ReturnType<Job['start']>) => void,
): Promise<void> {
  const { stage, login, secrets } = world
  const job = stage.startJob()
  let running: ReturnType<Job['start']> | undefined
  const front = await openFront(world, {
    watch(request) {
      if (!request.url.pathname.endsWith('/token') || !running) return undefined
      end(running)
      return running.done
    },
  })
  try {
    const { origin } = front.listener
    running = job.start({
      id: 'lease',
      with: login({ address: origin, audience: world.cluster.address }),
    })
    const main = await running.done
    equal(main.outcome, 'failure')
    deepEqual(Object.keys(main.env), [])
    const { token = '' } = front.passed
    notEqual(token, '')
    stage.lab.issue(token)
    const [post] = await job.post()
    outcome(post as StepResult, 'success')
    deepEqual(await secrets(), [])
    ok((await secondsUntilRejected(world, token)) <= 15)
    deepEqual(leaks(job, stage.lab), [])
  } finally {
    job.close()
    await front.listener.close()
  }
}

/** The real API server of Kubernetes, and kubectl. */
export const kubernetesSuite = suite<KubernetesWorld>({
  name: 'kubernetes',
  parts: [kubernetes],
  open: openKubernetesWorld,
  scenarios: {
    async 'kubectl works as the service account during the job, may do nothing else, and its token is dead 15 s after it'(
      world,
    ) {
      const { stage, login, secrets } = world
      let token = ''
      let file = ''
      const { post, record } = await stage.lease(
        login({ export: '[kubeconfig, env]', lifetime: '10m', 'kube-namespace': 'app' }),
        async (main, job) => {
          outcome(main, 'success')
          token = main.env['KUBE_TOKEN'] ?? ''
          file = main.env['KUBECONFIG'] ?? ''
          ok(await world.isAccepted(token))
          equal(statSync(file).mode & 0o777, 0o600)
          const [secret, ...more] = await secrets()
          match(secret ?? '', /^lease-1658821493-1-[0-9a-f]{8}$/)
          deepEqual(more, [])
          const who = await run(job, 'auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}')
          match(who.shown, /system:serviceaccount:ci:deploy/)
          match((await run(job, 'get', 'configmaps', '-o', 'name')).shown, /configmap\/settings/)
          outcome(await run(job, 'create', 'configmap', 'release', '--dry-run=server'), 'success')
          for (const denied of [
            ['get', 'secrets'],
            ['get', 'secrets', '-n', 'ci'],
            ['delete', 'configmap', 'settings'],
            ['get', 'nodes'],
          ]) {
            const step = await run(job, ...denied)
            outcome(step, 'failure')
            match(step.shown, /forbidden: User "system:serviceaccount:ci:deploy" cannot/)
          }
        },
      )
      outcome(post, 'success')
      deepEqual(await secrets(), [])
      equal(existsSync(file), false)
      ok((await secondsUntilRejected(world, token)) <= 15)
      deepEqual(
        record.map(({ event, end }) => [event, end]),
        [
          ['leased', undefined],
          ['ended', 'revoked'],
        ],
      )
    },

    async 'without a service account kubectl works with the ID token, and the record states that nothing revokes it'({
      stage,
      login,
      secrets,
    }) {
      const { 'kube-service-account': _, ...inputs } = login({ 'kube-namespace': 'app' })
      const { post, record } = await stage.lease(inputs, async (main, job) => {
        outcome(main, 'success')
        match(main.shown, /cannot be revoked/)
        match((await run(job, 'get', 'configmaps', '-o', 'name')).shown, /configmap\/settings/)
        const who = await run(job, 'auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}')
        match(who.shown, /gha:octo-org\/app/)
        outcome(await run(job, 'create', 'configmap', 'release', '--dry-run=server'), 'failure')
      })
      outcome(post, 'success')
      deepEqual(await secrets(), [])
      equal(record.at(-1)?.['end'], 'expires')
    },

    async 'a deploy that outlives its ID token is rejected by the API server'(world) {
      const { stage, login } = world
      const { 'kube-service-account': _, ...inputs } = login({
        ...{ export: '[kubeconfig, env]', 'kube-namespace': 'app' },
      })
      // The token was issued almost 5 minutes ago.
      stage.lab.pass(-AGED_MS)
      try {
        const { post } = await stage.lease(inputs, async (main, job) => {
          outcome(main, 'success')
          outcome(await run(job, 'get', 'configmaps'), 'success')
          await secondsUntilRejected(world, main.env['KUBE_TOKEN'] ?? '', 60)
          const step = await run(job, 'get', 'configmaps')
          outcome(step, 'failure')
          match(step.shown, /Unauthorized/)
        })
        outcome(post, 'success')
      } finally {
        stage.lab.pass(AGED_MS)
      }
    },

    async 'a service account whose token the workflow may not request is refused, and no Secret is left'({
      stage,
      login,
      secrets,
    }) {
      const { main, post } = await stage.lease(login({ 'kube-service-account': 'ci/admin' }))
      outcome(main, 'failure')
      outcome(post, 'success')
      equal(codeOf(main), 'EXCHANGE_REFUSED')
      match(main.shown, /gha:octo-org\/app/)
      match(main.shown, /serviceaccounts\/token/)
      deepEqual([main.env, await secrets()], [{}, []])
    },

    async 'a namespace in which the workflow may not create Secrets is refused, and the missing rule is printed'({
      stage,
      login,
    }) {
      const { main } = await stage.lease(login({ 'kube-service-account': 'app/deploy' }))
      outcome(main, 'failure')
      equal(codeOf(main), 'EXCHANGE_REFUSED')
      match(main.shown, /secrets.*create|create.*secrets/s)
    },

    async 'a workflow that the cluster does not trust is refused, and sees what its token says'({
      stage,
      login,
      cluster,
      secrets,
    }) {
      const { main } = await stage.lease(login({ audience: `${cluster.address}/other` }))
      outcome(main, 'failure')
      equal(codeOf(main), 'EXCHANGE_REFUSED')
      match(main.shown, /audience/i)
      deepEqual(await secrets(), [])
    },

    async 'with "revoke: none" no Secret is created, and the token lives until it expires'(world) {
      const { stage, login, secrets } = world
      let token = ''
      const { record } = await stage.lease(
        login({ export: 'env', revoke: 'none', lifetime: '10m' }),
        async (main) => {
          outcome(main, 'success')
          token = main.env['KUBE_TOKEN'] ?? ''
          deepEqual(await secrets(), [])
        },
      )
      ok(await world.isAccepted(token))
      equal(record.at(-1)?.['end'], 'expires')
    },

    async 'a token for another server is not accepted by the API server'(world) {
      const { stage, login } = world
      const inputs = login({ export: 'env', 'token-audience': 'https://vault.example.com' })
      await stage.lease(inputs, async (main) => {
        outcome(main, 'success')
        equal(await world.isAccepted(main.env['KUBE_TOKEN'] ?? ''), false)
      })
      deepEqual(await world.secrets(), [])
    },

    async 'another user than the expected one is caught before anything is requested'({
      stage,
      login,
      secrets,
    }) {
      const { main } = await stage.lease(login({ 'expect-user': 'gha:octo-org/other' }))
      outcome(main, 'failure')
      equal(codeOf(main), 'GUARD_FAILED')
      deepEqual(await secrets(), [])
    },

    async 'a proxy that presents credentials of its own is caught by the guard, and nothing is made'(
      world,
    ) {
      const { stage, cluster, login, secrets } = world
      const { issuer } = stage
      // The same user: only the id of the token differs.
      const front = await openFront(world, { bearer: () => issuer.mint(cluster.address) })
      const { origin } = front.listener
      const { main } = await stage.lease(login({ address: origin, audience: cluster.address }))
      await front.listener.close()
      outcome(main, 'failure')
      equal(codeOf(main), 'GUARD_FAILED')
      match(main.shown, /a token other than the one that was sent/)
      deepEqual([main.env, await secrets()], [{}, []])
    },

    async 'a step that is killed while its token is on the way leaves no valid token and no Secret'(
      world,
    ) {
      await endedAfterIssue(world, (running) => running.kill('SIGKILL'))
    },

    async 'a step that is cancelled while its token is on the way leaves no valid token and no Secret'(
      world,
    ) {
      await endedAfterIssue(world, (running) => running.cancel())
    },

    async 'a cluster that is gone in post fails the job where that is wanted, and the record names the Secret that is left'(
      world,
    ) {
      const { stage, cluster, login, secrets } = world
      const front = await openFront(world, {})
      const inputs = login({
        ...{ address: front.listener.origin, audience: cluster.address },
        'on-revoke-failure': 'fail',
      })
      const { main, post, record } = await stage.lease(inputs, () => front.listener.down())
      await front.listener.close()
      outcome(main, 'success')
      outcome(post, 'failure')
      equal(record.at(-1)?.['end'], 'failed')
      const [secret = 'none'] = await secrets()
      match(JSON.stringify(record[0]?.['keys']), new RegExp(`"secret":"ci/${secret}"`))
      const { status } = await cluster.send('DELETE', `/api/v1/namespaces/ci/secrets/${secret}`)
      equal(status, 200)
    },
  },
})
