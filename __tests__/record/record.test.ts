import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  type AuditEvent,
  decodeUnverifiedClaims,
  pickIdentity,
  toJsonLine,
} from '../../src/record/event.ts'
import { formatSummary, type SummaryRow, stillAliveBlock } from '../../src/record/summary.ts'

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('src/record/record.schema.json', 'utf8')) as object,
)
const leased: AuditEvent = {
  ...{
    schema: 2,
    uid: 'a'.repeat(32),
    lease_uid: 'b'.repeat(32),
    run: { repository_id: '1296269', run_id: '1658821493', run_attempt: '1', jti: 'j' },
    severity: 'info',
    time: '2026-11-21T12:00:00.000Z',
    event: 'leased',
    lease: 'app',
    from: 'vault',
    host: 'vault.example.com',
    audience: 'https://vault.example.com',
    verified: true,
  },
  ...{
    identity: { repository: 'octo-org/app' },
    requested: { role: 'ci' },
    read: ['secret/data/app'],
    id: 'ab12',
    expires_at: null,
    exported: ['env:APP'],
  },
}

describe('the schema of the record', () => {
  test.each<[string, AuditEvent]>([
    ['a lease', leased],
    ['a refusal', { ...leased, event: 'refused', code: 'CLAIM_MISMATCH' }],
    [
      'an ending',
      {
        schema: 2,
        uid: leased.uid,
        lease_uid: leased.lease_uid,
        run: leased.run,
        severity: 'medium',
        time: leased.time,
        event: 'ended',
        lease: 'app',
        from: 'vault',
        host: 'v',
        end: 'unknown',
        expires_at: leased.time,
      },
    ],
  ])('admits %s', (_, event) =>
    expect([validate(JSON.parse(toJsonLine(event))), validate.errors]).toEqual([true, null]),
  )

  test.each<[string, object]>([
    ['a secret among the ids of the run', { ...leased, run: { token: 'hvs.x' } }],
    ['a line without a uid', { ...leased, uid: undefined }],
    ['a lease without its end', { ...leased, expires_at: undefined }],
    ['identity of a token that was not verified', { ...leased, verified: false }],
    ['both identity and claims', { ...leased, claimed: {} }],
    ['a refusal without a reason', { ...leased, event: 'refused' }],
    ['an ending that does not say which', { ...leased, event: 'ended' }],
    ['another version', { ...leased, schema: 1 }],
  ])('refuses %s', (_, event) => expect(validate(JSON.parse(JSON.stringify(event)))).toBe(false))
})

describe('the identity on record', () => {
  test('holds the claims that name the run, verbatim, and no others', () => {
    expect(
      pickIdentity({
        repository: 'octo-org/app',
        jti: 'j',
        exp: 5,
        other: 'x',
        ref: 7,
        sub: 'x'.repeat(1025),
      }),
    ).toEqual({
      repository: 'octo-org/app',
      jti: 'j',
    })
  })
  test('of a token that was not verified is what it claims, if anything', () => {
    const payload = Buffer.from(JSON.stringify({ repository: 'evil/app', __proto__: {} })).toString(
      'base64url',
    )
    expect(decodeUnverifiedClaims(`x.${payload}.y`)).toEqual({ repository: 'evil/app' })
    for (const garbage of ['', 'x', 'x.!.y', `x.${Buffer.from('null').toString('base64url')}.y`])
      expect(decodeUnverifiedClaims(garbage)).toEqual({})
  })
})

describe('the job summary', () => {
  const row: SummaryRow = {
    lease: 'app',
    from: 'vault',
    host: 'vault.example.com',
    id: 'ab12',
    leasedAt: 1_700_000_000,
    expiresAt: 1_700_000_900,
    exposed: ['env:APP'],
    asked: { role: 'ci', paths: ['a', 'b'] },
  }

  test('has a row for each lease and its life as a bar', () => {
    const text = formatSummary([
      row,
      { ...row, lease: 'deploy', expiresAt: undefined, exposed: [] },
      { ...row, lease: 'second' },
    ])
    expect(text).toContain('| app | vault (vault.example.com) | 2023-11-14T22:28:20Z | env:APP |')
    expect(text).toContain('| deploy | vault (vault.example.com) | unknown | nothing |')
    expect(text).toContain('  vault app :1700000000, 1700000900')
    expect(text).toContain('  - paths: a, b')
  })
  test('draws no bars when no server said how long', () =>
    expect(formatSummary([{ ...row, expiresAt: undefined }])).not.toContain('mermaid'))
  test('lets no name out of its cell', () => {
    const hostile = '</details><script>|`[x](http://e)\n# h **b** @octocat'
    const text = formatSummary([
      { ...row, id: hostile, exposed: [hostile], asked: { [hostile]: hostile } },
    ])
    expect(text).not.toMatch(/<script>|\]\(http|\n# h|\*\*b|@octocat/)
    expect(text.match(/<\/details>/g)).toHaveLength(1)
  })
  test('calls a bar by more than the name of its lease, which might mean something there', () =>
    expect(formatSummary([row, { ...row, lease: 'section' }])).toContain(
      '  vault section :1700000000',
    ))
  test('hides nothing by characters that cannot be seen', () =>
    expect(formatSummary([{ ...row, id: 'a\u202eb\u0000c\u200bd' }])).toContain('- app: a b c d'))
  test('leaves out details, and then names, rather than exceed what the runner shows', () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `path/of/a/secret/${index}`)
    const brief = formatSummary([{ ...row, asked: { paths: many } }])
    expect([brief.includes('path/of'), brief.includes('env:APP')]).toEqual([false, true])
    const briefer = formatSummary([{ ...row, exposed: many }])
    expect([briefer.includes('path/of'), briefer.includes('| 60000 names |')]).toEqual([
      false,
      true,
    ])
  })
  test('of post is one line for one lease, and a list with notes for several', () => {
    expect(stillAliveBlock(['app: lives on'], [])).toBe('Not revoked: app: lives on\n')
    expect(stillAliveBlock(['app: lives', 'b: too'], ['b: <deny> it'])).toBe(
      'Not revoked:\n\n- app: lives\n- b: too\n\n' +
        '<details><summary>How to end them early</summary>\n\n- b: &#60;deny&#62; it\n\n' +
        '</details>\n',
    )
  })

  test('draws lifetimes only where there are several to compare', () => {
    expect(formatSummary([row])).not.toContain('gantt')
    expect(formatSummary([row, { ...row, lease: 'b' }])).toContain('gantt')
  })
})
