import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type Command, lineCutter, parseCommand } from './commands.ts'
import { parsePairs } from './file-commands.ts'
import type { JobOptions } from './job.ts'
import { findLeaks, leaks } from './leaks.ts'
import { masker, masksOf } from './masker.ts'
import { startJob } from './runner.ts'

const root = mkdtempSync(join(tmpdir(), 'lab-actions-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let actions = 0

/** An action of two lines, with an action.yml. */
function action(main: string, post = ''): string {
  const directory = join(root, String(++actions))
  mkdirSync(directory)
  writeFileSync(join(directory, 'package.json'), '{"type": "module"}')
  writeFileSync(
    join(directory, 'action.yml'),
    'inputs: {role: {}, my input: {default: 7}, if-x: {default: ""}}\nruns: {using: node24, ' +
      'main: main.js, post: post.js}',
  )
  const prelude =
    `import { appendFileSync as append } from 'node:fs'\nconst { env } = ` +
    `process\nconst show ` +
    `= (...names) => console.log(names.map((n) => n + '=' + env[n]).join(' '))\n`
  writeFileSync(join(directory, 'main.js'), prelude + main)
  writeFileSync(join(directory, 'post.js'), prelude + post)
  return directory
}
const job = (main: string, post?: string, options: Partial<JobOptions> = {}) =>
  startJob({ action: action(main, post), ...options })

describe('workflow commands', () => {
  const rows: readonly [string, Command | undefined][] = [
    ['::notice::text', { name: 'notice', properties: {}, data: 'text' }],
    [
      '  \t::error title=a%3Ab%2Cc,line=3::one%0Atwo%25',
      { name: 'error', properties: { title: 'a:b,c', line: '3' }, data: 'one\ntwo%' },
    ],
    ['::ADD-MASK::x', { name: 'add-mask', properties: {}, data: 'x' }],
    ['said ::error::no', undefined],
    ['said ##[error]yes', { name: 'error', properties: {}, data: 'yes' }],
    [
      '##[set-output name=a%3Bb;]c%5D',
      { name: 'set-output', properties: { name: 'a;b' }, data: 'c]' },
    ],
    ['::unknown::x', undefined],
    ['::unknown::##[warning]x', { name: 'warning', properties: {}, data: 'x' }],
    ['::error', undefined],
    ['::error::%250A', { name: 'error', properties: {}, data: '%0A' }],
    ['::error::a::b', { name: 'error', properties: {}, data: 'a::b' }],
  ]
  test.each(rows)('%s is understood as the runner does', (line, command) => {
    expect(parseCommand(line)).toEqual(command)
  })

  test('lines end at every kind of line break, wherever the stream is cut', () => {
    const lines: string[] = []
    const cutter = lineCutter((line) => lines.push(line))
    for (const chunk of ['a\r', '\nb\rc', '\n\n', 'd\r', 'e']) cutter.push(chunk)
    cutter.end()
    expect(lines).toEqual(['a', 'b', 'c', '', 'd', 'e'])
  })
})

describe('file commands', () => {
  const read = (text: string): readonly (readonly [string, string])[] => [...parsePairs(text)]

  test('read names with values, and blocks up to their delimiter', () => {
    expect(read('A=1\n\nB=\nC<<E=OF\nx=y\n\nz\nE=OF\nD<<X\nX\nE=a<<b')).toEqual([
      ['A', '1'],
      ['B', ''],
      ['C', 'x=y\n\nz'],
      ['D', ''],
      ['E', 'a<<b'],
    ])
  })

  test.each([
    ['a line that is neither', 'oops\n', 'Invalid format'],
    ['a block without an end', 'A<<E\nx\n', 'not found'],
    ['a block that was cut in its last line', 'A<<E\nx', 'missing new line'],
    ['a block without a name', '<<E\nE\n', 'Name must not be empty'],
    ['a block without a delimiter', 'A<<\n\n', 'delimiter must not be empty'],
    ['a value without a name', '=1\n', 'Name must not be empty'],
    ['a delimiter with a carriage return', 'A<<E\nx\nE\r\n', 'not found'],
  ])('refuse %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})

describe('the masker', () => {
  const masked = (secret: string, text: string): string => {
    const { add, mask } = masker()
    masksOf(secret).forEach(add)
    return mask(text)
  }
  const secret = `p"a's&<w>/\\+é!`
  const base64 = (from: number): string => Buffer.from(secret).subarray(from).toString('base64')

  test.each([
    ['itself', secret],
    ...[0, 1, 2].map((from) => [`base64 from byte ${from}`, base64(from)]),
    ['quotes escaped', secret.replaceAll('"', '\\"')],
    ['apostrophes doubled', secret.replaceAll("'", "''")],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['an address', 'p%22a%27s%26%3Cw%3E%2F%5C%2B%C3%A9%21'],
    ['XML', 'p&quot;a&apos;s&amp;&lt;w&gt;/\\+é!'],
    ['what a shell leaves of it', '<w>/\\+é!'],
  ])('hides a secret as %s', (_form, text) => {
    expect(masked(secret, `[${text}]`)).toBe('[***]')
  })

  test('hides a quoted secret without its quotes, and each line of a longer one', () => {
    expect(masked('"quoted-secret"', 'quoted-secret')).toBe('***')
    expect(masked('  line one\nline two  ', 'a line one b line two c')).toBe('a *** b *** c')
  })

  test('does not hide the forms that the runner misses: base64url, hex', () => {
    const forms = [
      Buffer.from('??>>ab').toString('base64url'),
      Buffer.from('??>>ab').toString('hex'),
    ]
    expect(forms.map((form) => masked('??>>ab', form))).toEqual(forms)
  })

  test('makes one mask of secrets that overlap or touch', () => {
    const { add, mask } = masker()
    for (const each of ['abcdef', 'defghi', 'jkl']) add(each)
    expect(mask('xabcdefghijklx')).toBe('x***x')
  })
})

describe('leaks', () => {
  const secret = 'hvs.Q7-secret_value/1'
  const found = (text: string): number => findLeaks([{ where: 'log', text }], [secret]).length

  test.each([
    ['info', secret],
    ['base64url inside of something longer', Buffer.from(`xy${secret}zzz`).toString('base64url')],
    ['base64 inside of something longer', Buffer.from(`user:${secret}zzz`).toString('base64')],
    ['hex', Buffer.from(secret).toString('hex').toUpperCase()],
    ['a form', encodeURIComponent(secret)],
  ])('are found in %s', (_form, text) => {
    expect(found(`before ${text} after`)).toBeGreaterThan(0)
  })

  test('are not reported if there is none', () => {
    expect(found('*** and nothing else')).toBe(0)
  })
})

describe('a job', () => {
  test('provides every declared input, and exported values to later steps, but no NODE_OPTIONS and no change of GITHUB_*', async () => {
    const run = job(`show('INPUT_ROLE', 'INPUT_MY_INPUT', 'INPUT_IF-X', 'INPUT_OTHER')
      append(env.GITHUB_ENV, 'A<<E\\n1\\n2\\nE\\nNODE_OPTIONS=--x\\nGITHUB_SHA=forged\\n'); append(env.GITHUB_OUTPUT, 'o=v\\n'); append(env.GITHUB_PATH, '/opt/x\\n')`)
    const result = await run.step({ id: 'it', with: { role: 'r', other: 'o' } })
    expect(result).toMatchObject({
      code: 0,
      outcome: 'success',
      raw: 'INPUT_ROLE=r INPUT_MY_INPUT=7 INPUT_IF-X= INPUT_OTHER=o',
      outputs: { o: 'v' },
    })
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('NODE_OPTIONS'),
    ])
    const later = await run.run(({ env, outputs, print }) =>
      print(
        `${env['A']} ${env['NODE_OPTIONS']} ${env['GITHUB_SHA']?.length} ` +
          `${outputs['it']?.['o']} ${env['PATH']?.split(':')[0]}`,
      ),
    )
    expect(later.raw).toBe('1\n2 undefined 40 v /opt/x')
    run.close()
  })

  test('masks what a step masked, in both streams and in all that follows', async () => {
    const run =
      job(`console.log('::add-mask::s3cret-value'); await new Promise((go) => setTimeout(go, 20)); console.error('err s3cret-value'); console.log('::error title=t::s3cret-value%0Aplain')
      append(env.GITHUB_STEP_SUMMARY, 'has s3cret-value\\n')`)
    const result = await run.step()
    expect(result.shown).not.toContain('s3cret')
    expect(result).toMatchObject({
      summary: 'has ***\n',
      annotations: [{ level: 'error', title: 't', message: '***\nplain' }],
    })
    expect((await run.run(['node', '-p', '"later s3cret-value"'])).shown).toBe('later ***')
    expect(run.publish({ a: 'fine', b: 's3cret-value' })).toEqual({ a: 'fine' })
    expect(leaks(run, { issued: ['s3cret-value'] })).toEqual([])
    run.close()
  })

  test('shows an unmasked value, and the leak is found', async () => {
    const run = job(`console.log('oops s3cret-value')`)
    await run.step({ id: 'it' })
    expect(leaks(run, { issued: ['s3cret-value'] })).toEqual([
      { where: 'log of it', secret: 's3cret-value', form: 's3cret-value' },
    ])
    run.close()
  })

  test('passes state to the post of its own step, last step first, with inputs evaluated again and variables that a later step set', async () => {
    const run = job(
      `append(env.GITHUB_STATE, 'k=' + env.INPUT_ROLE + '\\n')`,
      `show('STATE_k', 'STATE_forged', 'INPUT_ROLE', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN')`,
      { idToken: { url: 'http://x', bearer: 'request-bearer' } },
    )
    await run.step({ id: 'one', with: { role: 'a' } })
    await run.step({ id: 'two', with: ({ env }) => ({ role: env['ROLE'] ?? 'unset' }) })
    await run.run(({ write }) => write('env', 'STATE_k=other\nSTATE_forged=yes\nROLE=changed\n'))
    const [two, one] = await run.post()
    expect([two?.shown, one?.shown]).toEqual([
      'STATE_k=unset STATE_forged=yes INPUT_ROLE=changed ACTIONS_ID_TOKEN_REQUEST_TOKEN=***',
      'STATE_k=a STATE_forged=yes INPUT_ROLE=a ACTIONS_ID_TOKEN_REQUEST_TOKEN=***',
    ])
    run.close()
  })

  test('reads the files of a step that was killed, and runs its post', async () => {
    const run = job(
      `append(env.GITHUB_STATE, 'k=v\\n'); console.log('ready'); setInterval(() => {}, 1000)`,
      `show('STATE_k')`,
    )
    const running = run.start({ watch: () => running.kill('SIGKILL') })
    expect(await running.done).toMatchObject({ code: 137, outcome: 'failure', state: { k: 'v' } })
    expect((await run.post()).map(({ raw }) => raw)).toEqual(['STATE_k=v'])
    run.close()
  })

  test('cancels as the runner does: a first signal, then a kill', async () => {
    const run = job(
      `process.on('SIGINT', () => console.log('asked')).on('SIGTERM', () => { ` +
        `console.log('told'); process.exit(3) }); console.log('ready'); setInterval(() => {}, 1000)`,
    )
    const running = run.start({
      watch: (line) => line === 'ready' && running.cancel({ interrupt: 50, terminate: 5000 }),
    })
    expect(await running.done).toMatchObject({ code: 3, raw: 'ready\nasked\ntold' })
    run.close()
  })

  test('fails a step that leaves a malformed file, although it exits with 0', async () => {
    const run = job(`append(env.GITHUB_OUTPUT, 'good=1\\nbroken')`)
    expect(await run.step()).toMatchObject({
      code: 0,
      outcome: 'failure',
      outputs: { good: '1' },
      annotations: [{}, { message: "Invalid format 'broken'" }],
    })
    run.close()
  })

  test('ignores commands between stop-commands and its token, and rejects set-env', async () => {
    const run = job(
      `console.log('::stop-commands::tok\\n::error::foreign\\n::tok::\\n::warning::mine\\n::set-env name=A::1')`,
    )
    const { annotations, outcome, shown } = await run.step()
    expect(annotations.map(({ level }) => level)).toEqual(['warning', 'error'])
    expect([outcome, shown.includes('::error::foreign'), run.env['A']]).toEqual([
      'failure',
      true,
      undefined,
    ])
    run.close()
  })

  test('shows masked values in debug mode', async () => {
    const run = job(
      `console.log('::add-mask::s3cret-value'); append(env.GITHUB_STATE, ` +
        `'k=s3cret-value\\n'); console.log('::debug::' + env.RUNNER_DEBUG)`,
      '',
      { debug: true },
    )
    expect((await run.step()).shown).toBe('##[debug]1\n##[debug]Save intra-action state k = ***')
    run.close()
  })

  test('cannot start a step whose environment is too large, as a runner cannot', async () => {
    const run = job('', `show('CI')`)
    await run.step()
    await run.run(({ write }) => write('env', `BIG=${'x'.repeat(200_000)}\n`))
    expect(await run.post()).toMatchObject([
      { code: 126, outcome: 'failure', raw: expect.stringContaining('E2BIG') },
    ])
    run.close()
  })

  test('isolates its environment, measures memory, and leaves nothing behind', async () => {
    process.env['LAB_ONLY_OUTSIDE'] = '1'
    const run = job(
      `show('LAB_ONLY_OUTSIDE', 'NODE_OPTIONS'); await new Promise((go) => setTimeout(go, 50))`,
      '',
      { measure: true },
    )
    const { raw, peak } = await run.step()
    expect([raw, (peak ?? 0) > 10_000_000]).toEqual([
      'LAB_ONLY_OUTSIDE=undefined NODE_OPTIONS=undefined',
      true,
    ])
    run.close()
    expect([run.temp, run.workspace, run.home].filter(existsSync)).toEqual([])
  })
})
