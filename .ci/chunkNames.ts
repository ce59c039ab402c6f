import { posix } from 'node:path'

/** The facts of a chunk on which its name depends. Paths are relative to the project. */
export interface ChunkOutline {
  /** The modules that no other module of the chunk imports. */
  readonly roots: readonly string[]
  /** The `import()` calls that load the chunk. */
  readonly loads: readonly Load[]
}

/** One `import()`: the module that contains it, and its specifier. */
export interface Load {
  readonly from: string
  readonly request: string
}

/** The folder into which tsc writes the compiled modules. */
export const COMPILED = '.build'

/**
 * Returns the name of a chunk: that of the module that an `import()` loads, or of its only root
 * module; for other chunks, a name from the imports that need it, or from its first module if more
 * than three do. It depends on paths alone, so
 * that the same source gives the same names on every machine.
 */
export function chunkName({ roots, loads }: ChunkOutline): string {
  const targets = [...new Set(loads.map(({ from, request }) => target(from, request)))]
  const [only, ...more] = roots
  const root =
    roots.find((path) => targets.includes(path)) ?? (more.length === 0 ? only : undefined)
  if (root !== undefined) return moduleName(root)
  const names = targets.map(moduleName)
  const [first, ...rest] = names.sort(byText)
  const [part] = roots.map(moduleName).sort(byText)
  if (rest.length > 2 && part !== undefined) return `${part}-and-others`
  return `for-${[first, ...rest].join('-and-')}`
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

/** Returns the path, or the folder of the package, that an `import()` loads. */
export const target = (from: string, request: string): string =>
  request.startsWith('.') ? posix.join(posix.dirname(from), request) : `node_modules/${request}`

/**
 * Returns `aws-assume` for `.build/providers/aws/assume.js`, `yaml` for a package's main module.
 */
function moduleName(path: string): string {
  const [, name, file] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(path) ?? []
  if (name === undefined)
    return posix
      .relative(COMPILED, path)
      .replace(/^providers\//, '')
      .replace(/\.js$/, '')
      .replaceAll('/', '-')
  const module = posix.basename(file ?? 'index', '.js')
  const plain = name.replace('@', '').replace('/', '-')
  return module === 'index' || module === posix.basename(name) ? plain : `${plain}-${module}`
}

/**
 * Returns the folder of the package that contains a module: the one below the last `node_modules`;
 * `undefined` for a module of this repository. Throws for any other path.
 */
export function packageFolder(path: string): string | undefined {
  const [folder] = /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
  if (folder === undefined && !path.startsWith(`${COMPILED}/`))
    throw new Error(`neither ours nor a package's: ${path}`)
  return folder
}
