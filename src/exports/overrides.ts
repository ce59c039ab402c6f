import type { Credentials } from '../journal/credentials.ts'

const AWS_BEFORE_ENV = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ENDPOINT_URL',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
]
const AWS_BEFORE_PROFILE = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/** Returns variables, possibly inherited, that some tools read before the exported ones. */
export function overriddenBy({ kind }: Credentials, way: 'env' | 'profile'): readonly string[] {
  switch (kind) {
    case 'aws':
      return way === 'env' ? AWS_BEFORE_ENV : AWS_BEFORE_PROFILE
    case 'values':
      return []
  }
}
