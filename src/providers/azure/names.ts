import type { Secret } from '../../core/secret.ts'
import type { AzureConfig } from './config.ts'

/** The output names with their descriptions for `action.yml`. */
export const outputs: Readonly<Record<string, string>> = {
  AZURE_ACCESS_TOKEN: 'The access token, unless `names` names another variable.',
  AZURE_TENANT_ID: 'The tenant, where the SDKs look for it.',
  AZURE_CLIENT_ID: 'The client, where the SDKs look for it.',
  AZURE_SUBSCRIPTION_ID: 'The subscription, if one was named.',
  AZURE_AUTHORITY_HOST: 'The authority of the cloud, beside the public one.',
  ARM_TENANT_ID: 'The tenant, where Terraform looks for it.',
  ARM_CLIENT_ID: 'The client, where Terraform looks for it.',
  ARM_SUBSCRIPTION_ID: 'The subscription, where Terraform looks for it.',
  ARM_USE_OIDC: '`true`: Terraform requests tokens by itself.',
  ARM_ENVIRONMENT: 'The cloud, as Terraform calls it.',
}

/** Returns what SDKs and Terraform need to request tokens themselves; contains no secrets. */
export function identifiers({
  tenantId,
  clientId,
  subscriptionId,
  cloud,
  cloudName,
}: AzureConfig): readonly (readonly [string, string])[] {
  const ids = {
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    ...(subscriptionId !== undefined && { SUBSCRIPTION_ID: subscriptionId }),
  }
  return [
    ...Object.entries(ids).map(([name, value]) => [`AZURE_${name}`, value] as const),
    ...(cloudName === 'public'
      ? []
      : [['AZURE_AUTHORITY_HOST', `https://${cloud.authority}`] as const]),
    ...Object.entries(ids).map(([name, value]) => [`ARM_${name}`, value] as const),
    ['ARM_USE_OIDC', 'true'],
    ['ARM_ENVIRONMENT', cloud.terraform],
  ]
}

/** Returns the variables of a lease with their values, tokens first. */
export const valuesOf = (
  config: AzureConfig,
  tokens: ReadonlyMap<string, Secret>,
): ReadonlyMap<string, Secret | string> =>
  new Map<string, Secret | string>([...tokens, ...identifiers(config)])
