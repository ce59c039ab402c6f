import type { Field } from '../inputs/reader.ts'
import { Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import { isYamlMap, type ParseYaml, type YamlValue } from '../inputs/yamlValue.ts'
import type { JobIdentity } from '../trust/neighbours.ts'

/** A job of the table, without what each policy adds. */
export interface TableJob extends Omit<JobIdentity, 'audience' | 'issuer' | 'immutable'> {
  /** The forms of the subject that its tokens may have. */
  readonly subject: 'both' | 'names' | 'ids'
}

/** Who must be admitted by one policy, and who must not. */
export interface TableRow {
  /** The file, and after `#` the name of a document in it. */
  readonly policy: string
  readonly audience: string | undefined
  readonly admits: readonly TableJob[]
  readonly rejects: readonly TableJob[]
  /** The names of neighbours that may get in. */
  readonly tolerates: readonly string[]
}

const field = (name: string, value?: string): Field => ({
  name,
  description: '',
  ...(value !== undefined && { default: value }),
})
const JOB_FIELDS = [
  field('repository'),
  field('repository-id'),
  field('owner-id'),
  field('ref', 'refs/heads/main'),
  field('event', 'push'),
  field('environment'),
  field('workflow', '.github/workflows/deploy.yml'),
  field('reusable'),
  field('subject', 'both'),
]
const ROW_FIELDS = ['audience', 'admits', 'rejects', 'tolerates'].map((name) => field(name))
const SECTIONS = ['jobs', 'policies'].map((name) => field(name))

/** Returns the rows of a table; adds an error for each mistake in it. */
export function parseTable(text: string, parse: ParseYaml, errors: string[]): readonly TableRow[] {
  const parsed = parse(text)
  if ('errors' in parsed) {
    errors.push(...parsed.errors.map((error) => `"table" is not valid YAML: ${error}`))
    return []
  }
  const read = readerOf(parsed.value, SECTIONS, { where: 'table.', parse, errors })
  const jobs = new Map(
    [...(read?.map('jobs') ?? [])].map(([name, value]) => {
      const where = `table.jobs.${name}.`
      return [name, jobIn(readerOf(value, JOB_FIELDS, { where, parse, errors }))] as const
    }),
  )
  return [...(read?.map('policies') ?? [])].map(([policy, value]) => {
    const where = `table.policies.${policy}.`
    return rowIn(policy, readerOf(value, ROW_FIELDS, { where, parse, errors }), jobs)
  })
}

interface Section {
  readonly where: string
  readonly parse: ParseYaml
  readonly errors: string[]
}

/** Returns a reader of a mapping; adds an error for each key that it does not know. */
function readerOf(
  value: YamlValue,
  fields: readonly Field[],
  { where, parse, errors }: Section,
): Reader | undefined {
  if (!isYamlMap(value)) {
    errors.push(`"${where.slice(0, -1)}" must be a mapping`)
    return undefined
  }
  const known = fields.map(({ name }) => name)
  const read = new Reader({ values: value, fields, parse, errors, where })
  for (const name of value.keys())
    if (!known.includes(name))
      read.addError(name, `is not a key of the table${didYouMean(name, known)}`)
  return read
}

const DIGITS = /^\d{1,20}$/

function jobIn(read: Reader | undefined): TableJob | undefined {
  if (!read) return undefined
  const repository = read.required('repository')
  const [owner = '', name = ''] = repository.split('/')
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) read.addError('repository', 'must be OWNER/NAME')
  const id = (field: string): string =>
    read.has(field)
      ? (read.matching(field, DIGITS, 'the numeric id that GitHub assigned') ?? '')
      : read.required(field)
  return {
    ...{ owner, repository: name, ownerId: id('owner-id'), repositoryId: id('repository-id') },
    ref: read.matching('ref', /^refs\//, 'a full ref such as refs/heads/main') ?? '',
    event: read.required('event'),
    environment: read.optional('environment'),
    workflow: read.required('workflow'),
    reusable: read.optional('reusable'),
    subject: read.oneOf('subject', ['both', 'names', 'ids']),
  }
}

function rowIn(
  policy: string,
  read: Reader | undefined,
  jobs: ReadonlyMap<string, TableJob | undefined>,
): TableRow {
  const named = (field: string): readonly TableJob[] =>
    (read?.list(field) ?? []).flatMap((name) => {
      if (!jobs.has(name))
        read?.addError(
          field,
          `names "${name}", which is not in "jobs"${didYouMean(name, [...jobs.keys()])}`,
        )
      return jobs.get(name) ?? []
    })
  return {
    policy,
    audience: read?.optional('audience'),
    admits: named('admits'),
    rejects: named('rejects'),
    tolerates: read?.list('tolerates') ?? [],
  }
}
