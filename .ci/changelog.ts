// Writes the section of this version in CHANGELOG.md, from the commits since the release before it.
// For the first release it lists features only: no user had what was fixed before.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = '.github/CHANGELOG.md'
const KINDS = { feat: 'New', fix: 'Mended', perf: 'Faster' } as const
// Replacements for unclear commit subjects; history is not rewritten.
const REWORDED: Readonly<Record<string, string>> = {
  c7e449b2153d5fd78549d6b764ae2800c24483a9:
    'feat: hosts dialled before any input is read; outputs that would be set twice, and ' +
    'answers in which a member stands twice, refused',
}
const git = (...argv: readonly string[]): string =>
  execFileSync('git', argv, { encoding: 'utf8' }).trim()

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
const [before] = git('tag', '--list', 'v*.*.*', '--sort=-version:refname', '--merged', 'HEAD')
  .split('\n')
  .filter(Boolean)
const commits = git(
  'log',
  '--no-merges',
  '--reverse',
  '--format=%H %s',
  before ? `${before}..HEAD` : 'HEAD',
).split('\n')
const subjects = commits.map((line) => REWORDED[line.slice(0, 40)] ?? line.slice(41))

/**
 * Returns the entries of one kind of commit: `feat(aws)!: exchange …` becomes
 * `**Breaking.** aws: exchange …`.
 */
function entriesOf(kind: string): readonly string[] {
  const pattern = new RegExp(`^${kind}(?:\\(([\\w-]+)\\))?(!)?: (.+)$`)
  return subjects.flatMap((subject) => {
    const [line, scope, breaking, text] = pattern.exec(subject) ?? []
    return line === undefined
      ? []
      : [`- ${breaking ? '**Breaking.** ' : ''}${scope ? `${scope}: ` : ''}${text}`]
  })
}

const kinds = Object.entries(KINDS).filter(([kind]) => before !== undefined || kind === 'feat')
const parts = kinds.flatMap(([kind, title]) => {
  const entries = entriesOf(kind)
  return entries.length === 0 ? [] : [`### ${title}\n\n${entries.join('\n')}\n`]
})
const section = `## ${version}\n\n${parts.join('\n')}`
const text = readFileSync(FILE, 'utf8')
const [intro = '', ...sections] = text.split(/^(?=## )/m)
const older = sections.filter((each) => !each.startsWith(`## ${version}\n`))
writeFileSync(
  FILE,
  [intro.trimEnd(), section.trimEnd(), ...older.map((each) => each.trimEnd())]
    .join('\n\n')
    .concat('\n'),
)
