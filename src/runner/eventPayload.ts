import { existsSync } from 'node:fs'

/**
 * The payload of the event that started the run; an empty object when there is none that can be
 * read.
 */
export async function eventPayload(
  path: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  // The toolkit prints a path that does not exist, raw.
  if (path === undefined || !existsSync(path)) return {}
  try {
    // By path: the package's front module loads Octokit, which this action never uses (decision
    // 25).
    const { Context } = await import('../../node_modules/@actions/github/lib/context.js')
    return new Context().payload
  } catch {
    return {}
  }
}
