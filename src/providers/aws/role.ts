import { quoted } from '../../core/sanitize.ts'
import { partitionIds } from './partitions.ts'

/** The parts of a role's ARN. */
export interface Role {
  readonly arn: string
  readonly partition: string
  /** Empty for servers without accounts. */
  readonly account: string
  /** The part between `role/` and the name: empty, or segments that each end with a slash. */
  readonly path: string
  /** The last segment after `role/`. */
  readonly name: string
}

/** The assumed-role principal of a session. */
export interface Principal extends Role {
  readonly session: string
}

/** A placeholder for an invalid role, so that the remaining inputs are still validated. */
export const PLACEHOLDER_ROLE: Role = { arn: '', partition: 'aws', account: '', path: '', name: '' }

const EXAMPLE = 'arn:aws:iam::123456789012:role/deploy'
const PATTERN =
  /^arn:([a-z0-9-]+):iam::(\d{12}):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/
const ELSEWHERE =
  /^arn:([\w-]*):[\w-]*:[\w-]*:([\w$-]*):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/

/**
 * Parses the ARN of a role; for a custom endpoint, any account and service is allowed. Returns an
 * error that completes `"role" …` if the ARN is invalid.
 */
export function parseRole(arn: string, customEndpoint: boolean): Role | { readonly error: string } {
  const [, partition, account, path = '', name] =
    (customEndpoint ? ELSEWHERE : PATTERN).exec(arn) ?? []
  if (partition === undefined || account === undefined || name === undefined || arn.length > 2048)
    return { error: roleError(arn) }
  if (!customEndpoint && !partitionIds.includes(partition))
    return {
      error:
        `must be of one of the partitions ${partitionIds.join(', ')}; got ` +
        `${quoted(partition)}`,
    }
  return { arn, partition, account, path, name }
}

function roleError(arn: string): string {
  if (arn === '')
    return (
      'is required; where a secret or variable was to fill it, that one is empty or out of ' +
      'reach of this job'
    )
  const must = `must be the full ARN of a role, such as ${EXAMPLE}; got ${quoted(arn)}`
  if (/\s/.test(arn))
    return `${must}, which contains whitespace or a line break: perhaps it was saved with the variable`
  return arn.includes(':') ? must : `${must}, a name without its account`
}

const ASSUMED =
  /^arn:([\w-]*):(?:sts|iam):[\w-]*:([\w$-]*):assumed-role\/(.*\/)?([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/

/**
 * Returns the principal of an assumed role, such as
 * `arn:aws:sts::123456789012:assumed-role/deploy/session`; `undefined` if the string is not such an
 * ARN. Some servers keep the service and the path of the role: only the role's own path is
 * accepted. The ARN is rebuilt from its parts, so that it contains no free text from the server.
 */
export function parsePrincipal(
  arn: string,
  role: Pick<Role, 'account' | 'path'>,
): Principal | undefined {
  const [, partition, account, path = '', name, session] = ASSUMED.exec(arn) ?? []
  if (
    partition === undefined ||
    account === undefined ||
    name === undefined ||
    session === undefined ||
    (path !== '' && path !== role.path) ||
    // `$` occurs in account names of some servers and is special in shells: it is accepted only if
    // the user wrote it.
    (account.includes('$') && account !== role.account)
  )
    return undefined
  const canonical = `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`
  return { arn: canonical, partition, account, path: '', name, session }
}
