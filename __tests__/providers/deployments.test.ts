import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { oauth } from '../../src/providers/oauth/index.ts'
import { type Deployed, deployed, deployments } from '../lab/deployments.ts'
import { failureOf, type ProviderHarness, plain, providerHarness } from './providerHarness.ts'

const files = globSync('__tests__/providers/deployments/*.yml')
const yamlOf = (name: string): string =>
  readFileSync(`__tests__/providers/deployments/${name}.yml`, 'utf8')

async function at(
  name: string,
  change: (yaml: string) => string = (yaml) => yaml,
): Promise<ProviderHarness & { readonly service: Deployed }> {
  const deployment = deployments[name]
  if (!deployment) throw new Error(`no deployment ${name}`)
  let service: Deployed | undefined
  const stage = await providerHarness(oauth, change(yamlOf(name)), {
    servers: (lab, issuer) => {
      service = deployed(lab, issuer.verifier, deployment)
      return service.hosts
    },
  })
  return { ...stage, service: service as Deployed }
}

test('every configuration has a service that it reaches, and every service a configuration', () => {
  expect(new Set(files.map((file) => basename(file, '.yml')))).toEqual(
    new Set(Object.keys(deployments)),
  )
})

describe.each(Object.keys(deployments))('%s', (name) => {
  test('lets a workflow in with the configuration of the README', async () => {
    const stage = await at(name)
    const lease = await stage.obtain()
    const values = Object.values(plain(lease))
    expect(stage.service.living()).toEqual([values.at(-1)])
    expect(stage.order.names).toEqual(Object.keys(plain(lease)))
    expect(lease.expiresAt === undefined || lease.expiresAt > stage.runtime.now()).toBe(true)
  })

  test('refuses a token for another audience, and the refusal is explained', async () => {
    const stage = await at(name, (yaml) => yaml.replace(/^audience: .*$/m, 'audience: elsewhere'))
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toContain('the token says aud: "elsewhere"')
    expect(failure.facts.fix).toBeDefined()
    expect(stage.service.living()).toEqual([])
  })

  test('takes its token back where it can', async () => {
    const stage = await at(name)
    await stage.obtain()
    const revocable = deployments[name]?.revocation !== undefined
    expect(await stage.revoke()).toEqual([revocable ? 'revoked' : 'expires'])
    expect(stage.service.living()).toHaveLength(revocable ? 0 : 1)
  })

  test('is known to accept a token once, if it does', async () => {
    expect((await at(name)).order.tokenUse).toBe(deployments[name]?.once ? 'once' : 'many')
  })
})
