import { expect, test } from '@jest/globals'
import { parseSafeUrl } from '../../src/core/url.ts'

test.each([
  'https://vault.example.com:8200/v1?x#y',
  'http://localhost:1',
  'http://127.0.0.1',
  'http://[::1]:8200',
])('%s may be asked', (text) => expect(parseSafeUrl(text)?.href).toBe(new URL(text).href))

test.each([
  ...[
    'http://vault.example.com',
    'http://127.0.0.2',
    'http://localhost.example.com',
    'ftp://localhost',
    'file:///etc/passwd',
  ],
  ...['https://user@vault.example.com', 'https://:word@vault.example.com', 'vault.example.com', ''],
])('%j may not', (text) => expect(parseSafeUrl(text)).toBeUndefined())
