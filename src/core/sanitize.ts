import { maskForms } from './masks.ts'

const LONGEST = 200

/**
 * Foreign text in a form that may stand in a log: one line of harmless letters, no run of more than
 * 40 characters without a space (a token that was cut is no longer the masked value), nothing that
 * a runner takes for a command, and nothing of what is masked: reduced, it would have a form that
 * no mask covers. Use our own words instead wherever there are some.
 */
export function sanitizeForeign(text: string, secrets: readonly string[] = []): string {
  const line = removeSecrets(text, secrets)
    .replace(/[^\s]{41,}/g, '(long text left out)')
    .replace(/[^A-Za-z0-9 _.,:/@()-]+/g, ' ')
    .replace(/:{2,}/g, ':')
    .replace(/ +/g, ' ')
    .trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} (cut)` : line
}

function removeSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((value) => [value, encodeURIComponent(value)]).flatMap(maskForms)
  // The longest first: a part that is taken out of a whole leaves the rest of it.
  return forms
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.replaceAll(form, ' '), text)
}

/**
 * What a user wrote, in quotes, one line, cut where it is long: for errors about their own inputs,
 * never for a server's words.
 */
export function quoted(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text
  return JSON.stringify(cut).replaceAll('##[', '## [')
}
