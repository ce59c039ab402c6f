import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startServer } from '../server.ts'
import { debian, unpackPackages } from './debian.ts'
import { type Part, placeOf } from './part.ts'

/** A proxy that companies run, as Debian packs it; it is unpacked, and nothing is installed. */
export const tinyproxy: Part = {
  name: 'tinyproxy',
  folder: 'tinyproxy-1',
  tools: [debian],
  make: (folder) => unpackPackages(['tinyproxy-bin'], folder),
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
