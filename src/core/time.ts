/** Returns seconds since the epoch as an RFC 3339 timestamp in whole seconds. */
export const rfc3339 = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')

/** Returns the time of day in UTC, such as `12:00`. */
export const clockTime = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 16)
