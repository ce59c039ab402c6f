import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../core/time.ts'
import { exportNames, exportTargets } from '../exports/registry.ts'
import { quoteClaim } from '../identity/claims.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { ExportedLease, ObtainedLease, Plan } from './run.ts'

/** Returns the verified identity as one line, since all tokens of a step belong to one run. */
export function describeIdentity(tokens: ReadonlyMap<string, VerifiedToken>): readonly string[] {
  const [token] = tokens.values()
  if (!token) return []
  const { claims } = token
  const named = (
    ['repository', 'ref', 'environment', 'event_name', 'actor', 'run_id'] as const
  ).filter((name) => typeof claims[name] === 'string' && claims[name] !== '')
  const who = named.map((name) => `${name} ${quoteClaim(claims[name])}`).join(', ')
  return [`Verified: ${who}`]
}

/**
 * Returns an `expect` block with the values of this run, ready to paste; `undefined` if any lease
 * has expectations.
 */
export function suggestExpect(
  plan: Plan,
  tokens: ReadonlyMap<string, VerifiedToken>,
): string | undefined {
  const [token] = tokens.values()
  if (!token || plan.leases.some(({ expect }) => expect.length > 0)) return undefined
  const repository = hasIds(token) ? 'repository_id' : 'repository'
  const lines = [repository, 'ref', 'environment', 'job_workflow_ref'].flatMap((name) => {
    const value = token.claims[name]
    return typeof value === 'string' && value !== ''
      ? [`    ${name}: ${JSON.stringify(value)}`]
      : []
  })
  return (
    `No claim is expected, so any run of this job may lease. To pin what was ` +
    `seen now, add:\n  expect: |\n${lines.join('\n')}`
  )
}

const hasIds = ({ claims }: VerifiedToken): boolean => typeof claims['repository_id'] === 'string'

/** Returns a notice if the tokens name the repository but have no ids, as on Forgejo 15. */
export function namesOnlyNotice(tokens: ReadonlyMap<string, VerifiedToken>): string | undefined {
  const [token] = tokens.values()
  if (!token || hasIds(token)) return undefined
  return (
    'The ID token has no repository_id (Forgejo issues it from version 16 on), so the ' +
    'repository is known by its name alone: another account can register a name that was given up'
  )
}

/** Returns for each lease what was leased, until when, and which optional secrets are missing. */
export function describeLeases(
  runtime: Runtime,
  obtained: readonly ObtainedLease[],
): readonly string[] {
  return obtained.flatMap(({ config: { name }, lease: { id, expiresAt, ...more } }) => {
    const life =
      expiresAt === undefined
        ? more.read?.length
          ? ''
          : ', expiry unknown'
        : ` until ${rfc3339(expiresAt)} (${Math.round((expiresAt - runtime.now()) / 60)} min)`
    const request = more.requestId === undefined ? '' : `, request ID ${more.requestId}`
    const unchecked = more.unverifiedNote === undefined ? '' : `; ${more.unverifiedNote}`
    const missing = more.missing?.length
      ? [`${name}: empty, as no secret exists for them: ${more.missing.join(', ')}`]
      : []
    return [`${name}: leased ${id}${life}${request}${unchecked}`, ...missing]
  })
}

/**
 * Returns one line per lease: where it was exported. If all leases are exported as outputs only, a
 * last line shows the expression that reads the first value of each.
 */
export function describeExports(
  runtime: Runtime,
  { form, leases }: Plan,
  exposed: readonly ExportedLease[],
): readonly string[] {
  const lines = exposed.map(
    ({ obtained, where }) => `${obtained.config.name}: ${describeTargets(where)}`,
  )
  if (!exportsOutputsOnly(leases)) return lines
  const action = runtime.job.github('action') ?? ''
  const id = action === '' || action.startsWith('__') ? 'ID' : action
  const expressions = exposed.flatMap(({ obtained, where: [first] }) => {
    const name = first?.replace(/^[a-z]+:/, '')
    if (name === undefined) return []
    const values = `fromJSON(steps.${id}.outputs.values).${obtained.config.name}`
    return [form === 'flat' ? `steps.${id}.outputs.${name}` : `${values}.${name}`]
  })
  const written = expressions.map((expression) => `\${{ ${expression} }}`).join(', ')
  return [...lines, `Later steps of this job read them by the step's id: ${written}`]
}

/** Returns the lines about each lease with `refresh`: who requests it again, and what that needs. */
export const describeRefresh = ({ leases }: Plan): readonly string[] =>
  leases
    .filter(({ refresh }) => refresh)
    .flatMap(({ name, from }) => [
      `${name}: stays valid: the libraries of later steps lease it again, with the ID token of ` +
        'their step; what they obtain is not masked',
      ...(from === 'gcp'
        ? [
            `${name}: Google's libraries start the command only in steps that set ` +
              "`env: GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1'`",
          ]
        : []),
    ])

const exportsOutputsOnly = (leases: Plan['leases']): boolean =>
  leases.every(({ exports }) => exports.size === 1 && exports.has('output'))

/** Returns `env:A`, `env:B`, `file:C` in words. */
function describeTargets(where: readonly string[]): string {
  const places = exportNames.flatMap((target) => {
    const names = where
      .filter((each) => each.startsWith(`${target}:`))
      .map((each) => each.slice(target.length + 1))
    return names.length === 0 ? [] : [`${exportTargets[target].logPhrase} ${names.join(', ')}`]
  })
  return places.length === 0 ? 'not exported (`export: none`)' : `exported ${places.join('; ')}`
}

/**
 * Returns a warning if all leases are exported as outputs only and the step has no `id`, since later
 * steps cannot read its outputs then; `undefined` otherwise.
 */
export function missingStepIdWarning(runtime: Runtime, { leases }: Plan): string | undefined {
  const anonymous = runtime.job.github('action')?.startsWith('__') === true
  if (!anonymous || !exportsOutputsOnly(leases)) return undefined
  return (
    'This step has no "id", so no later step can read its outputs; give it an "id", or ' +
    'write another "export", such as "env"'
  )
}
