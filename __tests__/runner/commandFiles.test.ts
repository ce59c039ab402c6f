import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { type OpenForAppend, openForAppend } from '../../src/runner/appendFile.ts'
import {
  appendSummary,
  noticingOpener,
  stateWriter,
  writeCommandFiles,
} from '../../src/runner/commandFiles.ts'
import { runs } from '../properties/runs.ts'
import { pairsIn } from './commandParser.ts'

const NAMES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const
let temp = ''
let paths: Record<(typeof NAMES)[number], string>
const read = (name: (typeof NAMES)[number]): string => readFileSync(paths[name], 'utf8')

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'commands-'))
  paths = Object.fromEntries(NAMES.map((name) => [name, join(temp, name)])) as typeof paths
  for (const path of Object.values(paths)) writeFileSync(path, '')
})
afterEach(() => rmSync(temp, { recursive: true }))

const failureOf = (act: () => unknown): Failure => {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('it was allowed')
}

/** A disk that is full after some bytes of one file; it may not even let a file be cut. */
const fullDisk =
  (path: string, room: number, cuttable = true): OpenForAppend =>
  (asked, create) => {
    const file = openForAppend(asked, create)
    if (asked !== path) return file
    const write = (text: string): void => {
      file.write(text.slice(0, room))
      throw Object.assign(new Error(), { code: 'ENOSPC' })
    }
    return { ...file, write, rollBack: () => cuttable && file.rollBack() }
  }

const env = new Map<string, string | Secret>([['VAULT_TOKEN', new Secret('hvs.abc')]])
const outputs = new Map<string, string | Secret>([['expires-at', 'never']])

describe('variables and outputs for later steps', () => {
  test('arrive unchanged, whatever they contain', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('\n', '\r', '=', '<<', 'EOF', 'x') }),
    )
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('A', 'B_1', '_c'), value),
        value,
        (values, output) => {
          for (const path of [paths.GITHUB_ENV, paths.GITHUB_OUTPUT]) writeFileSync(path, '')
          const wanted = new Map(
            Object.entries(values).map(([name, text]) => [name, text.replaceAll('\0', '')]),
          )
          writeCommandFiles(paths, {
            env: wanted,
            outputs: new Map([['token', new Secret(output)]]),
          })
          expect(pairsIn(read('GITHUB_ENV'))).toEqual(wanted)
          expect(pairsIn(read('GITHUB_OUTPUT'))).toEqual(new Map([['token', output]]))
        },
      ),
      runs(100),
    )
  })

  test('are written as the toolkit writes them', () => {
    const value = '{\n  "a": "b=c"\n}'
    const saved = { ...process.env }
    try {
      Object.assign(process.env, { GITHUB_OUTPUT: paths.GITHUB_OUTPUT })
      core.setOutput('values', value)
    } finally {
      process.env = saved
    }
    const theirs = pairsIn(read('GITHUB_OUTPUT'))
    writeFileSync(paths.GITHUB_OUTPUT, '')
    writeCommandFiles(paths, { env: new Map(), outputs: new Map([['values', value]]) })
    expect(pairsIn(read('GITHUB_OUTPUT'))).toEqual(theirs)
  })

  test('have a random delimiter each', () => {
    writeCommandFiles(paths, {
      env: new Map([
        ['A', '1'],
        ['B', '2'],
      ]),
      outputs: new Map([['C', '3']]),
    })
    const delimiters = `${read('GITHUB_ENV')}${read('GITHUB_OUTPUT')}`.match(
      /<<ghadelimiter_[0-9a-f]{32}$/gm,
    )
    expect(new Set(delimiters).size).toBe(3)
  })

  test('start on a new line after an unfinished one', () => {
    writeFileSync(paths.GITHUB_ENV, 'HALF=done')
    writeCommandFiles(paths, { env, outputs })
    expect(pairsIn(read('GITHUB_ENV'))).toEqual(
      new Map([
        ['HALF', 'done'],
        ['VAULT_TOKEN', 'hvs.abc'],
      ]),
    )
  })

  test.each([
    ['GITHUB_ENV', 0],
    ['GITHUB_ENV', 9],
    ['GITHUB_OUTPUT', 0],
    ['GITHUB_OUTPUT', 9],
  ] as const)('are not there at all when the disk is full at %s after %d bytes', (name, room) => {
    writeFileSync(paths.GITHUB_ENV, 'BEFORE=1\n')
    const failure = failureOf(() =>
      writeCommandFiles(paths, { env, outputs }, fullDisk(paths[name], room)),
    )
    expect(failure.code).toBe('EXPORT_FAILED')
    expect(failure.message).toContain('ENOSPC')
    expect([read('GITHUB_ENV'), read('GITHUB_OUTPUT')]).toEqual(['BEFORE=1\n', ''])
  })

  test('are reported as partly written if they could not be removed', () => {
    expect(
      failureOf(() =>
        writeCommandFiles(paths, { env, outputs }, fullDisk(paths.GITHUB_ENV, 9, false)),
      ).message,
    ).toContain('could not be removed')
  })

  test.each(['GITHUB_ENV', 'GITHUB_OUTPUT'] as const)('need %s', (name) => {
    const failure = failureOf(() => writeCommandFiles({ ...paths, [name]: '' }, { env, outputs }))
    expect([failure.code, failure.message]).toEqual([
      'EXPORT_FAILED',
      `the runner does not set ${name} for this step`,
    ])
    expect([read('GITHUB_ENV'), read('GITHUB_OUTPUT')]).toEqual(['', ''])
  })

  test('need no file when there are none', () => {
    expect(() => writeCommandFiles({}, { env: new Map(), outputs: new Map() })).not.toThrow()
  })

  test.each([
    [new Map([['A', 'x\0y']]), 'NUL'],
    [new Map([['A\nB', 'x']]), 'a name of two lines'],
    [new Map([['A=B', 'x']]), 'an equals sign'],
  ])('are rejected with %j', (bad) => {
    expect(failureOf(() => writeCommandFiles(paths, { env: bad, outputs })).code).toBe(
      'EXPORT_FAILED',
    )
    expect(read('GITHUB_OUTPUT')).toBe('')
  })

  test('are not written through a link, nor to anything but a regular file', () => {
    const link = join(temp, 'link')
    symlinkSync(paths.GITHUB_ENV, link)
    expect(
      failureOf(() => writeCommandFiles({ ...paths, GITHUB_OUTPUT: link }, { env, outputs }))
        .message,
    ).toContain('ELOOP')
    expect(
      failureOf(() => writeCommandFiles({ ...paths, GITHUB_OUTPUT: '/dev/null' }, { env, outputs }))
        .message,
    ).toContain('not a regular file')
    expect(read('GITHUB_ENV')).toBe('')
  })
})

