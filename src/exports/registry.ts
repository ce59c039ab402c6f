import { docker } from './docker.ts'
import { env } from './env.ts'
import { file } from './file.ts'
import { kubeconfig } from './kubeconfig.ts'
import { none } from './none.ts'
import { output } from './output.ts'
import { profile } from './profile.ts'
import type { ExportTarget } from './target.ts'

const registry = { env, output, file, profile, kubeconfig, docker, none } as const satisfies Record<
  string,
  ExportTarget
>

/** The values that `export` accepts. */
export type ExportName = keyof typeof registry

/** Every export target by its name. */
export const exportTargets: Readonly<Record<ExportName, ExportTarget>> = registry

/** The names of the export targets in the order of the registry. */
export const exportNames = Object.keys(registry) as readonly ExportName[]
