import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import {
  createAnnotations,
  type FailureOutputs,
  type HostProcess,
  run,
  type StepProcess,
} from '../../src/runner/process.ts'

let temp = ''
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'program-'))
  writeFileSync(join(temp, 'output'), '')
})
afterEach(() => rmSync(temp, { recursive: true }))

const outputs: FailureOutputs = ({ code }) => new Map([['error-code', code]])

/** A process that ends when the program says so. */
function stageOf(env: NodeJS.ProcessEnv = { GITHUB_OUTPUT: join(temp, 'output') }) {
  const log: string[] = []
  const print = (text: string): void => void log.push(text)
  const { promise: exited, resolve } = Promise.withResolvers<number>()
  const events = new EventEmitter()
  const on = events.on.bind(events) as unknown as NodeJS.Process['on']
  const host = {
    env,
    on,
    exitCode: undefined as number | undefined,
    exit: resolve as unknown as NodeJS.Process['exit'],
  }
  const annotations = createAnnotations(() => Promise.reject(new Error()), print)
  return { log, exited, events, stage: { process: host, annotations, print } satisfies HostProcess }
}

describe('a step', () => {
  test('that has not finished has the exit code of a failure', async () => {
    const { stage, exited } = stageOf()
    const seen: unknown[] = []
    run(async () => void seen.push(stage.process.exitCode), outputs, stage)
    expect([await exited, seen]).toEqual([0, [1]])
  })

  test('that fails logs the full reason, writes one annotation, and sets the output "error-code"', async () => {
    const { stage, exited, log } = stageOf()
    run(() => Promise.reject(new Failure('GUARD_FAILED', 'the account is another')), outputs, stage)
    expect(await exited).toBe(1)
    expect(log[0]).toMatch(/^GUARD_FAILED: the account is another\n[\s\S]*Fix: /)
    expect(
      log.filter((line) => line.startsWith('::error::GUARD_FAILED: the account is another%0A')),
    ).toHaveLength(1)
    expect(readFileSync(join(temp, 'output'), 'utf8')).toMatch(/^error-code<<.*\nGUARD_FAILED\n/)
  })

  test('that throws synchronously fails, too', async () => {
    const { stage, exited } = stageOf()
    run(
      () => {
        throw new Failure('ENVIRONMENT_REFUSED', 'no')
      },
      outputs,
      stage,
    )
    expect(await exited).toBe(1)
  })

  test('fails with its own reason even if no output can be written', async () => {
    const { stage, exited, log } = stageOf({})
    run(() => Promise.reject(new Failure('GUARD_FAILED', 'no')), outputs, stage)
    expect(await exited).toBe(1)
    expect(log.join('')).not.toContain('EXPORT_FAILED')
  })

  test('writes its warnings before it ends', async () => {
    const { stage, exited, log } = stageOf()
    run(async ({ annotations }) => annotations.write('warning', 'mind the gap'), outputs, stage)
    expect(await exited).toBe(0)
    expect(log).toEqual(['::warning::mind the gap\n'])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGBREAK'])(
    'receives %s once and can still clean up',
    async (signal) => {
      const { stage, exited, log, events } = stageOf()
      const cancelled = (program: StepProcess): Promise<void> =>
        new Promise((_, reject) =>
          program.cancelled.addEventListener('abort', () => reject(program.cancelled.reason)),
        )
      run(cancelled, outputs, stage)
      events.emit(signal)
      events.emit('SIGTERM')
      expect(await exited).toBe(1)
      expect(log[0]).toContain(`CANCELLED: the runner stopped this step (${signal})`)
    },
  )

  test.each(['uncaughtException', 'unhandledRejection'])(
    'with an uncaught error (%s) fails without printing its text',
    async (event) => {
      const { stage, exited, log, events } = stageOf()
      run(() => new Promise(() => {}), outputs, stage)
      stage.annotations.write('warning', 'said before')
      events.emit(event, new TypeError('ghs_topsecret'))
      expect(await exited).toBe(1)
      expect(log.join('')).toMatch(
        /INTERNAL: an unexpected TypeError[\s\S]*::warning::said before\n::error::INTERNAL/,
      )
      expect(log.join('')).not.toContain('ghs_topsecret')
    },
  )
})

/** A real process that runs a step. */
function program(step: string): Promise<{ code: number | null; printed: string }> & {
  readonly kill: (signal: NodeJS.Signals) => void
} {
  const source =
    `import { run } from ` +
    `${JSON.stringify(new URL('../../src/runner/process.ts', import.meta.url).href)}\nrun(${step})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '' },
  })
  let printed = ''
  child.stdout.on('data', (text) => (printed += text))
  const ended = new Promise<{ code: number | null; printed: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, printed })),
  )
  return Object.assign(ended, {
    kill: (signal: NodeJS.Signals) => child.stdout.once('data', () => child.kill(signal)),
  })
}

describe('a real process', () => {
  test('whose promise never settles fails with a message', async () => {
    const { code, printed } = await program('() => new Promise(() => {})')
    expect(code).toBe(1)
    expect(printed).toContain('::error::INTERNAL: the step ended before it was finished')
  })

  test('that succeeds exits although a handle is still open', async () => {
    expect(await program('async () => { setInterval(() => {}, 1e6) }')).toEqual({
      code: 0,
      printed: '',
    })
  })

  test('that crashes in a callback fails', async () => {
    const { code, printed } = await program(
      `() => new Promise(() => setTimeout(() => { throw new Error('ghs_topsecret') }))`,
    )
    expect([
      code,
      printed.includes('ghs_topsecret'),
      printed.includes('::error::INTERNAL'),
    ]).toEqual([1, false, true])
  })

  test('writes its error through the toolkit', async () => {
    const { code, printed } = await program(`async () => { throw new TypeError('ghs_topsecret') }`)
    expect([
      code,
      printed.match(/^::error::/gm)?.length,
      printed.includes('ghs_topsecret'),
    ]).toEqual([1, 1, false])
  })

  test('survives the first signal while it cleans up', async () => {
    const child = program(`({ cancelled }) => new Promise((resolve) => {
      const wait = setInterval(() => {}, 1e6)
      console.log('ready')
      cancelled.addEventListener('abort', () => { clearInterval(wait); console.log('cleaning'); resolve() })
    })`)
    child.kill('SIGTERM')
    expect(await child).toEqual({ code: 0, printed: 'ready\ncleaning\n' })
  })
})
