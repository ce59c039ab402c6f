import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exportTargets } from '../src/exports/registry.ts'
import { allFaults } from './sabotage/all.ts'
import { done } from './sabotage/fault.ts'

/** Ground floor first: a room imports itself and the rooms before it. */
const FLOORS = [
  'core',
  'trust',
  'inputs',
  'journal',
  'identity',
  'providers',
  'exports',
  'record',
  'flow',
  'review',
  'http',
  'runner',
]
/** Where side effects are allowed. */
const EFFECTFUL = ['http', 'runner']
const ENTRIES = ['main.ts', 'post.ts', 'refresh.ts', 'review.ts']
/**
 * What may come from outside, and into which files. `node:crypto` is for hashing, which touches
 * nothing.
 */
const OUTSIDE: Readonly<Record<string, readonly RegExp[]>> = {
  'node:crypto': [/./],
  yaml: [/^src\/inputs\//],
  'jose/jws/compact/verify': [/^src\/identity\//],
  '@actions/core': [/^src\/runner\/process\.ts$/],
  '../../node_modules/@actions/github/lib/context.js': [/^src\/runner\/job\.ts$/],
  '@actions/http-client': [/^src\/http\/proxy\.ts$/],
  '@actions/http-client/lib/proxy': [/^src\/http\/proxy\.ts$/],
}
/**
 * Ways out of the program: forbidden everywhere but in `edge/`, and in the generator of the docs,
 * which is never bundled.
 */
const EFFECTS = [
  /\bprocess\b\s*[.[]/,
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bperformance\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bconsole\b/,
  /\bfetch\(/,
  /\bMath\.random\b/,
  /\bglobalThis\b/,
  /\brandom(?:Bytes|UUID|Int|FillSync)\b/,
  /\beval\b|\bnew Function\b|child_process/,
]

/** Types of TypeScript's library and of the browser, which are no values here. */
const TYPES = [
  'Pick',
  'Omit',
  'Record',
  'Partial',
  'Node',
  'Element',
  'Body',
  'File',
  'Document',
  'Text',
]
/** Words of which a reader of this trade would have to ask what they mean; at most sixty. */
const INVENTED = new Set(
  'hush nook wish wishes wished forewarn telltales misdeed appendix leniently impatience patience untimely oddly twins slashed courtesy forthcoming incomparable believes carefully lateness desk office pass leasing sheet refuses unwelcome remarks hollow telling hurried begun tried complain complaints whereabouts world outlet heard cure nobody somebody answer'.split(
    ' ',
  ),
)

const files = globSync('src/**/*.ts').map((file) => file.split(sep).join('/'))
const roomOf = (file: string): string => relative('src', file).split(sep)[0] ?? ''

/** Without comments and texts, in which a word is only a word. */
const code = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")

/** Everything a file imports: statically, for types, by re-export, and by `import()`. */
const importsOf = (source: string): string[] => [
  ...[...source.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"`]*?\bfrom\s*['"]([^'"]+)['"]/g)].map(
    ([, target = '']) => target,
  ),
  ...[...source.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)].map(([, target = '']) => target),
  ...[...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, target = '']) => target),
  ...[...source.matchAll(/\bgetBuiltinModule\(\s*['"]([^'"]+)['"]\s*\)/g)].map(
    ([, target = '']) => target,
  ),
]

/** The modules of this project that a file loads: not those of which it uses types alone. */
const valueImportsOf = (source: string): string[] =>
  importsOf(
    source
      .replace(/^import type .*? from .*$/gm, '')
      .replace(/^import \{(?:\s*type \w+(?: as \w+)?,?)*\s*\} from .*$/gm, ''),
  ).filter((target) => target.startsWith('.') && !target.includes('/node_modules/'))

const breach = (file: string, target: string): string | undefined => {
  if (target.startsWith('.') && !target.includes('/node_modules/')) {
    const [from, to] = [roomOf(file), roomOf(join(dirname(file), target))]
    if (ENTRIES.includes(to)) return `${target} is an entry`
    if (ENTRIES.includes(from)) return undefined
    return FLOORS.indexOf(to) >= 0 && FLOORS.indexOf(to) <= FLOORS.indexOf(from)
      ? undefined
      : `${to} is no floor below ${from}`
  }
  const places = OUTSIDE[target]
  if (places?.some((place) => place.test(file))) return undefined
  const builtin = target.startsWith('node:') && EFFECTFUL.includes(roomOf(file))
  return builtin ? undefined : `${target} may not be imported here`
}

describe.each(files)('%s', (file) => {
  const source = readFileSync(file, 'utf8')

  test('is in a folder of the list', () => expect([...FLOORS, ...ENTRIES]).toContain(roomOf(file)))

  test('imports only from its own folder and those before it', () => {
    expect(importsOf(source).flatMap((target) => breach(file, target) ?? [])).toEqual([])
  })

  test('hides no import behind a computed name', () => {
    expect(code(source).match(/\bimport\((?!\s*''\s*\))|\brequire\(/g)).toBeNull()
  })

  test('has side effects only in http/ and runner/', () => {
    const free = EFFECTFUL.includes(roomOf(file))
    expect(free ? [] : EFFECTS.flatMap((each) => code(source).match(each) ?? [])).toEqual([])
  })

  test('does nothing at import, unless it is an entry', () => {
    const statements = code(source).match(
      /^(?:await|void|if|for|while|switch|try)\b.*$|^[a-z][\w.]*\(.*$/gm,
    )
    expect(ENTRIES.includes(roomOf(file)) ? null : statements).toBeNull()
  })

  test('explains each of its exports in a line', () => {
    const bare = source
      .split('\n')
      .flatMap((line, at, lines) =>
        /^export (?!default|\{|\*)/.test(line) && !/\*\/\s*$/.test(lines[at - 1] ?? '')
          ? [line]
          : [],
      )
    expect(bare).toEqual([])
  })
})

describe('the source', () => {
  test('has short entries', () => {
    const lengths = ['src/main.ts', 'src/post.ts', 'src/refresh.ts', 'src/review.ts'].map(
      (file) =>
        code(readFileSync(file, 'utf8'))
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith('import')).length,
    )
    expect(Math.max(...lengths)).toBeLessThanOrEqual(12)
  })

  test('has one importer for each package of the runner', () => {
    for (const name of ['@actions/core', '@actions/github', '@actions/http-client']) {
      expect(
        files.filter((file) =>
          importsOf(readFileSync(file, 'utf8')).some((target) =>
            `${target}/`.replace(/^.*\/node_modules\//, '').startsWith(`${name}/`),
          ),
        ),
      ).toHaveLength(1)
    }
  })

  test('has no circles, not even of types', () => {
    const ways = new Map(
      files.map((file) => [
        file,
        importsOf(readFileSync(file, 'utf8')).flatMap((target) =>
          target.startsWith('.') ? join(dirname(file), target).split(sep).join('/') : [],
        ),
      ]),
    )
    // What imports nothing that is left is taken away, until nothing is left but circles.
    for (let before = -1; before !== ways.size; ) {
      before = ways.size
      for (const [file, targets] of ways)
        if (!targets.some((target) => ways.has(target))) ways.delete(file)
    }
    expect([...ways.keys()]).toEqual([])
  })

  test('contains the text of each deliberate fault exactly once', () => {
    expect(
      allFaults.flatMap((fault) => done(fault, readFileSync(fault.file, 'utf8')).rotted ?? []),
    ).toEqual([])
  })

  test('declares each type name once, and shadows no global', () => {
    const names = files.flatMap((file) =>
      [
        ...code(readFileSync(file, 'utf8')).matchAll(
          /^(?:export )?(?:interface|type|class) (\w+)/gm,
        ),
      ].map(([, name = '']) => name),
    )
    const twice = names.filter((name, at) => names.indexOf(name) !== at)
    expect(twice).toEqual([])
    const globals = new Set([...Object.getOwnPropertyNames(globalThis), ...TYPES])
    expect(names.filter((name) => globals.has(name))).toEqual([])
  })

  test('uses no invented word in an identifier', () => {
    const words = files.flatMap((file) =>
      (
        code(readFileSync(file, 'utf8'))
          .replace(/`(?:[^`\\]|\\.)*`/g, '')
          .match(/[A-Za-z$_][\w$]*/g) ?? []
      )
        .flatMap((name) => name.split(/(?=[A-Z][a-z])|[_\d]+/))
        .filter((word) => INVENTED.has(word.toLowerCase()))
        .map((word) => `${file}: ${word}`),
    )
    expect(words).toEqual([])
  })

  test('keeps every security decision in three short files', () => {
    const lines = ['flow/main', 'identity/verify', 'journal/journal'].map(
      (name) => readFileSync(`src/${name}.ts`, 'utf8').split('\n').length,
    )
    expect(lines.reduce((sum, count) => sum + count)).toBeLessThan(400)
  })

  // Each of these functions leads to a token or to a revocation; another user would be another
  // path to it.
  test.each([
    ['requestToken', 'identity/idToken', ['flow/tokenSource', 'flow/tokens']],
    ['verify', 'identity/verify', ['flow/tokenSource', 'flow/tokens']],
    ['verifyTokens', 'flow/tokens', ['flow/dryRun', 'flow/main', 'flow/refresh']],
    ['verifyAll', 'flow/tokens', ['flow/dryRun']],
    ['openTokenSource', 'flow/tokenSource', ['flow/shipEndings', 'flow/sinks', 'flow/supplies']],
    [
      'exchangeAll',
      'flow/exchange',
      ['flow/main', 'flow/refresh', 'flow/shipEndings', 'flow/trustTest'],
    ],
    ['createSession', 'flow/session', ['flow/exchange']],
    ['revokeAll', 'flow/revoke', ['flow/post', 'flow/rollBack']],
    ['revokerFor', 'providers/revokers', ['flow/revoke']],
  ])('uses %s of %s in one place of the flow', (name, home, places) => {
    const users = files
      .map((file) => file.slice('src/'.length, -'.ts'.length))
      .filter((file) => file !== home)
      .filter((file) =>
        new RegExp(`\\b${name}\\b(?=\\(|,| \\}| as\\b)`).test(
          code(readFileSync(`src/${file}.ts`, 'utf8')).replace(/`(?:[^`\\]|\\.)*`/g, ''),
        ),
      )
    expect(users.toSorted()).toEqual(places)
  })

  test('lets a provider exchange a token, and a revoker revoke, in one place', () => {
    const callers = (call: RegExp): readonly string[] =>
      files.filter((file) => call.test(code(readFileSync(file, 'utf8'))))
    expect(callers(/\bprepared\.exchange\b/)).toEqual(['src/flow/exchange.ts'])
    expect(callers(/\brevoker\.revoke\b/)).toEqual(['src/flow/revoke.ts'])
  })

  test('knows an export target in its own file and in the registry only', () => {
    const targets = Object.keys(exportTargets).map((name) => `src/exports/${name}.ts`)
    const importers = files.flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .map((target) => join(dirname(file), target).split(sep).join('/'))
        .filter((target) => targets.includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(importers).toEqual(
      expect.arrayContaining(targets.map((target) => `src/exports/registry.ts imports ${target}`)),
    )
    expect(importers).toHaveLength(targets.length)
  })

  test('keeps the writer of workflow commands and the state out of the command of "refresh"', () => {
    const reached = new Set(['src/refresh.ts'])
    for (const file of reached)
      for (const target of valueImportsOf(readFileSync(file, 'utf8')))
        reached.add(join(dirname(file), target).split(sep).join('/'))
    const forbidden = ['runner/commands', 'runner/commandFiles']
    const state = ['journal/journal', 'journal/header', 'runner/process']
    expect(reached).toContain('src/flow/exchange.ts')
    expect([...forbidden, ...state].filter((each) => reached.has(`src/${each}.ts`))).toEqual([])
  })

  test('has no file with a name that fits everything', () => {
    expect(
      files.filter((file) => /(?:utils?|helpers?|common|types|constants|manager)\b/i.test(file)),
    ).toEqual([])
  })

  test('calls nothing by a word that fits everything', () => {
    const word =
      /\b(?:function|const|let|class|interface|type) (?:\w*(?:manager|helper|utils?)|(?:handle|process)(?:[A-Z]\w*)?|data)\b/gi
    expect(files.flatMap((file) => code(readFileSync(file, 'utf8')).match(word) ?? [])).toEqual([])
  })

  test('has classes for privacy and for its one error, and none inherits from another', () => {
    const classes = files.flatMap(
      (file) => code(readFileSync(file, 'utf8')).match(/\bclass \w+[^{]*(?= \{)/g) ?? [],
    )
    expect(classes.toSorted()).toEqual([
      'class Failure extends Error',
      'class Reader',
      'class Secret',
      'class VerifiedToken',
    ])
  })

  test('has immutable data, except for the state of its two parsers', () => {
    const bodies = files.flatMap(
      (file) =>
        code(readFileSync(file, 'utf8')).match(/^(?:export )?interface [\s\S]*?^\}/gm) ?? [],
    )
    expect(bodies.flatMap((body) => body.match(/^ {2}(?!readonly )\w+\??:.*$/gm) ?? [])).toEqual([
      '  at: number',
      '  depth: number',
      '  lost: boolean',
      '  text: string',
    ])
  })

  test('is tested without mocks of modules, functions or clocks', () => {
    const tests = globSync('__tests__/**/*.ts').map((file) => code(readFileSync(file, 'utf8')))
    expect(tests.flatMap((source) => source.match(/\bjest\.(?!setTimeout\b)\w+/g) ?? [])).toEqual(
      [],
    )
  })
})
