/** Returns seconds since the epoch as an RFC 3339 timestamp in whole seconds. */
export const rfc3339 = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')
