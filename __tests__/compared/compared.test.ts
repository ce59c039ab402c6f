import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { known, ours } from './actions.ts'
import { situations } from './situations.ts'

const page = readFileSync('docs/reference/compared.md', 'utf8')

/** Returns what the page says of this action, for `aws` and `vault`. */
function cellsOf(situation: string): readonly string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${situation} |`)) ?? ''
  return row
    .split(' | ')
    .slice(-2)
    .map((cell) => cell.replace(/ \|$/, ''))
}

describe('the comparison of the page', () => {
  test.each(situations.map(({ name }) => name))('has a row for %s', (name) => {
    expect(cellsOf(name)).toHaveLength(2)
  })

  // The others wait for deadlines, or move 300 MB: `npm run compare` plays them.
  test.each(
    situations.filter(({ name }) =>
      /^(?:all is well|a rejection|an ID token of another)/.test(name),
    ),
  )(
    '$name: is what this action does',
    async ({ name, play }) => {
      expect(await Promise.all(ours.map(play))).toEqual(cellsOf(name))
    },
    60_000,
  )

  test('knows the actions by name', () => {
    expect(known(new Map([['vault-action', '/x']]))[0]).toMatchObject({ directory: '/x' })
    expect(() => known(new Map([['another', '/x']]))).toThrow('another is none of')
  })
})