describe('the state for post', () => {
  test('has each line as it was saved', () => {
    const remember = stateWriter(paths)
    remember({ opening: '{"v":1}' })
    remember({ entry_0: '{"a":"b=c<<d"}' })
    expect(pairsIn(read('GITHUB_STATE'))).toEqual(
      new Map([
        ['opening', '{"v":1}'],
        ['entry_0', '{"a":"b=c<<d"}'],
      ]),
    )
  })

  test.each([true, false])(
    'loses no line but the one that was cut (it can be removed: %s)',
    (cuttable) => {
      let full = false
      const open: OpenForAppend = (path, create) =>
        (full ? fullDisk(path, 8, cuttable) : openForAppend)(path, create)
      const remember = stateWriter(paths, open)
      remember({ entry_0: 'a' })
      full = true
      expect(failureOf(() => remember({ entry_1: 'b' })).code).toBe('STATE_UNWRITABLE')
      full = false
      remember({ entry_2: 'c' })
      remember({ entry_3: 'd' })
      const pairs = pairsIn(read('GITHUB_STATE'))
      expect([pairs.get('entry_0'), pairs.get('entry_2'), pairs.get('entry_3')]).toEqual([
        'a',
        'c',
        'd',
      ])
    },
  )

  test('and all other files of the runner become readable by their owner only', () => {
    for (const path of Object.values(paths)) chmodSync(path, 0o644)
    stateWriter(paths)({ closed: 'open', opening: '{}' })
    writeCommandFiles(paths, { env, outputs, summary: '# one' })
    expect(NAMES.map((name) => [name, (statSync(paths[name]).mode & 0o777).toString(8)])).toEqual(
      NAMES.map((name) => [name, '600']),
    )
  })

  test('and files that others can still read are reported once, except the summary', () => {
    const notices: string[] = []
    const theirs: OpenForAppend = (path) => ({ ...openForAppend(path), ownerOnly: false })
    const open = noticingOpener(paths, (text) => notices.push(text), theirs)
    for (const key of ['a', 'b']) stateWriter(paths, open)({ [key]: '1' })
    writeCommandFiles(paths, { env, outputs, summary: '# one' }, open)
    expect(notices).toEqual(
      ['GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_OUTPUT'].map(
        (name) => `The mode of the runner's file ${name} could not be set to 0600`,
      ),
    )
    writeCommandFiles(
      paths,
      { env, outputs },
      noticingOpener(paths, (text) => notices.push(text)),
    )
    expect(notices).toHaveLength(3)
  })

  test('cannot be written without GITHUB_STATE or its file', () => {
    expect(failureOf(() => stateWriter({})({ a: 'b' })).code).toBe('STATE_UNWRITABLE')
    rmSync(paths.GITHUB_STATE)
    const gone = failureOf(() => stateWriter(paths)({ a: 'b' }))
    expect([gone.code, gone.message.includes('ENOENT')]).toEqual(['STATE_UNWRITABLE', true])
  })

  test.each([
    ['a=b', 'x'],
    ['a', 'x\ny'],
  ])('rejects text of several lines: %j %j', (key, line) => {
    expect(failureOf(() => stateWriter(paths)({ [key]: line })).code).toBe('INTERNAL')
    expect(read('GITHUB_STATE')).toBe('')
  })
})

