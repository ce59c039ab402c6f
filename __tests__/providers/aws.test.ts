import { describe, expect, test } from '@jest/globals'
import { aws } from '../../src/providers/aws/index.ts'
import { type StsOptions, type StsServer, stsServer } from '../lab/sts.ts'
import { deeds } from '../lab/transcript.ts'
import type { Fault } from '../lab/world.ts'
import { type Bench, bench } from './bench.ts'

const NOW = 1_790_000_000
const ROLE = 'arn:aws:iam::123456789012:role/ci/deploy'
const STS = 'https://sts.eu-central-1.amazonaws.com'
const YAML = `role: ${ROLE}\nregion: eu-central-1\n`
const TRUST = { claims: { sub: ['repo:octo-org/app:environment:production'], aud: ['sts.amazonaws.com'] } }

interface Stage extends Bench {
  readonly sts: StsServer
}

async function at(yaml = YAML, options: Partial<StsOptions> = {}, fault?: (n: number) => Fault | undefined): Promise<Stage> {
  let sts: StsServer | undefined
  const stage = await bench(aws, yaml, {
    ...(fault && { fault: (_, n) => fault(n) }),
    servers: (lab, issuer) => {
      sts = stsServer(lab, issuer.relying, { roles: { [ROLE]: TRUST }, ...options })
      return sts.hosts
    },
  })
  return { ...stage, sts: sts as StsServer }
}

describe('a token becomes a session of a role', () => {
  test('that is asked for at the STS of the region, and is alive there', async () => {
    const stage = await at()
    const lease = await stage.obtain()
    const name = 'app-1658821493-1-mine-[a-z2-7]{6}'
    expect(lease.id).toMatch(new RegExp(`^arn:aws:sts::123456789012:assumed-role/deploy/${name}$`))
    expect(stage.sts.living()).toEqual([lease.id])
    expect(lease.expiresAt).toBe(NOW + 3600)
    expect(lease).not.toHaveProperty('unchecked')
    expect(lease.credentials).toMatchObject({ kind: 'aws', region: 'eu-central-1', account: '123456789012', arn: lease.id })
    expect(deeds(stage.world.transcript, 'request').map(({ method, url }) => `${method} ${url}`)).toEqual([`POST ${STS}/`])
  })
})
