/**
 * The state of a step that has leased nothing. Main writes it before anything that can fail, so
 * that the runner itself sets both keys: no later step can replace them by a `STATE_*` variable.
 * The real header replaces it before the first request that may lease something.
 */
export const TOMBSTONE = { closed: 'open', opening: '{"v":1,"leases":"none"}' } as const