describe('the record and the summary of an export', () => {
  const exposure = () => ({
    env,
    outputs,
    record: { path: paths.GITHUB_STATE, lines: ['{"event":"leased"}', '{}'] },
    summary: '# one',
  })

  test('are written with it', () => {
    writeCommandFiles(paths, exposure())
    expect([read('GITHUB_STATE'), read('GITHUB_STEP_SUMMARY')]).toEqual([
      '{"event":"leased"}\n{}\n',
      '# one\n',
    ])
    expect(pairsIn(read('GITHUB_ENV'))).toEqual(new Map([['VAULT_TOKEN', 'hvs.abc']]))
  })

  test.each(NAMES.filter((name) => name !== 'GITHUB_STEP_SUMMARY'))(
    'are not written, and nothing is exported, if the disk is full at %s',
    (name) => {
      expect(
        failureOf(() => writeCommandFiles(paths, exposure(), fullDisk(paths[name], 5))).code,
      ).toBe('EXPORT_FAILED')
      expect(NAMES.map(read)).toEqual(['', '', '', ''])
    },
  )
})

describe('a job summary that cannot be written', () => {
  const exposure = () => ({
    env,
    outputs,
    record: { path: paths.GITHUB_STATE, lines: ['{}'] },
    summary: '# one',
  })
  const exported = () => [pairsIn(read('GITHUB_ENV')), pairsIn(read('GITHUB_OUTPUT'))]

  test('is a warning; variables, outputs and record are written', () => {
    const warning = writeCommandFiles(paths, exposure(), fullDisk(paths.GITHUB_STEP_SUMMARY, 3))
    expect(warning).toBe(
      'a file of the runner could not be written (ENOSPC); the job summary does not show this step',
    )
    expect(read('GITHUB_STEP_SUMMARY')).toBe('')
    expect([...exported(), read('GITHUB_STATE')]).toEqual([
      new Map([['VAULT_TOKEN', 'hvs.abc']]),
      new Map([['expires-at', 'never']]),
      '{}\n',
    ])
  })

  test('is a warning if it would exceed 1 MiB or its path is a directory', () => {
    appendFileSync(paths.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 - 2))
    expect(writeCommandFiles(paths, exposure())).toContain('1 MiB')
    rmSync(paths.GITHUB_STEP_SUMMARY)
    mkdirSync(paths.GITHUB_STEP_SUMMARY)
    expect(writeCommandFiles(paths, exposure())).toContain('EISDIR')
    expect(read('GITHUB_STATE')).toBe('{}\n{}\n')
  })

  test('is not written when variables cannot be written', () => {
    expect(
      failureOf(() => writeCommandFiles(paths, exposure(), fullDisk(paths.GITHUB_ENV, 3))).code,
    ).toBe('EXPORT_FAILED')
    expect(read('GITHUB_STEP_SUMMARY')).toBe('')
  })
})

describe('the job summary', () => {
  test('grows', () => {
    appendSummary(paths, '# one')
    appendSummary(paths, 'two')
    expect(read('GITHUB_STEP_SUMMARY')).toBe('# one\ntwo\n')
  })

  test('is unchanged if the runner would drop it for its size', () => {
    appendFileSync(paths.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 - 4))
    expect(failureOf(() => appendSummary(paths, 'four')).message).toContain('1 MiB')
    appendSummary(paths, 'ok!')
    expect(read('GITHUB_STEP_SUMMARY').length).toBe(1024 * 1024)
  })

  test('is unchanged if the disk is full', () => {
    expect(
      failureOf(() => appendSummary(paths, '# one', fullDisk(paths.GITHUB_STEP_SUMMARY, 3))).code,
    ).toBe('EXPORT_FAILED')
    expect(read('GITHUB_STEP_SUMMARY')).toBe('')
  })

  test('is omitted if the runner provides none', () =>
    expect(() => appendSummary({}, 'x')).not.toThrow())

  test('is rejected if its path is a directory', () => {
    const path = join(temp, 'planted')
    mkdirSync(path)
    expect(failureOf(() => appendSummary({ GITHUB_STEP_SUMMARY: path }, 'x')).code).toBe(
      'EXPORT_FAILED',
    )
  })
})
