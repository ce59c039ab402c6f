import type { Field } from '../../inputs/reader.ts'
import { readingFields } from '../reading/fields.ts'
import { registriesField } from '../registryLogin.ts'
import { suppliedFields } from '../supplied.ts'

/** The inputs of `from: vault`. */
export const fields: readonly Field[] = [
  {
    name: 'address',
    description:
      'The https address of the server, with its path if it has one. Required with `vault`.',
  },
  {
    name: 'role',
    description:
      'The role of the JWT mount to log in as; may be left out where the mount has a default role.',
  },
  { name: 'mount', description: 'The path of the JWT auth method below `auth/`.', default: 'jwt' },
  {
    name: 'namespace',
    description: 'The namespace of Vault Enterprise, HCP or OpenBao, such as `teams/web`.',
  },
  {
    name: 'login',
    description: "How to log in at the mount: `jwt`, or `cel` for OpenBao's CEL roles.",
    default: 'jwt',
  },
  ...readingFields(
    'What to read with the token: a YAML mapping. `NAME: path#field` is one value (`#a.b` ' +
      'nested, `?version=3` after a path of KV version 2, ` | base64` decodes, ` | optional` ' +
      'exports an empty string where nothing is stored), `NAME_*: path` one value for each field, ' +
      '`NAME: path` all fields as JSON. An engine that wants parameters is a mapping with `path`, ' +
      '`with` and `field`. Without `read` the lease is the token itself.',
    'Whether the token is exported beside what was read: `true` or `false`. Otherwise it ' +
      'is revoked as soon as nothing needs it.',
  ),
  registriesField(
    'Registries whose logins are stored: a YAML mapping from host to path, such as ' +
      '`harbor.example.com: secret/data/harbor`, with the fields `username` and `password`; if they ' +
      'have other names, a mapping with `path`, `username` and `password`. With `export: docker`.',
  ),
  {
    name: 'wrap',
    description:
      'Exports, for each path in `read`, a wrapping token that can be used once within ' +
      'this time, such as `5m`, instead of values.',
  },
  {
    name: 'inline',
    description:
      "OpenBao's inline authentication: each read logs in by itself, there is not a token " +
      'and nothing to revoke. Not for secrets that are leased.',
    default: 'false',
  },
  {
    name: 'sync',
    description:
      'Whether post waits until the server has really ended what was leased, such as ' +
      'database users; the policy must allow `update` on `sys/leases/revoke`.',
    default: 'false',
  },
  ...suppliedFields('`address`'),
]
