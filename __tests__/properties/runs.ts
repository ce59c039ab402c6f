const factor = Number(process.env['PROPERTY_RUNS'] ?? 1)

/** How often a property is tried: as often as ordinary tests can wait for, times `PROPERTY_RUNS`. */
export const runs = (usually: number): { readonly numRuns: number } => ({ numRuns: Math.ceil(usually * factor) })
