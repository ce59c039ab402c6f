import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './bundle.ts'
import { COMPILED, packageFolder, target } from './chunkNames.ts'

const OWN: Readonly<Record<string, string>> = {
  'licenses.txt': 'the licences of the packages below, each once',
  'package.json': 'says that these files are CommonJS',
  'lib/unused.js':
    'stands in for `undici` and `@actions/exec`, which the toolkit imports; throws if it is ever used',
}

/** Returns the README of dist: for each file its size, what loads it, and its contents. */
export function distReadme(parts: readonly Part[], files: ReadonlyMap<string, string>): string {
  const rows = [...files]
    .sort(([a], [b]) => order(a, b))
    .map(([path, text]) => {
      const part = parts.find(({ file }) => path === `lib/${file}`)
      const what = part ? contents(part) : (OWN[path] ?? 'what the runner starts')
      const size = (Buffer.byteLength(text) / 1000).toFixed(1)
      return `| \`${path}\` | ${size} | ${part ? loaders(part) : ''} | ${what} |`
    })
  return `# What the runner runs

Written by \`npm run build\`, and compared with the source by \`npm run check:dist\`. Nothing here is minified.
Paths are those of [src](../src). The runner downloads this folder, \`action.yml\`, \`LICENSE\` and
\`README.md\`, and nothing else.

| file | kB | loaded by | made from |
| --- | --: | --- | --- |
${rows.join('\n')}
`
}

/** Sorts top-level files first: the runner starts some of them. */
const order = (a: string, b: string): number =>
  Number(a.includes('/')) - Number(b.includes('/')) || (a < b ? -1 : 1)

function loaders({ file, loads }: Part): string {
  if (file === 'index.js') return 'each of them'
  const from = loads.map((load) => {
    const path = target(load.from, load.request)
    return load.from === `${COMPILED}/index.js` ? path : load.from
  })
  return [...new Set(from.map(source))].map((path) => `\`${path}\``).join(', ')
}

const source = (path: string): string =>
  path.replace(`${COMPILED}/`, '').replace(/^(?!node_modules)(.*)\.js$/, '$1.ts')

/** Lists modules of this repository by name, and packages with the number of their modules. */
function contents({ file, modules }: Part): string {
  const start = file === 'index.js' ? ['the loader of all others, and the entries'] : []
  const packages = new Map<string, number>()
  const own: string[] = []
  for (const { path } of modules) {
    const folder = packageFolder(path)
    if (path === `${COMPILED}/index.js`) continue
    if (folder === undefined) own.push(source(path))
    else packages.set(folder, (packages.get(folder) ?? 0) + 1)
  }
  const named = [...packages].map(([folder, count]) => {
    const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
    const { name, version } = JSON.parse(manifest) as { name: string; version: string }
    return `\`${name}\` ${version} (${count} ${count === 1 ? 'module' : 'modules'})`
  })
  return [...start, ...folders(own), ...named].join(', ')
}

/** Groups paths by folder: `flow/main.ts` and `flow/log.ts` become `flow/{main,log}`. */
function folders(paths: readonly string[]): readonly string[] {
  const byFolder = Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf('/') + 1))
  return [...byFolder].map(([folder, files]) => {
    const names = files.map((path) => path.slice(folder.length).replace(/\.ts$/, ''))
    return `\`${folder}${names.length === 1 ? names[0] : `{${names.join(',')}}`}\``
  })
}
