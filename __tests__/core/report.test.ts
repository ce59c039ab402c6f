import { describe, expect, test } from '@jest/globals'
import { asFailure, Failure, failures } from '../../src/core/failure.ts'
import { ERRORS_PAGE, formatFailure } from '../../src/core/report.ts'

describe('what a failed step says', () => {
  const failure = new Failure(
    'CLAIM_MISMATCH',
    'ref differs\n  expected refs/heads/main\n  token    refs/heads/topic',
  ).forLease('deploy')

  test('begins with the code, the lease and what happened, then lists every cause and the cure', () => {
    expect(formatFailure(failure).lines).toEqual([
      'CLAIM_MISMATCH (lease "deploy"): ref differs',
      '  expected refs/heads/main',
      '  token    refs/heads/topic',
      failures.CLAIM_MISMATCH.summary,
      'Possible causes:',
      ...failures.CLAIM_MISMATCH.causes.map((cause) => `- ${cause}`),
      `Fix: ${failures.CLAIM_MISMATCH.fix}`,
      `See ${ERRORS_PAGE}#claim_mismatch`,
    ])
  })

  test('fits into an annotation with its code, both sides, first cause and fix', () => {
    expect(formatFailure(failure).annotation).toBe(
      `CLAIM_MISMATCH (lease "deploy"): ref differs\n  expected refs/heads/main\n` +
        `  token    refs/heads/topic\nLikely cause: ` +
        `${failures.CLAIM_MISMATCH.causes[0]}\nFix: ${failures.CLAIM_MISMATCH.fix}`,
    )
  })

  test('keeps every mistake of several in the annotation', () => {
    const mistakes = Array.from({ length: 30 }, (_, n) => `"field-${n}" is not an input`)
    const several = new Failure('INPUT_INVALID', ['30 mistakes:', ...mistakes].join('\n'))
    for (const mistake of mistakes) expect(formatFailure(several).annotation).toContain(mistake)
  })

  test('cuts a message that does not fit after a whole line, and says that the log has more', () => {
    const lines = Array.from({ length: 200 }, (_, n) => `mistake ${n} ${'x'.repeat(50)}`)
    const { annotation } = formatFailure(new Failure('INPUT_INVALID', lines.join('\n')))
    expect(annotation).toMatch(/\nmistake \d+ x{50} \(the log has more\)\nLikely cause: /)
    expect(annotation.length).toBeLessThan(4_096)
  })

  test('names no lease where none is concerned, and the log only where it has more', () => {
    const { lines, annotation } = formatFailure(
      new Failure('TIMED_OUT', 'x did not answer', { causes: ['a'], fix: 'B.' }),
    )
    expect(lines[0]).toBe('TIMED_OUT: x did not answer')
    expect(annotation).toBe('TIMED_OUT: x did not answer\nLikely cause: a\nFix: B.')
  })

  test('shows of an endless line what has room', () =>
    expect(formatFailure(new Failure('INTERNAL', 'x'.repeat(9_000))).annotation).toMatch(
      /^INTERNAL: x{3000,}… \(the log has more\)\n/,
    ))

  test('keeps its cure within what the runner shows, however long the message is', () => {
    const { annotation } = formatFailure(new Failure('INPUT_INVALID', 'x'.repeat(9_000)))
    expect(annotation.length).toBeLessThan(4_096)
    expect(annotation).toContain(failures.INPUT_INVALID.fix)
  })

  test('stays below 4,096 characters when even the cure is endless', () => {
    expect(
      formatFailure(new Failure('INTERNAL', 'x', { fix: 'y'.repeat(9_000), causes: [] })).annotation
        .length,
    ).toBeLessThan(4_096)
  })
})

