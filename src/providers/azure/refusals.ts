import { clip, type Refusal } from '../refusals.ts'
import { type JsonObject, ownMember, textAt } from '../response.ts'

type Cause = readonly [readonly string[], string]

const COMPARE =
  'Compare the federated credential of the application with the one in the log, letter by letter.'
const NO_MATCH: Cause = [
  [
    'no federated credential has this subject: the environment of a job replaces the branch ' +
      'in it, and a tag or pull request has another form',
    'the subject has numeric ids in it (repositories created, renamed or moved since July 2026)',
    'the credential is younger than some minutes',
  ],
  COMPARE,
]
const EXPRESSION: Cause = [
  ['the expression of a flexible federated credential does not match, or is not allowed here'],
  'Compare its parts with the claims in the log; only `sub` and `job_workflow_ref` may be ' +
    'used, and only with the issuer of github.com.',
]
const TENANT: Cause = [
  ['the tenant does not exist in this cloud', '`tenant-id` is mistyped or empty'],
  'Check `tenant-id` and `cloud`.',
]
const SCOPE: Cause = [
  ['the resource is unknown in this tenant, or the scope does not end in /.default'],
  'Check `scope`, such as https://vault.azure.net/.default.',
]
const SECRET: Cause = [
  ['the application expects a secret or certificate here, not a federated credential'],
  'Add a federated credential to the application.',
]
const CLOUD: Cause = [
  ['the tenant belongs to another national cloud'],
  'Set `cloud` to the one of the tenant.',
]

/** The rows by Entra's error codes; several codes may share a row. */
const CODES: ReadonlyMap<number, Refusal> = rows([
  [[700213, 70021], NO_MATCH],
  [
    [7002138],
    [
      [
        'a federated credential has the same letters in another case; Entra tells them apart ' +
          'since 2025',
      ],
      'Add a federated credential with the letters in the case that the log shows; the other ' +
        'one may serve others.',
    ],
  ],
  [
    [700211],
    [
      [
        'no federated credential has this issuer: a slash at its end is one letter too many',
        'the server is GitHub Enterprise, or the enterprise has a slug in its issuer',
      ],
      COMPARE,
    ],
  ],
  [
    [700212],
    [
      ['no federated credential has this audience', '`cloud` is not the one of the tenant'],
      COMPARE,
    ],
  ],
  [[7002131, 700233, 700234, 700235, 700237, 7002241], EXPRESSION],
  [[7000226], [['the application has no federated credential at all'], 'Add the one in the log.']],
  [
    [700024],
    [
      ['the ID token was too old when it arrived', "the runner's clock is wrong"],
      'Run it again; set the clock of the runner.',
    ],
  ],
  [
    [700023],
    [
      ['the audience of the ID token is not one that Entra accepts'],
      'Leave `audience` out, so that it follows from `cloud`.',
    ],
  ],
  [
    [50013, 500133],
    [
      ['Entra could not fetch or match the keys of the issuer'],
      'Run it again; a private issuer must be reachable by Entra.',
    ],
  ],
  [
    [700016],
    [
      [
        'the application is unknown in this tenant',
        '`client-id` or `tenant-id` is mistyped, or the variable that fills it is empty',
      ],
      'Check both ids.',
    ],
  ],
  [[90002, 900023], TENANT],
  [[500011, 70011, 1002012], SCOPE],
  [[7000215, 7000222], SECRET],
  [
    [53003],
    [
      ['a Conditional Access policy for workload identities blocks this place'],
      'Let the policy admit the addresses of the runners.',
    ],
  ],
  [[900439, 900440], CLOUD],
  [
    [90033, 50196],
    [['Entra is overloaded, or asked too often'], 'Run it again; raise `timeout` if it lasts.'],
  ],
])

/** The codes that concern the federated credential; only for these is it shown. */
const FEDERATED = new Set([700213, 70021, 7002138, 700211, 700212, 7002131, 7000226, 700023])

/**
 * Seen outside this step, or resolved by its retries, so that only the README can describe them.
 */
const ELSEWHERE: readonly Refusal[] = [
  {
    code: 'EXCHANGE_REFUSED',
    symptom: 'No subscriptions found (Azure CLI)',
    causes: ['the identity has no role in any subscription'],
    fix: 'Assign a role, or log in with --allow-no-subscriptions.',
  },
  {
    code: 'RESPONSE_INVALID',
    symptom: 'JSON is invalid: Expecting value (Azure CLI)',
    causes: ['Entra answered with nothing, which passes'],
    fix: 'Attempts are repeated here within `timeout`; raise it if that was not enough.',
  },
]

/** All troubleshooting rows, for the README. */
export const refusals: readonly Refusal[] = [...new Set(CODES.values()), ...ELSEWHERE]

/**
 * Returns Entra's error code from the list of a response, else the first one in its description;
 * `undefined` if there is none.
 */
export function errorCode(response: JsonObject): number | undefined {
  const codes = ownMember(response, 'error_codes')
  const first: unknown = Array.isArray(codes) ? codes[0] : undefined
  if (typeof first === 'number') return first
  const [, digits] = /AADSTS(\d{5,8})/.exec(clip(textAt(response, 'error_description') ?? '')) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** Returns the row of a code, with exactly that code as the symptom. */
export function recognised(code: number | undefined): Refusal | undefined {
  const row = code === undefined ? undefined : CODES.get(code)
  return row && { ...row, symptom: `AADSTS${code}` }
}

/** Returns whether the code concerns the federated credential. */
export const isFederated = (code: number | undefined): boolean =>
  code !== undefined && FEDERATED.has(code)

function rows(all: readonly (readonly [readonly number[], Cause])[]): ReadonlyMap<number, Refusal> {
  return new Map(
    all.flatMap(([codes, [causes, fix]]) => {
      const row = {
        code: 'EXCHANGE_REFUSED',
        symptom: codes.map((code) => `AADSTS${code}`).join(', '),
        causes,
        fix,
      } as const
      return codes.map((code) => [code, row] as const)
    }),
  )
}
