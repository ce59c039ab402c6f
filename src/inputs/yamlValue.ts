/**
 * A piece of YAML as it was written: every scalar is text, every mapping keeps its order and has
 * unique keys.
 */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue>

/** Reads YAML text; complains in sentences that quote no more than a line number. */
export type ParseYaml = (
  text: string,
) => { readonly value: YamlValue } | { readonly errors: readonly string[] }
