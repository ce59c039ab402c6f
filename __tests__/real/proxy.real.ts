import { deepEqual, equal, ok } from 'node:assert/strict'
import { vault } from '../faults/providerCases/vault.ts'
import { openSite } from '../faults/testSite.ts'
import { leaks } from '../lab/leaks.ts'
import { type Proxy as LabProxy, listenProxy } from '../lab/proxy.ts'
import { startTinyproxy, tinyproxy } from './parts/tinyproxy.ts'
import { suite } from './suite.ts'

interface World {
  /** The lab's, which alone knows where the hosts are. */
  readonly inner: LabProxy
  readonly address: string
}

async function open(): Promise<World> {
  const inner = await listenProxy()
  return { inner, address: await startTinyproxy(new URL(inner.url).host) }
}

/** How often each host was reached through the proxies. */
const passages = ({ inner }: World, origins: readonly string[]): readonly number[] =>
  origins.map(
    (origin) => inner.passages.filter(({ target }) => `https://${target}` === origin).length,
  )

/** The action behind a proxy that others wrote. */
export const proxySuite = suite<World>({
  name: 'proxy',
  parts: [tinyproxy],
  open,
  scenarios: {
    async 'every call goes through tinyproxy, that of post included'(runtime) {
      const site = await openSite(vault, {
        tls: true,
        named: true,
        env: { HTTPS_PROXY: runtime.address },
      })
      try {
        const { job, served, hosts, lab } = site
        const origins = [hosts.token.origin, hosts.keys.origin, hosts.server.origin]
        const main = await job.step({
          id: 'lease',
          with: { ...served.inputs, expect: 'repository: octo-org/app', export: 'env' },
        })
        equal(main.outcome, 'success', main.shown)
        ok(served.accepts(job.env))
        const before = passages(runtime, origins)
        ok(before.every((count) => count > 0))
        const [post] = await job.post()
        deepEqual([post?.outcome, served.living(), leaks(job, lab)], ['success', [], []])
        ok((passages(runtime, origins)[2] ?? 0) > (before[2] ?? 0))
      } finally {
        await site.close()
        await runtime.inner.close()
      }
    },
  },
})
