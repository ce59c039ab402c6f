import type { Field } from '../inputs/reader.ts'
import { findingKinds, kindNames } from './findings.ts'

// Everything but what only a person can judge.
const FAILING = [
  ...['stranger', 'locked-out', 'cannot-tell', 'unlisted', 'missing', 'unreadable'],
  'input-error',
]

/** The inputs of the review. */
export const reviewFields: readonly Field[] = [
  {
    name: 'path',
    description:
      'The checkout that is reviewed: a folder of the workspace. Nothing in it is trusted: links ' +
      'are not followed, and no file is run.',
    default: '.',
  },
  {
    name: 'base',
    description:
      'A second checkout, of the branch that `path` is to be merged into; beside `path`, not ' +
      'inside it. `table` is read from it. Required with `table` unless the event is `push`, ' +
      '`schedule`, `workflow_dispatch` or `repository_dispatch`.',
  },
  {
    name: 'policies',
    description:
      'The trust policies to judge: a path in `path`, or a list. `*` matches any characters but ' +
      '`/`, `**` any at all. JSON of AWS (a trust policy, or `aws iam get-role`), Vault (a ' +
      'role), Google (a provider, alone or as `{provider, members}`), Entra (federated credentials), ' +
      'and `terraform show -json` of a plan or a state; YAML of Octo STS.',
  },
  {
    name: 'table',
    description:
      'A YAML file that lists the jobs that each policy must admit, and must not. Without it, ' +
      'wildcards and known traps are reported.',
  },
  {
    name: 'action',
    description:
      'The name by which workflows use this action, `OWNER/REPOSITORY`, or a list. Every step in ' +
      '`.github/workflows` of `path` that names it is listed. Default: the repository of this ' +
      'action, which is unknown in a step with `uses: ./`.',
  },
  {
    name: 'max-age',
    description: 'The days after which the date in the label `reviewed` is too old, such as `92d`.',
    default: '92d',
  },
  {
    name: 'issuer',
    description:
      'The issuer of the ID tokens. Needed only if it cannot be derived from the URL of the ' +
      'GitHub server.',
  },
  {
    name: 'fail-on',
    description:
      'The kinds of findings that fail the step: a list, or `none`; any other is a warning. ' +
      `${kindNames.map((name) => `\`${name}\`: ${findingKinds[name]}`).join('. ')}.`,
    default: `[${FAILING.join(', ')}]`,
  },
]

/** The outputs of the review, with their descriptions. */
export const reviewOutputs: Readonly<Record<string, string>> = {
  findings:
    'JSON: a list of `{kind, file, line, text, fix, witness}`, at most 500; `witness` has the ' +
    'claims of a token that proves the finding.',
  inventory:
    'JSON: a list of the leases in the workflow files, at most 500, each with `file`, `line`, ' +
    '`job`, `environment`, `version`, `name`, `from`, `server`, `identity`, `paths`, `exports`, ' +
    '`owned-by`, `purpose`, `reviewed`, `expects`.',
  'error-code': 'After a failure: its code, `REVIEW_FAILED` if `fail-on` names what was found.',
}
