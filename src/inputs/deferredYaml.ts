import type { ParseYaml } from './yamlValue.ts'

/**
 * Loads the YAML parser on first use: post rarely needs it. The one `import()` of its module, so that
 * the bundle has it once.
 */
export const importYaml = async (): Promise<ParseYaml> => {
  const { loadYaml } = await import('./yaml.ts')
  return loadYaml()
}
