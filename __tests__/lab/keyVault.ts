import type { Entra } from './entra.ts'
import type { Handler, LabAnswer } from './handler.ts'

/** Azure Key Vault: the secrets of one vault, for the tokens of a lab Entra. */
export interface KeyVault {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
}

export interface LabVaultSecret {
  readonly value: string
  readonly contentType?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  /** What the vault converts the value to, where it is a certificate. */
  readonly pem?: string
}

export interface KeyVaultOptions {
  readonly host?: string
  /** By name; the newest version last. */
  readonly secrets?: Readonly<Record<string, readonly LabVaultSecret[]>>
  /** The inner code with which every request is rejected. */
  readonly forbidden?: string
}

/** The id of a version by its number. */
export const vaultVersion = (number: number): string => String(number).padStart(32, '0')

const SCOPES = ['https://vault.azure.net/.default', 'https://vault.usgovcloudapi.net/.default']

export function keyVault(entra: Pick<Entra, 'living'>, options: KeyVaultOptions): KeyVault {
  const { host = 'app-prod.vault.azure.net', secrets = {}, forbidden } = options
  const handle: Handler = ({ method, url, headers }) => {
    const token = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
    if (!SCOPES.includes(entra.living().get(token) ?? ''))
      return {
        ...error(401, 'Unauthorized', 'AKV10022: Invalid audience.'),
        headers: {
          'www-authenticate':
            'Bearer authorization="https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555", resource="https://vault.azure.net"',
        },
      }
    const [, name = '', version] = /^\/secrets\/([\w-]+)(?:\/(\w*))?$/.exec(url.pathname) ?? []
    const api = url.searchParams.get('api-version') ?? ''
    if (method !== 'GET' || name === '' || !/^(?:7\.\d|20\d\d-\d\d-\d\d)/.test(api))
      return error(400, 'BadParameter', 'The parameter is not valid.')
    if (forbidden !== undefined) return error(403, 'Forbidden', 'no', forbidden)
    const versions = Object.entries(secrets).find(
      ([each]) => each.toLowerCase() === name.toLowerCase(),
    )
    const number = version ? Number(version) : versions?.[1].length
    const found = versions?.[1][Number(number) - 1]
    if (!versions || !found)
      return error(404, 'SecretNotFound', `A secret with (name/id) ${name} was not found`)
    if (found.attributes?.['enabled'] === false)
      return error(
        403,
        'Forbidden',
        'Operation get is not allowed on a disabled secret.',
        'SecretDisabled',
      )
    return answered(
      found,
      `https://${host}/secrets/${versions[0]}/${vaultVersion(Number(number))}`,
      url,
    )
  }
  return { handle, hosts: { [`https://${host}`]: handle } }
}

function answered(secret: LabVaultSecret, id: string, url: URL): LabAnswer {
  const { value, contentType = 'text/plain', attributes = {}, pem } = secret
  const wanted = url.searchParams.get('outContentType')
  const converted = wanted !== null && pem !== undefined
  if (wanted !== null && !converted) return error(400, 'BadParameter', 'not a certificate')
  return {
    status: 200,
    body: {
      value: converted ? pem : value,
      contentType: converted ? wanted : contentType,
      id,
      attributes: {
        enabled: true,
        created: 1,
        updated: 1,
        recoveryLevel: 'Recoverable',
        ...attributes,
      },
      tags: {},
    },
  }
}

const error = (status: number, code: string, message: string, inner?: string): LabAnswer => ({
  status,
  body: { error: { code, message, ...(inner !== undefined && { innererror: { code: inner } }) } },
})
