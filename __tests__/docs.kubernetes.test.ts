import { describe, expect, test } from '@jest/globals'
import { blocksIn, isOurs, stepsIn } from './docs.examples.ts'
import { type InProcessStep, inProcessStep, type StepSetting } from './lab/inProcessStep.ts'
import { type KubernetesServer, kubernetesServer } from './lab/kubernetes.ts'

const ORIGIN = 'https://kube.example.com:6443'
const ACCOUNT = 'system:serviceaccount:deploy:ci'

interface Played extends InProcessStep {
  readonly kube: KubernetesServer
  readonly inputs: Readonly<Record<string, string>>
}

/** The step of a page, and the clusters that it names. */
function stepOf(page: string, setting: StepSetting = {}, rules?: readonly string[]): Played {
  const [step] = blocksIn(`docs/howto/${page}.md`, 'yaml').flatMap(stepsIn).filter(isOurs)
  let kube: KubernetesServer | undefined
  const played = inProcessStep({
    ...setting,
    servers: (lab, { verifier }) => {
      kube = kubernetesServer(lab, verifier, { origin: ORIGIN, ...(rules && { rules }) })
      return kube.hosts
    },
  })
  if (!kube) throw new Error('no cluster')
  return { ...played, kube, inputs: step?.with ?? {} }
}

describe('the pages about clusters, run from end to end', () => {
  test.each([
    ['kubectl', ['shop', 'metrics'], 'choose-a-context-shop-or-metrics'],
    ['helm', ['aws'], 'aws'],
  ])('%s: each context works until post, and nothing is left', async (page, names, current) => {
    const s = stepOf(page)
    expect(await s.main(s.inputs)).toBeUndefined()
    const file = JSON.parse(s.runtime.disk.get(s.runtime.env['KUBECONFIG'] ?? '') ?? '')
    expect(file.contexts.map(({ name }: { name: string }) => name)).toEqual(names)
    expect(file['current-context']).toBe(current)
    const tokens: string[] = file.users.map(({ user }: { user: { token: string } }) => user.token)
    const users = () => tokens.map((token) => s.kube.userOf(token) ?? s.eksApi.userOf(token))
    expect(users()).toEqual(names.map(() => ACCOUNT))
    const after = await s.post()
    expect([after?.failure, users()]).toEqual([undefined, names.map(() => undefined)])
    expect([...s.kube.living(), ...s.eksApi.living()]).toEqual([])
    for (const name of names)
      expect(after?.runtime.logged().split('\n')).toContain(`${name}: revoked`)
  })

  test.each<[string, StepSetting, readonly string[] | undefined]>([
    ['kubectl', {}, ['create secrets', 'delete secrets']],
    ['helm', { eks: { admits: [] } }, undefined],
  ])('%s: the failure is that of the page, and nothing is left', async (page, setting, rules) => {
    const s = stepOf(page, setting, rules)
    const failure = await s.main(s.inputs)
    const [log = ''] = blocksIn(`docs/howto/${page}.md`, 'text')
    const shown = log.replace(/\n {4}(?=\S)/g, ' ')
    const [first = '', second = ''] = failure?.message.split('\n') ?? []
    expect(shown).toContain(`${failure?.code} (lease "${failure?.facts.lease}"): ${first}`)
    expect(shown).toContain(`\n${second}\n`)
    expect(shown).toContain(`Fix: ${failure?.fix}`)
    expect([...s.kube.living(), ...s.eksApi.living(), ...Object.keys(s.runtime.env)]).toEqual([])
  })
})
