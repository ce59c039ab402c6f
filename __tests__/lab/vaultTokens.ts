import { randomUUID } from 'node:crypto'
import type { Lab, LabAnswer } from './handler.ts'

/** Path → capabilities; a path may end in `*`. */
export type Policies = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** A token as the server keeps it. */
export interface VaultToken {
  readonly text: string
  readonly accessor: string
  readonly kind: 'service' | 'batch'
  readonly policies: readonly string[]
  /** Seconds since the epoch. */
  readonly ends: number
  /** Uses that are left; 0 is no limit. */
  uses: number
  /** How often it was shown. */
  asked: number
}

export interface Tokens {
  make(
    terms: Pick<VaultToken, 'kind' | 'policies' | 'uses'> & { readonly life: number },
  ): VaultToken
  /** A living one. */
  find(text: string): VaultToken | undefined
  living(): readonly VaultToken[]
  /** Counts a use; true when it was the last. */
  use(token: VaultToken): boolean
  end(token: VaultToken): void
  capabilities(token: VaultToken, path: string): readonly string[]
}

const DEFAULT = {
  'auth/token/lookup-self': ['read'],
  'auth/token/renew-self': ['update'],
  'auth/token/revoke-self': ['update'],
  'sys/capabilities-self': ['update'],
  'sys/leases/renew': ['update'],
  'sys/leases/lookup': ['update'],
}

export const denied: LabAnswer = {
  status: 403,
  body: { errors: ['1 error occurred:\n\t* permission denied\n\n'] },
}

export function tokensOf(
  lab: Lab,
  { policies, ended }: { policies: Policies; ended(token: VaultToken): void },
): Tokens {
  const all = new Map<string, VaultToken>()
  const known: Policies = { default: DEFAULT, ...policies }
  const sweep = (): void => {
    for (const token of all.values()) if (token.ends <= lab.now()) end(token)
  }
  const end = (token: VaultToken): void => {
    if (all.delete(token.text)) ended(token)
  }
  return {
    make({ kind, life, ...rest }) {
      const text = lab.issue(
        `${kind === 'batch' ? 'hvb' : 'hvs'}.${randomUUID().replaceAll('-', '')}`,
      )
      const accessor = kind === 'batch' ? '' : lab.issue(randomUUID().replaceAll('-', ''))
      const token = {
        ...rest,
        text,
        accessor,
        kind,
        ends: life === 0 ? Number.POSITIVE_INFINITY : lab.now() + life,
        asked: 0,
      }
      all.set(text, token)
      return token
    },
    find(text) {
      sweep()
      return all.get(text)
    },
    living() {
      sweep()
      return [...all.values()]
    },
    use: (token) => token.uses > 0 && --token.uses === 0,
    end,
    capabilities(token, path) {
      const rules = token.policies.flatMap((name) => Object.entries(known[name] ?? {}))
      const fitting = rules.filter(([rule]) =>
        rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule,
      )
      return fitting.length === 0 ? ['deny'] : fitting.flatMap(([, capabilities]) => capabilities)
    },
  }
}

/** What the method needs is among the capabilities of the path. */
export function may(tokens: Tokens, token: VaultToken, path: string, method: string): boolean {
  const capabilities = tokens.capabilities(token, path)
  return capabilities.includes(method === 'GET' ? 'read' : 'update')
}
