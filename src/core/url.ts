const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Parses a URL. Returns `undefined` if it contains credentials, or is neither https nor http on a
 * loopback host.
 */
export function parseSafeUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '') return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
    ? url
    : undefined
}

/** Returns origin and path of a URL, without the query; `undefined` if it cannot be parsed. */
export function originAndPath(address = ''): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname}` : undefined
}
