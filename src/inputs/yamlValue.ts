/** A piece of YAML as it was written: every scalar is text, every mapping keeps its order and has unique keys. */
export type Node = string | readonly Node[] | ReadonlyMap<string, Node>

/** Reads YAML text; complains in sentences that quote no more than a line number. */
export type ParseYaml = (
  text: string,
) => { readonly node: Node } | { readonly mistakes: readonly string[] }
