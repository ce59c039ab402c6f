/** Returns a Markdown table. Pipes in cells are escaped. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    head,
    head.map(() => '---'),
    ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** Returns a heading as GitHub makes it an anchor. */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-')

/**
 * Returns the text with the content between all marks replaced. Throws if the marks do not match
 * the blocks.
 */
export function rewritten(text: string, blocks: ReadonlyMap<string, string>): string {
  const marks = /^([^\n]*\bgenerated:start (\S+)[^\n]*\n)([\s\S]*?)^([^\n]*\bgenerated:end\b)/gm
  const seen = new Set<string>()
  const result = text.replace(marks, (_, start: string, name: string, old: string, end: string) => {
    const block = blocks.get(name)
    if (block === undefined || seen.has(name) || old.includes('generated:start'))
      throw new Error(`the marks of block "${name}" are unknown, doubled or not closed`)
    seen.add(name)
    return `${start}${block}\n${end}`
  })
  for (const name of blocks.keys())
    if (!seen.has(name)) throw new Error(`there are no marks for block "${name}"`)
  return result
}
