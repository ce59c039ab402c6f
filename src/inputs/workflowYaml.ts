import type { Pair } from 'yaml'

type YamlLibrary = typeof import('yaml')

/** A value of a workflow file with the line in which it begins. */
export interface YamlTree {
  readonly line: number
  readonly value: string | readonly YamlTree[] | ReadonlyMap<string, YamlTree>
}

/** Parses a workflow file; an error is a predicate that completes a sentence. */
export type ParseWorkflow = (
  text: string,
) => { readonly tree: YamlTree } | { readonly error: string; readonly line: number }

const DEEPEST = 30
const MOST_ALIASED = 1_000

/**
 * Loads the parser of workflow files. Unlike inputs of this action, they may hold anchors and
 * aliases; what aliases repeat is limited to 1,000 nodes. Every scalar is the text as written.
 */
export async function loadWorkflowParser(): Promise<ParseWorkflow> {
  const library = await import('yaml')
  return (text) => {
    const lines = new library.LineCounter()
    const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false } as const
    const document = library.parseDocument(text, { ...options, lineCounter: lines })
    const [mistake] = document.errors
    const lineAt = (offset: number): number => lines.linePos(offset).line
    if (mistake) return { error: 'is not valid YAML', line: lineAt(mistake.pos[0]) }
    const work = { library, document, lineAt, aliased: { count: 0 } }
    const problem: Problem = {}
    const tree = convert(document.contents, { ...work, problem }, { line: 1, depth: 0 })
    return problem.error === undefined
      ? { tree }
      : { error: problem.error, line: problem.line ?? 1 }
  }
}

type Problem = { error?: string; line?: number }

interface Work {
  readonly library: YamlLibrary
  readonly document: ReturnType<YamlLibrary['parseDocument']>
  readonly lineAt: (offset: number) => number
  readonly aliased: { count: number }
  /** The first error that was found. */
  readonly problem: Problem
}

interface Spot {
  /** The line of the parent, for a value that is missing. */
  readonly line: number
  readonly depth: number
  /** The value is repeated by an alias. */
  readonly repeated?: boolean
}

function convert(node: unknown, work: Work, spot: Spot): YamlTree {
  const { library, document, aliased } = work
  if (library.isAlias(node))
    return convert(node.resolve(document), work, { ...spot, repeated: true })
  const line = library.isNode(node) && node.range ? work.lineAt(node.range[0]) : spot.line
  if (spot.repeated) aliased.count += 1
  if (aliased.count > MOST_ALIASED) fail(work, line, 'repeats more than 1,000 nodes by aliases')
  if (spot.depth > DEEPEST) fail(work, line, `is nested deeper than ${DEEPEST} levels`)
  if (library.isScalar(node)) return { line, value: String(node.value ?? '') }
  if (!library.isCollection(node) || work.problem.error !== undefined) return { line, value: '' }
  const inside = { ...spot, line, depth: spot.depth + 1 }
  return library.isSeq(node)
    ? { line, value: node.items.map((item) => convert(item, work, inside)) }
    : { line, value: convertPairs(node.items as readonly Pair[], work, inside) }
}

function convertPairs(pairs: readonly Pair[], work: Work, spot: Spot): Map<string, YamlTree> {
  const map = new Map<string, YamlTree>()
  for (const { key, value } of pairs) {
    const name = convert(key, work, spot)
    if (typeof name.value !== 'string') fail(work, name.line, 'has a key that is not a string')
    const text = String(name.value)
    if (map.has(text)) fail(work, name.line, 'has a key twice')
    map.set(text, convert(value, work, { ...spot, line: name.line }))
  }
  return map
}

function fail({ problem }: Work, line: number, error: string): void {
  problem.error ??= error
  problem.line ??= line
}

/** Returns a member of a mapping. */
export const member = (tree: YamlTree | undefined, name: string): YamlTree | undefined =>
  tree?.value instanceof Map ? (tree.value as ReadonlyMap<string, YamlTree>).get(name) : undefined

/** Returns the members of a mapping; none for any other value. */
export const members = (tree: YamlTree | undefined): readonly (readonly [string, YamlTree])[] =>
  tree?.value instanceof Map ? [...(tree.value as ReadonlyMap<string, YamlTree>)] : []

/** Returns the items of a list; none for any other value. */
export const items = (tree: YamlTree | undefined): readonly YamlTree[] =>
  Array.isArray(tree?.value) ? (tree.value as readonly YamlTree[]) : []

/** Returns a scalar as text; `undefined` for any other value. */
export const scalar = (tree: YamlTree | undefined): string | undefined =>
  typeof tree?.value === 'string' ? tree.value : undefined
