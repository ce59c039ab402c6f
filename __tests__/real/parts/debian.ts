import { globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run, type Tool } from './part.ts'

/** What fetches a package of Debian. */
export const debian: Tool = { name: 'APT', ask: ['apt-get', '--version'], answers: /^apt \d/ }

/** Fetches packages and unpacks them into a folder; nothing is installed. */
export async function unpackPackages(names: readonly string[], folder: string): Promise<void> {
  const download = (...options: readonly string[]): Promise<string> =>
    run(['apt-get', ...options, 'download', ...names], { cwd: folder })
  // A machine that never looked for packages has no lists of them; ours lie beside the system's,
  // which need an administrator.
  const own = [
    '-o',
    `Dir::State::lists=${join(folder, 'lists')}`,
    '-o',
    `Dir::Cache=${join(folder, 'cache')}`,
  ]
  await download().catch(async () => {
    mkdirSync(join(folder, 'lists', 'partial'), { recursive: true })
    mkdirSync(join(folder, 'cache', 'archives', 'partial'), { recursive: true })
    await run(['apt-get', ...own, 'update'], { cwd: folder })
    await download(...own)
  })
  for (const archive of globSync('*.deb', { cwd: folder }))
    await run(['dpkg-deb', '--extract', archive, '.'], { cwd: folder })
}
