import { type AddReadError, lineParser, type ParseReadValue } from '../reading/parseRead.ts'
import type { ReadEntry, SecretSource } from '../reading/readEntry.ts'

/** A version of a secret of Google Secret Manager. */
export interface GcpSource extends SecretSource {
  readonly project: string
  /** Regional secrets are separate objects at hosts of their own. */
  readonly location: string | undefined
  readonly secret: string
  /** A number, `latest` or an alias. */
  readonly version: string
}

/** One entry of `read`. */
export type GcpEntry = ReadEntry<GcpSource>

const FORM =
  'must be projects/PROJECT/secrets/NAME, projects/PROJECT/locations/LOCATION/secrets/NAME, or ' +
  'NAME beside "project", and where wanted ?version=, #field, | base64, | bytes, | optional'
const PATH =
  /^projects\/([a-z0-9:.-]{1,128})(?:\/locations\/([a-z0-9-]{1,63}))?\/secrets\/([\w-]{1,255})(?:\/versions\/([\w-]{1,63}))?$/

/** Returns the parser of `read` values; `project` is the one that is known by other inputs. */
export const valueParser = (project: string | undefined): ParseReadValue<GcpSource> =>
  lineParser(FORM, ({ path, query }, addError) => {
    const whole = /^[\w-]{1,255}$/.test(path) ? `projects/${project ?? '?'}/secrets/${path}` : path
    if (whole.startsWith('projects/?/'))
      return addError(
        `must begin with projects/PROJECT/secrets/, as no "project" is known: ` +
          `projects/PROJECT/secrets/${path}`,
      )
    const [, owner, location, secret, pasted] = PATH.exec(whole) ?? []
    if (owner === undefined || secret === undefined) return addError(FORM)
    const version = parseVersion(query, pasted, addError)
    if (version === undefined) return undefined
    const place = location === undefined ? '' : `/locations/${location}`
    const name = `projects/${owner}${place}/secrets/${secret}/versions/${version}`
    return { key: name, path: name, project: owner, location, secret, version }
  })

function parseVersion(
  query: ReadonlyMap<string, string>,
  pasted: string | undefined,
  addError: AddReadError,
): string | undefined {
  const version = query.get('version') ?? pasted ?? 'latest'
  if (query.size > (query.has('version') ? 1 : 0))
    return addError('may have ?version= after its path, and nothing else')
  if (query.has('version') && pasted !== undefined)
    return addError('names a version twice: in the path and in ?version=')
  return /^(?:[1-9]\d{0,18}|[A-Za-z][\w-]{0,62})$/.test(version)
    ? version
    : addError('must have a number, an alias or "latest" as its version')
}
