const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
export function parseSafeUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '') return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
    ? url
    : undefined
}
