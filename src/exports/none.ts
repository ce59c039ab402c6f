import type { ExportTarget } from './target.ts'

/** Exports nothing: the step only proves that it could lease. */
export const none: ExportTarget = {
  description: 'nothing',
  names: () => ({}),
  write: () => ({ exported: [] }),
}
