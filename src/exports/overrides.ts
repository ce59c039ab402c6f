import type { Credentials } from '../journal/credentials.ts'

const AWS_BEFORE_ENV = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ENDPOINT_URL',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
]
const AWS_BEFORE_PROFILE = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']
const GOOGLE_BEFORE_FILE = [
  'GOOGLE_OAUTH_ACCESS_TOKEN',
  'CLOUDSDK_AUTH_ACCESS_TOKEN',
  'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE',
]

/** Returns variables, possibly inherited, that some tools read before the exported ones. */
export function overriddenBy(
  { kind }: Credentials,
  way: 'env' | 'profile' | 'file',
): readonly string[] {
  switch (kind) {
    case 'aws':
      return way === 'profile' ? AWS_BEFORE_PROFILE : way === 'env' ? AWS_BEFORE_ENV : []
    case 'values':
      return way === 'file' ? GOOGLE_BEFORE_FILE : []
  }
}
