import { Failure } from '../core/failure.ts'

// The first Node 22 with every API that is used here; `tls.getCACertificates` was added last.
const OLDEST = [22, 15]

/**
 * Throws `ENVIRONMENT_REFUSED` if Node is too old. GitHub's runner provides the version that
 * action.yml names; Forgejo's runs the `node` of the job's image.
 */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Failure(
    'ENVIRONMENT_REFUSED',
    `Node ${/^[\d.]{1,20}$/.exec(version)?.[0] ?? 'of an unknown version'} runs this ` +
      `action; it needs Node 24, or at least ${OLDEST.join('.')}`,
    {
      causes: [
        "Forgejo's runner runs the `node` of the job's image, whatever version an action names",
      ],
      fix: 'Use an image with a newer Node, such as `container: node:24-bookworm`.',
    },
  )
}
