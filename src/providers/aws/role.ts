import { quoted } from '../../core/sanitize.ts'
import { partitionIds } from './partitions.ts'

/** A role, by the parts of its ARN. */
export interface Role {
  readonly arn: string
  readonly partition: string
  /** Empty at servers that know no accounts. */
  readonly account: string
  /** Between `role/` and the name: empty, or segments that each end with a slash. */
  readonly path: string
  /** The last segment of its path. */
  readonly name: string
}

/** The principal that a session acts as. */
export interface Principal extends Role {
  readonly session: string
}

/** Stands in for a role that is mistaken, so that reading goes on. */
export const PLACEHOLDER_ROLE: Role = { arn: '', partition: 'aws', account: '', path: '', name: '' }

const EXAMPLE = 'arn:aws:iam::123456789012:role/deploy'
const PATTERN =
  /^arn:([a-z0-9-]+):iam::(\d{12}):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/
const ELSEWHERE =
  /^arn:([\w-]*):[\w-]*:[\w-]*:([\w$-]*):role\/((?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/

/**
 * A role by its ARN; at a server that the user named, an ARN of any account and service. A mistake
 * completes `"role" …`.
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
    return `${must}, which holds a blank or a line break: perhaps it was saved with the variable`
  return arn.includes(':') ? must : `${must}, a name without its account`
}

const ASSUMED =
  /^arn:([\w-]*):(?:sts|iam):[\w-]*:([\w$-]*):assumed-role\/(.*\/)?([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/

/**
 * Returns the principal of an assumed role, such as
 * `arn:aws:sts::123456789012:assumed-role/deploy/session`; `undefined` if the text names none.
 * Some servers keep the service and the path of the role: its own path is accepted, no other.
 * The ARN is put together from the parts, so that no free text of a server stands in it.
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
    // `$` is a letter of accounts at some servers, and of shells: only what the user wrote has it.
    (account.includes('$') && account !== role.account)
  )
    return undefined
  const canonical = `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`
  return { arn: canonical, partition, account, path: '', name, session }
}
