import { spawn } from 'node:child_process'
import { describe, expect, jest, test } from '@jest/globals'

jest.setTimeout(30_000)

/** Tells a story as `npm run demo` does. */
const told = (story: string): Promise<{ readonly code: number | null; readonly text: string }> =>
  new Promise((resolve) => {
    const { NODE_OPTIONS: _, ...env } = process.env
    const child = spawn(process.execPath, ['__tests__/demo/demo.ts', story], {
      env: { ...env, NO_COLOR: '1' },
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    child.on('close', (code) => resolve({ code, text }))
  })

describe('the demo', () => {
  test.concurrent.each([
    ['lease', 6, /connecting with \*\*\* as \*\*\*/],
    ['claim', 3, /"environment" is "staging"; expected "production"/],
    ['down', 5, /attempt 2 in/],
    ['cancel', 5, /app: revoked/],
    ['many', 4, /octo-sts {2}.*━/],
  ])('"%s" keeps all its promises', async (story, promises, heart) => {
    const { code, text } = await told(story)
    expect([text.match(/^ {2}✗ .*/gm), text.match(/^ {2}✓ /gm)?.length, code]).toEqual([
      null,
      promises,
      0,
    ])
    expect(text).toMatch(heart)
  })

  test('lists its stories if an unknown one is requested', async () => {
    expect(await told('tale')).toEqual({
      code: 2,
      text: 'npm run demo -- lease | claim | down | cancel | many\n',
    })
  })
})
