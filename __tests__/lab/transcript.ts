import type { Level } from '../../src/core/runtime.ts'

/**
 * One thing that the action did to the world, in the order in which it happened; secrets stand in
 * plain text here.
 */
export type LabEvent =
  | {
      readonly kind: 'dial'
      readonly origin: string
      readonly ca: string | undefined
      readonly count: number
    }
  | {
      readonly kind: 'request'
      readonly n: number
      readonly method: string
      readonly url: string
      readonly headers: Texts
      readonly body: string
      readonly ca: string | undefined
    }
  | { readonly kind: 'answer'; readonly n: number; readonly status: number }
  | { readonly kind: 'broken'; readonly n: number; readonly code: string }
  | { readonly kind: 'mask'; readonly value: string }
  | { readonly kind: 'remember'; readonly key: string; readonly line: string }
  | { readonly kind: 'say'; readonly level: Level; readonly text: string }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  | { readonly kind: 'expose'; readonly env: Texts; readonly outputs: Texts }
  | { readonly kind: 'store'; readonly path: string; readonly content: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'append'; readonly path: string; readonly line: string }
  | { readonly kind: 'summarize'; readonly markdown: string }
  | { readonly kind: 'sweep' }

export type Texts = Readonly<Record<string, string>>

/** The deeds of one kind. */
export function events<K extends LabEvent['kind']>(
  transcript: readonly LabEvent[],
  kind: K,
): readonly Extract<LabEvent, { kind: K }>[] {
  return transcript.filter((deed): deed is Extract<LabEvent, { kind: K }> => deed.kind === kind)
}

/** The transcript for people and for assertions about order: a line for each deed. */
export function readable(transcript: readonly LabEvent[]): readonly string[] {
  return transcript.map(lineOf)
}

function lineOf(deed: LabEvent): string {
  switch (deed.kind) {
    case 'dial':
      return `dial ${deed.origin}`
    case 'request':
      return `request ${deed.n} ${deed.method} ${deed.url}`
    case 'answer':
      return `answer ${deed.n} ${deed.status}`
    case 'broken':
      return `broken ${deed.n} ${deed.code}`
    case 'mask':
      return `mask ${deed.value}`
    case 'remember':
      return `remember ${deed.key} ${deed.line}`
    case 'say':
      return `say ${deed.level} ${deed.text}`
    case 'sleep':
      return `sleep ${deed.milliseconds}`
    case 'expose':
      return (
        `expose env ${Object.keys(deed.env).join(' ')} outputs ` +
        `${Object.keys(deed.outputs).join(' ')}`
      )
    case 'store':
    case 'remove':
    case 'append':
      return `${deed.kind} ${deed.path}`
    case 'summarize':
      return 'summarize'
    case 'sweep':
      return 'sweep'
  }
}
