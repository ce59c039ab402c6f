import { quoted } from '../core/sanitize.ts'
import type { Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import { type ExportName, exportNames, exportTargets } from './registry.ts'
import type { ExportConfig } from './target.ts'

/**
 * Reads `export`. Adds an error if it is missing, unless nothing will be exported anyway, and for
 * each value that does not fit the lease.
 */
export function parseExports(
  read: Reader,
  config: ExportConfig,
  { usual, required }: { readonly usual: readonly string[]; readonly required: boolean },
): ReadonlySet<ExportName> {
  if (!read.has('export') && !required) return new Set(['none'])
  if (!read.has('export')) read.addError('export', missingExport(config, usual))
  const words = read.list('export') ?? []
  const targets = exportNames.filter((name) => words.includes(name))
  for (const word of words.filter((text) => !exportNames.some((name) => name === text))) {
    const must = `must be one or several of ${exportNames.join(', ')}; got ${quoted(word)}`
    read.addError('export', `${must}${meantExport(word)}`)
  }
  if (targets.includes('none') && targets.length > 1)
    read.addError('export', 'cannot be "none" and something else')
  for (const name of targets) {
    const error = exportTargets[name].accepts?.(config)
    if (error !== undefined) read.addError('export', error)
  }
  return new Set(targets)
}

/** Returns what was probably meant: a list without its brackets, or a similar name. */
function meantExport(word: string): string {
  const parts = word.split(/[\s,]+/)
  if (parts.length > 1 && parts.every((part) => exportNames.some((name) => name === part)))
    return `; write export: "[${parts.join(', ')}]"`
  return didYouMean(word, exportNames)
}

/** Returns the error for a missing `export`: what most workflows write, then every other value. */
function missingExport(config: ExportConfig, usualNames: readonly string[]): string {
  const offered = exportNames.filter((name) => !exportTargets[name].accepts?.(config))
  const explain = (name: ExportName): string => `(${exportTargets[name].description})`
  const usual = usualNames
    .flatMap((name) => offered.find((target) => target === name) ?? [])
    .map((name) => `"export: ${name}" ${explain(name)}`)
  const others = offered
    .filter((name) => !usualNames.includes(name))
    .map((name) => `${name} ${explain(name)}`)
  return (
    `is required: it says where the credentials go. Usual with "from: ${config.from}": ` +
    `${usual.join(' or ')}; also ${others.join(', ')}`
  )
}
