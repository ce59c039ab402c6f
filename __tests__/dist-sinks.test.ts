import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { type Listener, listen } from './lab/listen.ts'
import { entry, several, startLoopbackServers } from './lab/loopbackServers.ts'
import { recorded } from './lab/recorded.ts'
import { collector, type LabSink } from './lab/sinks.ts'

jest.setTimeout(60_000)
const { opened, closed } = several(startLoopbackServers)
const listeners: Listener[] = []
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((each) => each.close()))
  expect(await closed()).toEqual([])
})

/** The built action with a collector on a port of its own. */
async function withCollector() {
  const servers = await opened()
  let sink: LabSink | undefined
  const port = await listen((request) => sink?.hosts[port.origin]?.(request) ?? { status: 500 })
  listeners.push(port)
  sink = collector(servers.issuer.verifier, port.origin)
  const inputs = {
    expect: 'repository: octo-org/app',
    leases: entry('app', { ...servers.fields.vault, export: 'env' }),
    sinks: `ci: {to: otlp, address: "${port.origin}/v1/logs", on-failure: fail}`,
  }
  return { ...servers, port, sink, inputs }
}

describe('the built action with a sink', () => {
  test('sends the beginning from main and the end from post', async () => {
    const { job, sink, inputs, vault } = await withCollector()
    const main = await job.step({ id: 'lease', with: inputs })
    const [post] = await job.post()
    expect([main.code, post?.code, main.shown]).toEqual([0, 0, expect.stringContaining('stored 1')])
    expect(sink.lines).toEqual(recorded(job))
    expect(sink.lines.map(({ event }) => event)).toEqual(['leased', 'ended'])
    expect(vault.living()).toEqual([])
  })

  test('repeats a line with its uid after a SIGKILL before the response of the sink', async () => {
    const { job, sink, inputs, vault, port } = await withCollector()
    let killed = false
    port.watch((moment) => {
      if (moment !== 'answering' || killed) return
      killed = true
      main.kill('SIGKILL')
    })
    const main = job.start({ id: 'lease', with: inputs })
    const { code, env } = await main.done
    expect([code, Object.keys(env), sink.lines.length]).toEqual([137, [], 1])
    const [post] = await job.post()
    expect(post?.code).toBe(0)
    const events = sink.lines.map(({ event }) => event)
    expect(events).toEqual(['leased', 'leased', 'ended'])
    expect(sink.lines[0]?.uid).toBe(sink.lines[1]?.uid)
    expect(vault.living()).toEqual([])
  })

  test('exports nothing and revokes if the sink is down', async () => {
    const { job, sink, inputs, vault, port } = await withCollector()
    port.down()
    const main = await job.step({ id: 'lease', with: { ...inputs, timeout: '6s' } })
    expect([main.code, main.outputs['error-code'], main.env]).toEqual([1, 'SINK_FAILED', {}])
    expect([vault.living(), sink.lines]).toEqual([[], []])
    await port.up()
    await job.post()
    expect(sink.lines.map(({ event, code }) => [event, code])).toEqual([
      ['refused', 'SINK_FAILED'],
      ['ended', undefined],
    ])
  })
})
