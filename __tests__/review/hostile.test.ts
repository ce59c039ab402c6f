import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { openWorkspace, type Workspace } from '../lab/review.ts'

const open: Workspace[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
const workspace = (files: Readonly<Record<string, unknown>> = {}): Workspace => {
  const one = openWorkspace(files)
  open.push(one)
  return one
}

const HOST = 'token.actions.githubusercontent.com'
const policy = (sub: string, more = {}) => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', ...more },
      StringLike: { [`${HOST}:sub`]: sub },
    },
  },
})
const job = (name: string, repository: string): string =>
  `  ${name}:\n    repository: ${repository}\n    repository-id: "1"\n    owner-id: "2"\n    subject: names\n`
const table = (admits: string): string =>
  `jobs:\n${job('shop', 'octo-org/shop')}${job('evil', 'evil/shop')}policies:\n` +
  `  p.json:\n    admits: [${admits}]\n`
const inputs = { path: 'head', base: 'base', policies: 'p.json', table: 'trust.yml' }
const onPull = { GITHUB_EVENT_NAME: 'pull_request' }

describe('a review runs only where nothing can be won', () => {
  const files = { 'p.json': policy('repo:octo-org/shop:*') }

  test.each(['pull_request_target', 'workflow_run'])('not on %s', async (event) => {
    const { failure, printed } = await workspace(files).review(
      { policies: 'p.json' },
      { GITHUB_EVENT_NAME: event },
    )
    expect([failure?.code, printed]).toEqual(['EVENT_REFUSED', ''])
  })

  test.each(['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])(
    'not with %s',
    async (name) => {
      const { failure, printed } = await workspace(files).review(
        { policies: 'p.json' },
        { [name]: 'x' },
      )
      expect([failure?.code, printed]).toEqual(['ENVIRONMENT_REFUSED', ''])
    },
  )
})

describe('a pull request cannot choose its judge', () => {
  const wide = policy('repo:evil/*')

  test('the table is read from base, whatever the pull request has in its place', async () => {
    const { review } = workspace({
      'head/p.json': wide,
      'head/trust.yml': table('evil'),
      'base/p.json': policy('repo:octo-org/shop:ref:refs/heads/main'),
      'base/trust.yml': table('shop'),
    })
    const { failure, findings } = await review(inputs, onPull)
    expect(failure?.code).toBe('REVIEW_FAILED')
    expect(findings.map(({ kind }) => kind)).toContain('locked-out')
  })

  test.each(['pull_request', 'pull_request_review', 'merge_group', 'issue_comment', ''])(
    'without base, no table is accepted on "%s"',
    async (event) => {
      const { review } = workspace({ 'p.json': wide, 'trust.yml': table('evil') })
      const { failure } = await review(
        { policies: 'p.json', table: 'trust.yml' },
        { GITHUB_EVENT_NAME: event },
      )
      expect([failure?.code, failure?.message]).toEqual([
        'INPUT_INVALID',
        `"base" is required with "table" on "${event}": the table must not come from what is reviewed`,
      ])
    },
  )

  test('a policy that it removes or renames is missed', async () => {
    const { review } = workspace({
      'head/moved.json': wide,
      'base/trust.yml': table('shop'),
    })
    const { findings } = await review(inputs, onPull)
    expect(findings.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'missing ',
      'missing trust.yml',
    ])
  })

  test.each([
    ['.', 'base'],
    ['head', 'head/base'],
    ['head/inner', 'head'],
    ['head', 'head'],
    ['head', './HEAD/base'],
  ])('checkouts that contain each other are rejected: %s and %s', async (path, base) => {
    const { review } = workspace({
      'head/inner/p.json': wide,
      'head/base/trust.yml': table('evil'),
      'base/trust.yml': table('shop'),
      'HEAD/base/trust.yml': table('evil'),
    })
    const { failure } = await review({ ...inputs, path, base }, onPull)
    expect(failure?.message).toContain('"base" must be a folder beside "path"')
  })
})

