/** Clouds of Azure with an Entra of their own. */
export type CloudName = 'public' | 'government' | 'china'

/** What follows from the choice of a cloud. */
export interface Cloud {
  readonly authority: string
  /** What a federated credential of this cloud expects as `aud`. */
  readonly audience: string
  /** Azure Resource Manager. */
  readonly scope: string
  /** How Terraform calls it. */
  readonly terraform: string
}

/** The clouds that anybody may name. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    authority: 'login.microsoftonline.com',
    audience: 'api://AzureADTokenExchange',
    scope: 'https://management.azure.com/.default',
    terraform: 'public',
  },
  government: {
    authority: 'login.microsoftonline.us',
    audience: 'api://AzureADTokenExchangeUSGov',
    scope: 'https://management.usgovcloudapi.net/.default',
    terraform: 'usgovernment',
  },
  china: {
    authority: 'login.chinacloudapi.cn',
    audience: 'api://AzureADTokenExchangeChina',
    scope: 'https://management.chinacloudapi.cn/.default',
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
