/**
 * A YAML value as written: every scalar is a string, every mapping keeps its order and has unique
 * keys.
 */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue>

/** Parses YAML. Returns the value, or errors that give line numbers but quote no value. */
export type ParseYaml = (
  text: string,
) => { readonly value: YamlValue } | { readonly errors: readonly string[] }

/** Returns whether a value is a YAML mapping. */
export const isYamlMap = (value: YamlValue | undefined): value is ReadonlyMap<string, YamlValue> =>
  value instanceof Map

/** Returns whether a value is a YAML list. */
export const isYamlList = (value: YamlValue | undefined): value is readonly YamlValue[] =>
  Array.isArray(value)
