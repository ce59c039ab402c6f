import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { originAndPath } from '../core/url.ts'
import type { Header } from '../journal/header.ts'
import { openJournal } from '../journal/journal.ts'
import type { PreparedLease } from '../providers/provider.ts'
import { suppliedSecrets } from '../providers/supplied.ts'
import { runOf } from '../record/head.ts'
import { createRun, type Plan, type Run } from './run.ts'

const POST_MS = 15_000

/** Logs what is requested, opens the journal and returns the run. Throws `STATE_UNWRITABLE`. */
export function openRun(
  runtime: Runtime,
  plan: Plan,
  { start, inputs }: { readonly start: number; readonly inputs: ReadonlyMap<string, string> },
): Run {
  for (const secret of plan.leases.flatMap(({ prepared }) => secretsOf(prepared)))
    runtime.mask(secret)
  for (const line of describeRequests(plan)) runtime.log('info', line)
  for (const line of defaultAudienceNotice(plan, runtime)) runtime.log('notice', line)
  const record = runtime.tempFilePath('record.jsonl')
  const { timeout, summary, issuer } = plan.step
  const journal = openJournal(runtime, {
    budget: Math.min(timeout, POST_MS),
    ...runtime.network,
    summary,
    record,
    run: runOf(runtime.job),
    issuer: issuer.iss,
    labels: labelsOf(plan),
    sinks: plan.sinks?.stored,
    idTokenOrigin: originAndPath(runtime.job.idToken?.url),
  })
  const budget = { total: timeout, ends: start + timeout }
  return createRun(runtime, plan, { budget, journal, record, inputs: () => inputs })
}

const secretsOf = ({ supplied }: PreparedLease): readonly Secret[] =>
  supplied ? suppliedSecrets(supplied) : []
/** Returns the labels of each lease that has some; `undefined` if none has. */
function labelsOf({ leases }: Plan): Header['labels'] {
  const labelled = leases.filter(({ labels }) => labels.size > 0)
  return labelled.length === 0
    ? undefined
    : Object.fromEntries(labelled.map(({ name, labels }) => [name, Object.fromEntries(labels)]))
}

/** Returns one line per lease: what is requested, and from which host. */
function describeRequests({ leases }: Plan): readonly string[] {
  return leases.map(({ name, from, prepared }) => {
    const details = Object.entries(prepared.requested).map(
      ([key, value]) => `${key} ${[value].flat().join(', ')}`,
    )
    return (
      `${name}: requesting from ${prepared.host} ` +
      `(${from})${details.length === 0 ? '' : `: ${details.join('; ')}`}`
    )
  })
}

/**
 * Returns a notice for each lease with GitHub's default audience, which does not identify the
 * server: every server that kept that default accepts the token.
 */
function defaultAudienceNotice({ leases }: Plan, runtime: Runtime): readonly string[] {
  const owner = `${runtime.job.github('server_url')}/${runtime.job.github('repository_owner')}`
  return leases
    .filter(({ audience }) => audience === owner)
    .map(
      ({ name }) =>
        `${name}: the audience is the owner's address, GitHub's default; a name of the ` +
        `server's own keeps the token from working elsewhere`,
    )
}
