import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeOwnerOnly, openForAppend } from '../../src/runner/appendFile.ts'

let root: string
let path: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'appendix-'))
  path = join(root, 'env')
  writeFileSync(path, 'A=1\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('text appended to a file', () => {
  test('is removed to the byte', () => {
    const file = openForAppend(path)
    file.write('B=2\n')
    expect(readFileSync(path, 'utf8')).toBe('A=1\nB=2\n')
    expect(file.rollBack()).toBe(true)
    file.close()
    expect(readFileSync(path, 'utf8')).toBe('A=1\n')
  })

  test('is not removed from another file at the path, and that is returned', () => {
    const file = openForAppend(path)
    file.write('B=2\n')
    writeFileSync(join(root, 'another'), 'C=3, and longer than the first\n')
    renameSync(join(root, 'another'), path)
    expect(file.rollBack()).toBe(false)
    file.close()
    expect(readFileSync(path, 'utf8')).toBe('C=3, and longer than the first\n')
  })

  test('is not removed if the file is missing, and that is returned', () => {
    const file = openForAppend(path)
    rmSync(path)
    expect(file.rollBack()).toBe(false)
    file.close()
  })
})

describe('the mode of a file that is opened', () => {
  const mode = (): number => statSync(path).mode & 0o777

  test.each([0o644, 0o666, 0o640, 0o600])('becomes 0600, from %o', (before) => {
    chmodSync(path, before)
    const file = openForAppend(path)
    file.close()
    expect([mode(), file.ownerOnly]).toEqual([0o600, true])
  })

  test('that cannot be set is reported', () => {
    // No such descriptor: the system refuses, as it does for a file of another user.
    expect(makeOwnerOnly(-1, { mode: 0o100644n })).toBe(false)
    expect(makeOwnerOnly(-1, { mode: 0o100600n })).toBe(true)
  })
})
