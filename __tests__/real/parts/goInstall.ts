import { run } from './part.ts'

/** Two compilers at a time: the machine is small, and linking takes memory. */
export const goFlags = { GOFLAGS: '-p=2 -buildvcs=false' }

/** Builds a program of a Go module, at a version, into a folder. */
export async function goInstall(module: string, folder: string): Promise<void> {
  await run(['go', 'install', module], { cwd: folder, env: { ...goFlags, GOBIN: folder } })
}
