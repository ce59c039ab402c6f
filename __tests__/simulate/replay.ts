import { fixedSigningKey, removeNondeterminism } from './determinism.ts'

/** Plays one job and prints what it did, what its servers received, and what it broke. */
export async function replay(seed: number, job: number): Promise<void> {
  removeNondeterminism()
  const { createSpec } = await import('./spec.ts')
  const { playJob } = await import('./play.ts')
  const { violationsOf } = await import('./judge.ts')
  const { readable } = await import('../lab/transcript.ts')
  const spec = createSpec(seed, job)
  const evidence = await playJob(spec, fixedSigningKey())
  const violations = violationsOf(evidence)
  const { main, post } = evidence
  console.log(JSON.stringify(spec, undefined, 2))
  for (const [name, step] of [
    ['main', main],
    ['post', post],
  ] as const)
    console.log(
      `--- ${name}: ${step?.outcome} ${step?.code ?? ''} ${step?.message ?? ''}\n` +
        readable(step?.transcript ?? []).join('\n'),
    )
  console.log('--- received')
  for (const { step, n, request, status } of evidence.arrivals)
    console.log(`${step} ${n} ${request.method} ${request.url.href} ${status}`)
  console.log('--- alive', evidence.servers.alive())
  console.log(violations.join('\n') || 'no promise is broken')
  process.exitCode = violations.length > 0 ? 1 : 0
}
