import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import { parseXml, textAt } from '../../src/providers/aws/xml.ts'
import { runs } from '../properties/runs.ts'

const read = (text: string, ...path: readonly string[]): string =>
  textAt(parseXml({ text }, 'sts.lab.test'), ...path)

/** What is wrong with a document; `undefined` when it is read. */
function mistake(text: string): string | undefined {
  try {
    parseXml({ text }, 'sts.lab.test')
    return undefined
  } catch (error) {
    if (error instanceof Failure && error.code === 'RESPONSE_INVALID') return error.message
    throw error
  }
}

describe('a response is read', () => {
  test.each([
    ['plain', '<a><b>text</b></a>'],
    [
      'with a declaration and a mark of its byte order',
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<a><b>text</b></a>\n',
    ],
    [
      'with attributes, which say nothing',
      `<a xmlns="https://sts.amazonaws.com/doc/2011-06-15/" x:y = '"'><b >text</b ></a>`,
    ],
    [
      'with elements in another order, and empty ones',
      '<a>\n <c/><d></d>\r\n\t<b>text</b><e x="1" />\n</a>',
    ],
  ])('%s', (_, text) => expect(read(text, 'a', 'b')).toBe('text'))

  test('with the five entities, each decoded once', () =>
    expect(read('<a>&amp;lt; &lt;&gt;&quot;&apos; &amp;amp;</a>', 'a')).toBe('&lt; <>"\' &amp;'))

  test('with nothing where nothing stands', () => {
    expect(read('<a><b/></a>', 'a', 'b')).toBe('')
    expect(read('<a><b/></a>', 'a', 'x', 'y')).toBe('')
    expect(read('<a><b/></a>', 'constructor')).toBe('')
  })
})

describe('a response is refused', () => {
  test.each([
    ['that declares a type', '<!DOCTYPE a><a/>', 'not well formed'],
    ['that declares entities', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'not well formed'],
    ['that uses an entity beyond the five', '<a>&nbsp;</a>', 'entity'],
    ['that writes a character by its number', '<a>&#65;</a>', 'entity'],
    ['that writes an entity without its end', '<a>&amp</a>', 'entity'],
    ['that holds a comment', '<a><!-- b --></a>', 'not well formed'],
    ['that holds raw text', '<a><![CDATA[b]]></a>', 'not well formed'],
    ['that holds an instruction', '<a><?php b ?></a>', 'not well formed'],
    ['that says a thing twice', '<a><b>1</b><b>2</b></a>', 'duplicate'],
    ['that has two roots', '<a/><b/>', 'not one document'],
    ['that has text beside its root', 'text<a/>', 'not one document'],
    ['that is empty', '', 'not one document'],
    ['that mixes text and elements', '<a>text<b/></a>', 'mixes'],
    ['that closes another element', '<a></b>', 'closes'],
    ['that closes what it never opened', '</a>', 'closes'],
    ['that closes and opens in one tag', '<a></a/>', 'closes'],
    ['that breaks off', '<a><b>text</b>', 'breaks off'],
    ['that breaks off in a tag', '<a><b', 'not well formed'],
    ['that has an attribute without quotes', '<a b=c/>', 'not well formed'],
    ['that holds a control character', '<a>\u0000</a>', 'control character'],
    ['that is nested too deeply', `${'<a>'.repeat(17)}${'</a>'.repeat(17)}`, 'too deeply'],
    ['that is too large', `<a>${' '.repeat(65_536)}</a>`, 'larger'],
  ])('%s', (_, text, words) =>
    expect(mistake(text)).toMatch(
      new RegExp(`^sts\\.lab\\.test responded with XML that .*${words}`),
    ),
  )

  test('no deeper than sixteen is deep enough', () =>
    expect(mistake(`${'<a>'.repeat(16)}${'</a>'.repeat(16)}`)).toBeUndefined())
})

describe('whatever arrives', () => {
  test('is read or refused, never more', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '<',
      '>',
      '&amp;',
      '&',
      '"',
      '<?xml ?>',
      '<!DOCTYPE',
      ']]>',
      ' ',
      'x="y"',
      '\0',
      '\n',
    )
    const bytes = fc
      .uint8Array({ maxLength: 500 })
      .map((each) => Buffer.from(each).toString('latin1'))
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      bytes,
      fc.array(pieces, { maxLength: 40 }).map((each) => each.join('')),
    )
    fc.assert(
      fc.property(text, (each) => void mistake(each)),
      runs(2000),
    )
  })

  test('is done with in time, however it is made to be slow', () => {
    const size = 65_000
    const slow = [
      `<a${' '.repeat(size)}`,
      `<a ${'b'.repeat(size)}`,
      `<a${' b="c"'.repeat(size / 6)}`,
      `<a>${'&'.repeat(size)}`,
      '<a b = '.repeat(size / 7),
    ]
    const start = performance.now()
    expect(slow.map(mistake).every((each) => each !== undefined)).toBe(true)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('a text is read as it was written', () => {
    const escaped = (text: string): string =>
      text.replace(
        /[&<>"']/g,
        (each) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[each]};`,
      )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        expect(read(`<a><b>${escaped(text)}</b></a>`, 'a', 'b')).toBe(text),
      ),
      runs(100),
    )
  })
})
