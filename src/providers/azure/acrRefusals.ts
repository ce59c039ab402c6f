import type { Refusal } from '../refusals.ts'

const code = 'EXCHANGE_REFUSED'

/** The rejections of a container registry when a password is requested, specific rows first. */
export const acrRefusals: readonly Refusal[] = [
  {
    code,
    when: { status: 403, words: /is not allowed access|firewall|denied by network/i },
    symptom: '403: the firewall of the registry does not admit this runner',
    causes: [
      'public access to the registry is disabled, or limited to addresses without the one of the ' +
        'runner',
      'the runner is outside the network of the private endpoint',
    ],
    fix: 'Admit the address of the runner, or use a runner in the network of the registry.',
  },
  {
    code,
    when: { status: [401, 403] },
    symptom: 'the registry does not accept the identity',
    causes: [
      'the client has no role on it, such as AcrPull or AcrPush (with ABAC: Container Registry ' +
        'Repository Reader or Writer)',
      'the role was assigned only minutes ago',
      'the registry is in another tenant than `tenant-id`',
    ],
    fix: 'Run: az role assignment create --role AcrPush --assignee CLIENT_ID --scope REGISTRY_ID',
  },
  {
    code,
    when: { status: 404 },
    symptom: '404: the host has no token exchange endpoint',
    causes: ['the host is not the login server of a container registry'],
    fix: 'Compare the host with the output of: az acr show --name REGISTRY --query loginServer',
  },
]
