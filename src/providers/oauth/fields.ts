import type { Field } from '../../inputs/reader.ts'
import { registriesField } from '../registryLogin.ts'
import { suppliedFields } from '../supplied.ts'

/** The inputs of `from: oauth`. */
export const fields: readonly Field[] = [
  {
    name: 'address',
    description:
      'The token endpoint. Beside `discover` only where the issuer names one of another origin.',
  },
  {
    name: 'discover',
    description:
      'The issuer whose published metadata names the token endpoint and the revocation ' +
      'endpoint (RFC 8414, OpenID). Both must be of its origin, or of that of `address`.',
  },
  {
    name: 'grant',
    default: 'token-exchange',
    description:
      'How the ID token is presented: `token-exchange` (RFC 8693), `jwt-bearer` (RFC 7523, ' +
      'as an assertion), `client-credentials` (as the assertion of a client), or `none` for ' +
      'servers with a form of their own.',
  },
  { name: 'client-id', description: 'The client id, where the server knows clients.' },
  {
    name: 'client-secret',
    secret: true,
    description:
      'The secret of that client, where the server insists on one beside the ID token; sent ' +
      'by HTTP Basic.',
  },
  { name: 'scope', description: 'The scopes to ask for: text or a list.' },
  {
    name: 'resource',
    description: 'Where the token is to be used (RFC 8707): an address or a list of them.',
  },
  {
    name: 'requested-type',
    description:
      'The type of token to ask for, as a URI, or the last word of one of RFC 8693 such as ' +
      '`access_token`.',
  },
  {
    name: 'subject-type',
    description:
      'What the ID token is called in a token exchange: `jwt` (default), `id_token`, or a ' +
      'URI of the server’s own.',
  },
  {
    name: 'parameters',
    description:
      'A YAML map of further fields of the request. A value of `<now>` becomes the time of ' +
      'the request.',
  },
  { name: 'http-method', default: 'POST', description: '`POST` or `GET`.' },
  {
    name: 'body',
    default: 'form',
    description: '`form`, `json`, or `none`: then all fields stand in the query.',
  },
  {
    name: 'token-in',
    default: 'body',
    description:
      'Where the ID token stands: `body`, `bearer` (the Authorization header) or `query`.',
  },
  {
    name: 'token-field',
    description: 'The name of the field that holds the ID token; known for every grant but `none`.',
  },
  {
    name: 'token-path',
    default: 'access_token',
    description:
      'Where the leased token stands in the response: names and indices with dots between ' +
      'them, such as `data.0.token`.',
  },
  {
    name: 'expires-path',
    default: 'expires_in',
    description:
      'Where the end of the lease stands in the response: seconds from now, seconds since ' +
      'the epoch, or RFC 3339.',
  },
  {
    name: 'names',
    default: 'ACCESS_TOKEN',
    description:
      'The variables under which the token is exported: text, a list, or a YAML map of ' +
      'variable to path where a response holds several values.',
  },
  {
    name: 'single-use',
    default: 'false',
    description:
      '`true` for servers that refuse an ID token which they have seen before: no two leases ' +
      'then share one.',
  },
  {
    name: 'revoke',
    description:
      'How the token is revoked: `rfc7009`, `delete` (with the token as bearer), `json` (a POST ' +
      'whose body holds the token) or `none`. ' +
      'Default: what `discover` finds, else `none`.',
  },
  {
    name: 'revoke-address',
    description:
      'Where the token is revoked; default: what `discover` finds, and for `delete` the ' +
      'address itself.',
  },
  {
    name: 'revoke-field',
    default: 'token',
    description: 'The member of the body that holds the token, with `revoke: json`.',
  },
  ...suppliedFields('the token endpoint'),
  registriesField(
    'Hosts of registries at which the token is the password of `registry-username`: one, or a list. With ' +
      '`export: docker`; the token is exported beside it only by a further target.',
  ),
  { name: 'registry-username', description: 'The user of the logins at `registries`.' },
]