describe('a hostile checkout', () => {
  const SECRET = 'outside-7f3a9c-secret'
  const outside = ({ root }: Workspace): string => {
    const file = join(root, '..', 'secret.json')
    writeFileSync(file, JSON.stringify({ ...policy('repo:*'), Id: SECRET }))
    return file
  }

  test('cannot have a link to a file followed, or to a folder', async () => {
    const one = workspace({ 'policies/real.json': policy('repo:octo-org/shop:*') })
    const file = outside(one)
    symlinkSync(file, join(one.root, 'policies/link.json'))
    symlinkSync(join(one.root, '..'), join(one.root, 'policies/up'))
    const { findings, printed, summary } = await one.review({ policies: 'policies/**' })
    const unreadable = findings.filter(({ kind }) => kind === 'unreadable')
    expect(unreadable.map(({ file: path }) => path)).toEqual(['policies/link.json', 'policies/up'])
    expect(printed + summary).not.toContain(SECRET)
  })

  test.each([
    ['path', { path: 'linked', policies: '*.json' }],
    ['path', { path: '../', policies: '*.json' }],
    ['path', { path: '/etc', policies: '*.json' }],
    ['path', { path: 'head/.git', policies: '*.json' }],
    ['base', { ...inputs, base: 'linked' }],
    ['base', { ...inputs, base: 'head/../../x' }],
  ])('cannot move "%s" out of the workspace: %j', async (name, given) => {
    const one = workspace({ 'head/p.json': policy('x'), 'head/.git/p.json': policy('x') })
    outside(one)
    mkdirSync(join(one.root, '..', 'x'))
    symlinkSync(join(one.root, '..'), join(one.root, 'linked'))
    const { failure } = await one.review(given)
    expect(failure?.message).toContain(`"${name}" must be a folder of the workspace`)
  })

  test('cannot have the table be a link, or be read through one', async () => {
    const one = workspace({ 'head/p.json': policy('x'), 'base/real.yml': table('shop') })
    symlinkSync('real.yml', join(one.root, 'base/trust.yml'))
    symlinkSync('.', join(one.root, 'base/folder'))
    for (const name of ['trust.yml', 'folder/real.yml', '../base/real.yml', '.git/config'])
      expect((await one.review({ ...inputs, table: name }, onPull)).failure?.message).toContain(
        '"table" must be a file of at most 64 KiB in "base", and not a link',
      )
  })

  test('cannot make the review wait for a pipe', async () => {
    const one = workspace({ 'policies/real.json': policy('x') })
    execFileSync('mkfifo', [join(one.root, 'policies/pipe.json')])
    const { findings } = await one.review({ policies: 'policies/*.json' })
    expect(findings.map(({ kind, file }) => `${kind} ${file}`)).toContain(
      'unreadable policies/pipe.json',
    )
  })

  test('never has the token of the checkout read', async () => {
    const { review } = workspace({
      '.git/config.json': policy('repo:*'),
      'p.json': policy('repo:*'),
    })
    const { findings, summary } = await review({ policies: '**.json' })
    expect([findings.length > 0, summary.includes('config.json')]).toEqual([true, false])
  })

  test('cannot be too large', async () => {
    const one = workspace({ 'big.json': `${' '.repeat(8 * 1024 * 1024)}{}` })
    const { findings } = await one.review({ policies: 'big.json' })
    expect(findings[0]?.text).toContain('8 MiB')
    let deep = one.root
    for (let level = 0; level < 45; level++) {
      deep = join(deep, 'd')
      mkdirSync(deep)
    }
    expect((await one.review({ policies: '**.json' })).failure?.message).toContain('40 levels')
  })

  test.each([
    ['a duplicate member', '{"Statement":[],"Statement":[]}', 'two members with the same name'],
    ['JSON that is none', '{"Statement":', 'is not valid JSON'],
    ['two documents in one', '{}, "x": {}', 'known form'],
    ['a document of no known form', '{"policy": {}}', 'known form'],
    ['nesting without end', '['.repeat(200_000), 'is not valid JSON'],
    ['nesting that ends', '['.repeat(60) + ']'.repeat(60), 'known form'],
  ])('is reported as unreadable with %s', async (_, text, part) => {
    const { failure, findings } = await workspace({ 'p.json': text }).review({ policies: 'p.json' })
    expect([failure?.code, findings.map(({ kind }) => kind)]).toEqual([
      'REVIEW_FAILED',
      ['unreadable'],
    ])
    expect(findings[0]?.text).toContain(part)
  })

  test('cannot speak to the runner by what stands in its files or their names', async () => {
    const evil = '\n::set-output name=x::y\n##[add-mask]repo\r::stop-commands::z'
    const named = `p%0A::error::x,line=9.json`
    const one = workspace({
      [named]: policy(`repo:octo-org/shop:ref:refs/heads/${evil}*`, { [`${HOST}:ref`]: evil }),
      'sid.json': {
        Version: '2012-10-17',
        Statement: [{ ...policy('repo:*').Statement, Sid: `${evil}${'x'.repeat(5_000)}` }],
      },
    })
    const { printed, summary } = await one.review({ policies: '*.json' })
    const commands = printed.split(/\r\n|[\r\n]/).filter((line) => /^\s*::|##\[/.test(line))
    expect(
      commands.filter((line) => !/^::(?:error|warning)(?: file=sid\.json,line=\d+)?::/.test(line)),
    ).toEqual([])
    expect(printed).not.toContain('##[')
    expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThan(4_000)
    expect(summary.split('\n').filter((line) => /^(?!#|\||- |$|Not judged)/.test(line))).toEqual([])
  })
})
