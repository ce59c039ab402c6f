// Bundles both entries: tsc writes plain modules, ncc bundles them. `build` writes dist; `build --check` builds aside and fails when dist
// is not what the source says.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const check = process.argv.includes('--check')
const target = check ? join('.cache', 'dist') : 'dist'
const run = (...argv: readonly string[]): void =>
  void execFileSync(process.execPath, argv, { stdio: 'inherit' })

for (const stale of [target, join('.cache', 'js')]) rmSync(stale, { recursive: true, force: true })
run(join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.ci')
// Out of reach of our own `type`: bundles that `require` their parts start faster than those that import them (decision 18).
writeFileSync(join('.cache', 'js', 'package.json'), '{}\n')
const ncc = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
for (const entry of ['main', 'post']) {
  const notes = [
    '--license',
    'licenses.txt',
    '--stats-out',
    join('.cache', 'js', `${entry}.stats.json`),
  ]
  run(
    ncc,
    'build',
    join('.cache', 'js', `${entry}.js`),
    '-o',
    join(target, entry),
    ...notes,
    '--no-cache',
    '--quiet',
  )
}
writeFileSync(join(target, 'package.json'), '{ "type": "commonjs" }\n')

const listed = (dir: string): string[] => globSync('**/*.*', { cwd: dir }).sort()
if (check) {
  const [built, committed] = [listed(target), listed('dist')]
  const stale = [...new Set([...built, ...committed])].filter(
    (file) =>
      !(
        built.includes(file) &&
        committed.includes(file) &&
        readFileSync(join(target, file)).equals(readFileSync(join('dist', file)))
      ),
  )
  if (stale.length > 0) {
    console.error(
      `dist is not what the source says; run \`npm run build\`. Stale: ${stale.join(', ')}`,
    )
    process.exit(1)
  }
  console.log('dist is fresh')
}
