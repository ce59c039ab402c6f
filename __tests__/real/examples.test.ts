import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { examples, played, text, unplayed } from './examples.ts'

const folder = import.meta.dirname
const words = [...played, ...Object.keys(unplayed)]

describe('each example of the pages', () => {
  test('is found, however it is fenced', () => {
    expect(examples).toHaveLength(text.match(/uses: [\w-]+\/lease-credentials@/g)?.length ?? 0)
  })

  test.each(examples)(
    'is either played by a real server, or it is said why it cannot be: %#',
    (block) => {
      expect(words.filter((each) => block.includes(each))).toHaveLength(1)
    },
  )

  test.each(words)('%s names one example', (each) => {
    expect(examples.filter((block) => block.includes(each))).toHaveLength(1)
  })

  test.each(played)('%s, which is said to be played, is asked for by a scenario', (each) => {
    const scenarios = globSync('*.{real,examples}.ts', { cwd: folder }).map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    )
    expect(scenarios.filter((code) => code.includes(`example('${each}'`))).not.toEqual([])
  })
})
