import type { Secret } from '../core/secret.ts'
import type { Lease } from '../journal/credentials.ts'

/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
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
      ])
    case 'values':
      return credentials.values
  }
}

/**
 * What only outputs carry: the token, where exactly one was leased, and facts that are no
 * variables.
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

/** Seconds since the epoch in RFC 3339, whole seconds. */
export const rfc3339 = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')
