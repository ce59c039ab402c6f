import { Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { envValueError, prefixedVariables, textValueError } from '../exports/env.ts'
import { type CredentialFile, credentialFiles } from '../exports/file.ts'
import { chosenNameError, duplicateNames, reservedNameError } from '../exports/names.ts'
import { type LeaseOutputs, stepOutputs } from '../exports/output.ts'
import { type AwsProfile, awsConfigWith, variablesOfProfiles } from '../exports/profile.ts'
import { outputOnlyValues, valuesOf } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { leasedLines, leasedSummary } from './audit.ts'
import { pathVariables } from './crossChecks.ts'
import { exportNotices, exportWarnings } from './exportWarnings.ts'
import type { LeaseExport } from './leaseExport.ts'
import { describeExports, describeRefresh, missingStepIdWarning } from './log.ts'
import { writeRefreshFiles } from './refreshFiles.ts'
import type { ObtainedLease, Run } from './run.ts'

type EnvVariables = Map<string, string | Secret>

/**
 * Exports all leases after every check that can still fail: files first, since they can be removed,
 * then everything else at once. Logs where each was exported; throws `EXPORT_FAILED` if a check
 * fails.
 */
export function exportAll(
  { runtime, plan, journal, record }: Run,
  obtained: readonly ObtainedLease[],
): void {
  const parts = obtained.map((each) => planExport(runtime, each))
  throwIfAny(parts.flatMap(({ errors }) => errors))
  const variables = parts.flatMap(({ obtained: { config }, names }) =>
    names.map((name) => ({ lease: config.name, name })),
  )
  throwIfAny(duplicateNames([...variables, ...variablesOfProfiles(profiled(obtained))]))
  const commands = new Map(
    obtained.map((each) => [each.config.name, writeRefreshFiles(runtime, journal, each)]),
  )
  const env: EnvVariables = new Map(parts.flatMap((part) => [...part.env]))
  const stored = parts.map(
    (part) =>
      [
        part,
        writeFiles(runtime, journal, { ...part, command: commands.get(part.obtained.config.name) }),
      ] as const,
  )
  for (const [{ obtained: each }, paths] of stored)
    for (const [name, path] of paths) env.set(`${each.config.prefix}${name}`, path)
  const handed = stored.map(([part, paths]) =>
    outputsOfLease(part, { paths, returnable: revocableLeases(journal) }),
  )
  for (const [name, value] of writeAwsConfig(runtime, journal, awsProfiles(obtained, commands)))
    env.set(name, value)
  for (const line of exportNotices(runtime, env, parts)) runtime.log('notice', line)
  for (const line of exportWarnings(runtime, env, parts)) runtime.log('warning', line)
  const exposed = parts.map(({ obtained: each, where }) => ({ obtained: each, where }))
  const outputs = new Map<string, string | Secret>([
    ...stepOutputs(handed, plan.form, runtime.now()),
    ['record', record],
  ])
  runtime.exportValues({
    env,
    outputs,
    record: { path: record, lines: leasedLines(runtime, exposed, journal) },
    ...(plan.step.summary && { summary: leasedSummary(runtime, exposed) }),
  })
  for (const line of describeExports(runtime, plan, exposed)) runtime.log('info', line)
  for (const line of describeRefresh(plan)) runtime.log('info', line)
  const missingId = missingStepIdWarning(runtime, plan)
  if (missingId !== undefined) runtime.log('warning', missingId)
}

function planExport(runtime: Runtime, obtained: ObtainedLease): LeaseExport {
  const { config, lease } = obtained
  const { exports, prefix, name, prepared } = config
  const values = valuesOf(lease)
  const fileValues = exports.has('file') ? Object.entries(prepared.fileValues ?? {}) : []
  const env = prefixedVariables(
    exports.has('env') ? values : new Map<string, string | Secret>(fileValues),
    prefix,
  )
  const documents = exports.has('file') ? credentialFiles(name, lease) : []
  const outputs = exports.has('output') ? values : new Map<string, string | Secret>()
  const names = [...env.keys(), ...documents.map(({ variable }) => `${prefix}${variable}`)]
  // A name that is not known before the response was chosen by a server.
  const written = new Set(
    [...prepared.names, ...pathVariables(prepared)].map((each) => `${prefix}${each}`),
  )
  const errors = [
    ...names.flatMap((each) => {
      const error = written.has(each) ? reservedNameError(each) : chosenNameError(each)
      return error === undefined ? [] : [`${each} ${error}`]
    }),
    ...[...env].flatMap(([key, value]) => envValueError(key, value, runtime.job.windows) ?? []),
    ...[...outputs].flatMap(([key, value]) => textValueError(key, value) ?? []),
  ].map((each) => `lease "${name}": ${each}`)
  const where = [
    ...[...env.keys()].map((key) => `env:${key}`),
    ...[...outputs.keys()].map((key) => `output:${key}`),
    ...documents.map(({ variable }) => `file:${prefix}${variable}`),
    ...(exports.has('profile') ? [`profile:${name}`] : []),
  ]
  return { obtained, env, outputs, credentialFiles: documents, names, errors, where }
}

function throwIfAny(errors: readonly string[]): void {
  if (errors.length > 0) throw new Failure('EXPORT_FAILED', errors.join('\n'))
}

/** Writes the files of one lease, each after its journal entry; returns their paths by variable. */
function writeFiles(
  runtime: Runtime,
  journal: Journal,
  { credentialFiles, command }: LeaseExport & { readonly command: string | undefined },
): ReadonlyMap<string, string> {
  return new Map(
    credentialFiles.map(({ file, variable, content }) => [
      variable,
      writeFile(runtime, journal, { file, content, command }),
    ]),
  )
}

function writeFile(
  runtime: Runtime,
  journal: Journal,
  {
    file,
    content,
    command,
  }: Pick<CredentialFile, 'file' | 'content'> & { readonly command?: string | undefined },
): string {
  const path = runtime.tempFilePath(file)
  journal.append({ kind: 'file', path })
  runtime.writeTempFile(path, typeof content === 'function' ? content(path, command) : content)
  return path
}

/** Returns the leases with a profile, and whether its keys come from a command. */
const profiled = (obtained: readonly ObtainedLease[]) =>
  obtained
    .filter(({ config }) => config.exports.has('profile'))
    .map(({ config: { name, refresh } }) => ({ name, command: refresh }))

const awsProfiles = (
  obtained: readonly ObtainedLease[],
  commands: ReadonlyMap<string, string | undefined>,
): readonly AwsProfile[] =>
  obtained.flatMap(({ config: { name, exports }, lease: { credentials } }) =>
    exports.has('profile') && credentials.kind === 'aws'
      ? [{ name, credentials, command: commands.get(name) }]
      : [],
  )

/**
 * Writes one AWS configuration file for all leases with `export: profile`. Returns the variables
 * that name it.
 */
function writeAwsConfig(
  runtime: Runtime,
  journal: Journal,
  profiles: readonly AwsProfile[],
): ReadonlyMap<string, string> {
  const [only, ...more] = profiles
  if (!only) return new Map()
  const named = runtime.variable('AWS_CONFIG_FILE')
  const config = runtime.readText(named || '~/.aws/config')
  if (named && config === undefined)
    runtime.log(
      'notice',
      'AWS_CONFIG_FILE names no file that can be read; the new one begins empty',
    )
  const credentials = runtime.readText(
    runtime.variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials',
  )
  const content = awsConfigWith({ config: config ?? '', credentials: credentials ?? '' }, profiles)
  const path = writeFile(runtime, journal, { file: 'aws-config', content })
  return new Map([
    ['AWS_CONFIG_FILE', path],
    ...(more.length === 0 ? [['AWS_PROFILE', only.name] as const] : []),
    ...(profiles.some(({ command }) => command) ? [['AWS_SDK_LOAD_CONFIG', '1'] as const] : []),
  ])
}

/**
 * Returns the leases that post can revoke completely. Some providers can revoke only some leases,
 * or only parts of one.
 */
function revocableLeases({ entries }: Journal): ReadonlySet<string> {
  const receipts = entries.filter((entry) => entry.kind === 'receipt')
  const lasting = new Set(
    receipts.flatMap(({ lease, revocation }) => (revocation === null ? [lease] : [])),
  )
  return new Set(receipts.flatMap(({ lease }) => (lasting.has(lease) ? [] : [lease])))
}

function outputsOfLease(
  { obtained: { config, lease }, outputs }: LeaseExport,
  {
    paths,
    returnable: revoked,
  }: { readonly paths: ReadonlyMap<string, string>; readonly returnable: ReadonlySet<string> },
): LeaseOutputs {
  const { name, from } = config
  const extras = [...outputOnlyValues(lease)].filter(([key]) => key !== 'token' || outputs.size > 0)
  const ends = revoked.has(name) ? 'revoked' : 'expires'
  return {
    name,
    from,
    lease,
    ends,
    refresh: config.refresh !== undefined,
    values: new Map([...outputs, ...paths]),
    extras: new Map(extras),
  }
}
