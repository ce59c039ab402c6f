import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { blocksIn } from './docs.examples.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The source with literals joined, as they are when the text is printed. */
const source = oneLine(
  globSync('src/**/*.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
    .replace(/['`]\s*\+\s*['`]/g, '')
    .replaceAll("\\'", "'"),
)

// What a line takes from the job: names, addresses, ids and numbers.
const VALUES =
  /\(lease "[^"]*"\)|"[^"]*"|`[^`]*`|https?:\S+|\b[\w-]+(?:\.[\w-]+)+(?::\d+)?|arn:\S+|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|\b\d+\b|\b[a-z]+\/[a-z]+\b|_ID_TOKEN_\w+/

/** Returns the parts of a line that are this program's own words. */
const wordsOf = (line: string): readonly string[] =>
  line
    .split(VALUES)
    .flatMap((part) => part.split(/[:;,.] | in [a-z]/))
    .map((part) => part.trim().replace(/^[:;,. ]+|[:;,. ]+$/g, ''))
    .filter((part) => part.length >= 20)

/** Whether the source has these words, but for one or two at each end that a job fills in. */
function isPrinted(words: string): boolean {
  const all = words.split(' ')
  return [0, 1, 2].some((first) =>
    [0, 1, 2].some((last) => {
      const kept = all.slice(first, all.length - last).join(' ')
      return kept.length < 12 || source.includes(kept)
    }),
  )
}

/** Returns the lines of a page's logs that say what happened and what to do, unwrapped. */
const linesOf = (page: string): readonly string[] =>
  blocksIn(page, 'text')
    .flatMap((block) => block.replace(/\n {4}(?=\S)/g, ' ').split('\n'))
    .map((line) => line.replace(/…$/, ''))
    .filter((line) =>
      /^(?:Fix: |[A-Z_]+(?: \(lease|: ))|: (?:cannot be revoked|revoked)/.test(line),
    )

const pages = globSync('docs/**/*.md')
  .sort()
  .filter((page) => linesOf(page).length > 0)

describe('the logs of the pages', () => {
  test('are found', () => expect(pages.length).toBeGreaterThan(12))

  test.each(pages)('%s: are in the words that the action prints today', (page) => {
    const old = linesOf(page)
      .map((line) => line.replace(/^Fix: /, ''))
      .flatMap((line) => wordsOf(line).filter((words) => !isPrinted(words)))
    expect(old).toEqual([])
  })
})
