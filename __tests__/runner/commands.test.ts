import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskForms } from '../../src/core/masks.ts'
import { Secret } from '../../src/core/secret.ts'
import { annotationLine, logLines, maskLines, writeStdout } from '../../src/runner/commands.ts'
import { createAnnotations } from '../../src/runner/process.ts'
import { runs } from '../properties/runs.ts'
import { commandsIn } from './commandParser.ts'

/** Text as an attacker would write it. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[',
        ']',
        '\r',
        '\n',
        '\r\n',
        '%0A',
        '%25',
        ' ',
        '\t',
        '\u00a0',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\u200b',
      ),
      fc.constantFrom('set-output name=x', 'add-mask', 'error', '\u001b[31m', '\0'),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('a plain line of the log', () => {
  test('is the text as given', () =>
    expect(logLines('leased arn:aws::x in\nthree lines')).toBe(
      'leased arn:aws::x in\nthree lines\n',
    ))

  test('never becomes a command, whatever it contains', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(commandsIn(logLines(text))).toEqual([])
      }),
      runs(1000),
    )
  })

  test.each([
    '::set-output name=x::y',
    '  \u00a0::error::no',
    'fine ##[add-mask]x',
    'fine\r::error::no',
    '\u2028\u0085::error::no',
  ])('%j is harmless', (text) => {
    expect(commandsIn(text)).not.toEqual([])
    expect(commandsIn(logLines(text))).toEqual([])
  })
})

describe('an annotation', () => {
  test('is one command, with every line of its message', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = annotationLine('warning', text)
        const [command, ...more] = commandsIn(written)
        expect(more).toEqual([])
        expect(command?.name).toBe('warning')
        expect(command?.message).not.toContain('##[')
        expect(command?.message.split('\n').length).toBe(text.split(/\r\n|[\r\n]/).length)
      }),
      runs(100),
    )
  })

  test('keeps percent signs as they are', () => {
    expect(commandsIn(annotationLine('notice', '100 %0A\nsure'))).toEqual([
      { name: 'notice', message: '100 %0A\nsure' },
    ])
  })
})

describe('a mask', () => {
  test('has one command for each form of the secret, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(
          commandsIn(maskLines(new Secret(text))).filter(({ name }) => name !== 'add-mask'),
        ).toEqual([])
      }),
      runs(100),
    )
    expect(commandsIn(maskLines(new Secret('100%0A::x'))).map(({ message }) => message)).toEqual([
      ...maskForms('100%0A::x'),
    ])
  })

  test('of nothing is nothing', () => expect(maskLines(new Secret('abc'))).toBe(''))
})

describe('standard output', () => {
  test('gets the whole text, even if the pipe accepts it in pieces or is full for a moment', () => {
    let taken = ''
    let full = 2
    writeStdout('::add-mask::sésame\n', (bytes) => {
      if (full-- > 0) throw Object.assign(new Error(), { code: 'EAGAIN' })
      taken += Buffer.from(bytes.subarray(0, 3)).toString('latin1')
      return Math.min(3, bytes.length)
    })
    expect(Buffer.from(taken, 'latin1').toString()).toBe('::add-mask::sésame\n')
  })

  test('may be closed without failing the step', () => {
    expect(() =>
      writeStdout('x', () => {
        throw Object.assign(new Error(), { code: 'EPIPE' })
      }),
    ).not.toThrow()
  })
})

describe('warnings, errors and debug lines', () => {
  const log = () => {
    const lines: string[] = []
    const speak = (kind: string) => (text: string) => void lines.push(`${kind} ${text}`)
    return {
      lines,
      toolkit: { debug: speak('debug'), warning: speak('warning'), error: speak('error') },
      write: (text: string) => void lines.push(text),
    }
  }

  test('are written by the toolkit, in their order', async () => {
    const { lines, toolkit, write } = log()
    const annotations = createAnnotations(async () => toolkit, write)
    annotations.write('warning', 'one')
    annotations.write('debug', 'two\nlines\r ##[x]')
    annotations.write('error', 'three')
    await annotations.flush()
    expect(lines).toEqual(['warning one', 'debug two\nlines  ## [x]', 'error three'])
  })

  test('are written without it when it cannot be loaded', async () => {
    const { lines, write } = log()
    const annotations = createAnnotations(() => Promise.reject(new Error()), write)
    annotations.write('error', 'bad\nnews')
    await annotations.flush()
    expect(lines).toEqual(['::error::bad%0Anews\n'])
  })

  test('are written at once when the process must end, and not twice', async () => {
    const { lines, toolkit, write } = log()
    const annotations = createAnnotations(async () => toolkit, write)
    annotations.write('warning', 'late')
    annotations.flushSync()
    expect(lines).toEqual(['::warning::late\n'])
    await annotations.flush()
    expect(lines).toHaveLength(1)
  })

  test('load nothing when there are none', async () => {
    let loaded = 0
    await createAnnotations(async () => {
      loaded++
      return log().toolkit
    }).flush()
    expect(loaded).toBe(0)
  })
})
