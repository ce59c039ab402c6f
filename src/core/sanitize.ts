import { maskForms } from './masks.ts'

const LONGEST = 200

/**
 * Returns text of a server in a form that is safe to log: one line of a restricted character set,
 * no run of more than 40 characters without a space (a truncated token no longer matches its mask),
 * no runner command, and no form of a masked secret, because sanitizing would turn it into a form
 * that no mask covers. Prefer a message of this program wherever one exists.
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
  // The longest form first: removing a part of a longer form would leave the rest of it.
  return forms
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.replaceAll(form, ' '), text)
}

/**
 * Returns a user's text in quotes, on one line, truncated to 120 characters. For errors about the
 * user's own inputs, never for text of a server.
 */
export function quoted(text: string): string {
  const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text
  return JSON.stringify(cut).replaceAll('##[', '## [')
}
