import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { type Part, placeOf, run, type Tool } from './part.ts'

const debian: Tool = { name: 'APT', ask: ['apt-get', '--version'], answers: /^apt \d/ }

/** A proxy that companies run, as Debian packs it; it is unpacked, and nothing is installed. */
export const tinyproxy: Part = {
  name: 'tinyproxy',
  folder: 'tinyproxy-1',
  tools: [debian],
  async make(folder) {
    const download = (...options: readonly string[]): Promise<string> =>
      run(['apt-get', ...options, 'download', 'tinyproxy-bin'], { cwd: folder })
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
    const [archive = ''] = globSync('*.deb', { cwd: folder })
    await run(['dpkg-deb', '--extract', archive, '.'], { cwd: folder })
  },
}

/** Starts one that asks another proxy for the lab's names; returns its address. */
export async function startTinyproxy(upstream: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'tinyproxy-'))
  const file = join(scratch, 'tinyproxy.conf')
  const port = await freePort()
  writeFileSync(
    file,
    `Port ${port}\nListen 127.0.0.1\nTimeout 30\nUpstream http ${upstream} ".lab.test"\n`,
  )
  await startServer({
    argv: [join(placeOf(tinyproxy), 'usr/bin/tinyproxy'), '-d', '-c', file],
    sign: /Accepting connections/,
  })
  // It has read its file, and reads it no more.
  rmSync(scratch, { recursive: true })
  return `http://127.0.0.1:${port}`
}
