/** An item that was leased with a token: a lease of the server, or a certificate. */
export type LeasedItem =
  | { readonly kind: 'lease'; readonly id: string }
  | { readonly kind: 'certificate'; readonly mount: string; readonly serial: string }

/** Returns the item as a line of a receipt. */
export const encode = (end: LeasedItem): string =>
  end.kind === 'lease' ? `lease ${end.id}` : `certificate ${end.serial} ${end.mount}`

/** Returns the API path that revokes the item. */
export const revokePath = (end: LeasedItem): string =>
  end.kind === 'lease' ? 'sys/leases/revoke' : `${end.mount}/revoke`

const LINE =
  /^(?:lease ([^\p{Cc}]{1,1024})|certificate ([0-9A-Fa-f:-]{1,128}) ([^\p{Cc}]{1,512}))$/u

/** Returns whether the item fits into one line of a receipt and can be decoded from it. */
export const fitsLine = (end: LeasedItem): boolean => LINE.test(encode(end))

/**
 * Returns the items of a receipt; `undefined` if `encode` could not have written one of the lines.
 */
export function decode(lines: string): readonly LeasedItem[] | undefined {
  const found = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => decodeLine(line))
  return found.every((item) => item !== undefined) ? found : undefined
}

function decodeLine(line: string): LeasedItem | undefined {
  const [matched, id, serial = '', mount = ''] = LINE.exec(line) ?? []
  if (matched === undefined) return undefined
  return id === undefined ? { kind: 'certificate', mount, serial } : { kind: 'lease', id }
}
