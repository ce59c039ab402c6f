import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'enclosed-'))
  for (const each of ['temp', 'action/dist']) mkdirSync(join(root, each), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const module = (path: string): string => JSON.stringify(resolve(import.meta.dirname, path))

/**
 * A run of a workflow by a runner that starts a step in a session of its own, and waits for it;
 * both say who they are.
 */
function startRun(): ChildProcess {
  const [runner, told] = [join(root, 'runner'), join(root, 'told')]
  execFileSync('mkfifo', [told])
  writeFileSync(runner, `#!/bin/sh\nsetsid sleep 60 &\necho "$$ $!" > ${told}\nwait\n`, {
    mode: 0o755,
  })
  writeFileSync(join(root, 'action/action.yml'), '')
  const workflow = { action: join(root, 'action'), files: {}, env: {}, vars: {}, runner }
  const script = `
    import { enclose } from ${module('enclose.ts')}
    import { runWorkflow } from ${module('parts/act.ts')}
    enclose()
    await runWorkflow(${JSON.stringify(workflow)})`
  const env = { ...process.env, TMPDIR: join(root, 'temp') }
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Ended ones that nobody has asked about yet live no more. */
function lives(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

const linux = process.platform === 'linux' ? describe : describe.skip

linux('whoever interrupts the run against real servers', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'with %s ends the runner of workflows and its steps, and no folder stays',
    async (signal) => {
      const run = startRun()
      const ended = new Promise((done) => run.once('exit', done))
      const pids = (await readFile(join(root, 'told'), 'utf8')).trim().split(' ').map(Number)
      expect(pids.map(lives)).toEqual([true, true])
      expect(readdirSync(join(root, 'temp'))).toHaveLength(1)
      run.kill(signal)
      expect(await ended).toBe(1)
      expect(pids.map(lives)).toEqual([false, false])
      expect(readdirSync(join(root, 'temp'))).toEqual([])
    },
  )
})
