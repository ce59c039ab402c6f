import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { mentioning, repository, withRepository } from '../.ci/docs/repository.ts'

describe('the name of this repository', () => {
  test.each(mentioning)('is in %s the one of package.json', (path) => {
    const text = readFileSync(path, 'utf8')
    expect(withRepository(text)).toBe(text)
  })

  test('can be changed everywhere at once, and back', () => {
    const old = repository()
    let changed = 0
    for (const path of mentioning) {
      const text = readFileSync(path, 'utf8')
      const renamed = withRepository(text, 'acme-inc/lease-credentials')
      expect(renamed).not.toContain(`${old}@`)
      expect(renamed).not.toContain(`github.com/${old}`)
      expect(withRepository(renamed)).toBe(text)
      if (renamed !== text) changed++
    }
    expect(changed).toBeGreaterThan(10)
  })

  test.each([
    ['uses: OWNER/lease-credentials@v1', 'uses: acme/lease-credentials@v1'],
    [
      'https://github.com/OWNER/lease-credentials/issues',
      'https://github.com/acme/lease-credentials/issues',
    ],
    ['* @OWNER/maintainers @OWNER/security', '* @acme/maintainers @acme/security'],
    ['uses: octo-org/lease-credentials@v1', 'uses: octo-org/lease-credentials@v1'],
    ['release/lease-credentials-v1.0.0.tar.gz', 'release/lease-credentials-v1.0.0.tar.gz'],
    ['repo:OWNER/REPO', 'repo:OWNER/REPO'],
  ])('in "%s" becomes "%s"', (before, after) =>
    expect(withRepository(before, 'acme/lease-credentials')).toBe(after),
  )
})
