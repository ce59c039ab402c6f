// Lists the packages in each file of dist, with version, licence and size. Fails if the first
// decision record does not name one of them. Reads the list of modules that `npm run check:dist`
// wrote.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './bundle.ts'
import { COMPILED, packageFolder } from './chunkNames.ts'
import { bill, type Package } from './sbom.ts'

/** The size of one module in a file of dist; modules of this repository have no folder. */
interface Share {
  readonly file: string
  readonly folder: string | undefined
  readonly bytes: number
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const RECORD = join('.github', 'decisions', '0001-run-time-packages.md')

const parts = json(join(COMPILED, 'parts.json')) as readonly Omit<Part, 'code' | 'loads'>[]
const shares = parts.flatMap(({ file, modules }) =>
  modules.map(({ path, bytes }): Share => ({ file, folder: packageFolder(path), bytes })),
)

const packageIn = (folder: string): Package => json(join(folder, 'package.json')) as Package
const packages = [...new Set(shares.flatMap(({ folder }) => folder ?? []))].map(packageIn)

const [, , option, path] = process.argv
if (option === '--sbom' && path)
  writeFileSync(path, `${JSON.stringify(bill(packageIn('.'), packages), null, 2)}\n`)
else tell()

const record = readFileSync(RECORD, 'utf8')
const unknown = packages
  .filter(({ name }) => !record.includes(`\`${name}\``))
  .map(({ name }) => name)
if (unknown.length > 0) {
  console.error(
    `${RECORD} does not name ${unknown.join(', ')}: say what it saves and costs, or leave it out`,
  )
  process.exit(1)
}
console.log(`${packages.length} packages, all known to ${RECORD}`)

function tell(): void {
  const titleOf = ({ name, version, license }: Package): string => `${name} ${version}, ${license}`
  const sizes = new Map<string, Map<string, number>>()
  for (const { file, folder, bytes } of shares) {
    const inFile = sizes.get(file) ?? new Map<string, number>()
    const title = folder === undefined ? 'this repository' : titleOf(packageIn(folder))
    sizes.set(file, inFile.set(title, (inFile.get(title) ?? 0) + bytes))
  }
  for (const [file, rows] of [...sizes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`dist/${file}`)
    for (const [title, bytes] of [...rows].sort(([, a], [, b]) => b - a))
      console.log(`${(bytes / 1000).toFixed(1).padStart(9)} kB  ${title}`)
  }
}
