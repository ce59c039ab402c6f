import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const page = readFileSync('.github/SECURITY.md', 'utf8')
const ATTACKERS = '__tests__/attackers/'

/** Commands of the page: the file, and the name of the test where one is given. */
const commands = [
  ...page.matchAll(/^npm run jest -- (__tests__\/[\w/.-]+)(?: -t '([^'\n]+)')?$/gm),
].map(([command, path = '', name]) => ({ command, path, name }))

/** The text in which the names of a file's tests stand: an attacker's titles are in its program. */
function namesIn(path: string): string {
  const sources = path.startsWith(ATTACKERS) ? [path, path.replace('.test.ts', '.ts')] : [path]
  return sources.map((source) => readFileSync(source, 'utf8')).join('\n')
}

/** Titles of a file's tests: the string literals in it, unescaped. */
function literalsIn(path: string): readonly string[] {
  return [...namesIn(path).matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)].map(
    ([, single, template]) => (single ?? template ?? '').replaceAll("\\'", "'"),
  )
}

/** One part of the page, from its heading to the next of the same level. */
function section(title: string): string {
  return page.split(/^## /m).find((text) => text.startsWith(title)) ?? ''
}

describe('SECURITY.md', () => {
  test('ends every guarantee with commands that run its tests', () => {
    const guarantees = section('What is guaranteed')
      .split(/^(?=\*\*)/m)
      .slice(1)
    expect(guarantees.length).toBeGreaterThan(20)
    expect(guarantees.filter((text) => !/```sh\nnpm run jest -- [^`]+```\s*$/.test(text))).toEqual(
      [],
    )
  })

  test('ends every attacker with the command that runs its program', () => {
    const attackers = section('Attackers').split(/^### /m).slice(1)
    expect(attackers).toHaveLength(6)
    expect(
      attackers.filter(
        (text) => !/npm run jest -- __tests__\/attackers\/\w+\.test\.ts\n/.test(text),
      ),
    ).toEqual([])
  })

  test.each(commands)('$command names tests that exist', ({ path, name }) => {
    expect(existsSync(path)).toBe(true)
    if (name === undefined) return
    const pattern = new RegExp(name)
    expect(literalsIn(path).filter((title) => pattern.test(title))).not.toEqual([])
  })

  test('has no command of another form', () => {
    const lines = page.match(/^npm run .*$/gm) ?? []
    const known = new Set([...commands.map(({ command }) => command), 'npm run check:dist'])
    expect(lines.filter((line) => !known.has(line))).toEqual([])
  })
})
