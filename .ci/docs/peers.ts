import type { Peer, PeerAdvice } from '../../src/inputs/peer.ts'
import { peers } from '../../src/inputs/peers.ts'
import { table } from './markdown.ts'

/** The migration pages, by the action that each of them is about. */
export const migrationPages: Readonly<Record<string, string>> = {
  'docs/migrate/configure-aws-credentials.md': 'configure-aws-credentials',
  'docs/migrate/vault-action.md': 'vault-action',
  'docs/migrate/google-auth.md': 'google-github-actions/auth',
  'docs/migrate/azure-login.md': 'azure/login',
  'docs/migrate/get-secretmanager-secrets.md': 'google-github-actions/get-secretmanager-secrets',
  'docs/migrate/get-keyvault-secrets.md': 'Azure/get-keyvault-secrets',
  'docs/migrate/amazon-ecr-login.md': 'amazon-ecr-login',
  'docs/migrate/docker-login.md': 'docker/login-action',
  'docs/migrate/k8s-set-context.md': 'azure/k8s-set-context',
}

/** Returns the tables of a migration page. Throws if no peer has that name. */
export function peerBlocks(action: string): ReadonlyMap<string, string> {
  const peer = peers.find((known) => known.action === action)
  if (!peer) throw new Error(`no peer is called ${action}`)
  return new Map([
    ['inputs', inputsOf(peer)],
    ['outputs', outputsOf(peer)],
  ])
}

const inputsOf = ({ action, version, inputs }: Peer): string =>
  `All ${Object.keys(inputs).length} inputs of ${action} ${version}.\n\n` +
  table(
    ['there', 'here'],
    Object.entries(inputs).map(([name, advice]) => [`\`${name}\``, sentenceOf(advice)]),
  )

function outputsOf({ action, version, outputs }: Peer): string {
  const rows = Object.entries(outputs).map(([name, text]) => [`\`${name}\``, text])
  if (rows.length === 0) return `${action} ${version} has no outputs.`
  return `All outputs of ${action} ${version}.\n\n${table(['there', 'here'], rows)}`
}

// The sentences are those of error messages, where quotation marks stand for code.
const asCode = (text: string): string => text.replace(/"([^"]+)"/g, '`$1`')

function sentenceOf(advice: PeerAdvice): string {
  switch (advice.kind) {
    case 'same':
      return 'the same'
    case 'sentence':
      return asCode(advice.text)
    case 'switch':
      return `\`true\`: ${written(advice.on)}; \`false\`: ${written(advice.off)}`
    case 'field':
      return fieldSentence(advice.field, advice.convert?.('900'))
    default:
      return advice satisfies never
  }
}

const written = (text: string): string => (text.startsWith('remove') ? asCode(text) : `\`${text}\``)

// Only lifetimes convert to seconds; the other conversions are lists and mappings.
const fieldSentence = (field: string, converted: string | undefined): string =>
  /^\d+s$/.test(converted ?? '') ? `\`${field}\`, with a unit: \`900s\`` : `\`${field}\``
