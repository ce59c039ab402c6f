import { globSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { asFailure } from '../src/core/failure.ts'
import { runMain } from '../src/flow/main.ts'
import { runPost } from '../src/flow/post.ts'
import { TOMBSTONE } from '../src/journal/header.ts'
import { readJournal } from '../src/journal/journal.ts'
import { blocksIn, type DocumentedStep, isOurs, stepsIn } from './docs.examples.ts'
import { frozenLab } from './lab/clock.ts'
import { inMemoryRuntime } from './lab/runtime.ts'
import { serversFor } from './try/servers.ts'

const pages = ['README.md', ...globSync('docs/{migrate,setup}/*.md').sort()]
const steps = pages.flatMap((page) =>
  blocksIn(page, 'yaml').flatMap((block) =>
    stepsIn(block)
      .filter(isOurs)
      .map((step) => ({ page, step })),
  ),
)

/** Runs a step and its post step, at servers that accept exactly this step. */
async function play({ with: inputs = {} }: DocumentedStep) {
  const lab = frozenLab()
  const servers = serversFor({ id: 'creds', with: inputs, env: {}, claims: {} }, undefined, lab)
  const { facts, idToken } = servers.issuer
  const runtime = inMemoryRuntime({ lab, hosts: servers.handlers, facts, idToken })
  for (const [key, line] of Object.entries(TOMBSTONE)) runtime.state.set(key, line)
  const given = new Map(Object.entries(inputs).map(([name, value]) => [name, value.trim()]))
  const failure = await runMain(runtime, given).then(() => undefined, asFailure)
  const exported = [...Object.keys(runtime.outputs), ...Object.keys(runtime.env)]
  const stored = readJournal(runtime.stateOf())
  const after = inMemoryRuntime({ hosts: servers.handlers, facts, idToken, after: runtime })
  if (stored) await runPost(after, stored, () => given)
  return { failure, exported, alive: servers.alive() }
}

describe('the examples, run from end to end', () => {
  test.each(steps)(
    '$page: lease, export, and leave only what cannot be revoked: %#',
    async ({ step }) => {
      const { failure, exported, alive } = await play(step)
      expect(failure?.message).toBeUndefined()
      expect(exported.length).toBeGreaterThan(0)
      const revokes = /vault|kubernetes/.test(JSON.stringify(step.with))
      expect(alive.filter((line) => revokes && /^(?:token|lease|user) /.test(line))).toEqual([])
    },
  )
})
