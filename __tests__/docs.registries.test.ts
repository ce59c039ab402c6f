import { describe, expect, test } from '@jest/globals'
import { blocksIn, isOurs, read, stepsIn } from './docs.examples.ts'
import { ecr } from './lab/ecr.ts'
import { google } from './lab/google.ts'
import { type InProcessStep, inProcessStep } from './lab/inProcessStep.ts'

const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const SUBJECT = 'repo:octo-org/app:environment:production'

/** The step of a page, at servers that accept it; `denied` is what the role may not do. */
function played(page: string, denied: readonly string[] = []) {
  const [step] = blocksIn(page, 'yaml').flatMap(stepsIn).filter(isOurs)
  const inputs = Object.fromEntries(
    Object.entries(step?.with ?? {}).map(([name, value]) => [name, value.trim()]),
  )
  const s: InProcessStep = inProcessStep({
    issuer: { claims: { environment: 'production', sub: SUBJECT } },
    roles: { [inputs['role'] ?? '']: { claims: {} } },
    servers: (lab, { verifier }, sts) => ({
      ...ecr(lab, sts, { denied }).hosts,
      ...google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } }).hosts,
    }),
  })
  return { s, inputs }
}
const configOf = ({ runtime }: InProcessStep): unknown =>
  JSON.parse(runtime.disk.get(runtime.env['REGISTRY_AUTH_FILE'] ?? '') ?? '')
/** The lines of a log on a page, without their wraps. */
const linesOf = (page: string): readonly string[] =>
  blocksIn(page, 'text')
    .join('')
    .replaceAll(/\n {4}/g, ' ')
    .split('\n')

describe.each(['docs/howto/docker.md', 'docs/howto/buildx.md'])('%s', (page) => {
  test('logs in at its registry, and leaves a file without a login', async () => {
    const { s, inputs } = played(page)
    expect((await s.main(inputs))?.message).toBeUndefined()
    expect(configOf(s)).toMatchObject({ auths: { [inputs['registries'] ?? '']: {} } })
    await s.post()
    expect(configOf(s)).toEqual({})
  })
})

test('docs/howto/docker.md shows the log of a role that may not log in', async () => {
  const { s, inputs } = played('docs/howto/docker.md', ['ecr:GetAuthorizationToken'])
  const failure = await s.main(inputs)
  const [first = '', second = ''] = linesOf('docs/howto/docker.md')
  expect(first).toBe(`EXCHANGE_REFUSED (lease "aws"): ${failure?.message.split('\n')[0]}`)
  expect(failure?.message.replaceAll(' ', '')).toContain(
    second.replace(/…$/, '').replaceAll(' ', ''),
  )
})

test('docs/howto/buildx.md shows the log of a configuration that is not JSON', async () => {
  const { s, inputs } = played('docs/howto/buildx.md')
  s.runtime.disk.set('~/.docker/config.json', 'no JSON')
  const failure = await s.main(inputs)
  expect(`EXPORT_FAILED: ${failure?.message}`).toContain(
    linesOf('docs/howto/buildx.md').slice(0, 2).join('\n'),
  )
  expect(read('docs/howto/buildx.md')).toContain(failure?.facts.fix ?? 'no fix')
})
