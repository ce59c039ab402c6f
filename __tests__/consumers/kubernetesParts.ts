import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { linux, type Part, placeOf, python, run } from '../real/parts/part.ts'

const NODE_PACKAGE = '@kubernetes/client-node@2.0.1'
const PYTHON_PACKAGE = 'kubernetes==37.0.2'
const digest = createHash('sha256')
  .update(`${NODE_PACKAGE} ${PYTHON_PACKAGE}`)
  .digest('hex')
  .slice(0, 12)

/** The clients of Kubernetes for JavaScript and Python. */
export const kubernetesClients: Part = {
  name: 'the clients of Kubernetes for JavaScript and Python',
  folder: `clients-kubernetes-${digest}`,
  tools: [python, linux],
  async make(folder) {
    await run(['python3', '-m', 'venv', folder], { cwd: folder })
    const pip = [join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet'] as const
    await run([...pip, '--disable-pip-version-check', PYTHON_PACKAGE], { cwd: folder })
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'] as const
    await run(['npm', 'install', '--prefix', folder, ...flags, NODE_PACKAGE], { cwd: folder })
  },
}

const PROGRAMS = resolve(import.meta.dirname, 'programs')

/** The commands that list the ConfigMaps of a namespace, by client. */
export const kubernetesPrograms = (
  namespace: string,
): Readonly<Record<string, readonly [string, ...string[]]>> => ({
  'the client for JavaScript': [
    process.execPath,
    join(PROGRAMS, 'kubernetesClient.mjs'),
    placeOf(kubernetesClients),
    namespace,
  ],
  'the client for Python': [
    join(placeOf(kubernetesClients), 'bin/python'),
    join(PROGRAMS, 'kubernetesClient.py'),
    namespace,
  ],
})
