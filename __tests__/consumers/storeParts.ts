import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { linux, type Part, placeOf, run } from '../real/parts/part.ts'

const PACKAGES = [
  '@azure/keyvault-secrets@4.12.0',
  '@google-cloud/secret-manager@7.2.0',
  '@cloud-copilot/iam-simulate@0.1.173',
] as const
const digest = createHash('sha256').update(PACKAGES.join(' ')).digest('hex').slice(0, 12)

/** The clients of two vendors, and a simulator of IAM that compares resources. */
export const storeClients: Part = {
  name: 'the clients of Key Vault and Secret Manager for JavaScript, and iam-simulate',
  folder: `clients-stores-${digest}`,
  tools: [linux],
  async make(folder) {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'] as const
    await run(['npm', 'install', '--prefix', folder, ...flags, ...PACKAGES], { cwd: folder })
  },
}

const PROGRAMS = resolve(import.meta.dirname, 'programs')

/** The command of a program, which finds the packages in the folder of the part. */
export const storeProgram = (
  file: string,
  ...parameters: readonly string[]
): readonly [string, ...string[]] => [
  process.execPath,
  join(PROGRAMS, file),
  placeOf(storeClients),
  ...parameters,
]
