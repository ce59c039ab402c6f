import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import type { Texts } from '../lab/job.ts'

const README = resolve(import.meta.dirname, '../../README.md')

/** The README's shortest example that names an address, as it stands but for that address. */
export function example(written: string, address: string): string {
  const blocks = readFileSync(README, 'utf8').matchAll(/^```yaml\n(- uses: [\s\S]*?)^```$/gm)
  const found = [...blocks].map(([, text = '']) => text).filter((text) => text.includes(written))
  const [shortest] = found.sort((one, other) => one.length - other.length)
  if (shortest === undefined) throw new Error(`the README has no example that names ${written}`)
  return shortest.replaceAll(written, address)
}

/** What stands under `with` in an example's first step. */
export function inputsOf(steps: string): Texts {
  const [step] = parse(steps, { schema: 'failsafe' }) as readonly { readonly with: Texts }[]
  if (!step) throw new Error('the example has no step')
  return step.with
}
