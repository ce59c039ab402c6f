import { exportNames, exportTargets } from '../exports/registry.ts'
import { ACCEPTED_EVENTS, CONDITIONAL_EVENTS } from '../identity/events.ts'
import type { Field } from '../inputs/reader.ts'

const acceptedEvents = [
  ...ACCEPTED_EVENTS.map((name) => `\`${name}\``),
  ...Object.entries(CONDITIONAL_EVENTS).map(([name, holds]) => `\`${name}\` if ${holds}`),
].join(', ')

/** The inputs of the step as a whole; inside a lease they are errors. */
export const stepFields: readonly Field[] = [
  {
    name: 'leases',
    description:
      'Several leases in one step: a YAML mapping from the name of each lease (small ' +
      'letters, digits and `-`, at most 32, a letter first) to its fields, which are the inputs ' +
      'below. Beside it only the inputs of the step may stand, and `expect`, `export`, ' +
      '`min-lifetime`, `must-be-rejected`, `on-revoke-failure` and `labels` for all leases.',
  },
  {
    name: 'issuer',
    description:
      'Who signs the ID tokens. Needed only where it does not follow from the address of the ' +
      'GitHub server, as with an enterprise slug: ' +
      '`https://token.actions.githubusercontent.com/octo-enterprise`.',
  },
  {
    name: 'allow-events',
    description:
      `Further events that may start the run, such as \`issue_comment\`: one, ` +
      `or a list. ` +
      `Accepted without it: ${acceptedEvents}. Any other event is rejected unless it is named ` +
      `here or literally in \`expect.event_name\`, since people without write access may be able ` +
      `to cause it.`,
  },
  {
    name: 'on-unavailable',
    description:
      'What to do where the runner offers no ID tokens, as in runs of forks: `fail`, or ' +
      '`skip`, which leases nothing and sets output `leased` to `false`.',
    default: 'fail',
  },
  {
    name: 'dry-run',
    description:
      '`true` leases nothing: the ID tokens are requested and verified and `expect` is compared, ' +
      'but no token is sent to a server. Log and summary show the claims of this run and, for ' +
      'each lease, the trust policies that would accept exactly this workflow. The step fails ' +
      'where the real run would fail before its first exchange.',
    default: 'false',
  },
  {
    name: 'github-token',
    description:
      'For `environment-rules` only: `github.token` of a job with `actions: read`. It is ' +
      'sent to the API of the GitHub server alone.',
    secret: true,
  },
  {
    name: 'kubeconfig',
    description:
      'With `export: kubeconfig`: `own`, or `merge`, which keeps the contexts that `KUBECONFIG` ' +
      'or `~/.kube/config` already has in reach of later steps.',
    default: 'own',
    // Another action takes a whole file of credentials by this name.
    secret: true,
  },
  {
    name: 'sinks',
    description:
      'Where the lines of the record are sent as well: a YAML mapping from the name of each sink ' +
      'to `to` (`otlp` or `azure-logs`), `address`, `on-failure` (`warn`, or `fail`, which exports ' +
      'nothing that is not on record) and `lease`, the lease that authenticates it at its own ' +
      "provider's host; without it the ID token does, with the address's origin as audience.",
  },
  {
    name: 'summary',
    description: 'Whether each lease gets a row in the job summary: `true` or `false`.',
    default: 'true',
  },
  {
    name: 'timeout',
    description:
      'The time that this step may take in all, such as `60s` or `2m`. Every other deadline ' +
      'is a fraction of it; the step that revokes takes at most as long, and never more than 15 s.',
    default: '60s',
  },
]

