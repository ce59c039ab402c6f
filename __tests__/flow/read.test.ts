import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type AwsStores, awsStores, current } from '../lab/awsStores.ts'
import { type InProcessStep, inProcessStep } from '../lab/inProcessStep.ts'

const [, workflow = ''] =
  /^```yaml\n([\s\S]*?)^```/m.exec(readFileSync('docs/howto/secret-stores.md', 'utf8')) ?? []
const { jobs } = parse(workflow) as {
  jobs: { migrate: { steps: { id?: string; with: Record<string, string> }[] } }
}
const inputs = Object.fromEntries(
  Object.entries(jobs.migrate.steps[0]?.with ?? {}).map(([name, value]) => [name, value.trim()]),
)

/** The step of the page about secret stores, with the stores beside its STS. */
function step(denied: readonly string[] = []): InProcessStep & { readonly stores: AwsStores } {
  let stores: AwsStores | undefined
  const opened = inProcessStep({
    roles: { [inputs['role'] ?? '']: { claims: {} } },
    issuer: { claims: { environment: 'production', repository_id: '1296269' } },
    fault: (request) =>
      /^(?:secretsmanager|ssm)\./.test(request.url.hostname) ? stores?.handle(request) : undefined,
  })
  stores = awsStores(opened.sts, {
    denied,
    secrets: {
      'app/db': current('{"username":"app","password":"db-password"}'),
      'app/api': current('{"key":"api-key-text"}'),
    },
    parameters: { '/app/log-level': { type: 'String', values: ['debug'] } },
  })
  return { ...opened, stores }
}

describe('the workflow of the page about secret stores', () => {
  test('exports what was read, and the session nowhere', async () => {
    const s = step()
    expect(await s.main(inputs)).toBeUndefined()
    expect(s.runtime.env).toEqual({
      DB_USERNAME: 'app',
      DB_PASSWORD: 'db-password',
      API_KEY: 'api-key-text',
      LOG_LEVEL: 'debug',
      FEATURES: '',
    })
    expect(s.runtime.outputs).toMatchObject({ missing: 'FEATURES' })
    const after = await s.post()
    expect(after?.failure).toBeUndefined()
    const [session] = s.sts.living()
    expect(session).toContain(':assumed-role/app-read/')
    // All that any later step, a person or a file could see.
    const seen = [
      ...[...s.runtime.state.values(), ...s.runtime.disk.values(), s.runtime.summary()],
      ...[...Object.values(s.runtime.env), ...Object.values(s.runtime.outputs)],
      ...[s.runtime.logged(), after?.runtime.logged() ?? ''],
    ].join('\n')
    const secrets = [...s.runtime.lab.issued].filter((each) => !/^eyJ/.test(each))
    expect(secrets).toHaveLength(3)
    expect(secrets.filter((each) => seen.includes(each))).toEqual([])
    expect(after?.runtime.logged()).toMatch(/aws: cannot be revoked, expires in \d+ min/)
  })

  test('leaves on record which versions were read', async () => {
    const s = step()
    await s.main(inputs)
    const [line] = s.record()
    expect(line).toMatchObject({ event: 'leased', expires_at: null })
    expect(line?.['read']).toEqual([
      expect.stringMatching(/:secret:app\/db-AbCdEf@[\w-]{36}$/),
      expect.stringMatching(/:secret:app\/api-AbCdEf@[\w-]{36}$/),
      'arn:aws:ssm:eu-central-1:123456789012:parameter/app/log-level@1',
    ])
    expect(JSON.stringify(line)).not.toMatch(/db-password|api-key-text|debug/)
  })

  test('exports nothing if one of the secrets may not be read', async () => {
    const s = step(['arn:aws:secretsmanager:eu-central-1:123456789012:secret:app/db-AbCdEf'])
    expect(await s.main(inputs)).toMatchObject({ code: 'READ_REFUSED' })
    expect(s.runtime.env).toEqual({})
    expect(s.record()[0]).toMatchObject({ event: 'refused', code: 'READ_REFUSED' })
  })

  test('exports bytes that are not text to a file, and nowhere else', async () => {
    const read = 'A: secretsmanager:app/bytes'
    const bytes = { versions: { v1: { binary: '/wD+', stages: ['AWSCURRENT'] } } }
    const inputsFor = (exported: string) => ({ ...inputs, read, export: exported, unmasked: 'A' })
    for (const exported of ['env', 'output']) {
      const s = step()
      const stores = awsStores(s.sts, { secrets: { 'app/bytes': bytes } })
      Object.assign(s.stores, { handle: stores.handle })
      expect(await s.main(inputsFor(exported))).toMatchObject({
        code: 'EXPORT_FAILED',
        message: expect.stringContaining('"export: file", or "| bytes"'),
      })
    }
  })
})
