import { dirname, join, resolve } from 'node:path'
import type { Runtime } from '../core/runtime.ts'
import { UNSAFE_VARIABLES } from './variables.ts'

/**
 * Returns the command that later steps start: this Node, and the entry beside the one that runs now.
 * Both stay where they are until the end of the job.
 */
export const refreshCommand = (
  script = process.argv[1] ?? '',
): ReturnType<Runtime['refreshCommand']> => ({
  node: process.execPath,
  entry: join(dirname(resolve(script)), 'refresh.js'),
  unset: UNSAFE_VARIABLES,
  windows: process.platform === 'win32',
})
