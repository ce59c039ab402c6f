import { createHash } from 'node:crypto'
import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { debian, unpackPackages } from '../real/parts/debian.ts'
import { goFlags, goInstall } from '../real/parts/goInstall.ts'
import { go, linux, type Part, placeOf, run } from '../real/parts/part.ts'

// conmon and crun are what podman insists on, although it starts nothing.
const PROGRAMS = ['docker-registry', 'skopeo', 'podman', 'conmon', 'crun'] as const
// A small machine lacks them; Ubuntu has one of them under another name.
const LIBRARIES = [
  'libgpgme11',
  'libgpgme11t64',
  'libassuan0',
  'libdevmapper1.02.1',
  'libsubid4',
  'libyajl2',
] as const

/** A registry and two clients, as Debian packs them. */
export const debianRegistry: Part = {
  name: 'docker-registry, skopeo and podman of Debian',
  folder: 'registry-debian-3',
  tools: [debian, linux],
  make: (folder) => unpackPackages(PROGRAMS, folder, LIBRARIES),
}

/** The command of one of them. */
export const debianProgram = (name: string): string =>
  join(placeOf(debianRegistry), 'usr/bin', name)

/** Where their libraries are, for `LD_LIBRARY_PATH`. */
export const debianLibraries = (): string =>
  ['usr/lib', 'lib'].map((each) => join(placeOf(debianRegistry), each, MULTIARCH)).join(':')

const MULTIARCH = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`

const goTool = (name: string, module: string, version: string): Part => ({
  name: `${name} ${version.slice(1)}`,
  folder: `${name}-${version}`,
  tools: [go, linux],
  make: (folder) => goInstall(`${module}@${version}`, folder),
})

export const crane = goTool('crane', 'github.com/google/go-containerregistry/cmd/crane', 'v0.22.1')
export const oras = goTool('oras', 'oras.land/oras/cmd/oras', 'v1.3.6')
export const helm = goTool('helm', 'helm.sh/helm/v3/cmd/helm', 'v3.22.0')
export const buildx = goTool('buildx', 'github.com/docker/buildx/cmd/buildx', 'v0.38.2')

/** The command of a tool that was built. */
export const goProgram = (part: Part): string =>
  join(placeOf(part), part.folder.slice(0, part.folder.indexOf('-')))

const LOADER = resolve(import.meta.dirname, 'dockerConfig')
const digest = ['main.go', 'go.mod', 'go.sum'].reduce(
  (hash, file) => hash.update(readFileSync(join(LOADER, file))),
  createHash('sha256'),
)

/** A program that finds logins with docker's own loader of configurations. */
export const dockerLoader: Part = {
  name: "docker's loader of configurations 29.9.3",
  folder: `docker-config-${digest.digest('hex').slice(0, 12)}`,
  tools: [go, linux],
  async make(folder) {
    cpSync(LOADER, folder, { recursive: true })
    await run(['go', 'build', '-o', join(folder, 'loader'), '.'], { cwd: folder, env: goFlags })
  },
}
