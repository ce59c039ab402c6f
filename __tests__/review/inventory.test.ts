import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { LeaseEntry } from '../../src/review/inventory.ts'
import { openWorkspace, type Reviewed, type Workspace } from '../lab/review.ts'

const open: Workspace[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
const workspace = (files: Readonly<Record<string, unknown>>): Workspace => {
  const one = openWorkspace(files)
  open.push(one)
  return one
}

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const FILE = '.github/workflows/deploy.yml'
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const USES = 'OWNER/lease-credentials@0123456789abcdef0123456789abcdef01234567'
const step = (inputs: string, uses = USES): string =>
  `      - uses: ${uses}\n        with:\n${inputs.replace(/^(?=.)/gm, '          ')}`
const workflow = (steps: string, more = ''): string =>
  `on: push\npermissions: {}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment:\n      name: production\n    steps:\n${steps}${more}`
const labels = (reviewed = YESTERDAY): string =>
  `labels: |\n  owned-by: platform\n  purpose: deploys the shop\n  reviewed: ${reviewed}\n`
const lease = (more = labels()): string =>
  `from: aws\nrole: ${ROLE}\nregion: eu-central-1\nexport: env\nexpect: |\n  repository_id: 1296269\n${more}`
const leasesIn = ({ outputs }: Reviewed): readonly LeaseEntry[] =>
  JSON.parse(outputs['inventory'] ?? '') as readonly LeaseEntry[]
const kinds = ({ findings }: Reviewed): readonly string[] =>
  findings.map(({ kind, file, line }) => `${kind} ${file}:${line}`)
const reviewOf = (text: string, inputs = {}) => workspace({ [FILE]: text }).review(inputs)

describe('the inventory', () => {
  test('lists a lease with owner, purpose, review and where it stands', async () => {
    const result = await reviewOf(workflow(step(lease())))
    expect([result.failure, result.findings]).toEqual([undefined, []])
    expect(leasesIn(result)).toEqual([
      {
        ...{
          file: FILE,
          line: 9,
          workflow: 'deploy.yml',
          job: 'deploy',
          environment: 'production',
        },
        ...{ version: USES.split('@')[1], name: 'aws', from: 'aws', server: '', identity: ROLE },
        ...{ paths: [], exports: ['env'], 'owned-by': 'platform', purpose: 'deploys the shop' },
        ...{ reviewed: YESTERDAY, expects: true },
      },
    ])
    expect(result.summary).toContain(`| ${ROLE} |`)
  })

  test('lists each of several leases, with what they read and the defaults of the step', async () => {
    const many = `expect: |\n  repository_id: 1296269\nexport: '[env, output]'\n${labels()}leases: |
  app:
    from: vault
    address: https://vault.example.com
    role: ci
    read:
      DB_PASSWORD: secret/data/app#password
  sts:
    from: octo-sts
    scope: octo-org/infra
    identity: deploy
    export: output
`
    const result = await reviewOf(workflow(step(many)))
    expect([result.failure, result.findings]).toEqual([undefined, []])
    expect(
      leasesIn(result).map((one) => [one.name, one.server, one.identity, one.paths, one.exports]),
    ).toEqual([
      ['app', 'https://vault.example.com', 'ci', ['secret/data/app#password'], ['env', 'output']],
      ['sts', 'octo-org/infra', 'deploy', [], ['output']],
    ])
  })

  test('finds the steps of this action in any case, and those of no other', async () => {
    const others = [
      'evil/lease-credentials@v1',
      'OWNER/lease-credentials/review@v1',
      './lease-credentials',
    ]
    const text = workflow(
      [
        step(lease(), 'owner/Lease-Credentials@v1'),
        ...others.map((one) => step(lease(), one)),
      ].join(''),
    )
    const result = await reviewOf(text)
    expect(leasesIn(result).map(({ version }) => version)).toEqual(['v1'])
    const mirrored = await reviewOf(text, { action: 'evil/lease-credentials' })
    expect(leasesIn(mirrored)).toHaveLength(1)
  })

  test('must know the name of this action', async () => {
    const { failure } = await workspace({ [FILE]: workflow(step(lease())) }).review(
      { 'max-age': '3 months' },
      { GITHUB_ACTION_REPOSITORY: '' },
    )
    expect(failure?.message.split('\n').slice(1)).toEqual([
      '"action" is required: the runner does not state the repository of this action',
      '"max-age" must be a number of days, such as 92d',
    ])
  })

  test('reports what main would reject, at the line of the input', async () => {
    const text = workflow(step(`${lease()}lifetime: 5 minutes\naws-region: eu-central-1\n`))
    const result = await reviewOf(text)
    const lines = text.split('\n')
    expect(result.failure?.message).toBe('the review found: 2 input-error')
    expect(
      result.findings.map(({ kind, line, text: sentence }) => [
        kind,
        lines[line - 1]?.trim(),
        sentence,
      ]),
    ).toEqual([
      [
        'input-error',
        'aws-region: eu-central-1',
        expect.stringContaining('write "region: eu-central-1"'),
      ],
      ['input-error', 'lifetime: 5 minutes', expect.stringContaining('must be a duration')],
    ])
    expect(result.annotated).toHaveLength(2)
  })

  test('reports no claims, wildcards, and reviews that are due', async () => {
    const bare = `from: aws\nrole: ${ROLE}\nregion: eu-central-1\nexport: env\n`
    const result = await reviewOf(
      workflow(
        step(bare) +
          step(lease(labels('2020-01-01'))) +
          step(lease(labels('soon'))) +
          step(`${bare}expect: |\n  ref: refs/heads/*\n${labels()}`),
      ),
    )
    expect(result.failure).toBeUndefined()
    expect(kinds(result).map((one) => one.replace(/ .*:/, ' '))).toEqual([
      'no-expect 9',
      'review-due 9',
      'review-due 15',
      'review-due 27',
      'wildcard 39',
    ])
    const later = { 'max-age': '9999d', 'fail-on': 'review-due' }
    const strict = await reviewOf(workflow(step(lease(labels('2020-01-01')))), later)
    expect([strict.failure, strict.findings]).toEqual([undefined, []])
    const due = await reviewOf(workflow(step(bare)), { 'fail-on': '[review-due, no-expect]' })
    expect(due.failure?.message).toBe('the review found: 1 no-expect, 1 review-due')
  })

  test('finds stored secrets beside a lease by their names, and never shows their values', async () => {
    const stored = `      - uses: azure/login@v2\n        with:\n          creds: \${{ secrets.AZURE_CREDENTIALS }}\n
      - run: vault read x\n        env:\n          VAULT_TOKEN: hvs.abcdefgh12345678\n          OK: \${{ secrets.NPM }}\n          AWS_ACCESS_KEY_ID: \${{ steps.aws.outputs.AWS_ACCESS_KEY_ID }}\n`
    const result = await reviewOf(workflow(step(lease()), stored))
    expect(result.findings.map(({ kind, text }) => [kind, text.split(' ')[0]])).toEqual([
      ['static-secret', '"creds"'],
      ['static-secret', '"VAULT_TOKEN"'],
    ])
    expect(result.printed + result.summary + JSON.stringify(result.outputs)).not.toContain('hvs.')
    // Without a lease in the file, it is not this review's business.
    expect((await reviewOf(workflow(stored))).findings).toEqual([])
  })

  test('never shows the value of a secret input', async () => {
    const secret = 'xoxb-0123456789-very-secret'
    const inputs = `from: oauth\ntoken-url: https://idp.example.com/token\naudience: x\nclient-secret: ${secret}\ngithub-token: ${secret}\nexport: output\n`
    const result = await reviewOf(workflow(step(inputs)))
    expect(result.findings.length).toBeGreaterThan(0)
    expect(result.printed + result.summary + JSON.stringify(result.outputs)).not.toContain(secret)
  })

  test('lists what it does not follow, and checks the rest', async () => {
    const text = workflow(
      step(lease().replace(ROLE, '${{ inputs.role }}').replace('eu-central-1', '"not a region!"')),
      '      - uses: ./.github/actions/cloud\n  called:\n    uses: octo-org/ci/.github/workflows/d.yml@main\n  own:\n    uses: ./.github/workflows/own.yml\n',
    )
    const result = await reviewOf(text)
    expect(
      result.findings.map(({ kind, text: sentence }) => [kind, sentence.slice(0, 40)]),
    ).toEqual([
      ['not-followed', '"action ./.github/actions/cloud" is not '],
      ['not-followed', '"workflow octo-org/ci/.github/workflows/'],
      ['input-error', expect.stringContaining('"region" contains')],
      ['not-followed', '"role" is an expression, and was not che'],
    ])
  })
})

describe('against a base, the review says what is new', () => {
  const files = (head: string, base: string) => ({ [`head/${FILE}`]: head, [`base/${FILE}`]: base })
  const inputs = { path: 'head', base: 'base', 'fail-on': 'new' }
  const read = (path: string): string =>
    lease(`read: |\n  DB: ${path}\nexport-credentials: "true"\n${labels()}`)

  test('nothing, if a lease only moves', async () => {
    const moved = workflow(step(lease()), '      - run: true\n')
    const result = await workspace(files(moved, workflow(step(lease())))).review(inputs)
    expect([result.failure, result.findings]).toEqual([undefined, []])
  })

  test('a role and a secret path that no lease of the repository had', async () => {
    const other = lease().replace('role/deploy', 'role/admin')
    const head = workflow(step(read('secretsmanager:prod/db#password')) + step(other) + step(other))
    const { failure, findings } = await workspace(files(head, workflow(step(lease())))).review(
      inputs,
    )
    expect(failure?.message).toBe('the review found: 2 new')
    expect(findings.map(({ text }) => text)).toEqual([
      expect.stringContaining('"aws path secretsmanager:prod/db#password"'),
      expect.stringContaining('"aws identity arn:aws:iam::123456789012:role/admin"'),
    ])
  })
})

describe('a hostile workflow file', () => {
  test('may have anchors and aliases, as GitHub reads them', async () => {
    const text = workflow(
      step(lease()).replace('- uses', '- &lease\n        uses'),
      '  again:\n    runs-on: ubuntu-latest\n    steps:\n      - *lease\n',
    )
    const result = await reviewOf(text)
    expect(leasesIn(result).map(({ job, identity }) => [job, identity])).toEqual([
      ['deploy', ROLE],
      ['again', ROLE],
    ])
  })

  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`
  test.each([
    ['a bomb of aliases', bomb, 'repeats more than 1,000 nodes'],
    ['an alias to itself', 'a: &a [*a]\n', 'nested deeper|not valid|1,000'],
    ['a key twice', 'jobs: {}\njobs: {}\n', 'has a key twice'],
    ['no end of nesting', `a: ${'['.repeat(2_000)}`, 'not valid|nested deeper'],
    ['broken YAML', 'a: [\n', 'is not valid YAML'],
    ['a key that is a list', '? [a]\n: b\n', 'a key that is not a string'],
    ['more than 512 KiB', `# ${'x'.repeat(513 * 1024)}\n`, '512 KiB'],
  ])('with %s is reported, and nothing of it is listed', async (_, text, part) => {
    const result = await reviewOf(text)
    expect(result.failure?.message).toBe('the review found: 1 unreadable')
    expect(result.findings[0]?.text).toMatch(new RegExp(part))
    expect(leasesIn(result)).toEqual([])
  })

  test('that is a link is not followed', async () => {
    const one = workspace({
      'outside.yml': workflow(step(lease())),
      '.github/workflows/a.yml': 'on: push\n',
    })
    symlinkSync(join(one.root, 'outside.yml'), join(one.root, '.github/workflows/b.yml'))
    const result = await one.review({})
    expect([kinds(result), leasesIn(result)]).toEqual([
      ['unreadable .github/workflows/b.yml:1'],
      [],
    ])
  })

  test('in a folder that is a link is not read at all', async () => {
    const one = workspace({ 'other/workflows/a.yml': workflow(step(lease())) })
    symlinkSync('other', join(one.root, '.github'))
    expect(leasesIn(await one.review({}))).toEqual([])
  })

  test('cannot speak to the runner or to the summary', async () => {
    const evil = String.raw`"x\n::add-mask::y\n##[error]z\r::warning::| a | <img src=x> \u202e"`
    const text = workflow(
      step(lease(`labels: {a: b}\n`)).replace(ROLE, evil),
      `      - uses: ${evil.replace('x\\n', './x\\n')}\n`,
    )
    const result = await reviewOf(text)
    const lines = result.printed.split(/\r\n|[\r\n]/)
    expect(
      lines.filter((line) => line.startsWith('::') && !/^::(?:error|warning) file=/.test(line)),
    ).toEqual([])
    expect(result.printed).not.toContain('##[')
    expect(result.summary).not.toMatch(/<img|^::/m)
  })
})
