import { parse } from 'yaml'
import type { Texts } from '../lab/job.ts'

/** A step as it stands in a workflow file, and claims that its ID tokens get. */
export interface StepFile {
  readonly id: string
  readonly with: Texts
  readonly env: Texts
  readonly claims: Texts
}

/**
 * Parses a file with one step: the step alone, a list with it, or a whole workflow in which it is
 * the only one that uses this action. Throws an error that says what is missing.
 */
export function parseStepFile(text: string): StepFile {
  const document: unknown = parse(text)
  const steps = stepsIn(document).filter(
    (step) => isMapping(step['with']) && isOurs(String(step['uses'] ?? '')),
  )
  const [step, ...more] = steps
  if (!step) throw new Error('the file has no step with `with:` that uses lease-credentials')
  if (more.length > 0)
    throw new Error(`the file has ${steps.length} steps that use lease-credentials; leave one`)
  const claims = isMapping(document) ? document['claims'] : undefined
  return {
    id: String(step['id'] ?? 'creds'),
    with: textsIn(step['with']),
    env: textsIn(step['env']),
    claims: textsIn(claims),
  }
}

type Mapping = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOurs = (uses: string): boolean => uses === '' || /(?:^|\/)lease-credentials@/.test(uses)

function stepsIn(document: unknown): readonly Mapping[] {
  if (Array.isArray(document)) return document.filter(isMapping)
  if (!isMapping(document)) return []
  if (isMapping(document['jobs']))
    return Object.values(document['jobs']).flatMap((job) =>
      isMapping(job) ? stepsIn(job['steps']) : [],
    )
  return [document]
}

/** The runner passes every value on as text. */
function textsIn(value: unknown): Texts {
  if (!isMapping(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text ?? '')]))
}
