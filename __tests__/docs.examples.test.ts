import { globSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { providerNames } from '../src/providers/registry.ts'
import { blocksIn, isOurs, planOf, read, stepsIn, writtenExports } from './docs.examples.ts'

// docs/organisations.md takes inputs of a caller, and has tests of its own, as have the how-tos.
const pages = [
  'README.md',
  ...globSync('docs/{reference,migrate,setup}/*.md').sort(),
  'docs/break-glass.md',
]
const steps = pages.flatMap((page) =>
  blocksIn(page, 'yaml').flatMap((block) =>
    stepsIn(block)
      .filter(isOurs)
      .map((step) => ({ page, step })),
  ),
)

describe('the examples of the pages', () => {
  test('are all found, and show every provider', async () => {
    const written = pages.flatMap(
      (page) => read(page).match(/uses: \S*\/lease-credentials@/g) ?? [],
    )
    expect(steps).toHaveLength(written.length)
    const plans = await Promise.all(steps.map(({ step }) => planOf(step)))
    const shown = plans.flatMap(({ leases }) => leases.map(({ from }) => from))
    expect(new Set(shown)).toEqual(new Set(providerNames))
  })

  test.each(steps)('$page: accepted as they stand, with "export": %#', async ({ step }) => {
    const { leases } = await planOf(step)
    expect(leases.length).toBeGreaterThan(0)
    expect(writtenExports(step, leases.length)).toBe(leases.length)
  })

  test.each(steps.filter(({ page }) => !page.startsWith('docs/reference')))(
    '$page: say what they expect of the identity: %#',
    async ({ step }) => {
      const { leases } = await planOf(step)
      expect(leases.filter((lease) => lease.expect.length === 0)).toEqual([])
    },
  )
})

describe('the README', () => {
  test('has at most 350 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(350)
  })

  test('begins with a whole job that uses what it leases', () => {
    const [first = ''] = blocksIn('README.md', 'yaml')
    expect(first).toMatch(/^jobs:$/m)
    expect(first).toMatch(/^ {6}id-token: write/m)
    expect(first).toMatch(/^ {4}environment: production$/m)
    expect(stepsIn(first).map(isOurs)).toEqual([false, true])
    expect(first).toMatch(/export: env\n[\s\S]*- run: aws sts get-caller-identity\n$/)
  })
})
