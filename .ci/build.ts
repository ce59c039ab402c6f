// Builds dist: tsc writes plain modules, ncc bundles them once for all entries (decision 25).
// `build` writes dist; `build --check` builds in .cache and fails if dist differs.
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { type Bundle, bundle } from './bundle.ts'
import { COMPILED } from './chunkNames.ts'
import { distReadme } from './distReadme.ts'

/**
 * The entries: each is a file of dist that loads the bundle and calls the function of the same
 * name. An entry is a chunk of its own, loaded by `import()`. Post is part of the first file
 * instead: it is small, every entry needs most of its modules, and each further file adds 0.3 ms to
 * a start.
 */
const ENTRIES = { main: 'import', post: 'require', refresh: 'import', review: 'import' } as const
const names = Object.keys(ENTRIES) as readonly (keyof typeof ENTRIES)[]

const check = process.argv.includes('--check')
const target = check ? join('.cache', 'dist') : 'dist'

for (const stale of [target, COMPILED]) rmSync(stale, { recursive: true, force: true })
const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
execFileSync(process.execPath, [tsc, '-p', '.ci'], { stdio: 'inherit' })
// Overrides the `type` of the project: bundles that `require` their parts start faster than those
// that import them (decision 18).
writeFileSync(join(COMPILED, 'package.json'), '{}\n')
for (const path of globSync('**/fields.js', { cwd: COMPILED })) {
  const file = join(COMPILED, path)
  writeFileSync(file, withoutDescriptions(readFileSync(file, 'utf8')))
}
const entry = join(COMPILED, 'index.js')
writeFileSync(
  entry,
  names.map((name) => `exports.${name} = () => ${ENTRIES[name]}('./${name}.js')\n`).join(''),
)
const STAND_IN = './unused.js'
const built = await bundle(entry, { undici: STAND_IN, '@actions/exec': STAND_IN })
for (const [path, text] of filesOf(built)) {
  mkdirSync(dirname(join(target, path)), { recursive: true })
  writeFileSync(join(target, path), text)
}
const modules = built.parts.map(({ file, modules }) => ({ file: `lib/${file}`, modules }))
writeFileSync(join(COMPILED, 'parts.json'), JSON.stringify(modules, null, 1))
if (check) compare()

/**
 * Returns the rows of inputs without their descriptions. `action.yml` and the reference have them;
 * no step reads them.
 */
function withoutDescriptions(code: string): string {
  const source = ts.createSourceFile('fields.js', code, ts.ScriptTarget.Latest, true)
  const removed: { readonly from: number; readonly to: number; readonly text: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'description')
      removed.push({
        from: node.getFullStart(),
        to: node.end + (code[node.end] === ',' ? 1 : 0),
        text: '',
      })
    else if (isText(node) && ts.isCallExpression(node.parent))
      removed.push({ from: node.getStart(source), to: node.end, text: "''" })
    else ts.forEachChild(node, visit)
  }
  visit(source)
  if (removed.length === 0) throw new Error('a file of inputs has no descriptions')
  return removed.reduceRight(
    (result, { from, to, text }) => result.slice(0, from) + text + result.slice(to),
    code,
  )
}

/** Returns whether an expression is a string, or several that are joined. */
function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteral(node) ||
    (ts.isBinaryExpression(node) && isText(node.left) && isText(node.right))
  )
}

/** Returns all files of dist, by path. */
function filesOf({ parts, licenses }: Bundle): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ['package.json', '{ "type": "commonjs" }\n'],
    ['licenses.txt', licenses],
    ['lib/unused.js', readFileSync(join('.ci', 'unused.cjs'), 'utf8')],
    ...names.map((name): [string, string] => [`${name}.js`, stub(name)]),
    ...parts.map(({ file, code }): [string, string] => [`lib/${file}`, code]),
  ])
  return files.set('README.md', distReadme(parts, files))
}

/** Returns the source of a file that the runner starts. */
function stub(name: string): string {
  return [
    `// What the runner starts: src/${name}.ts, bundled.`,
    "'use strict'",
    `require('./lib/index.js').${name}()\n`,
  ].join('\n')
}

function compare(): void {
  const listed = (dir: string): string[] => globSync('**/*.*', { cwd: dir }).sort()
  const [fresh, committed] = [listed(target), listed('dist')]
  const same = (file: string): boolean =>
    fresh.includes(file) &&
    committed.includes(file) &&
    readFileSync(join(target, file)).equals(readFileSync(join('dist', file)))
  const stale = [...new Set([...fresh, ...committed])].filter((file) => !same(file))
  if (stale.length > 0) {
    console.error(
      `dist is not what the source says; run \`npm run build\`. Stale: ${stale.join(', ')}`,
    )
    process.exit(1)
  }
  console.log('dist is fresh')
}
