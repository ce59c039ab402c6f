import { repository } from '../../.ci/docs/repository.ts'
import type { StepResult, Texts } from '../lab/job.ts'

// Colours where a terminal shows them, and where nobody asked for none.
const coloured = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined
const paint =
  (code: number) =>
  (text: string): string =>
    coloured ? text.replace(/^.*$/gm, `\u001b[${code}m$&\u001b[0m`) : text

export const bold = paint(1)
export const dim = paint(2)
const red = paint(31)
const green = paint(32)
const blue = paint(36)

/** A line on the terminal. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** A step as it stands in a workflow file. */
export function step(inputs: Texts): void {
  say(dim(`      - uses: ${repository()}@<sha>\n        id: creds\n        with:`))
  for (const [name, value] of Object.entries(inputs)) {
    say(
      dim(
        value.includes('\n')
          ? `          ${name}: |\n${value.replace(/^/gm, '            ')}`
          : `          ${name}: ${value}`,
      ),
    )
  }
}

type Nested = { readonly [name: string]: string | Nested }

/** Leases as people write them. */
export const yaml = (nested: Nested, indent = ''): string =>
  Object.entries(nested)
    .map(
      ([name, value]) =>
        `${indent}${name}:${typeof value === 'string' ? ` ${value}` : `\n${yaml(value, `${indent}  `)}`}`,
    )
    .join('\n')

/** The masked log of a step, as people see it on GitHub. */
export function log(title: string, step: StepResult): void {
  say(`\n${bold(title)} ${dim(`(${Math.round(step.milliseconds)} ms)`)}`)
  for (const line of step.shown.split('\n').filter(Boolean))
    say(`  ${line.startsWith('##[') ? red(line) : blue(line)}`)
}

let failed = 0

/** Says whether something is as it was promised; one that is not makes the demo fail. */
export function check(promise: string, kept: boolean): void {
  if (!kept) failed++
  say(kept ? green(`  ✓ ${promise}`) : red(`  ✗ ${promise}`))
}

/** The exit code that is true. */
export const verdict = (): number => (failed === 0 ? 0 : 1)
