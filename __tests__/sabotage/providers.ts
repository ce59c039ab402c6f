import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const audiences = at('providers/audiences')
const arn = at('providers/aws.arn')
const lifetime = at('providers/lifetime')
const origin = at('providers/oauth.origin')

/** Faults in what providers send and accept. */
export const providers: readonly Fault[] = [
  {
    breaks: 'S6: an audience of AWS, Google, Entra or Octo STS is sent only to its own hosts',
    file: 'src/flow/leaseConfig.ts',
    find: "  if (misplaced !== undefined) read.addError('audience', misplaced)\n",
    replace: '',
    guard: audiences('sts.amazonaws.com of AWS, sent to a Vault'),
  },
  {
    breaks: 'S6: another STS is asked for a token that AWS does not accept',
    file: 'src/providers/aws/index.ts',
    find: 'audience: known === undefined ? endpoint.origin : audienceOf(known),',
    replace: 'audience: audienceOf(known ?? partition),',
    guard: audiences('aws: https://id.lab.test goes to id.lab.test'),
  },
  {
    breaks: 'S9: a path that STS invents is rejected',
    file: 'src/providers/aws/role.ts',
    find: "    (path !== '' && path !== role.path) ||\n",
    replace: '',
    guard: arn('in its path, from {}'),
  },
  {
    breaks: 'S9: the exported ARN is put together by us',
    file: 'src/providers/aws/role.ts',
    find: 'return { arn: canonical, partition,',
    replace: 'return { arn, partition,',
    guard: arn('the path of the role itself is accepted, and left out'),
  },
  {
    breaks: 'S10: a discovered token endpoint of another origin is rejected',
    file: 'src/providers/oauth/discovery.ts',
    find: '  sameServer(token, place)\n',
    replace: '',
    guard: origin('a token_endpoint of another origin is rejected, and receives nothing'),
  },
  {
    breaks: 'S10: log and record name the host that receives the token',
    file: 'src/providers/oauth/index.ts',
    find: 'host: receiver.host,',
    replace: 'host: source.url.host,',
    guard: origin('unless "address" names it too'),
  },
  {
    breaks: 'S10: a discovered revocation endpoint of another origin is rejected',
    file: 'src/providers/oauth/discovery.ts',
    find: 'if (!revocation || known.includes(revocation.origin)) return revocation',
    replace: 'if (known.length > 0) return revocation',
    guard: origin('is rejected before anything is leased'),
  },
  {
    breaks: 'S11: no server chooses a variable that controls other programs',
    file: 'src/flow/export.ts',
    find: ' ? undefined : chosenNameError(name)',
    replace: ' ? undefined : undefined',
    guard: at('flow/failureLog')('a server that names a field of JAVA_* "TOOL_OPTIONS"'),
  },
  {
    breaks: 'S11: names are compared without case',
    file: 'src/exports/names.ts',
    find: 'const upper = name.toUpperCase()\n  return (\n',
    replace: 'const upper = name\n  return (\n',
    guard: at('exports/names')('rejects npm_config_registry'),
  },
  {
    breaks: 'H2: a lifetime that cannot be read is not one that is unknown',
    file: 'src/providers/parseExpiry.ts',
    find: 'if (none || understood !== undefined) return\n',
    replace: 'if (none || name !== undefined) return\n',
    guard: lifetime('oauth expires_in: -1 is rejected, nothing is exported'),
  },
  {
    breaks: 'H2: what was obtained is on record before its lifetime is judged',
    file: 'src/providers/oauth/exchange.ts',
    find: '  leaseSession.keep(kept)\n  const name = config.paths.expires\n  requireLifetime(granted.statedEnd, granted.expiresAt, { host, name })\n',
    replace:
      '  const name = config.paths.expires\n  requireLifetime(granted.statedEnd, granted.expiresAt, { host, name })\n  leaseSession.keep(kept)\n',
    guard: lifetime('a token of an OAuth server with such a lifetime is revoked there'),
  },
  {
    breaks: 'U4: a suggested role leaves the one that refused as it is',
    file: 'src/providers/vault/roleCommand.ts',
    find: 'const name = absent && role !== undefined ? role :',
    replace: 'const name = role !== undefined ? role :',
    guard: at('providers/vault.refusals')('takes the access of nobody who uses the role'),
  },
  {
    breaks: 'U3: the audience of vault-action is offered first',
    file: 'src/providers/vault/login.ts',
    find: 'row?.audience ? { ...row, fix: audienceFix(leaseSession) } : row',
    replace: 'row',
    guard: at('providers/vault.refusals')('offers first the one that vault-action asks for'),
  },
  {
    breaks: 'U15: a missing binding of Google is printed as the set-up page maps it',
    file: 'src/providers/gcp/binding.ts',
    find: '/attribute.repository_id/${id}`,',
    replace: '/attribute.repository/${id}`,',
    guard: at('providers/gcp')('by the subject, by the one that the set-up page maps'),
  },
]
