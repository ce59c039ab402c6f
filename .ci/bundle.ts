import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, resolve, sep } from 'node:path'
import { compileFunction } from 'node:vm'
import { type ChunkOutline, chunkName, type Load } from './chunkNames.ts'

/** A file of the bundle. */
export interface Part {
  /** File name without a folder. */
  readonly file: string
  readonly code: string
  /** The modules that it contains; paths are relative to the project. */
  readonly modules: readonly { readonly path: string; readonly bytes: number }[]
  /** The `import()` calls that load it. */
  readonly loads: readonly Load[]
}

/** The result of one build. */
export interface Bundle {
  readonly parts: readonly Part[]
  readonly licenses: string
}

interface Module {
  nameForCondition?(): string | null
  /** The modules that were joined into this one. */
  readonly modules?: readonly Module[]
  size(): number
}
interface Chunk {
  readonly id: number
  readonly groupsIterable: Iterable<{
    readonly origins: readonly { readonly module: Module | null; readonly request: string }[]
  }>
  hasRuntime(): boolean
}
interface Compilation {
  readonly chunks: Iterable<Chunk>
  readonly chunkGraph: {
    getChunkModules(chunk: Chunk): readonly Module[]
    getChunkRootModules(chunk: Chunk): readonly Module[]
  }
}
interface Built {
  readonly code: string
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>
  readonly stats: { readonly compilation: Compilation }
}
type Ncc = (entry: string, options: object) => Promise<Built>

const LICENSES = 'licenses.txt'

/**
 * Bundles an entry and everything it imports. Returns one part for the entry and one for each
 * further chunk. Throws if two chunks have the same name.
 */
export async function bundle(entry: string, externals: Readonly<Record<string, string>>) {
  const ncc = loadNcc()
  const options = { cache: false, esm: false, quiet: true, license: LICENSES, externals }
  const { code, assets, stats } = await ncc(resolve(entry), options)
  const chunks = [...stats.compilation.chunks].map((chunk) => outline(chunk, stats.compilation))
  const names = new Map(chunks.map(({ id, name }) => [String(id), name]))
  if (new Set(names.values()).size < names.size)
    throw new Error(`two chunks have one name: ${[...names.values()].join(', ')}`)
  const parts = chunks.map(({ id, name, modules, loads }): Part => {
    const source = name === 'index' ? code : String(assets[`${id}.index.js`]?.source)
    return { file: `${name}.js`, code: renamed(source, names), modules, loads }
  })
  if (Object.keys(assets).length !== parts.length)
    throw new Error(`the bundler made other files than chunks: ${Object.keys(assets).join(', ')}`)
  const licenses = String(assets[LICENSES]?.source)
  return { parts: parts.sort(byFile), licenses } satisfies Bundle
}

/**
 * The size in bytes from which modules that several chunks need become a chunk. Smaller ones are
 * copied into each: a further file adds 0.3 ms to a start.
 */
const SMALLEST_CHUNK = 5000

/**
 * Returns the bundler with this size in place of webpack's 20,000, for which it has no option.
 * Throws unless the place in its code is found once.
 */
function loadNcc(): Ncc {
  const require = createRequire(import.meta.url)
  const file = `${require.resolve('@vercel/ncc')}.cache.js`
  const [before, after, ...more] = readFileSync(file, 'utf8').split('innerGraph:true,')
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('the place for the size of chunks is not found in the bundler')
  const code = `${before}innerGraph:true,splitChunks:{minSize:${SMALLEST_CHUNK}},${after}`
  const module = { exports: {} }
  const names = ['exports', 'require', 'module', '__filename', '__dirname']
  compileFunction(code, names, { filename: file })(
    ...[module.exports, createRequire(file), module, file, dirname(file)],
  )
  return module.exports as Ncc
}

const byFile = (a: Part, b: Part): number => (a.file < b.file ? -1 : 1)

function outline(chunk: Chunk, { chunkGraph }: Compilation) {
  const loads = [...chunk.groupsIterable].flatMap(({ origins }) =>
    origins.flatMap(({ module, request }) => {
      const from = module && pathOf(module)
      return from ? [{ from, request }] : []
    }),
  )
  const paths = (modules: readonly Module[]): readonly string[] =>
    modules.flatMap((module) => pathOf(module) ?? [])
  const roots = paths(chunkGraph.getChunkRootModules(chunk))
  const facts: ChunkOutline = { roots, loads: loads.sort(byPlace) }
  const modules = chunkGraph
    .getChunkModules(chunk)
    .flatMap((module) => module.modules ?? module)
    .flatMap((module) => {
      const path = pathOf(module)
      return path === undefined ? [] : [{ path, bytes: module.size() }]
    })
  const name = chunk.hasRuntime() ? 'index' : chunkName(facts)
  return { id: chunk.id, name, modules: modules.sort(byPath), loads }
}

const byPlace = (a: Load, b: Load): number =>
  `${a.from} ${a.request}` < `${b.from} ${b.request}` ? -1 : 1
const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1

/** Returns the path of a module; `undefined` for modules of Node and of the bundler. */
function pathOf(module: Module): string | undefined {
  const path = module.nameForCondition?.()
  return path ? relative('.', path).split(sep).join('/') : undefined
}

/**
 * Returns the code with names in place of chunk numbers. The bundler has no option for it; each
 * place is found by the code around it. Throws if a number is left.
 */
function renamed(code: string, names: ReadonlyMap<string, string>): string {
  const named = (id: string): string => {
    const name = names.get(id)
    if (name === undefined) throw new Error(`the bundler names a chunk ${id} that it did not make`)
    return JSON.stringify(name)
  }
  const result = code
    .replace(
      /(_require__\.e\((?:\/\* import\(\) \*\/ )?)(\d+)\)/g,
      (_, before, id) => `${before}${named(id)})`,
    )
    .replace(/^exports\.id = (\d+);$/m, (_, id) => `exports.id = ${named(id)};`)
    .replace(
      /^exports\.ids = \[(\d+(?:,\d+)*)\];$/m,
      (_, ids: string) => `exports.ids = [${ids.split(',').map(named).join(', ')}];`,
    )
    .replace('return "" + chunkId + ".index.js";', 'return chunkId + ".js";')
    .replace(
      /(var installedChunks = \{\n.*?)(\d+)(: 1\n)/,
      (_, before, id, after) => `${before}${named(id)}${after}`,
    )
  const left = /_require__\.e\((?:\/\*.*?\*\/ )?\d|exports\.ids? = \[?\d|\.index\.js/.exec(result)
  if (left) throw new Error(`the number of a chunk is left over: ${left[0]}`)
  return result
}