/** The inputs of a lease that all providers share. */
export const leaseFields: readonly Field[] = [
  { name: 'from', description: 'Where the lease comes from: the name of a provider. Required.' },
  {
    name: 'name',
    description:
      'The name of a single lease, for outputs, log and record. Default: the value of ' +
      '`from`. In `leases` the key is the name.',
  },
  {
    name: 'expect',
    description:
      'What the ID token must say before it is sent anywhere: a YAML mapping from claim to ' +
      'value, or to a list of values of which one must match. Compared exactly; `*` matches any ' +
      'characters but `/` and `:`, `**` any at all. With `leases`, the expectations of the step ' +
      'and those of a lease must both hold.',
  },
  {
    name: 'must-be-rejected',
    description:
      '`true` turns the step into a test of the trust policy: it passes only if the server ' +
      'rejects the exchange because of this identity. A lease that is granted is revoked and ' +
      'fails the step with `NOT_REJECTED`; any other end is `INCONCLUSIVE` and fails, too. For ' +
      'all leases of a step, or none.',
    default: 'false',
  },
  {
    name: 'audience',
    description:
      'The `aud` to ask for. By default the one that the provider is known by; required ' +
      'where it has none.',
  },
  {
    name: 'lifetime',
    description:
      'How long the lease is to live: `15m`, `1h`, `900s` or seconds, within the bounds of ' +
      'the provider. An error where the server alone decides. Default: an hour, or what is usual ' +
      'with the provider.',
  },
  {
    name: 'min-lifetime',
    description:
      'A lease that is granted for less time than this, or for a time that is not known, is ' +
      'revoked and refused: `15m`, `1h`, `900s` or seconds.',
  },
  {
    name: 'refresh',
    description:
      'Whether what is exported stays valid in jobs that outlive the lease: `true` or `false`. ' +
      'With `true`, the libraries of later steps start a command of this action, which leases ' +
      'again with the ID token of their step. Only with `from: aws` and `export: profile`, and ' +
      'with `from: gcp` and `export: file`. A longer `lifetime` needs no command and stays masked.',
    default: 'false',
  },
  {
    name: 'export',
    description:
      `Where later steps find the credentials: one target, or a list. Required. ` +
      `${exportNames.map((name) => `\`${name}\`: ${exportTargets[name].description}`).join('. ')}. ` +
      'Left out with `dry-run` and `must-be-rejected`, which export nothing.',
  },
  {
    name: 'prefix',
    description:
      'Put before the names of environment variables, such as `PROD_`; outputs keep their ' +
      'names. Two leases that would set the same variable are refused.',
  },
  {
    name: 'ca-certificate',
    description:
      "Certificates in PEM form of further authorities to trust for this lease's hosts, " +
      'beside the public ones; for a server with a private certificate.',
  },
  {
    name: 'on-revoke-failure',
    description:
      'What the post step does when a lease cannot be revoked: `warn`, or `fail`, which ' +
      'fails the job. A lost response is always only a warning.',
    default: 'warn',
  },
  {
    name: 'labels',
    description:
      'A YAML mapping of text that stands on record and in the summary, such as `owned-by`, ' +
      '`purpose` and `reviewed` (a date). Never a secret. With `leases`, the labels of the step ' +
      'are those of each lease that has none of its own.',
  },
  {
    name: 'environment-rules',
    description:
      "How the job's environment must be protected before the ID token is sent: a YAML mapping " +
      'of `required-reviewers` (at least so many), `prevent-self-review: true`, `branches` ' +
      '(`protected`, or a list of the patterns that it may admit, tags as `tag:v*`) and ' +
      '`approved: true` (a person approved this run for it). Needs `github-token`.',
  },
]

/** Inputs of earlier versions, each with the end of the error message that reports its use. */
export const removedFields: ReadonlyMap<string, string> = new Map([
  ['verify-signature', 'was removed: signatures are always verified; delete this input'],
])

/** The lease fields allowed beside `leases`, as defaults that a lease may replace. */
export const DEFAULTABLE_FIELDS: readonly string[] = [
  ...['export', 'min-lifetime', 'must-be-rejected', 'on-revoke-failure', 'labels', 'refresh'],
]

/** The outputs that leases of every provider share, with their descriptions. */
export const outputRows: Readonly<Record<string, string>> = {
  values:
    'JSON: the name of each lease → NAME → value, of the leases whose `export` has `output`; ' +
    'paths of files as `<NAME>_FILE`. Read it with `fromJSON(steps.ID.outputs.values).LEASE.NAME`.',
  details:
    'JSON without secrets: the name of each lease → `from`, `id`, `expires-at` (or null), ' +
    '`ends` (`revoked` or `expires`), `refresh`.',
  leased:
    '`true` when everything was leased; `false` when `on-unavailable: skip`, `dry-run` or ' +
    '`must-be-rejected` leased nothing.',
  missing:
    'The names in `read` that are `| optional` and whose secret does not exist, separated by ' +
    'commas; in `leases` each as `LEASE.NAME`.',
  claims:
    'After a dry run: JSON with the claims of the ID token. In a public repository custom ' +
    'properties, the enterprise and `jti` are present without their values.',
  'expires-at': 'When the first of the leases expires, in RFC 3339; empty when no server said.',
  'ttl-seconds': 'The seconds until `expires-at`.',
  record: 'The path of the record: one line of JSON for each lease, without secrets.',
  kubeconfig:
    'A single lease with `export: kubeconfig`: the path of the file. In `leases` it is in `values`.',
  'docker-config':
    'With `export: docker`: the directory of the docker configuration, which is also ' +
    '`DOCKER_CONFIG` of later steps; in `leases` in `values`, at the first lease that logs in.',
  token: 'A single lease only: the token, where exactly one is leased.',
  'error-code':
    'After a failure: its code, such as `CLAIM_MISMATCH`; see `docs/reference/errors.md`.',
  'error-claim':
    'After `CLAIM_MISMATCH`: the names of the claims that differ, separated by commas, in ' +
    'the order of `expect`.',
}
