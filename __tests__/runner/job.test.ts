import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { containerActions } from '../../src/runner/job.ts'

let work = ''
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'work-'))
  mkdirSync(join(work, '_temp'))
})
afterEach(() => rmSync(work, { recursive: true }))
const seen = (more: Record<string, string> = {}) =>
  containerActions({ RUNNER_TEMP: join(work, '_temp'), HOME: '/home/runner', ...more })
const downloaded = (file: string, text: string): void => {
  mkdirSync(join(work, '_actions', 'octo-org', 'lint', 'v1'), { recursive: true })
  writeFileSync(join(work, '_actions', 'octo-org', 'lint', 'v1', file), text)
}

describe('container actions of a job', () => {
  test.each([
    ['action.yml', "name: x\nruns:\n  using: 'docker'\n", true],
    ['action.yaml', 'runs:\n    using: docker\n', true],
    ['action.yml', 'runs:\n  using: node24\n', false],
    ['action.yml', 'description: using docker\nruns:\n  using: composite\n', false],
    ['README.md', '  using: docker\n', false],
  ])('are detected in the downloaded manifests: %s %j', (file, text, is) => {
    downloaded(file, text)
    expect(seen()).toBe(is)
  })
  test('are detected by the directory of one that ran', () => {
    expect(seen()).toBe(false)
    mkdirSync(join(work, '_temp', '_github_home'))
    expect(seen()).toBe(true)
  })
  test('are ignored in a job that runs in a container itself', () => {
    mkdirSync(join(work, '_temp', '_github_home'))
    expect(seen({ HOME: '/github/home' })).toBe(false)
  })
  test('are not detected without a runner, nor in unreadable manifests', () => {
    expect(containerActions({})).toBe(false)
    mkdirSync(join(work, '_actions', 'a', 'b', 'c', 'action.yml'), { recursive: true })
    expect(seen()).toBe(false)
  })
})
