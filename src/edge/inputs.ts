/** The inputs as the runner gives them, by lower-case name; an empty or blank one is absent. */
export function rawInputs(env: NodeJS.ProcessEnv = process.env): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env).flatMap(([name, value = '']) => {
      const text = value.trim()
      return /^INPUT_/i.test(name) && text !== ''
        ? [[name.slice('INPUT_'.length).toLowerCase(), text] as const]
        : []
    }),
  )
}

/** What main left for post under a key. */
export function state(key: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env[`STATE_${key}`] || undefined
}
