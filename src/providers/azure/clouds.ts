/** The Azure clouds, each with its own Entra ID. */
export type CloudName = 'public' | 'government' | 'china'

/** The settings of a cloud. */
export interface Cloud {
  readonly authority: string
  /** The `aud` that a federated credential of this cloud expects. */
  readonly audience: string
  /** The scope of Azure Resource Manager. */
  readonly scope: string
  /** The domain of key vaults. */
  readonly vaultSuffix: string
  /** The scope of Key Vault. */
  readonly vaultScope: string
  /** The domain of container registries. */
  readonly registrySuffix: string
  /** The name that Terraform uses for the cloud. */
  readonly terraform: string
}

/** The scope of container registries, in every cloud. */
export const REGISTRY_SCOPE = 'https://containerregistry.azure.net/.default'

/** The settings of the clouds that are available to the public. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    authority: 'login.microsoftonline.com',
    audience: 'api://AzureADTokenExchange',
    scope: 'https://management.azure.com/.default',
    vaultSuffix: 'vault.azure.net',
    vaultScope: 'https://vault.azure.net/.default',
    registrySuffix: 'azurecr.io',
    terraform: 'public',
  },
  government: {
    authority: 'login.microsoftonline.us',
    audience: 'api://AzureADTokenExchangeUSGov',
    scope: 'https://management.usgovcloudapi.net/.default',
    vaultSuffix: 'vault.usgovcloudapi.net',
    vaultScope: 'https://vault.usgovcloudapi.net/.default',
    registrySuffix: 'azurecr.us',
    terraform: 'usgovernment',
  },
  china: {
    authority: 'login.chinacloudapi.cn',
    audience: 'api://AzureADTokenExchangeChina',
    scope: 'https://management.chinacloudapi.cn/.default',
    vaultSuffix: 'vault.azure.cn',
    vaultScope: 'https://vault.azure.cn/.default',
    registrySuffix: 'azurecr.cn',
    terraform: 'china',
  },
}

/** The hosts of Entra, with the aliases that its instance metadata lists for each cloud. */
export const entraHosts: ReadonlySet<string> = new Set([
  ...Object.values(clouds).map(({ authority }) => authority),
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login.usgovcloudapi.net',
  'login.partner.microsoftonline.cn',
])
