import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A page in a headless Chromium. */
export interface Browser {
  /** Evaluates an expression in the page and returns its value. */
  evaluate<T>(expression: string): Promise<T>
  send(method: string, parameters?: object): Promise<unknown>
  /** What the page printed, and what its policy forbade. */
  readonly complaints: readonly string[]
  /** Addresses that the page asked for. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Opens a page with Debian's Chromium, by the protocol of its developer tools. */
export async function openBrowser(program: string, address: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'playground-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const port = await new Promise<string>((done, fail) => {
    let printed = ''
    child.on('error', fail).on('exit', () => fail(new Error(`Chromium ended: ${printed}`)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const [, found] = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(printed) ?? []
      if (found !== undefined) done(found)
    })
  })
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly {
    readonly type: string
    readonly webSocketDebuggerUrl: string
  }[]
  const target = targets.find(({ type }) => type === 'page')
  if (!target) throw new Error('Chromium has no page')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await new Promise((done) => socket.addEventListener('open', done))
  const waiting = new Map<number, (message: Message) => void>()
  const complaints: string[] = []
  const requests: string[] = []
  let loaded = (): void => {}
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    if (message.method === 'Page.loadEventFired') loaded()
    if (
      /^(?:Log\.entryAdded|Runtime\.(?:consoleAPICalled|exceptionThrown))$/.test(
        message.method ?? '',
      )
    )
      complaints.push(JSON.stringify(message.params))
    if (message.method === 'Network.requestWillBeSent')
      requests.push((message.params as { request: { url: string } }).request.url)
  })
  let last = 0
  const send = (method: string, params: object = {}): Promise<unknown> => {
    const id = ++last
    socket.send(JSON.stringify({ id, method, params }))
    return new Promise((done, fail) =>
      waiting.set(id, ({ result, error }) =>
        error ? fail(new Error(`${method}: ${error.message}`)) : done(result),
      ),
    )
  }
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`)
  const ready = new Promise<void>((done) => (loaded = done))
  await send('Page.navigate', { url: address })
  await ready
  return {
    complaints,
    requests,
    send,
    async evaluate<T>(expression: string) {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })) as { result: { value: T }; exceptionDetails?: unknown }
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
      return result.value
    },
    async close() {
      const ended = new Promise((done) => child.on('exit', done))
      void send('Browser.close').catch(() => undefined)
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
