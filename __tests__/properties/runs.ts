import type fc from 'fast-check'

const factor = Number(process.env['PROPERTY_RUNS'] ?? 1)

/**
 * How often a property is tried: as often as ordinary tests can wait for, times `PROPERTY_RUNS`.
 * Where few are asked for, the first failure is enough.
 */
export const runs = (
  usually: number,
): { readonly numRuns: number } & Pick<fc.Parameters, 'endOnFailure'> => ({
  numRuns: Math.ceil(usually * factor),
  endOnFailure: factor < 1,
})
