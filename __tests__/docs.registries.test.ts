import { describe, expect, test } from '@jest/globals'
import { formatFailure } from '../src/core/report.ts'
import { blocksIn, isOurs, read, stepsIn } from './docs.examples.ts'
import { acr } from './lab/acr.ts'
import { ecr } from './lab/ecr.ts'
import { entra, TENANT } from './lab/entra.ts'
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

describe.each(['aws', 'azure', 'google'])('docs/setup/%s.md, the registry', (name) => {
  const page = `docs/setup/${name}.md`

  /** The last job of the page, at servers where the role that it needs is there or missing. */
  function push({ allowed }: { readonly allowed: boolean }) {
    const step = blocksIn(page, 'yaml').flatMap(stepsIn).filter(isOurs).at(-1)
    const given = Object.entries(step?.with ?? {}).map(([key, value]) => [key, value.trim()])
    const documented = Object.fromEntries(given) as Record<string, string>
    // The lab has one tenant.
    const inputs: Readonly<Record<string, string>> =
      name === 'azure' ? { ...documented, 'tenant-id': TENANT } : documented
    const s = inProcessStep({
      issuer: { claims: { environment: 'production', sub: SUBJECT } },
      roles: { [documented['role'] ?? '']: { claims: {} } },
      servers: (lab, { verifier }, sts) => {
        const credential = { subject: SUBJECT, audience: 'api://AzureADTokenExchange' }
        const tokens = entra(lab, verifier, {
          credentials: [{ ...credential, issuer: verifier.iss }],
        })
        const refusal = { status: 401, message: 'authentication required' }
        const subjects = allowed ? [SUBJECT] : []
        return {
          ...tokens.hosts,
          ...acr(lab, tokens, allowed ? {} : { refusal }).hosts,
          ...ecr(lab, sts, { denied: allowed ? [] : ['ecr:GetAuthorizationToken'] }).hosts,
          ...google(lab, verifier, {
            provider: documented['workload-identity-provider'] ?? '',
            accounts: { [documented['service-account'] ?? '']: subjects },
          }).hosts,
        }
      },
    })
    return { s, inputs }
  }

  test('logs in with one role, exports the login alone, and leaves a file without it', async () => {
    const { s, inputs } = push({ allowed: true })
    expect((await s.main(inputs))?.message).toBeUndefined()
    expect(configOf(s)).toMatchObject({ auths: { [inputs['registries'] ?? '']: {} } })
    const exported = Object.keys(s.runtime.env).filter((key) => /TOKEN|SECRET|KEY/.test(key))
    expect(exported).toEqual([])
    await s.post()
    expect(configOf(s)).toEqual({})
  })

  test('shows the log of the commonest failure, which exports nothing', async () => {
    const { s, inputs } = push({ allowed: false })
    const failure = await s.main(inputs)
    const lines = failure ? formatFailure(failure).lines.flatMap((text) => text.split('\n')) : []
    const shown = linesOf(page).filter((line) => line !== '')
    expect(shown.length).toBeGreaterThan(5)
    for (const line of shown)
      expect(lines.filter((real) => real.startsWith(line.replace(/ ?…$/, '')))).toHaveLength(1)
    expect(Object.keys(s.runtime.env)).toEqual([])
  })
})
