import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { anchorOf } from '../.ci/docs.ts'

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md').sort(),
  ...globSync('.github/**/*.md').sort(),
]

/** Returns a page without what stands in fences, where no link is a link. */
const proseOf = (page: string): string =>
  readFileSync(page, 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '')

/** Returns the anchors of a page; a heading that repeats gets a number. */
function anchorsOf(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const anchors = [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => {
    const anchor = anchorOf(title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
    const count = seen.get(anchor) ?? 0
    seen.set(anchor, count + 1)
    return count === 0 ? anchor : `${anchor}-${count}`
  })
  return new Set(anchors)
}

function isDead(page: string, path: string, anchor: string | undefined): boolean {
  const target = path === '' ? page : join(dirname(page), path)
  if (!existsSync(target)) return true
  if (anchor === undefined) return false
  return statSync(target).isDirectory() || !anchorsOf(target).has(anchor)
}

describe('the links of the pages', () => {
  test.each(pages)('%s leads to files and headings that exist', (page) => {
    const links = [...proseOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    const dead = links.filter(([, path = '', anchor]) => isDead(page, path, anchor))
    expect(dead.map(([link]) => link)).toEqual([])
  })

  test('from the README reach every page, directly or through an index', () => {
    const linked = (page: string): readonly string[] =>
      [...proseOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) =>
        join(dirname(page), path),
      )
    const reached = new Set(linked('README.md'))
    for (const page of reached)
      if (/\/README\.md$/.test(page)) for (const next of linked(page)) reached.add(next)
    const docs = globSync('docs/**/*.md')
    expect(docs.filter((page) => !reached.has(page))).toEqual([])
  })
})
