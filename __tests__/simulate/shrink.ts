import type { JobSpec } from './spec.ts'

/**
 * Returns the smallest job found that still fails: parts are removed one at a time for as long as
 * `fails` holds, at most `tries` plays.
 */
export async function shrink(
  spec: JobSpec,
  fails: (candidate: JobSpec) => Promise<boolean>,
  tries = 200,
): Promise<JobSpec> {
  let [smallest, left] = [spec, tries]
  for (let again = true; again; ) {
    again = false
    for (const candidate of smaller(smallest)) {
      if (left-- <= 0) return smallest
      if (!(await fails(candidate))) continue
      smallest = candidate
      again = true
      break
    }
  }
  return smallest
}

/** Returns the job with one part less, the largest parts first. */
function smaller(spec: JobSpec): readonly JobSpec[] {
  const { end: _, ...endless } = spec
  const { postEnd: __, ...postEndless } = spec
  const { full: ___, ...roomy } = spec
  const { forgery: ____, ...honest } = spec
  return [
    ...(spec.end ? [endless] : []),
    ...(spec.postEnd ? [postEndless] : []),
    ...(spec.full ? [roomy] : []),
    ...(spec.forgery ? [honest] : []),
    ...(spec.summaryFull ? [{ ...spec, summaryFull: false }] : []),
    ...(spec.skew === 0 ? [] : [{ ...spec, skew: 0 }]),
    ...without(spec.hostility).map((hostility) => ({ ...spec, hostility })),
    ...without(spec.faults).map((faults) => ({ ...spec, faults })),
    ...without(spec.postFaults).map((postFaults) => ({ ...spec, postFaults })),
    ...(spec.leases.length > 1 ? without(spec.leases) : []).map((leases) => ({ ...spec, leases })),
    ...Object.keys(spec.step).map((name) => {
      const { [name]: _____, ...step } = spec.step
      return { ...spec, step }
    }),
  ]
}

const without = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.map((_, index) => list.toSpliced(index, 1))
