import type { VerifiedToken } from '../identity/verify.ts'
import { roleCommand } from '../providers/vault/roleCommand.ts'
import { awsStatement, awsTrustPolicy, conditionPrefix, hasGitHubKeys } from '../trust/awsPolicy.ts'
import { credentialLines, entraCredentials, flexibleCredentials } from '../trust/entraCredential.ts'
import { addBinding, googleDocuments } from '../trust/googleProvider.ts'
import type { ClaimSet } from '../trust/judgement.ts'
import { authenticationLines, kubernetesTrust, roleLines } from '../trust/kubernetesTrust.ts'
import { octoStsPolicy } from '../trust/octoStsPolicy.ts'
import { asciiJson, shellWord } from '../trust/quote.ts'
import { textClaims } from '../trust/subject.ts'
import type { TrustTarget } from '../trust/target.ts'
import { terraformDocument } from '../trust/terraform.ts'

/** A policy or command to paste, with the sentence that stands before it. */
export interface TrustDocument {
  readonly title: string
  readonly language: 'hcl' | 'json' | 'sh' | 'yaml'
  readonly lines: readonly string[]
  /** What to do with it. */
  readonly after?: readonly string[]
}

/** The claims of a verified token and the audience that it was requested for. */
export type TokenFacts = Pick<VerifiedToken, 'claims' | 'audience'>

type Target<Kind extends TrustTarget['kind']> = Extract<TrustTarget, { kind: Kind }>

/** Returns what makes a server accept exactly this workflow, with either form of its subject. */
export function trustDocuments(target: TrustTarget, token: TokenFacts): readonly TrustDocument[] {
  const claims = textClaims(token.claims)
  switch (target.kind) {
    case 'aws':
      return awsDocuments(target, claims, token.audience)
    case 'vault':
      return vaultDocuments(target, token)
    case 'gcp':
      return gcpDocuments(target, claims, token.audience)
    case 'azure':
      return azureDocuments(target, claims, token.audience)
    case 'octo-sts':
      return octoStsDocuments(target, claims, token.audience)
    case 'kubernetes':
      return kubernetesDocuments(target, claims, token.audience)
  }
}

function awsDocuments(
  target: Target<'aws'>,
  claims: ClaimSet,
  audience: string,
): readonly TrustDocument[] {
  if (target.account === '') return []
  const statement = awsStatement(target, claims, audience)
  const role = shellWord(target.role)
  const terraform = terraformDocument(statement)
  const narrow = hasGitHubKeys(conditionPrefix(claims['iss'] ?? ''))
    ? ''
    : '; AWS compares only the audience and the subject of this issuer'
  return [
    {
      title: `The trust policy of the role, as trust.json${narrow}:`,
      language: 'json',
      lines: asciiJson(awsTrustPolicy(statement), 2).split('\n'),
    },
    {
      title: 'With the AWS CLI, for a new role; the second command replaces the policy of a role:',
      language: 'sh',
      lines: [
        'aws iam create-role --role-name NEW-NAME --assume-role-policy-document file://trust.json',
        `aws iam update-assume-role-policy --role-name ${role} --policy-document file://trust.json`,
      ],
    },
    ...(terraform.length > 0
      ? [{ title: 'With Terraform:', language: 'hcl', lines: terraform } as const]
      : []),
  ]
}

function vaultDocuments(target: Target<'vault'>, token: TokenFacts): readonly TrustDocument[] {
  const lines = roleCommand({ ...target, login: 'jwt' }, token, false)
  const end = lines.indexOf('EOF') + 1
  return [
    {
      title: lines[0] ?? '',
      language: 'sh',
      lines: lines.slice(1, end).map((line) => line.trimStart()),
      after: lines.slice(end),
    },
  ]
}

function gcpDocuments(
  { provider: name, universe, account }: Target<'gcp'>,
  claims: ClaimSet,
  audience: string,
): readonly TrustDocument[] {
  const pool = `iam.${universe}/${name.replace(/\/providers\/[^/]*$/, '')}`
  const { provider, members } = googleDocuments(pool, claims, audience)
  return [
    {
      title: `The mapping and the condition of ${name}; every job of the pool must meet them:`,
      language: 'json',
      lines: asciiJson(provider, 2).split('\n'),
    },
    ...(account === undefined
      ? []
      : members.map(
          (member): TrustDocument => ({
            title: 'The binding of the service account:',
            language: 'sh',
            lines: addBinding(account, member),
          }),
        )),
  ]
}

function azureDocuments(
  { clientId }: Target<'azure'>,
  claims: ClaimSet,
  audience: string,
): readonly TrustDocument[] {
  const flexible = flexibleCredentials(claims, audience)
  const exact = entraCredentials(claims, audience).map(
    (credential, index): TrustDocument => ({
      title:
        index === 0
          ? `A federated credential of ${clientId}, as credential.json:`
          : 'A second one for the other form of the subject:',
      language: 'json',
      lines: credentialLines(credential),
    }),
  )
  const command: TrustDocument = {
    title: 'With the Azure CLI, for an application, once for each credential:',
    language: 'sh',
    lines: [`az ad app federated-credential create --id ${clientId} --parameters credential.json`],
  }
  return [
    ...exact,
    command,
    ...flexible.map(
      (credential): TrustDocument => ({
        title:
          'In place of an exact credential, which cannot see the branch behind the environment: a ' +
          'flexible one (preview, applications only, by the beta of Microsoft Graph):',
        language: 'json',
        lines: credentialLines(credential),
      }),
    ),
  ]
}

function octoStsDocuments(
  { scope, identity }: Target<'octo-sts'>,
  claims: ClaimSet,
  audience: string,
): readonly TrustDocument[] {
  const repository = scope.includes('/') ? scope : `${scope}/.github`
  const { claim_pattern: patterns, ...policy } = octoStsPolicy(claims, audience)
  return [
    {
      title:
        `.github/chainguard/${identity}.sts.yaml on the default branch of ${repository}; add ` +
        `"permissions":`,
      language: 'yaml',
      lines: [
        ...Object.entries(policy).map(([name, value]) => `${name}: ${asciiJson(value)}`),
        'claim_pattern:',
        ...Object.entries(patterns).map(([name, value]) => `  ${name}: ${asciiJson(value)}`),
      ],
    },
  ]
}

function kubernetesDocuments(
  { account, revocable, expectUser }: Target<'kubernetes'>,
  claims: ClaimSet,
  audience: string,
): readonly TrustDocument[] {
  const trust = kubernetesTrust(claims, audience, expectUser)
  const mapping =
    trust.username === undefined
      ? 'Add `claimMappings` of the cluster: that they produce `expect-user` is not checked here.'
      : 'Where the cluster has other `claimMappings`, keep them, and bind the user they produce.'
  return [
    {
      title: 'The AuthenticationConfiguration of kube-apiserver:',
      language: 'yaml',
      lines: authenticationLines(trust),
      after: [
        'Every token of the issuer must meet all rules: where other workflows use the cluster, ' +
          'join all rules of each workflow by `&&`, and the workflows by `||`, in one rule.',
        mapping,
      ],
    },
    ...(account === undefined
      ? []
      : [
          {
            title: `The roles of the user in ${account.namespace}, for kubectl apply:`,
            language: 'yaml',
            lines: roleLines(account, revocable, trust.users),
          } as const,
        ]),
  ]
}