test.each(Object.entries(failures))(
  '%s says what it means, why it comes about and what to do, in whole sentences',
  (_, { summary, causes, fix }) => {
    for (const sentence of [summary, fix]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(causes.map((cause) => /^[a-z].*[^.]$/.test(cause))).toEqual(
      Array.from({ length: Math.max(1, causes.length) }).fill(true),
    )
  },
)

test('a failure of one lease stays that of this lease', () =>
  expect(new Failure('TIMED_OUT', 'x').forLease('first').forLease('second').facts.lease).toBe(
    'first',
  ))

describe('a fault of the action itself', () => {
  const fault = (message: string): string[] => {
    const error = new TypeError(message)
    return [...formatFailure(asFailure(error)).lines]
  }

  test('is called by its kind', () => {
    expect(fault('boo')[0]).toBe('INTERNAL: an unexpected TypeError stopped the step')
    expect(formatFailure(asFailure('boo')).lines[0]).toBe(
      'INTERNAL: an unexpected string stopped the step',
    )
  })

  test('says where it arose, so that it can be reported', () => {
    expect(fault('boo').some((line) => /^at report\.test\.ts:\d+:\d+$/.test(line))).toBe(true)
  })

  test('says so also where it is said of a lease', () => {
    const here = new TypeError('boo')
    const [first] = formatFailure(asFailure(here).forLease('app')).lines.filter((line) =>
      line.startsWith('at '),
    )
    expect(first).toMatch(/^at report\.test\.ts:/)
  })

  test('says so of a place outside any function, too', () => {
    const error = Object.assign(new Error('boo'), {
      stack: 'Error: boo\n    at file:///dist/main/index.js:7:3',
    })
    expect(formatFailure(asFailure(error)).lines).toContain('at index.js:7:3')
  })

  test('says so of a fault that it told itself, when more is said of it on the way', () => {
    const told = new Failure('INTERNAL', 'no field has this name')
    const { lines } = formatFailure(
      new Failure(told.code, told.message, { record: '/r', cause: told }),
    )
    expect(lines.at(-1)).toMatch(/^at /)
  })

  test.each(['ghs_topsecret', 'one\n    at ghs_topsecret:1:2\nthree'])(
    'never quotes the text of a foreign error',
    (message) => {
      expect(fault(message).join('\n')).not.toContain('ghs_topsecret')
    },
  )

  test('says it in few lines, however deep it arose', () => {
    const deep = (depth: number): string[] => (depth === 0 ? fault('boo') : deep(depth - 1))
    expect(deep(9).filter((line) => line.startsWith('at '))).toHaveLength(6)
  })

  test('says less when the stack is not what it should be', () => {
    const error = Object.assign(new Error('changed'), {
      stack: 'Error: longer than the other\nat ghs_topsecret:1:2',
    })
    expect(formatFailure(asFailure(error)).lines.join('\n')).not.toContain('ghs_topsecret')
    delete (error as Partial<Error>).stack
    expect(formatFailure(asFailure(error)).lines.at(-1)).toMatch(/^See /)
    expect(formatFailure(asFailure('ghs_topsecret')).lines.at(-1)).toMatch(/^See /)
    expect(formatFailure(asFailure('ghs_topsecret')).lines.join('\n')).not.toContain(
      'ghs_topsecret',
    )
  })
})

describe('Failure.with', () => {
  const first = new Failure('UNREACHABLE', 'broke off', { lease: 'app', notSent: true })

  test('changes what is given and keeps the rest', () => {
    const changed = first.with({ code: 'INCONCLUSIVE', message: 'unclear', fix: 'Look.' })
    expect(changed).toMatchObject({ code: 'INCONCLUSIVE', message: 'unclear', fix: 'Look.' })
    expect(changed.facts).toMatchObject({ lease: 'app', notSent: true })
    expect(first).toMatchObject({ code: 'UNREACHABLE', message: 'broke off' })
  })

  test('has the first error as its cause, also after several changes', () => {
    expect(first.with({ fix: 'a' }).with({ fix: 'b' }).facts.cause).toBe(first)
    const bug = new TypeError('x')
    expect(asFailure(bug).with({ lease: 'app' }).facts.cause).toBe(bug)
  })
})
