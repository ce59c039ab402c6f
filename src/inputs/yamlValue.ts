/**
 * A YAML value as written: every scalar is a string, every mapping keeps its order and has unique
 * keys.
 */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue>

/** Parses YAML. Returns the value, or errors that give line numbers but quote no value. */
export type ParseYaml = (
  text: string,
) => { readonly value: YamlValue } | { readonly errors: readonly string[] }
