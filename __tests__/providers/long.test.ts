import { describe, expect, test } from '@jest/globals'
import { errorIn as awsError, rows as awsRows } from '../../src/providers/aws/refusals.ts'
import { errorIn as azureError } from '../../src/providers/azure/refusals.ts'
import { errorIn as gcpError, rows as gcpRows } from '../../src/providers/gcp/refusals.ts'
import { rows as oauthRows } from '../../src/providers/oauth/refusals.ts'
import { errorIn as oauthError } from '../../src/providers/oauth/serverError.ts'
import { selectFields } from '../../src/providers/reading/selectFields.ts'
import { match } from '../../src/providers/refusals.ts'
import { loginRows } from '../../src/providers/vault/refusals.ts'
import { matchRow } from '../../src/providers/vault/row.ts'
import { failureOf } from './providerHarness.ts'

const answered = (text: string) => ({ status: 400, headers: {}, text })
const vault = (words: string) =>
  matchRow(answered(JSON.stringify({ errors: [words] })), loginRows)?.symptom
const fault = (words: string): string =>
  `<ErrorResponse><Error><Code>ValidationError</Code><Message>${words}</Message></Error></ErrorResponse>`

/** Whoever waits for what blocks the process is cancelled late, and his deadlines do not count. */
async function secondsOf(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

describe('what a hostile server says at length', () => {
  test.each<[string, string, (words: string) => unknown]>([
    ['Vault', 'could not load configuration', vault],
    [
      'STS',
      'DurationSeconds',
      (words) => match(awsRows, awsError(answered(fault(words)), 'AssumeRoleWithWebIdentity')),
    ],
    [
      'Google',
      'attribute condition',
      (words) =>
        match(
          gcpRows,
          gcpError(answered(JSON.stringify({ error: 'x', error_description: words }))),
        ),
    ],
    [
      'Entra',
      'AADSTS700016',
      (words) => azureError(answered(JSON.stringify({ error_description: words }))).code,
    ],
    [
      'a token endpoint',
      'token was reused: reuse',
      (words) =>
        match(oauthRows, {
          ...oauthError(answered(JSON.stringify({ message: words }))),
          status: 418,
        }),
    ],
  ])('of %s is heard to the length of a sentence', (_, symptom, heard) => {
    const [known, late, unknown] = [1_000, 4_000]
      .map((count) => heard(`${'. '.repeat(count)}${symptom}`))
      .concat(heard('. '))
    expect(known).not.toEqual(unknown)
    expect(late).toEqual(unknown)
  })

  test('holds nobody up while it is searched for signs', async () => {
    expect(await secondsOf(() => vault('claim role '.repeat(24_000)))).toBeLessThan(3)
  })

  test('holds nobody up while its many fields are told apart', async () => {
    const fields = Object.fromEntries(Array.from({ length: 30_000 }, (__, n) => [`f${n}`, '']))
    const entry = {
      name: 'A_',
      source: { key: 'kv/app', path: 'kv/app' },
      selector: { kind: 'each' },
      optional: false,
    } as const
    expect(
      await secondsOf(() => expect(selectFields(entry, fields)).toHaveLength(30_000)),
    ).toBeLessThan(5)
    const twice = (async () => selectFields(entry, { ...fields, F29999: '' }))()
    expect((await failureOf(twice)).message).toContain('two fields that would both become A_F29999')
  })
})
