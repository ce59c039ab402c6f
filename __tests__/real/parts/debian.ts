import { globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run, type Tool } from './part.ts'

/** What fetches a package of Debian. */
export const debian: Tool = { name: 'APT', ask: ['apt-get', '--version'], answers: /^apt \d/ }

/**
 * Fetches packages and unpacks them into a folder; nothing is installed. Libraries that the
 * distribution does not have under such a name are left out.
 */
export async function unpackPackages(
  names: readonly string[],
  folder: string,
  libraries: readonly string[] = [],
): Promise<void> {
  const download = (
    wanted: readonly string[],
    options: readonly string[] = [],
  ): Promise<readonly string[]> =>
    run(['apt-get', ...options, 'download', ...wanted], { cwd: folder }).then(() => options)
  // A machine that never looked for packages has no lists of them; ours lie beside the system's,
  // which need an administrator.
  const own = [
    '-o',
    `Dir::State::lists=${join(folder, 'lists')}`,
    '-o',
    `Dir::Cache=${join(folder, 'cache')}`,
  ]
  const options = await download(names).catch(async () => {
    mkdirSync(join(folder, 'lists', 'partial'), { recursive: true })
    mkdirSync(join(folder, 'cache', 'archives', 'partial'), { recursive: true })
    await run(['apt-get', ...own, 'update'], { cwd: folder })
    return download(names, own)
  })
  for (const library of libraries) await download([library], options).catch(() => undefined)
  for (const archive of globSync('*.deb', { cwd: folder }))
    await run(['dpkg-deb', '--extract', archive, '.'], { cwd: folder })
}
