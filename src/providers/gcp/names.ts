import type { Secret } from '../../core/secret.ts'
import type { GcpConfig } from './config.ts'
import { ACCESS, ID, PROJECT } from './variables.ts'

/** The output names with their descriptions for `action.yml`. */
export const outputs: Readonly<Record<string, string>> = {
  CLOUDSDK_AUTH_ACCESS_TOKEN: 'The access token, where gcloud looks for it.',
  GOOGLE_OAUTH_ACCESS_TOKEN: 'The same token, where Terraform looks for it.',
  GOOGLE_ID_TOKEN: 'The ID token of the service account, with `token-type: id`.',
  ...Object.fromEntries(PROJECT.map((name) => [name, 'The id of the project.'])),
}

/** Returns the variable with the token. */
export const tokenName = ({ account }: GcpConfig): string =>
  account?.tokenAudience === undefined ? ACCESS[0] : ID

/** Returns the variables of an exported token. */
export const variableNames = (config: GcpConfig): readonly string[] => [
  ...(config.account?.tokenAudience === undefined ? ACCESS : [ID]),
  ...(config.project === undefined ? [] : PROJECT),
]

/** Returns the variables of a lease with their values. */
export function valuesOf(config: GcpConfig, token: Secret): ReadonlyMap<string, Secret | string> {
  const isProject = (name: string): boolean => PROJECT.some((variable) => variable === name)
  return new Map(
    variableNames(config).map((name) => [name, isProject(name) ? (config.project ?? '') : token]),
  )
}
