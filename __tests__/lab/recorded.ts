import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { AuditEvent } from '../../src/record/event.ts'
import type { Job } from './job.ts'
import { currentFile } from './step-files.ts'

const schema = JSON.parse(readFileSync('src/record/record.schema.json', 'utf8')) as object
// Readers must accept unknown keys; this action writes none that the schema does not describe.
const fits = new Ajv2020({ allErrors: true, strict: false }).compile({
  ...schema,
  additionalProperties: false,
})

/** The directories of ours that lie in a job's RUNNER_TEMP, and the files in them. */
export function ours({ temp }: Pick<Job, 'temp'>): readonly string[] {
  const entries = readdirSync(temp, { withFileTypes: true })
  const directories = entries.filter(
    (each) => each.isDirectory() && each.name.startsWith('lease-credentials-'),
  )
  return directories.flatMap(({ name }) =>
    readdirSync(join(temp, name)).map((file) => join(temp, name, file)),
  )
}

/**
 * What a job has on record, line by line; throws for a line that does not fit the published schema.
 */
export function recorded(job: Pick<Job, 'temp'>): readonly AuditEvent[] {
  const records = ours(job).filter((each) => each.endsWith('record.jsonl'))
  const lines = records.flatMap((each) => readFileSync(each, 'utf8').split('\n').filter(Boolean))
  return lines.map((line) => {
    const event: unknown = JSON.parse(line)
    if (!fits(event))
      throw new Error(`no event of a record: ${JSON.stringify(fits.errors)} ${line}`)
    return event as AuditEvent
  })
}

/** The header in the state of the step that runs now, as later steps can read it, too. */
export function openingOf(job: Pick<Job, 'temp'>): {
  readonly nonce: string
  readonly record: string
} {
  const state = readFileSync(commandFile(job, 'save_state_'), 'utf8')
  const line = state.split('\n').findLast((text) => text.startsWith('opening=')) ?? ''
  return JSON.parse(line.slice('opening='.length)) as { nonce: string; record: string }
}

/** The path of a command file of the step that was started last, such as `save_state_`. */
export const commandFile = (
  { temp }: Pick<Job, 'temp'>,
  prefix: 'set_env_' | 'set_output_' | 'save_state_' | 'step_summary_',
): string => currentFile(temp, prefix)

/** A command file of the runner, as any step of the job can find it. */
export interface CommandFile {
  readonly name: string
  /** The permissions, such as `600`. */
  readonly mode: string
  readonly text: string
}

/** The command files of all steps so far. */
export function commandFiles({ temp }: Pick<Job, 'temp'>): readonly CommandFile[] {
  const folder = join(temp, '_runner_file_commands')
  return readdirSync(folder).map((name) => ({
    name,
    mode: (statSync(join(folder, name)).mode & 0o777).toString(8),
    text: readFileSync(join(folder, name), 'utf8'),
  }))
}
