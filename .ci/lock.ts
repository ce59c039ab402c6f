// Writes package-lock.json in a temporary folder, and adds the packages of every platform: npm
// omits those that a mirror lacks, and `npm ci` then rejects the lock file as inconsistent
// (decision 10).
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Entry {
  readonly version: string
  readonly integrity?: string
  readonly cpu?: readonly string[]
  readonly os?: readonly string[]
  readonly libc?: readonly string[]
  readonly dev?: boolean
  readonly optional?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
type Packages = Readonly<Record<string, Entry>>

const LOCK = 'package-lock.json'
const read = (path: string): { readonly packages: Packages } =>
  JSON.parse(readFileSync(path, 'utf8'))

/** Returns the optional dependencies that npm omitted from the lock file. */
function missing(packages: Packages, before: Packages): readonly (readonly [string, Entry])[] {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) =>
          !(`node_modules/${name}` in packages) && !(`${parent}/node_modules/${name}` in packages),
      )
      .map(([name, version]): readonly [string, Entry] => {
        const key = `node_modules/${name}`
        const known = before[key]
        return [key, known?.version === version ? known : platformEntry(name, version, dev)]
      }),
  )
}

/**
 * Returns the entry that npm would have written, without the digest; the platform is part of the
 * name. Throws if it is not.
 */
function platformEntry(name: string, version: string, dev: boolean | undefined): Entry {
  const [, os, cpu, abi = ''] =
    /(android|darwin|linux|win32|freebsd|openharmony)-(\w+?)(?:-(\w+))?$/.exec(name) ?? []
  if (os === undefined || cpu === undefined || !/^\d/.test(version))
    throw new Error(`what is ${name} ${version} for?`)
  const libc =
    os !== 'linux'
      ? undefined
      : abi.startsWith('musl')
        ? 'musl'
        : abi.startsWith('gnu')
          ? 'glibc'
          : undefined
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  }
}

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
try {
  // Without a lock file, npm resolves all versions again.
  const before = existsSync(LOCK) ? read(LOCK).packages : {}
  for (const file of ['package.json', LOCK].filter(existsSync))
    copyFileSync(file, join(folder, file))
  const npm = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', npm, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  const lock = read(join(folder, LOCK))
  const added = missing(lock.packages, before)
  const packages = Object.fromEntries(
    [...Object.entries(lock.packages), ...added].sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
  console.log(
    `${LOCK}: ${Object.keys(packages).length - 1} packages, ${added.length} of them named by hand`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
