import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

const simulate = (
  ...argv: readonly string[]
): { readonly code: number | null; readonly last: string } => {
  const run = spawnSync(process.execPath, ['__tests__/simulate/run.ts', ...argv], {
    encoding: 'utf8',
  })
  return { code: run.status, last: run.stdout.trim().split('\n').at(-1) ?? run.stderr }
}

// More jobs: `npm run simulate`.
test('500 simulated jobs keep every promise, and take the same course when played again', () => {
  expect(simulate('--jobs', '500', '--seed', '1')).toEqual({
    code: 0,
    last: expect.stringMatching(/^500 jobs, 0 violations, seed 1, /),
  })
}, 120_000)

test('a whole number is required', () => {
  expect(simulate('--jobs', 'many').code).toBe(1)
})
