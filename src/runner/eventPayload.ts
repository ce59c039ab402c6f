import { existsSync } from 'node:fs'

/**
 * Reads the payload of the event that started the run. Returns an empty object if it cannot be
 * read.
 */
export async function eventPayload(
  path: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  // The toolkit prints a path that does not exist, without escaping it.
  if (path === undefined || !existsSync(path)) return {}
  try {
    // Imported by path: the package's main module loads Octokit, which this action never uses
    // (decision 25).
    const { Context } = await import('../../node_modules/@actions/github/lib/context.js')
    return new Context().payload
  } catch {
    return {}
  }
}
