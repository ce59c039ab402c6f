import { globSync, readFileSync } from 'node:fs'

interface Manifest {
  readonly repository: string
}

/** Returns `OWNER/NAME` of this repository, from `repository` in package.json. */
export function repository(): string {
  const { repository: name } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  return name.replace(/^github:/, '')
}

/** The files that mention this repository by its name. */
export const mentioning: readonly string[] = globSync([
  'README.md',
  'docs/**/*.md',
  '.github/**/*.{md,yml}',
  '.github/CODEOWNERS',
  '.ci/pack',
  '.ci/docs/endpoints.ts',
  'src/core/report.ts',
  '__tests__/try/step.yml',
])
  .map((path) => path.replaceAll('\\', '/'))
  .sort()

// `octo-org` is the reader's own organisation in every example.
const MENTION =
  /(?<![\w.]|\w-)(?!octo-org\/)[A-Za-z0-9][A-Za-z0-9-]*(\/lease-credentials)(?![\w-])/g
const TEAM = /@[A-Za-z0-9][A-Za-z0-9-]*(\/(?:maintainers|security))\b/g

/** Returns a text in which this repository and its teams have the name that package.json has. */
export function withRepository(text: string, name = repository()): string {
  const [owner = ''] = name.split('/')
  return text.replaceAll(MENTION, `${owner}$1`).replaceAll(TEAM, `@${owner}$1`)
}
