import type { Secret } from '../core/secret.ts'
import { rfc3339 } from '../core/time.ts'
import type { Lease } from '../journal/credentials.ts'

/** Returns a lease's values by the names that tools read; plain strings are not secrets. */
export function valuesOf({ credentials, expiresAt }: Lease): ReadonlyMap<string, Secret | string> {
  switch (credentials.kind) {
    case 'aws':
      return new Map<string, Secret | string>([
        ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
        ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
        ['AWS_SESSION_TOKEN', credentials.sessionToken],
        ['AWS_REGION', credentials.region],
        ['AWS_DEFAULT_REGION', credentials.region],
        ...(expiresAt === undefined
          ? []
          : ([['AWS_CREDENTIAL_EXPIRATION', rfc3339(expiresAt)]] as const)),
        ...(credentials.account === undefined
          ? []
          : ([['AWS_ACCOUNT_ID', credentials.account]] as const)),
        ...(credentials.more ?? []),
      ])
    case 'values':
      return credentials.values
  }
}

/**
 * Returns the values that are exported as outputs only: the token if exactly one was leased, and
 * details that are not variables, such as the ARN.
 */
export function outputOnlyValues({ credentials }: Lease): ReadonlyMap<string, Secret | string> {
  switch (credentials.kind) {
    case 'aws': {
      const { arn, account } = credentials
      return new Map([
        ...(arn === undefined ? [] : [['arn', arn] as const]),
        ...(account === undefined ? [] : [['account', account] as const]),
      ])
    }
    case 'values': {
      const token =
        credentials.token === undefined ? undefined : credentials.values.get(credentials.token)
      return token === undefined ? new Map() : new Map([['token', token]])
    }
  }
}
