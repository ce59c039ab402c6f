import { failures } from '../../src/core/failure.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'
import { table } from './markdown.ts'
import { refusals } from './refusals.ts'

/** Returns a section for each code, whose heading is the anchor that the log links to. */
function codeSections(): string {
  const sections = Object.entries(failures).map(([code, { summary, causes, fix }]) =>
    [
      `## ${code}`,
      '',
      summary,
      '',
      'Likely causes:',
      '',
      ...causes.map((cause) => `- ${cause}`),
      '',
      `Fix: ${fix}`,
    ].join('\n'),
  )
  return sections.join('\n\n')
}

/** Returns a table of known rejections for each provider. */
function rejectionSections(): string {
  const sections = providerNames.map((name) => {
    const rows = refusals[name].map(({ code, symptom, causes, fix }) => [
      symptom,
      `[\`${code}\`](#${code.toLowerCase()})`,
      causes.join('; '),
      fix,
    ])
    const shown = table(['symptom', 'error', 'likely causes', 'fix'], rows)
    return `### ${providers[name].title}\n\n${shown}`
  })
  return `## What servers reject\n\n${sections.join('\n\n')}`
}

/** Returns all failure codes, and then the rejections that each provider explains. */
export const errorSections = (): string => `${codeSections()}\n\n${rejectionSections()}`
