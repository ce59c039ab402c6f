import { globSync, readFileSync } from 'node:fs'

// Hosts of the lab's deployments that stand for a server of the reader's.
const PLACEHOLDERS: readonly (readonly [host: RegExp, shown: string])[] = [
  [/\bpypi\.example\.com\b/g, 'your-index.example.com'],
  [/\b(?:crates|gems|npm|nuget)\.example\.com\b/g, 'your-registry.example.com'],
]

/**
 * Returns the configurations that the tests run against the services of the lab, in the flat form:
 * nested values become strings.
 */
export function deployments(): string {
  const files = globSync('__tests__/providers/deployments/*.yml').sort()
  return files.map((file) => deployment(readFileSync(file, 'utf8'))).join('\n\n')
}

function deployment(text: string): string {
  const shown = PLACEHOLDERS.reduce((all, [host, name]) => all.replaceAll(host, name), text)
  const [comment = '', ...lines] = shown.trim().split('\n')
  const flat = lines.map((line) =>
    line.replace(/^([\w-]+):$/, '$1: |').replace(/^([\w-]+): ([{[].*)$/, "$1: '$2'"),
  )
  const inputs = flat.map((line) => `    ${line}`)
  const step = ['- uses: OWNER/lease-credentials@v1', '  with:', ...inputs]
  const [heading = '', note = ''] = comment
    .slice(2)
    .replace(/\.$/, '')
    .split(/; (.*)/)
  return [
    `### ${heading}`,
    '',
    ...(note === '' ? [] : [`${note.charAt(0).toUpperCase()}${note.slice(1)}.`, '']),
    '```yaml',
    ...step,
    '```',
  ].join('\n')
}
